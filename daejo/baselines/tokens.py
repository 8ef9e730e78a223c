"""What of a block a translator leaves as it is: its telling spellings, sorted into classes.

Each class counts by a weight of its own (`weights`). Everything here is spelled out exactly, also what
a comparison of two texts would pass over: which quotes stand around a title, whether a link is
absolute. Between two versions that differ in nothing else, that is all there is to go by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from daejo.alignment.traits import traits
from daejo.blocks import Block, Kind, MarkKind


class Class(StrEnum):
    FIGURE = "figure"
    LINK = "link"
    """Where a link leads, in the one form that aligning compares."""
    ADDRESS = "address"
    """The same as it is written."""
    IMAGE = "image"
    CODE = "code"
    """A line of code without its comments and blanks."""
    LINE = "line"
    """The same as it is written."""
    SYMBOL = "symbol"
    """An emoji or the like."""
    WORD = "word"
    """A word in Latin letters, in prose."""
    CODE_WORD = "code word"
    LABEL = "label"
    """The language that a code block is marked with."""
    MARKUP = "markup"
    """A line that only steers the page."""
    SIGN = "sign"
    """A quote, a bracket, a colon."""
    SPAN = "span"
    """Words marked as code inside prose."""
    STRONG = "strong"
    EMPHASIS = "emphasis"
    ANCHOR = "anchor"
    """The name that a heading is linked by, where the text spells it out."""
    SHAPE = "shape"
    """A block's kind and level."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one block says. ``words``: its English words in prose, for a lexicon; ``korean``: its Hangul."""

    tokens: tuple[tuple[Class, str], ...]
    words: frozenset[str]
    korean: tuple[str, ...]
    length: float
    """In Latin letters."""


_SIGN = re.compile(r"[\"“”'‘’()\[\]:;?!…—/|*=+<>$#@%&]")
_PREFIXED = {"q": Class.FIGURE, "u": Class.LINK, "i": Class.IMAGE, "c": Class.CODE, "e": Class.SYMBOL}
_MARK = {MarkKind.STRONG: Class.STRONG, MarkKind.EMPHASIS: Class.EMPHASIS}
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "the a an of to in on at by for with and or but is are was were be been it its this that these those "
        "as if so you your we our i my they their he she his her can will would could should may might do "
        "does did have has had not no there here then than from into when what which who how "
        "such like just also very really quite simply actually etc while where since because though "
        "although however therefore thus get gets got us me him them one ones any some each other others "
        "another being having doing make makes about up out over so too own same",
    )
)
"""English words that Korean has none of, or that a translator leaves out as often as not."""


def told(block: Block) -> Told:
    """What one block says, of either language."""
    held = traits(block)
    code = block.kind is Kind.CODE
    plain = Class.CODE_WORD if code else Class.WORD
    literal = [(_PREFIXED.get(key[:1], plain) if key[1:2] == ":" else plain, key) for key in held.literal]
    words = () if code else (key for key in held.literal if key[1:2] != ":" and key not in _EMPTY)
    return Told(
        (*literal, *_spelled(block), *_marked(block), (Class.SHAPE, f"{block.kind.value} {block.level}")),
        frozenset(words),
        tuple(held.hangul),
        held.length,
    )


def _spelled(block: Block) -> Iterable[tuple[Class, str]]:
    if block.name and block.kind is Kind.HEADING:
        yield Class.ANCHOR, block.name
    if block.kind is Kind.CODE:
        yield from ((Class.LINE, line.rstrip()) for line in block.text.split("\n") if line.strip())
        if block.language:
            yield Class.LABEL, block.language
    elif block.kind in (Kind.MARKUP, Kind.RULE, Kind.EMBED):
        yield Class.MARKUP, f"{block.text} {block.target or ''}"
    elif block.kind is Kind.IMAGE:
        yield Class.ADDRESS, block.target or ""
    else:
        yield from ((Class.SIGN, sign) for sign in _SIGN.findall(block.text))


def _marked(block: Block) -> Iterable[tuple[Class, str]]:
    for mark in block.marks:
        if mark.kind is MarkKind.CODE:
            yield Class.SPAN, block.text[mark.start : mark.end]
        elif mark.kind is MarkKind.LINK:
            yield Class.ADDRESS, mark.target or ""
        elif mark.kind in _MARK:
            yield _MARK[mark.kind], ""
