"""The inside of one block: markdown-it's inline tokens -> plain text and marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from daejo.blocks import Mark, MarkKind
from daejo.markdown.address import without_tracking
from daejo.markdown.parts import BREAKS, only_pictures
from daejo.markdown.tags import Tag, only_tags, tags

_OPENERS = {"strong_open": MarkKind.STRONG, "em_open": MarkKind.EMPHASIS, "link_open": MarkKind.LINK}
_CLOSERS = {"strong_close": MarkKind.STRONG, "em_close": MarkKind.EMPHASIS, "link_close": MarkKind.LINK}
# "[text](address){.internal-link target=_blank}": attributes for the page, as MkDocs and kramdown write them.
_ATTRIBUTES = re.compile(r"^\{:?\s?(?:[.#][^{}\n]{1,200}|[\w-]{1,30}=[^{}\n]{1,200})\}")
_TAKES_ATTRIBUTES = frozenset({"link_close", "image", "code_inline", "strong_close", "em_close"})
_SPOKEN_OF = re.compile(r"\s?(?:태그|요소|엘리먼트|[Tt]ags?\b|[Ee]lements?\b)")
"""Behind a tag: ``<div> 태그를 쓰세요`` speaks of the element that somebody forgot to escape."""
_HTML_MARKS = {
    "a": MarkKind.LINK,
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "code": MarkKind.CODE,
    "tt": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """An image met inside a block; ``at`` counts code points into the block's text, ``line`` its lines."""

    source: str
    alt: str
    title: str
    at: int
    line: int
    as_code: bool = False
    """Its tag was written as inline code, so that a reader sees the tag."""


@dataclass(frozen=True, slots=True)
class Inline:
    text: str
    marks: tuple[Mark, ...]
    pictures: tuple[Picture, ...] = ()
    wrapper: Tag | None = None
    """The first tag, where the whole text stands in it: ``<h2>Text</h2>``."""


@dataclass(slots=True)
class _Pen:
    """Writes text with single blanks, and remembers where marks begin."""

    out: list[str] = field(default_factory=list)
    size: int = 0
    blank: bool = True
    open: list[tuple[MarkKind, int, str | None]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    line: int = 0

    def write(self, text: str) -> None:
        if not text:
            return
        words = text.split()
        lead = text[0].isspace() and not self.blank
        body = " ".join(words)
        if not words:
            body = " " if lead else ""
        elif lead:
            body = " " + body
        if words and text[-1].isspace():
            body += " "
        if body:
            self.out.append(body)
            self.size += len(body)
            self.blank = body[-1] == " "

    def begin(self, kind: MarkKind, target: str | None = None) -> None:
        self.open.append((kind, self.size, target))

    def finish(self, kind: MarkKind) -> None:
        for i in range(len(self.open) - 1, max(-1, len(self.open) - 64), -1):
            if self.open[i][0] is kind:
                _, start, target = self.open.pop(i)
                self.mark(start, self.size, kind, target)
                return

    def mark(self, start: int, end: int, kind: MarkKind, target: str | None) -> None:
        self.marks.append(Mark(start, end, kind, target))

    def picture(self, source: str, alt: str, title: str, *, as_code: bool = False) -> None:
        self.pictures.append(Picture(source, alt, title, self.size, self.line, as_code))
        self.mark(self.size, self.size, MarkKind.IMAGE, without_tracking(source))


def read_inline(tokens: Sequence[Token]) -> Inline:
    """Plain text of inline ``tokens`` and its marks, offsets in code points of that text."""
    pen = _Pen()
    closed = _closed_names(tokens)
    shown = only_pictures(tokens)
    html: list[Tag] = []
    before = ""
    for k, token in enumerate(tokens):
        if token.type == "text" or token.type == "text_special":
            pen.write(_ATTRIBUTES.sub("", token.content) if before in _TAKES_ATTRIBUTES else token.content)
        elif token.type in BREAKS:
            pen.write(" ")
            pen.line += 1
        elif token.type == "code_inline":
            _write_code(pen, token, shown=shown)
        elif token.type in _OPENERS:
            href = token.attrGet("href") if token.type == "link_open" else None
            pen.begin(_OPENERS[token.type], without_tracking(str(href)) if href is not None else None)
        elif token.type in _CLOSERS:
            pen.finish(_CLOSERS[token.type])
        elif token.type == "image":
            pen.picture(str(token.attrGet("src") or ""), token.content, str(token.attrGet("title") or ""))
        elif token.type == "html_inline":
            if _is_spoken_of(tokens, k):
                pen.write(token.content)
            else:
                html.extend(_write_html(pen, token.content, closed))
            pen.line += token.content.count("\n")
        before = token.type
    return _finished(pen, html, tokens)


def _is_spoken_of(tokens: Sequence[Token], k: int) -> bool:
    """Whether the words behind a tag speak of it; not where they are all that stands in its element, as in
    ``<code>tags</code>``."""

    def spoken(at: int) -> bool:
        return at < len(tokens) and bool(_SPOKEN_OF.match(tokens[at].content))

    if not spoken(k + 1) or k + 2 >= len(tokens):
        return spoken(k + 1)
    opened, closed = tags(tokens[k].content), tags(tokens[k + 2].content)
    named = {tag.name for tag in opened if not tag.closing} & {tag.name for tag in closed if tag.closing}
    return not named or spoken(k + 3)


def _write_code(pen: _Pen, token: Token, *, shown: bool) -> None:
    if shown:
        for tag in only_tags(token.content.strip()):
            pen.picture(tag.get("src"), tag.get("alt"), tag.get("title"), as_code=True)
        return
    start = pen.size
    pen.write(token.content)
    pen.mark(start, pen.size, MarkKind.CODE, None)


def _write_html(pen: _Pen, source: str, closed: frozenset[str]) -> list[Tag]:
    found = list(tags(source))
    if not found:  # a comment, a declaration: nothing that a reader reads
        return []
    tag = found[0]
    kind = _HTML_MARKS.get(tag.name)
    if tag.name == "br":
        pen.write(" ")
    elif tag.name == "img":
        pen.picture(tag.get("src"), tag.get("alt"), tag.get("title"))
    elif kind is not None and tag.closing:
        pen.finish(kind)
    elif kind is not None and not tag.empty:
        href = tag.get("href") if kind is MarkKind.LINK else None
        if kind is not MarkKind.LINK or href:
            pen.begin(kind, without_tracking(href) if href else None)
    elif _is_bare_word(tag, closed):
        pen.write(source)
    return found


def _is_bare_word(tag: Tag, closed: frozenset[str]) -> bool:
    """``List<String>``: no element, nothing in it, nobody closes it. It was meant to be read."""
    return (
        not tag.known
        and not tag.closing
        and not tag.empty
        and tag.name not in closed
        and " " not in tag.source
    )


def _closed_names(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(
        tag.name
        for token in tokens
        if token.type == "html_inline" and token.content.startswith("</")
        for tag in tags(token.content)
    )


def _finished(pen: _Pen, html: list[Tag], tokens: Sequence[Token]) -> Inline:
    for kind, start, target in reversed(pen.open):  # a tag that nobody closed reaches to the end
        if kind is not MarkKind.LINK or target:
            pen.mark(start, pen.size, kind, target)
    raw = "".join(pen.out)
    text = raw.rstrip(" ")
    marks = [_trimmed(m, text) for m in pen.marks]
    kept = [m for m in marks if m.start < m.end or m.kind is MarkKind.IMAGE]
    normal = unicodedata.normalize("NFC", text)
    if normal != text:
        kept = [_moved(m, text) for m in kept]
        text = normal
    return Inline(text, tuple(sorted(set(kept), key=_order)), tuple(pen.pictures), _wrapper(html, tokens))


def _order(mark: Mark) -> tuple[int, int, str, str]:
    return (mark.start, mark.end, mark.kind.value, mark.target or "")


def _trimmed(mark: Mark, text: str) -> Mark:
    start, end = min(mark.start, len(text)), min(mark.end, len(text))
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return Mark(start, end, mark.kind, mark.target)


def _moved(mark: Mark, text: str) -> Mark:
    def to(offset: int) -> int:
        return len(unicodedata.normalize("NFC", text[:offset]))

    return Mark(to(mark.start), to(mark.end), mark.kind, mark.target)


def _wrapper(html: list[Tag], tokens: Sequence[Token]) -> Tag | None:
    first = next((t for t in tokens if t.type != "softbreak" and (t.content.strip() or t.nesting)), None)
    if not html or first is None or first.type != "html_inline" or html[0].closing:
        return None
    return html[0]
