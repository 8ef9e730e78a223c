"""HTML and components that stand alone on their lines."""

from __future__ import annotations

import re

from daejo.blocks import Kind, clean, clean_code
from daejo.markdown.address import image_key
from daejo.markdown.scanner import Scanner
from daejo.markdown.tables import table_of_html
from daejo.markdown.tags import Tag, only_tags, without_tags

_RAW = re.compile(r"<(script|style|svg|pre|table|textarea)\b", re.IGNORECASE)
"""Elements whose inside is no Markdown, up to their closing tag."""
_SPOKEN_OF = re.compile(r"(?:태그|요소|엘리먼트|[Tt]ags?\b|[Ee]lements?\b)")
_HANGUL = re.compile(r"[가-힣]")
_OPENER = re.compile(r"<[A-Za-z][\w.-]*(?:\s|$)")
_PICTURES = frozenset({"img", "Image", "Img"})
"""HTML's, and the components by which Next.js, Astro and others show a file."""
_EMBEDS = frozenset({"iframe", "video", "audio", "object", "embed"})
_MAX_TAG_LINES = 40


def raw_element(s: Scanner, i: int, text: str) -> int | None:
    """A table, code, script or picture in HTML, over as many lines as it takes."""
    found = _RAW.match(text)
    if found is None:
        return None
    name = found[1].lower()
    end = s.ends.next(f"</{name}", i)
    if end is None or _is_spoken_of(text, name, same_line=end == i) or s.fences.any_in(i, end):
        return None
    raw, tail = _parted("\n".join(s.source[i : end + 1]), name)
    s.take(i, end)
    if tail.strip():  # text right behind the closing tag
        s.out[end] = tail
        s.in_head = False
    if name == "table":
        s.block(Kind.TABLE, i, end, table_of_html(raw))
    elif name == "pre":
        s.block(Kind.CODE, i, end, clean_code(without_tags(raw.replace("<br", "\n<br"))))
    else:
        s.block(Kind.MARKUP, i, end, clean(raw))
    return end + 1


def _is_spoken_of(text: str, name: str, *, same_line: bool) -> bool:
    """``<table> 태그를 …``: a sentence about an element that begins with its name."""
    rest = text.partition(">")[2].strip()
    if _SPOKEN_OF.match(rest):
        return True
    return not same_line and name != "pre" and bool(_HANGUL.search(rest)) and "<" not in rest


def _parted(raw: str, name: str) -> tuple[str, str]:
    at = raw.lower().rfind(f"</{name}", raw.rfind("\n") + 1)
    close = raw.find(">", at)
    return (raw[: close + 1], raw[close + 1 :]) if 0 <= at < close else (raw, "")


def tag_line(s: Scanner, i: int, text: str) -> int | None:
    """A line of nothing but tags, or a tag over several lines."""
    if text[0] != "<":
        return None
    found = only_tags(text)
    if found:
        s.take(i, i)
        _tags_block(s, i, i, found)
        return i + 1
    return _open_tag(s, i, text)


def _open_tag(s: Scanner, i: int, text: str) -> int | None:
    """A tag over several lines, as components with many attributes are written."""
    if not _OPENER.match(text) or ">" in text.replace("=>", ""):
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


def _tags_block(s: Scanner, first: int, last: int, found: tuple[Tag, ...]) -> None:
    pictures = [t for t in found if t.name in _PICTURES and t.get("src").strip("{}") == t.get("src") != ""]
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
