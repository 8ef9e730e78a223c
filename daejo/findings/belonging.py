"""Whether an original and a post belong together at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from daejo.alignment.pair import Pair
from daejo.blocks import Block
from daejo.findings.policy import claimable

STRANGERS = 0.4
"""Share of paired prose, weighed by score, below which two texts are none of each other's.

The better of the two sides counts, as a post may be cut short, or be made of a part. Of 87 true pairs, a
third of them disturbed, the lowest had .865; of 147 pairs of documents that were not each other's, most
of them out of one repository, the highest had .283.
"""
FEWEST = 5
"""Passages of prose that each side must have: of fewer nothing is said."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """How much of two texts is paired: passages of prose on each side, and those of them in a pair."""

    original: int
    post: int
    original_paired: int
    post_paired: int
    share: float
    """0 to 1, weighed by the pairs' scores; of the better paired side."""

    @property
    def strangers(self) -> bool:
        return min(self.original, self.post) >= FEWEST and self.share < STRANGERS


def kinship(original: Sequence[Block], post: Sequence[Block], pairs: Sequence[Pair]) -> Kinship:
    """``pairs`` are of ``original`` and ``post``."""
    ours, theirs = _prose(original), _prose(post)
    of_original = {i: pair.score for pair in pairs for i in pair.original}
    of_post = {k: pair.score for pair in pairs for k in pair.post}
    shares = (_share(ours, of_original), _share(theirs, of_post))
    return Kinship(
        len(ours),
        len(theirs),
        sum(i in of_original for i in ours),
        sum(k in of_post for k in theirs),
        max(shares),
    )


def _prose(blocks: Sequence[Block]) -> list[int]:
    return [i for i, block in enumerate(blocks) if block.is_prose and claimable(block)]


def _share(indexes: Sequence[int], scores: dict[int, float]) -> float:
    return sum(scores.get(i, 0.0) for i in indexes) / len(indexes) if indexes else 0.0
