"""CommonMark's tokens -> blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from daejo.blocks import Block, Kind, Mark, MarkKind, clean
from daejo.errors import PostError
from daejo.markdown.address import image_key
from daejo.markdown.emphasis import emphasis
from daejo.markdown.inline import Inline, Picture, read_inline
from daejo.markdown.parts import by_pictures
from daejo.markdown.tables import table

_ANCHOR = re.compile(
    r"\s{0,9}(?:\{/\*\s{0,9}(?P<mdx>[^*}]{1,200})\*/\}|\{:?\s{0,9}#(?P<brace>[^}\s]{1,200})[^}]{0,200}\}"
    r"|\[\[(?P<square>[^\]]{1,200})\]\])\s{0,9}$"
)
"""A heading's name as written by MDX, by MkDocs, VitePress and Hugo, and by the Hugging Face course."""
_BRACKETS = 2_000
"""Signs ``[`` in one paragraph over which it is read as plain text: no author writes so, and CommonMark's
search for their partners is quadratic (16,000 in a line took 20 s)."""
_SIGNS = 20_000
"""The same for ``< * ` _ & !``, whose search is linear."""

_SIZED = re.compile(r"(!\[[^\[\]\n]{0,300}\]\([^()\s]{1,1000})\s{1,3}=(?:\d{1,5}%?)?x?(?:\d{1,5}%?)?\)")
_WRAPPED = re.compile(r"(?<=[)`*_])(\{:?\s?[.#\w-][^{}\n]{0,200})\n\s{0,9}([^{}\n]{1,200}\})")

MAX_NESTING = 100
"""Quotes and lists inside each other, a list counting twice. What lies deeper markdown-it would pass over in
silence, and its own limit is 20."""


def _as_commonmark(content: str) -> str:
    """A paragraph without what no CommonMark has: a picture's size behind its address, as HackMD and VS Code
    have it, and attributes that were wrapped over two lines."""
    if " =" in content:
        content = _SIZED.sub(r"\1)", content)
    return _WRAPPED.sub(r"\1 \2\n", content) if "{" in content and "\n" in content else content


@cache
def _parser() -> MarkdownIt:
    # Fences and HTML are taken out before (lines.py); indented code is nearly always an admonition's body.
    parser = (
        MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
        .enable("table")
        .disable(["code", "html_block", "fence", "inline"])
    )
    parser.inline.ruler.at("emphasis", emphasis)
    return parser


@dataclass(slots=True)
class _Walk:
    masked: Sequence[str]
    first_line: int
    env: dict[str, Any]
    blocks: list[Block] = field(default_factory=list)
    quotes: int = 0
    lists: list[bool] = field(default_factory=list)
    """Open lists, True for numbered ones."""
    fresh: list[bool] = field(default_factory=list)
    """Open list items, True while nothing of them was read."""

    def token(self, tokens: Sequence[Token], k: int) -> int:
        """Reads token ``k``; the index of the next one to read."""
        token = tokens[k]
        if token.type in ("blockquote_open", "blockquote_close"):
            self.quotes += token.nesting
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            self.lists.append(token.type.startswith("ordered"))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif token.type == "list_item_open":
            self.fresh.append(True)
        elif token.type == "list_item_close":
            self.fresh.pop()
        elif token.type in ("paragraph_open", "heading_open"):
            self.prose(token, tokens[k + 1])
            return k + 2
        elif token.type == "hr":
            self.add(Kind.RULE, "", token.map)
        elif token.type == "table_open":
            return self.table(tokens, k)
        return k + 1

    def add(self, kind: Kind, text: str, span: list[int] | None, **more: Any) -> None:
        if span is None:  # only inline tokens have none
            return
        first, last = span[0], max(span[0], span[1] - 1)
        while last > first and not self.masked[last].strip():
            last -= 1
        lines = (first + self.first_line, last + self.first_line)
        self.blocks.append(Block(kind, text, lines=lines, **more))

    def tokens(self, content: str) -> list[Token]:
        if content.count("[") > _BRACKETS or sum(map(content.count, "<*`_&!")) > _SIGNS:
            plain = Token("text", "", 0)
            plain.content = content
            return [plain]
        tokens: list[Token] = []
        content = _as_commonmark(content)
        _parser().inline.parse(content, _parser(), self.env, tokens)
        return tokens

    def inline(self, content: str) -> Inline:
        return read_inline(self.tokens(content))

    def prose(self, token: Token, inner: Token) -> None:
        first_of_item = bool(self.fresh) and self.fresh[-1]
        if self.fresh:
            self.fresh[-1] = False
        first, end = token.map or [0, 1]
        if token.type == "heading_open":
            self.heading(token, inner.content)
            return
        for part in by_pictures(self.tokens(inner.content)):
            read = read_inline(part.tokens)
            begun = min(first + part.offset, end - 1)
            span = [begun, max(begun + 1, min(end, begun + part.lines))]
            if read.pictures and not read.text:
                self.pictures(span, read.pictures)
            elif read.text:
                kind, more = self.kind(read, first_of_item=first_of_item)
                self.add(kind, read.text, span, marks=read.marks, **more)
            elif inner.content.strip():
                self.add(Kind.MARKUP, clean(inner.content), span)
            first_of_item = False

    def kind(self, read: Inline, *, first_of_item: bool) -> tuple[Kind, dict[str, Any]]:
        if first_of_item:
            return Kind.LIST_ITEM, {"level": len(self.lists), "ordered": self.lists[-1]}
        wrapper = read.wrapper.name if read.wrapper else ""
        if re.fullmatch(r"h[1-6]", wrapper):
            return Kind.HEADING, {"level": int(wrapper[1])}
        if wrapper == "li":
            return Kind.LIST_ITEM, {"level": max(1, len(self.lists))}
        if wrapper == "blockquote" or self.quotes:
            return Kind.QUOTE, {}
        return Kind.PARAGRAPH, {}

    def heading(self, token: Token, content: str) -> None:
        level = int(token.tag[1])
        name = None
        anchor = _ANCHOR.search(content[-500:])
        if anchor is not None:
            name = (anchor["mdx"] or anchor["brace"] or anchor["square"]).strip()
            content = content[: len(content) - len(anchor[0])]
        read = self.inline(content)
        if read.text or read.pictures:
            self.add(Kind.HEADING, read.text, token.map, level=level, marks=read.marks, name=name)

    def pictures(self, span: list[int], pictures: Sequence[Picture]) -> None:
        first, end = span
        for picture in pictures:
            line = min(first + picture.line, end - 1)
            self.add(
                Kind.IMAGE,
                clean(picture.title),
                [line, line + 1],
                image=image_key(picture.source),
                target=picture.source,
                alt=clean(picture.alt),
                marks=(Mark(0, 0, MarkKind.CODE),) if picture.as_code else (),
            )

    def table(self, tokens: Sequence[Token], k: int) -> int:
        rows: list[list[Inline]] = []
        end = k
        while tokens[end].type != "table_close":
            if tokens[end].type == "tr_open":
                rows.append([])
            elif tokens[end].type == "inline":
                rows[-1].append(self.inline(tokens[end].content))
            end += 1
        text, marks = table(rows)
        self.add(Kind.TABLE, text, tokens[k].map, marks=marks)
        return end + 1


def walk(masked: Sequence[str], first_line: int) -> list[Block]:
    """The blocks of ``masked`` lines. Raises PostError where they are nested deeper than MAX_NESTING."""
    env: dict[str, Any] = {}
    tokens = _parser().parse("\n".join(masked), env)
    for token in tokens:
        if token.level >= MAX_NESTING - 1 and token.map:
            raise PostError("quotes or lists nested too deep to be read", line=token.map[0] + first_line)
    state = _Walk(masked, first_line, env)
    k = 0
    while k < len(tokens):
        k = state.token(tokens, k)
    return state.blocks
