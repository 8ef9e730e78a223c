"""Before CommonMark: the lines that are not prose are taken out, and blank lines left in their place.

Documentation is full of lines that only steer a page (admonitions, components, includes), and
CommonMark reads most of them as text. Line numbers stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from daejo.blocks import Block, Kind, clean, clean_code
from daejo.markdown.address import image_key
from daejo.markdown.fences import Fence, Fences, looks_like_prose
from daejo.markdown.steering import steers
from daejo.markdown.tables import table_of_html
from daejo.markdown.tags import Tag, only_tags, without_tags

_ESM = re.compile(
    r"(?:import\s+(?:[\w*{][^'\"]{0,300}\sfrom\s+)?['\"][^'\"]{1,300}['\"]"
    r"|export\s+(?:const|default|function|let)\b.{0,300})\s*;?\s*$"
)
_RAW = ("script", "style", "svg", "pre", "table", "textarea")
_EMBEDS = frozenset({"iframe", "video", "audio", "object", "embed"})
_LONG_LINE = 100_000
"""Characters. A longer line is text, whatever it holds."""
_MAX_TAG_LINES = 40
_LONG_FENCE = 2000
_PLAIN_KOREAN = re.compile(r"[^<>{};=]*[가-힣][^<>{};=]*$")


@dataclass(slots=True)
class Scan:
    """``lines`` as CommonMark shall see them, ``blocks`` already read, ``dropped`` [first, last] 0-based."""

    lines: list[str]
    blocks: list[Block] = field(default_factory=list)
    dropped: list[tuple[int, int, str]] = field(default_factory=list)
    mended: list[int] = field(default_factory=list)
    """First lines of code fences that nobody closed, or that stand around prose."""


class _Ends:
    """Where a text is found next, without searching the same lines twice for what is not there."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._missing: dict[str, int] = {}

    def next(self, needle: str, start: int) -> int | None:
        if start >= self._missing.get(needle, len(self._lines) + 1):
            return None
        for i in range(start, len(self._lines)):
            if needle in self._lines[i].lower():
                return i
        self._missing[needle] = start
        return None


@dataclass(slots=True)
class _Scanner:
    source: Sequence[str]
    first_line: int
    out: list[str]
    fences: Fences
    ends: _Ends
    scan: Scan
    closed: int = -1
    """A line that closed a fence which is no code."""
    in_head: bool = True
    """Nothing was read yet but imports: only there is ``import x from "y"`` certainly not prose."""

    def block(self, kind: Kind, first: int, last: int, text: str, **more: object) -> None:
        lines = (first + self.first_line, last + self.first_line)
        self.scan.blocks.append(Block(kind, text, lines=lines, **more))  # type: ignore[arg-type]

    def take(self, first: int, last: int) -> str:
        taken = "\n".join(self.source[first : last + 1])
        for k in range(first, last + 1):
            self.out[k] = ""
        return taken

    def step(self, i: int) -> int:
        """Reads what begins at line ``i``; the next line to look at."""
        fence = self.fences.at(i) if i != self.closed else None
        if fence is not None:
            return self.fence(fence)
        text = self.source[i].strip()
        if not text or len(text) > _LONG_LINE:
            return i + 1
        for reader in _READERS:
            following = reader(self, i, text)
            if following is not None:
                return following
        self.in_head = False
        if text.startswith(
            "[^"
        ):  # a footnote; to CommonMark "[^1]: https://…" is a link's address, and no text
            self.out[i] = self.source[i].replace("]:", "]&#58;", 1)
        return i + 1

    def fence(self, fence: Fence) -> int:
        self.in_head = False
        if fence.mended or fence.stray:
            self.scan.mended.append(fence.first)
        if not fence.stray and _is_prose_in_html(self.source[fence.start : fence.stop], fence):
            self.scan.mended.append(fence.first)
            self.take(fence.first, fence.first)
            self.take(fence.stop, fence.last)
            self.closed = fence.stop
            return fence.start
        self.take(fence.first, fence.last)
        if fence.stray:
            self.scan.dropped.append((fence.first, fence.last, "a code fence that closes nothing"))
            return fence.last + 1
        code = clean_code(_dedented(self.source[fence.start : fence.stop], fence))
        self.block(Kind.CODE, fence.first, fence.last, code, language=fence.language or None)
        return fence.last + 1


def _is_prose_in_html(lines: Sequence[str], fence: Fence) -> bool:
    """A whole post put between ```` ```html ```` and ```` ``` ````: sentences, and no tag but images."""
    if fence.language.lower() != "html" or len(lines) > _LONG_FENCE:
        return False
    prose = False
    for line in lines:
        if looks_like_prose(line):
            prose = True
        elif line.strip() and {t.name for t in only_tags(line)} != {"img"} and not _PLAIN_KOREAN.match(line):
            return False
    return prose


def _dedented(lines: Sequence[str], fence: Fence) -> str:
    return "\n".join(_without_lead(line, fence.indent, fence.quoted) for line in lines)


def _without_lead(line: str, indent: int, quoted: bool) -> str:
    if quoted:
        return re.sub(r"^\s{0,3}(?:>\s?){1,10}", "", line)
    cut = 0
    while cut < indent and cut < len(line) and line[cut] in " \t":
        cut += 1
    return line[cut:]


def _comment(s: _Scanner, i: int, text: str) -> int | None:
    for opener, closer in (("<!--", "-->"), ("{/*", "*/}")):
        if not text.startswith(opener):
            continue
        same = s.source[i].find(closer, s.source[i].find(opener) + len(opener))
        end = i if same >= 0 else s.ends.next(closer, i + 1)
        if end is None:
            return None
        tail = s.source[end].split(closer, 1)[1] if end != i else s.source[i][same + len(closer) :]
        s.take(i, end)
        s.scan.dropped.append((i, end, "a comment"))
        if tail.strip():
            s.out[end] = tail
            s.in_head = False
        return end + 1
    return None


def _esm(s: _Scanner, i: int, text: str) -> int | None:
    if not s.in_head or not text.startswith(("import", "export")):
        return None
    end = i
    if not _ESM.match(text):
        if not text.startswith(("import {", "import{", "export const", "export default")):
            return None
        while end + 1 < len(s.source) and end - i < _MAX_TAG_LINES and not _ends_import(s.source[end]):
            end += 1
            if not s.source[end].strip():
                return None
    s.take(i, end)
    s.scan.dropped.append((i, end, "an import"))
    return end + 1


def _ends_import(line: str) -> bool:
    return bool(re.search(r"from\s+['\"]|[;})\]]\s*;?\s*$", line[:1000]))


def _raw_element(s: _Scanner, i: int, text: str) -> int | None:
    found = re.match(r"<(script|style|svg|pre|table|textarea)\b", text, re.IGNORECASE)
    if found is None:
        return None
    name = found[1].lower()
    end = s.ends.next(f"</{name}", i)
    if end is None:
        return None
    raw = s.take(i, end)
    if name == "table":
        s.block(Kind.TABLE, i, end, table_of_html(raw))
    elif name == "pre":
        s.block(Kind.CODE, i, end, clean_code(without_tags(raw.replace("<br", "\n<br"))))
    else:
        s.block(Kind.MARKUP, i, end, clean(raw))
    return end + 1


def _steering(s: _Scanner, i: int, text: str) -> int | None:
    if not steers(text):
        return None
    s.take(i, i)
    s.block(Kind.MARKUP, i, i, clean(text))
    return i + 1


def _tag_line(s: _Scanner, i: int, text: str) -> int | None:
    if text[0] != "<":
        return None
    found = only_tags(text)
    if found:
        s.take(i, i)
        _tags_block(s, i, i, found)
        return i + 1
    return _open_tag(s, i, text)


def _open_tag(s: _Scanner, i: int, text: str) -> int | None:
    """A tag over several lines, as components with many attributes are written."""
    if not re.match(r"<[A-Za-z][\w.-]*(?:\s|$)", text) or ">" in text.replace("=>", ""):
        return None
    for end in range(i + 1, min(i + _MAX_TAG_LINES, len(s.source))):
        line = s.source[end].rstrip()
        if not line:
            return None
        if line.endswith(">") and not line.endswith("=>"):
            found = only_tags("\n".join(s.source[i : end + 1]).strip())
            if not found and not line.endswith("/>"):
                return None
            s.take(i, end)
            if found:
                _tags_block(s, i, end, found)
            else:
                s.block(Kind.MARKUP, i, end, clean("\n".join(s.source[i : end + 1])))
            return end + 1
    return None


def _tags_block(s: _Scanner, first: int, last: int, found: tuple[Tag, ...]) -> None:
    pictures = [t for t in found if t.name == "img" and t.get("src")]
    embeds = [t for t in found if t.name in _EMBEDS and not t.closing]
    for tag in pictures:
        s.block(
            Kind.IMAGE,
            first,
            last,
            clean(tag.get("title")),
            image=image_key(tag.get("src")),
            target=tag.get("src"),
            alt=clean(tag.get("alt")),
        )
    for tag in embeds:
        s.block(
            Kind.EMBED, first, last, clean(tag.get("title")), target=tag.get("src") or tag.get("data") or None
        )
    if not pictures and not embeds:
        if all(t.name == "hr" for t in found):
            s.block(Kind.RULE, first, last, "")
        else:
            s.block(Kind.MARKUP, first, last, clean("".join(t.source for t in found)))


_READERS: tuple[Callable[[_Scanner, int, str], int | None], ...] = (
    _comment,
    _esm,
    _raw_element,
    _steering,
    _tag_line,
)


def scan(source: Sequence[str], first_line: int, breaks: Sequence[int]) -> Scan:
    """Takes out of ``source`` (lines) what is no prose. ``breaks``: 0-based lines where a chunk ended."""
    out = list(source)
    result = Scan(out)
    scanner = _Scanner(source, first_line, out, Fences(source, breaks), _Ends(source), result)
    i = 0
    while i < len(source):
        i = scanner.step(i)
    return result
