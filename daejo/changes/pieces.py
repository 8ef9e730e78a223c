"""Paragraphs that were split, or merged: which neighbours together say what one block says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from daejo.changes.likeness import Traits

PIECE = 0.7
"""A block is a piece of one that was split where so many of its words are what the other pieces lack."""
SHORT_PIECE = 4
"""A block of fewer words is one where its words are all that the other lacks, and nothing else."""
WHOLE = 0.8
"""Pieces are all of a block where so many of its words are in them."""
MOST = 12
"""Pieces of one block, at most."""


def grown(
    run: tuple[int, ...], side: Sequence[Traits], taken: set[int], whole: Traits, part: Traits
) -> tuple[int, ...]:
    """``run`` with the free neighbours whose words are those that ``part`` lacks of ``whole``."""
    lacking = whole.bag - part.bag
    for step in (1, -1):
        k = run[-1 if step > 0 else 0] + step
        while 0 <= k < len(side) and k not in taken and _within(side[k], lacking):
            run = tuple(sorted((*run, k)))
            taken.add(k)
            lacking = lacking - side[k].bag
            k += step
    return run


def longest_piece(whole: Traits, side: Sequence[Traits], free: Sequence[int]) -> int | None:
    """Of the run of free neighbours that ``whole`` was merged from, or split into, the longest one.

    ``free`` are indexes into ``side``, ascending. None where no run says what ``whole`` says.
    """
    if not whole.block.is_prose or not whole.words:
        return None
    for run in _runs(whole, side, free):
        said = sum((side[k].bag for k in run), Counter())
        if len(run) > 1 and (said & whole.bag).total() >= WHOLE * len(whole.words):
            return max(run, key=lambda k: len(side[k].words))
    return None


def _runs(whole: Traits, side: Sequence[Traits], free: Sequence[int]) -> Iterator[list[int]]:
    """Runs of neighbours, each a piece of what those before it lack; no two begin within one another."""
    run: list[int] = []
    lacking = whole.bag
    for k in free:
        follows = not run or (k == run[-1] + 1 and len(run) < MOST)
        if not follows or not _within(side[k], lacking):
            if run:
                yield run
            run, lacking = [], whole.bag
            if not _within(side[k], lacking):
                continue
        run.append(k)
        lacking = lacking - side[k].bag
    if run:
        yield run


def _within(one: Traits, lacking: Counter[str]) -> bool:
    """Whether most words of a block are among those that its neighbour lost; of a short one, they are all."""
    if not one.block.is_prose or not one.words:
        return False
    if len(one.words) < SHORT_PIECE:
        return one.bag == lacking
    return (one.bag & lacking).total() >= PIECE * len(one.words)
