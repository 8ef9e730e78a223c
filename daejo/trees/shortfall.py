"""Passages that say more than their translation, told from the two texts alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from daejo.alignment import Pair
from daejo.alignment.sentences import sentences
from daejo.blocks import Block, Kind

LONGER = 0.4
"""Logarithm of how much longer than the page's other passages, beside their translations: 1.5 times.

With a sentence more, 3 of 5,239 true passages of 158 documents are so long, and those were shortened by
the translator; with a sentence of 95 characters added, 68 of 100 (fastapi), 48 (essays), 42 (vue), 27
(Hugging Face's course).
"""
SHORTEST = 40
"""Characters of a passage of which lengths tell something."""
FEWEST = 5
"""Passages of a page from which its own ratio is known."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A block of the original and the one block of the post that says less, with the numbers of sentences."""

    original: int
    post: int
    sentences: int
    translated: int


def shortfalls(
    original: Sequence[Block], post: Sequence[Block], pairs: Sequence[Pair]
) -> tuple[Shortfall, ...]:
    """Pairs of one passage each whose original has more sentences than the translation, and is longer
    beside it than the page's passages are. None on a page of fewer than `FEWEST` such pairs."""
    single = [(p.original[0], p.post[0]) for p in pairs if len(p.original) == len(p.post) == 1]
    told = [(i, k) for i, k in single if _passage(original[i]) and _prose(post[k])]
    if len(told) < FEWEST:
        return ()
    ratios = [math.log(len(original[i].text) / max(len(post[k].text), 1)) for i, k in told]
    usual = median(ratios)
    found = []
    for (i, k), ratio in zip(told, ratios, strict=True):
        if ratio - usual > LONGER:
            ours, theirs = _ended(original[i].text), max(_ended(post[k].text), 1)
            if ours > theirs:
                found.append(Shortfall(i, k, ours, theirs))
    return tuple(found)


def _ended(text: str) -> int:
    """Sentences that end like one; a heading's fragment or "a.k.a." makes no second sentence."""
    return sum(sentence.text.rstrip("\"')]”’*_").endswith((".", "!", "?")) for sentence in sentences(text))


def _passage(block: Block) -> bool:
    return _prose(block) and len(block.text) >= SHORTEST


def _prose(block: Block) -> bool:
    return block.is_prose and block.kind is not Kind.HEADING
