"""How alike two blocks of two versions are, from 0 to 1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from daejo.blocks import PROSE, Block, Kind
from daejo.changes.code import bare_lines
from daejo.changes.includes import included
from daejo.changes.wording import FUNCTION_WORDS, plain, words

OTHER_KIND = 0.9
"""What is left of the likeness of two blocks of prose of different kinds (a paragraph made a list item)."""
GRAMMAR_WORD = 0.4
"""What a function word counts beside a word of matter."""
ORDER = 0.15
"""How much of the likeness of prose is the order of its words."""
CUT = 5
"""Fewer words than this may be found in any longer text."""
SHORT = 8
"""Texts of at most this many words are compared by their letters as well: one word is much of them."""
FEW = 2
"""One word or two: an identifier that was renamed has no word in common with what it was."""
NOTHING = 0.1
"""Below this share of common words letters are not compared: it would cost more than it finds."""
_IDENTIFIER = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Traits:
    """A block as the matcher sees it; features are made once."""

    block: Block

    @cached_property
    def key(self) -> str:
        """Equal for blocks that say the same, whatever their markup: what is matched exactly."""
        block = self.block
        if block.kind in PROSE:
            return "prose\x1f" + " ".join(self.words) if self.words else "prose\x1f" + block.text
        if block.kind is Kind.IMAGE:
            return "image\x1f" + (block.image or block.target or block.text)
        if block.kind is Kind.EMBED:
            return "embed\x1f" + (block.target or block.text)
        if block.kind is Kind.CODE:
            return "code\x1f" + "\n".join(" ".join(line.split()) for line in block.text.split("\n"))
        return f"{block.kind.value}\x1f{plain(block.text)}"

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words of prose; of code and of lines that steer the page, identifiers without their joints."""
        text = self.block.text
        if self.block.is_prose or self.block.kind in (Kind.TABLE, Kind.IMAGE):
            return tuple(words(text))
        if self.shows:
            return tuple(_IDENTIFIER.findall(plain(self.shows)))
        return tuple(_IDENTIFIER.findall(plain(text)))

    @cached_property
    def triples(self) -> Counter[str]:
        """Every three letters in a row, for texts too short to be compared by words."""
        text = f" {plain(self.block.text)} "
        return Counter(text[i : i + 3] for i in range(len(text) - 2))

    @cached_property
    def bag(self) -> Counter[str]:
        return Counter(self.words)

    @cached_property
    def mass(self) -> float:
        return sum(_worth(word) * count for word, count in self.bag.items())

    @cached_property
    def shows(self) -> str:
        """The file that it shows, where it is an include."""
        return included(self.block.text) if self.block.kind in (Kind.MARKUP, Kind.CODE) else ""

    @property
    def matters(self) -> bool:
        """Whether it says something by itself, so that finding it elsewhere means that it moved."""
        block = self.block
        if block.kind in (Kind.RULE, Kind.MARKUP):
            return False
        named = block.kind in (Kind.HEADING, Kind.LIST_ITEM) and bool(self.words)
        return bool(block.image) or len(self.words) >= 2 or named


def traits(blocks: Sequence[Block]) -> list[Traits]:
    return [Traits(block) for block in blocks]


def likeness(one: Traits, other: Traits) -> float:
    """0 for nothing in common, 1 for the same words in the same order."""
    factor = _kinds(one, other)
    if not factor:
        return 0.0
    if one.key == other.key:
        return factor
    if not one.mass or not other.mass:
        return 0.0
    alike = overlap(one, other)
    longest = max(len(one.words), len(other.words))
    if longest <= FEW or (alike > NOTHING and longest <= SHORT):
        alike = max(alike, _dice(one.triples, other.triples))
    return factor * alike


def overlap(one: Traits, other: Traits) -> float:
    """The share of both texts' words (by worth) that they have in common, and in this order."""
    if len(one.bag) > len(other.bag):
        one, other = other, one
    shared = sum(_worth(w) * min(n, other.bag[w]) for w, n in one.bag.items() if w in other.bag)
    dice = 2 * shared / (one.mass + other.mass)
    if dice < 0.3:
        return dice
    return (1 - ORDER) * dice + ORDER * _pairs_shared(one.words, other.words)


def contained(one: Traits, other: Traits) -> float:
    """The share of the shorter text's words (of code: lines) that the longer one has too: 1 where it was
    only cut."""
    if one.block.kind is other.block.kind is Kind.CODE:
        lines = [Counter(bare_lines(side.block.text)) for side in (one, other)]
        return (lines[0] & lines[1]).total() / max(1, min(lines[0].total(), lines[1].total()))
    if not (one.block.is_prose and other.block.is_prose) or min(len(one.words), len(other.words)) < CUT:
        return 0.0
    return (one.bag & other.bag).total() / min(len(one.words), len(other.words))


def _pairs_shared(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return _dice(Counter(pairwise(one)), Counter(pairwise(other)))


def _dice(one: Counter[Any], other: Counter[Any]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _kinds(one: Traits, other: Traits) -> float:
    if one.block.kind is other.block.kind and one.block.role is other.block.role:
        return 1.0
    if one.block.is_prose and other.block.is_prose:
        return OTHER_KIND
    return OTHER_KIND if one.shows and other.shows else 0.0


def _worth(word: str) -> float:
    return GRAMMAR_WORD if word in FUNCTION_WORDS else 1.0
