"""Front matter: the fields before the text, read as strings, with every trick of YAML refused.

294 bytes of YAML aliases unfold to 580 MB; ``no`` is a boolean, ``2024-01-01`` a date and
``12:30:00`` the number 45000. So: no aliases, no anchors, no merge keys, no tags, small, shallow,
and every scalar stays the text that a person wrote.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, ScalarEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

from daejo.errors import PostError

MAX_FRONT_MATTER = 64 * 1024
MAX_DEPTH = 20
_KEY = re.compile(r"[A-Za-z_][\w .-]{0,60}:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a file, and the text after them.

    ``fields`` holds strings, lists and mappings of them (None where a key has no value).
    ``body_line`` is the file line (1-based) of the first line of ``body``. ``lines`` gives the line
    of each top key.
    """

    body: str
    body_line: int = 1
    fields: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    present: bool = False

    def text(self, key: str) -> str:
        """A field as text; "" where it is missing or no scalar."""
        value = self.fields.get(key)
        return value if isinstance(value, str) else ""


def split_front_matter(text: str) -> FrontMatter:
    """Parts a file in its front matter (YAML between ``---``, TOML between ``+++``) and its body.

    Line ends may be of any kind. A file without front matter is all body. Raises PostError with the
    file's line where the front matter is not closed, no mapping, larger than 64 KB, deeper than 20,
    has a duplicate key, an alias, an anchor, a merge key or a tag.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    fence = lines[0].rstrip()
    if fence not in ("---", "+++"):
        return FrontMatter("\n".join(lines))
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() in (fence, "...")), None)
    if end is None or (fence == "---" and not _looks_like_fields(lines[1:end])):
        if any(_KEY.match(line) for line in lines[1:4]):
            raise PostError("the front matter is never closed: no line with --- after it", line=1)
        return FrontMatter("\n".join(lines))
    raw = "\n".join(lines[1:end])
    if len(raw.encode("utf-8", "surrogatepass")) > MAX_FRONT_MATTER:
        raise PostError(f"the front matter is larger than {MAX_FRONT_MATTER // 1024} KB", line=1)
    fields, where = _toml(raw) if fence == "+++" else _yaml(raw)
    return FrontMatter("\n".join(lines[end + 1 :]), end + 2, fields, where, present=True)


def _looks_like_fields(lines: list[str]) -> bool:
    """A file may open with a rule (``---``) and have another one further down."""
    written = [line for line in lines if line.strip()]
    first = next((line for line in written if not line.lstrip().startswith("#")), None)
    if first is None:
        return not written
    return bool(_FIELD.match(first))


_FIELD = re.compile(r"[^\s#>|*!-][^:\n]{0,80}:(?:\s|$)|[\"'\[{&*!\t?-]|<<|\s+\S")
"""How the first line of front matter may begin, right or wrong; a sentence of prose does not."""


def _toml(raw: str) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        data = tomllib.loads(raw)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        found = re.search(r"line (\d+)", str(error))
        raise PostError(
            f"front matter is not TOML: {error}", line=int(found[1]) + 1 if found else 1
        ) from None
    return {k: v if isinstance(v, (list, dict)) else str(v) for k, v in data.items()}, {}


def _yaml(raw: str) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        _check_events(raw)
        node = yaml.compose(raw, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise PostError(_said(error), line=_line(error, raw)) from None
    except (RecursionError, ValueError) as error:
        raise PostError(f"front matter cannot be read: {error}", line=1) from None
    if node is None:
        return {}, {}
    if not isinstance(node, MappingNode):
        raise PostError("the front matter is no list of `key: value`", line=node.start_mark.line + 2)
    where: dict[str, int] = {}
    for key, _ in node.value:
        where.setdefault(str(key.value), key.start_mark.line + 2)
    return _plain(node), where


def _check_events(raw: str) -> None:
    depth = 0
    for event in yaml.parse(raw, Loader=yaml.BaseLoader):
        line = event.start_mark.line + 2 if event.start_mark else 1
        if isinstance(event, AliasEvent):
            raise PostError("an alias (*name) is not allowed in front matter", line=line)
        if isinstance(event, CollectionEndEvent):
            depth -= 1
        elif isinstance(event, (CollectionStartEvent, ScalarEvent)):
            if event.anchor is not None:
                raise PostError("an anchor (&name) is not allowed in front matter", line=line)
            if event.tag is not None and event.tag != "!":
                raise PostError(f"a tag ({event.tag[:60]}) is not allowed in front matter", line=line)
            if isinstance(event, CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise PostError(f"the front matter is nested deeper than {MAX_DEPTH}", line=line)


def _plain(node: Node) -> Any:
    if isinstance(node, ScalarNode):
        if node.style is None and node.value in ("", "~", "null"):
            return None
        return str(node.value)
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    result: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 2
        if not isinstance(key, ScalarNode):
            raise PostError("a key of the front matter is no text", line=line)
        if key.value == "<<":
            raise PostError("a merge key (<<) is not allowed in front matter", line=line)
        if key.value in result:
            raise PostError(f"the key {key.value[:60]!r} stands twice in the front matter", line=line)
        result[str(key.value)] = _plain(value)
    return result


def _line(error: yaml.YAMLError, raw: str) -> int:
    if isinstance(error, ReaderError):  # a character that YAML forbids
        return raw.count("\n", 0, error.position) + 2
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    if begun is not None and (mark is None or "end of stream" in str(getattr(error, "problem", ""))):
        mark = begun  # a quote that nobody closed: where it was opened
    return 1 if mark is None else int(mark.line) + 2


def _said(error: yaml.YAMLError) -> str:
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error).split("\n")[0]
    if "'\\t'" in problem:
        return "the front matter holds a tab where YAML wants blanks"
    return f"the front matter is not YAML: {problem[:200]}"
