"""What one block has to say for itself, before it is held against any other."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from daejo.alignment.quantities import quantities
from daejo.alignment.stems import english_stem
from daejo.alignment.terms import LATIN_WORD, SYMBOL, TermKind, link_key, terms, word_key
from daejo.blocks import Block, Kind, MarkKind

_HANGUL_RUN = re.compile(r"[가-힣]+")
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
    ``hangul``: Hangul words; ``places``: where each literal and each Hangul word first stands, 0 for the
    block's beginning to 1 for its end; ``length``: in Latin letters; ``shape``: of a line of markup,
    what opens it."""

    kind: Kind
    group: int
    level: int
    length: float
    literal: dict[str, float]
    hangul: dict[str, float]
    places: tuple[float, ...]
    ending: str
    shape: str
    image: str
    sentences: int
    foreign: bool
    """Prose without a word of Korean, though it has words (left untranslated), and lines of markup: what
    it has in Latin letters need not stand in the original."""
    identity: tuple[str, str, int]
    """Equal for blocks that are the same letter by letter."""
    spans: tuple[int, int]
    """How many pieces of it are set as code, and how many are links or bold."""


def traits(block: Block) -> Traits:
    """The traits of one block, of either language."""
    literal: dict[str, float] = {}
    places: dict[str, int] = {}
    # Translations of the kind we are for drop captions (counted: facts of real posts), so an image's
    # words say nothing of which image it is.
    text = "" if block.kind is Kind.IMAGE else block.text
    hangul: dict[str, float] = {}
    syllables = 0
    if block.kind is Kind.IMAGE:
        literal["i:" + (block.image or "")] = 1.0
    elif block.kind is Kind.CODE:
        _code(text, literal)
    else:
        _prose(block, literal, places)
        for match in _HANGUL_RUN.finditer(text):
            syllables += match.end() - match.start()
            run = match[0][:_LONGEST_WORD]
            if run not in hangul:
                hangul[run] = 1.0
                places[run] = match.start()
    size = max(1, len(text))
    image = _image(block)
    ending = text[-1:]
    return Traits(
        block.kind,
        _CLASS[Kind.IMAGE] if image else _CLASS[block.kind],
        block.level,
        (len(text) - syllables) + syllables * HANGUL_WIDTH,
        literal,
        hangul,
        tuple(places.get(word, size / 2) / size for word in (*literal, *hangul)),
        ending if ending in ENDINGS else "",
        _shape(text) if block.kind is Kind.MARKUP else "",
        image,
        len(_STOP.findall(text)),
        block.kind is Kind.MARKUP or (block.is_prose and not hangul and len(literal) >= _FOREIGN),
        (block.kind.value, block.image or text, block.level),
        _spans(block),
    )


def _spans(block: Block) -> tuple[int, int]:
    code = other = 0
    for mark in block.marks:
        if mark.kind is MarkKind.CODE:
            code += 1
        elif mark.kind in (MarkKind.LINK, MarkKind.STRONG):
            other += 1
    return code, other


_STOP = re.compile(r"[.!?…](?=\s|$)")
_LONGEST_WORD = 24
"""No Korean word is longer; a run of 300,000 syllables would take the square of that."""
_FOREIGN = 6
"""Fewer words without any Hangul are names or labels."""
_LABEL = 12
"""A paragraph of one image and at most so many letters ("이미지:") is that image."""


def _image(block: Block) -> str:
    """Which image a block is, as far as its address tells; "" for what is none."""
    if block.kind is Kind.IMAGE:
        return block.image or block.target or "?"
    if len(block.text) <= _LABEL:
        return next((m.target or "?" for m in block.marks if m.kind is MarkKind.IMAGE), "")
    return ""


ENDINGS = (":", "?", "!", "…")
_MARKS = re.compile(r"[^\w\s]{1,8}")


def _shape(text: str) -> str:
    """What opens a line of markup, and whether anything follows: "///" closes what "/// tip" opens."""
    match = _MARKS.match(text)
    opener = match[0] if match else text[:8]
    return opener + ("+" if len(text) > len(opener) else "")


@lru_cache(maxsize=65536)
def latin_stem(word: str) -> str:
    """The stem of a word in Latin letters as it stands in a text."""
    return english_stem(word_key(word))


def _terms(text: str, literal: dict[str, float], places: dict[str, int]) -> None:
    for term in terms(text):
        key = _PREFIX.get(term.kind, "") + (term.key if term.kind in _PREFIX else english_stem(term.key))
        literal[key] = 1.0
        places.setdefault(key, term.start)


_PREFIX = {TermKind.LINK: "u:", TermKind.SYMBOL: "e:"}


def _prose(block: Block, literal: dict[str, float], places: dict[str, int]) -> None:
    text = block.text
    if "://" in text or "www." in text:
        _terms(text, literal, places)
    else:
        for match in LATIN_WORD.finditer(text):
            key = latin_stem(match[0])
            if key not in literal:
                literal[key] = 1.0
                places[key] = match.start()
        if not text.isascii():
            for match in SYMBOL.finditer(text):
                literal["e:" + match[0]] = 1.0
    for one in quantities(block.text):
        key = "q:" + one.value
        literal[key] = max(literal.get(key, 0.0), 0.5 if one.spelled else 1.0)
        places.setdefault(key, one.start)
    for link in block.links:
        literal["u:" + link_key(link)] = 1.0
    if block.target:
        literal["u:" + link_key(block.target)] = 1.0


def _code(text: str, literal: dict[str, float]) -> None:
    for line in text.split("\n")[:400]:
        bare = _BLANKS.sub("", _COMMENT.sub("", line))
        if len(bare) > 2:
            literal["c:" + bare] = 1.0
    for word in LATIN_WORD.findall(text[:8000]):
        literal[latin_stem(word)] = 0.5


def rarity(count: int, size: int) -> float:
    """Weight of something that ``count`` of ``size`` blocks hold: nothing for what all hold."""
    return math.log((size + 1) / count) if count < size + 1 else 0.0
