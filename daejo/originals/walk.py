"""Element tree -> blocks: what a reader of the page sees as one piece each.

One walk for every source of HTML (saved pages, feed items, other sites); what is special to one of
them is said in ``Rules``. It recurses, about five calls a level: MAX_DEEP keeps it within Python's
thousand, wherever it is called from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from daejo.blocks import Block, Kind, Mark, MarkKind, clean
from daejo.errors import Unparseable
from daejo.originals.elements import INLINE, SKIP, Element
from daejo.originals.links import clean_link, embed_target
from daejo.originals.listings import code_block
from daejo.originals.pictures import images_in
from daejo.originals.rich import rich

MAX_DEEP = 140
"""Levels of elements under the story; lxml itself stops at 255."""
_HEADING = {f"h{level}": level for level in range(1, 7)}
_MARKS = {
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "code": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
    "tt": MarkKind.CODE,
}
_EMBEDS = frozenset({"iframe", "video", "audio", "embed"})
_LAID_OUT = _EMBEDS | {"table", "figure"}
_MEDIA_INSIDE = re.compile(r"https://medium\.com/media/[0-9a-f]{20,40}")
"""In a feed an <iframe> of a gist has no src, only this link in it."""
_BREAK = "\u2028"
"""A line break within a run: white space like any other, unless two of them part paragraphs."""
_TWO_BREAKS = re.compile(r"\u2028[ \t\r\n\u00a0]{0,200}\u2028[\s\u2028]*")
_PERMALINK = frozenset({"", "#", "¶", "§", "🔗", "link", "anchor"})


@dataclass(frozen=True, slots=True)
class Rules:
    """How one source's HTML differs: heading levels, names of blocks, which elements to leave out."""

    base: str = ""
    level: Callable[[Element, int], int] = lambda _, level: level
    name: Callable[[Element], str | None] = lambda _: None
    skip: Callable[[Element], bool] = lambda _: False
    card: Callable[[Element], bool] = lambda _: False
    """Whether an element is a link card: one EMBED, its words no prose."""
    loose_images: bool = True
    """Whether an image outside a <figure> is the text's own; on Medium it is somebody's portrait."""
    breaks_part: bool = False
    """Whether two line breaks part paragraphs, as in old blogs."""
    sections: bool = False
    """Whether each <section> after the first begins with a break."""


@dataclass(slots=True)
class _Run:
    """Inline text being gathered."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    images: list[Block] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)


@dataclass(frozen=True, slots=True)
class _Where:
    """What a run of text is, by the elements around it."""

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    ordered: bool = False
    name: str | None = None
    depth: int = 0


def blocks_of(root: Element, rules: Rules | None = None) -> list[Block]:
    """The blocks under ``root`` in order; empty paragraphs and all, for joining.joined to sort out."""
    walk = _Walk(rules or Rules())
    try:
        walk.children(root, _Where())
    except RecursionError as error:
        raise Unparseable("the page's elements are nested too deeply to read") from error
    return walk.blocks


class _Walk:
    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.blocks: list[Block] = []
        self.run = _Run()
        self.deep = 0

    # --- blocks -----------------------------------------------------------------------------

    def children(self, element: Element, where: _Where) -> None:
        """Walk an element's content: text and inline elements gather into a run, block elements end it."""
        self.deep += 1
        if self.deep > MAX_DEEP:
            raise Unparseable(f"the page's elements are nested more than {MAX_DEEP} deep")
        self.run.add(element.text)
        for child in element:
            self.child(child, where)
            self.run.add(child.tail)
        self.flush(where)
        self.deep -= 1

    def child(self, child: Element, where: _Where) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in SKIP or self.rules.skip(child) or _is_hidden(child):
            return
        if tag in INLINE and not _holds_block(child):
            self.inline(child)
            return
        self.flush(where)
        self.block(child, tag, where)

    def block(self, element: Element, tag: str, where: _Where) -> None:
        name = self.rules.name(element)
        if name:
            where = replace(where, name=name)
        if self.rules.card(element):
            self.blocks.append(_card(element, self.rules.base, where.name))
        elif tag in _HEADING:
            level = self.rules.level(element, _HEADING[tag])
            self.children(element, replace(where, kind=Kind.HEADING, level=level))
        elif tag == "pre":
            self.blocks.append(code_block(element, where.name or _name_within(element, self.rules)))
        elif tag == "hr" or element.get("role") == "separator":
            self.blocks.append(Block(Kind.RULE, ""))
        elif tag in _LAID_OUT:
            {"table": self.table, "figure": self.figure}.get(tag, self.embed)(element, where)
        else:
            self.container(element, tag, where)

    def container(self, element: Element, tag: str, where: _Where) -> None:
        """Elements that say what the text inside them is."""
        if tag in ("ul", "ol"):
            self.children(element, replace(where, depth=where.depth + 1, ordered=tag == "ol", name=None))
        elif tag == "li":
            depth = max(where.depth, 1)
            self.item(element, replace(where, kind=Kind.LIST_ITEM, level=depth, depth=depth))
        elif tag == "blockquote":
            self.children(element, replace(where, kind=Kind.QUOTE, level=0))
        else:
            if tag == "section" and self.rules.sections and self.blocks:
                self.blocks.append(Block(Kind.RULE, ""))
            self.children(element, where)

    def item(self, element: Element, where: _Where) -> None:
        """A list item: its first run of text is the item, what follows are paragraphs of its own."""
        before = len(self.blocks)
        self.children(element, where)
        spoken = False
        for index in range(before, len(self.blocks)):
            block = self.blocks[index]
            if block.kind is not Kind.LIST_ITEM or block.level != where.level or not block.text:
                continue
            if spoken:
                self.blocks[index] = replace(block, kind=Kind.PARAGRAPH, level=0, ordered=False)
            spoken = True

    def figure(self, element: Element, where: _Where) -> None:
        """One image with its caption, or whatever else an author put in a figure."""
        caption = element.find(".//figcaption")
        inner = next(
            (e for e in element.iter("pre", "table", "iframe", "video", "blockquote") if e is not caption),
            None,
        )
        images = [] if inner is not None else images_in(element, self.rules.base)
        if not images:
            self.children(element, where)
            if inner is not None and inner.tag in _EMBEDS:
                self.caption_embed()
            return
        text, marks = self.text_of(caption) if caption is not None else ("", ())
        name = where.name or _name_within(element, self.rules)
        last = len(images) - 1
        for index, image in enumerate(images):
            here = (text, marks) if index == last else ("", ())
            self.blocks.append(replace(image, text=here[0], marks=here[1], name=name))

    def caption_embed(self) -> None:
        """The words after an embed within its figure are its caption."""
        if (
            len(self.blocks) > 1
            and self.blocks[-1].kind is Kind.PARAGRAPH
            and self.blocks[-2].kind is Kind.EMBED
        ):
            caption = self.blocks.pop()
            self.blocks[-1] = replace(self.blocks[-1], text=caption.text)

    def embed(self, element: Element, where: _Where) -> None:
        src = element.get("src") or element.get("data-src") or ""
        if not src:
            source = element.find(".//source")
            src = (source.get("src") or "") if source is not None else ""
        if not src and (inside := _MEDIA_INSIDE.search("".join(element.itertext()))):
            src = inside[0]
        if src and not src.startswith("about:"):
            target = embed_target(clean_link(src, self.rules.base))
            title = clean(element.get("title") or "")
            self.blocks.append(Block(Kind.EMBED, "", target=target, alt=title, name=where.name))

    def table(self, element: Element, where: _Where) -> None:
        """A table of data; one that only lays code or a page out is walked through instead."""
        codes = list(element.iter("pre"))
        rows = [row for row in element.iter("tr") if _own(row, element)]
        if codes:
            self.blocks.append(code_block(max(codes, key=lambda c: len("".join(c.itertext()))), where.name))
        elif _lays_out(element, rows):
            self.children(element, where)
        elif rows:
            lines = [
                " | ".join(self.text_of(cell)[0] for cell in row if cell.tag in ("td", "th")) for row in rows
            ]
            self.blocks.append(
                Block(Kind.TABLE, "\n".join(line for line in lines if line.strip(" |")), name=where.name)
            )

    # --- text -------------------------------------------------------------------------------

    def text_of(self, element: Element) -> tuple[str, tuple[Mark, ...]]:
        outer, self.run = self.run, _Run()
        self.inline_children(element)
        run, self.run = self.run, outer
        return rich("".join(run.pieces), run.marks)

    def inline(self, element: Element) -> None:
        tag = element.tag
        if tag == "br" or tag == "wbr":
            self.run.add(_BREAK if tag == "br" else None)
            return
        if tag in ("img", "picture"):
            if self.rules.loose_images:
                self.run.images.extend(images_in(element, self.rules.base))
            return
        if tag == "math":
            written = next(element.iter("annotation"), element)
            self.run.add(element.get("alttext") or " ".join(written.itertext()))
            return
        start = self.run.length
        if tag == "a" and _is_permalink(element):
            return
        self.inline_children(element)
        if tag == "a":
            href = clean_link(element.get("href") or "", self.rules.base)
            if href and not href.startswith("javascript:"):
                self.run.marks.append(Mark(start, self.run.length, MarkKind.LINK, href))
        elif tag in _MARKS:
            self.run.marks.append(Mark(start, self.run.length, _MARKS[str(tag)]))

    def inline_children(self, element: Element) -> None:
        self.run.add(element.text)
        for child in element:
            tag = child.tag
            if (
                isinstance(tag, str)
                and tag not in SKIP
                and not self.rules.skip(child)
                and not _is_hidden(child)
            ):
                if tag in INLINE:
                    self.inline(child)
                else:
                    self.run.add(" ")
                    self.inline_children(child)
                    self.run.add(" ")
            self.run.add(child.tail)

    def flush(self, where: _Where) -> None:
        """End the run: a block of text, then the images that stood in it."""
        run = self.run
        if not run.pieces and not run.images:
            return
        self.run = _Run()
        for raw, inside in _parted("".join(run.pieces), run.marks, parted=self.rules.breaks_part):
            text, marks = rich(raw, inside)
            if text:
                name, ordered = where.name, where.kind is Kind.LIST_ITEM and where.ordered
                self.blocks.append(
                    Block(where.kind, text, level=where.level, marks=marks, name=name, ordered=ordered)
                )
        self.blocks.extend(run.images)


def _parted(text: str, marks: list[Mark], *, parted: bool) -> Iterator[tuple[str, list[Mark]]]:
    """A run of text, or its paragraphs where two line breaks part them, each with its share of the marks."""
    if not parted or _BREAK not in text:
        yield text, marks
        return
    start = 0
    waiting = sorted(marks, key=lambda m: m.start, reverse=True)
    reaching: list[Mark] = []
    for gap in (*_TWO_BREAKS.finditer(text), None):
        end = gap.start() if gap else len(text)
        while waiting and waiting[-1].start < end:
            reaching.append(waiting.pop())
        reaching = [m for m in reaching if m.end > start]
        yield text[start:end], [Mark(m.start - start, m.end - start, m.kind, m.target) for m in reaching]
        start = gap.end() if gap else end


def _lays_out(table: Element, rows: list[Element]) -> bool:
    """Whether a table is a frame for a page: one cell, or cells with headings, tables, paragraphs."""
    if len(rows) < 2 and sum(len(row) for row in rows) < 2:
        return True
    if next(table.iterdescendants("table", "h1", "h2", "h3", "h4"), None) is not None:
        return True
    return any(len(cell.findall("p")) > 1 for row in rows for cell in row)


def _own(row: Element, table: Element) -> bool:
    return next(row.iterancestors("table"), None) is table


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return element.tag not in ("img", "figure", "picture", "code", "pre")
    style = element.get("style")
    return bool(style) and "display:none" in (style or "").replace(" ", "").lower()


def _holds_block(element: Element) -> bool:
    """Whether an inline element wraps block elements (``<a><div>…``), which is walked as one.

    What is drawn inside (an icon's paths, a formula's rows) is no block.
    """
    open_: list[Element] = [element]
    while open_:
        for child in open_.pop():
            tag = child.tag
            if not isinstance(tag, str) or tag in SKIP or tag == "math":
                continue
            if tag not in INLINE:
                return True
            open_.append(child)
    return False


def _is_permalink(element: Element) -> bool:
    href = element.get("href") or ""
    if not href.startswith("#") and "anchor" not in (element.get("class") or ""):
        return False
    return "".join(element.itertext()).strip(" \n\t\u200b").lower() in _PERMALINK


def _name_within(element: Element, rules: Rules) -> str | None:
    return next((name for e in element.iter() if isinstance(e.tag, str) and (name := rules.name(e))), None)


def _card(element: Element, base: str, name: str | None) -> Block:
    link = element if element.tag == "a" else element.find(".//a[@href]")
    href = clean_link((link.get("href") or "") if link is not None else "", base)
    text = clean(" ".join(t for t in element.itertext()))
    return Block(Kind.EMBED, text, target=href or None, name=name)
