"""What one block has to say for itself, before it is held against any other."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from daejo.alignment.quantities import quantities
from daejo.alignment.stems import english_stem, korean_stem
from daejo.alignment.terms import TermKind, link_key, terms
from daejo.blocks import Block, Kind

_HANGUL_RUN = re.compile(r"[가-힣]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_COMMENT = re.compile(r"(?:^|\s)(?:#|//|/\*|<!--|--\s|\*\s|\"\"\"|''').*$")
_BLANKS = re.compile(r"\s+")

HANGUL_WIDTH = 2.2
"""Latin letters that a Hangul syllable stands for, so that both lengths are in one unit."""

_CLASS = {
    Kind.HEADING: 0,
    Kind.PARAGRAPH: 1,
    Kind.LIST_ITEM: 1,
    Kind.QUOTE: 1,
    Kind.CODE: 2,
    Kind.IMAGE: 3,
    Kind.TABLE: 4,
    Kind.EMBED: 5,
    Kind.RULE: 6,
    Kind.MARKUP: 7,
}
"""Kinds that translations turn into one another freely are one class."""


@dataclass(frozen=True, slots=True)
class Traits:
    """``literal``: what both sides spell alike, each with its weight (1, less for figures in words);
    ``hangul``: Hangul words; ``length``: in Latin letters."""

    kind: Kind
    group: int
    level: int
    length: float
    literal: dict[str, float]
    hangul: tuple[str, ...]
    ending: str
    quotes: int


def traits(block: Block) -> Traits:
    """The traits of one block, of either language."""
    literal: dict[str, float] = {}
    if block.kind is Kind.CODE:
        _code(block.text, literal)
    else:
        _prose(block, literal)
    text = block.text
    hangul = tuple(_HANGUL_RUN.findall(text)) if block.kind is not Kind.CODE else ()
    syllables = sum(map(len, hangul))
    return Traits(
        block.kind,
        _CLASS[block.kind],
        block.level,
        (len(text) - syllables) + syllables * HANGUL_WIDTH,
        literal,
        tuple(dict.fromkeys(hangul)),
        text[-1:] if text[-1:] in ":?!…" else "",
        text.count('"') + text.count("“") * 2 + text.count("`"),
    )


def _prose(block: Block, literal: dict[str, float]) -> None:
    for term in terms(block.text):
        if term.kind is TermKind.LINK:
            literal["u:" + term.key] = 1.0
        elif term.kind is TermKind.SYMBOL:
            literal["e:" + term.key] = 1.0
        else:
            literal[english_stem(term.key)] = 1.0
    for one in quantities(block.text):
        literal["q:" + one.value] = max(literal.get("q:" + one.value, 0.0), 0.5 if one.spelled else 1.0)
    for link in block.links:
        literal["u:" + link_key(link)] = 1.0
    if block.image:
        literal["i:" + block.image] = 1.0
    if block.target and block.kind is not Kind.IMAGE:
        literal["u:" + link_key(block.target)] = 1.0


def _code(text: str, literal: dict[str, float]) -> None:
    for line in text.split("\n")[:400]:
        bare = _BLANKS.sub("", _COMMENT.sub("", line))
        if len(bare) > 2:
            literal["c:" + bare] = 1.0
    for term in terms(text[:8000]):
        if term.kind is not TermKind.LINK:
            literal[english_stem(term.key)] = 0.5


def rarity(count: int, size: int) -> float:
    """Weight of something that ``count`` of ``size`` blocks hold: nothing for what all hold."""
    return math.log((size + 1) / count) if count < size + 1 else 0.0


def stems_of(run: str) -> str:
    """The stem under which a lexicon knows a Hangul word."""
    return korean_stem(run)
