"""What was added to the original and stands in the post already."""

from __future__ import annotations

from collections.abc import Iterator

from daejo.alignment import align
from daejo.alignment.pair import Pair
from daejo.findings.ground import Ground

SURE = 0.5
"""From this score on a pair of two leftovers is believed."""
Span = tuple[list[int], list[int]]


def late(ground: Ground) -> tuple[Pair, ...]:
    """Pairs of blocks that the original got since the baseline with post blocks that have no other.

    The baseline's pairs know nothing of them: a translator who added the new paragraph would be told
    both that it is missing and that it has no original. Only leftovers in one gap are held together.
    """
    if not ground.changes:
        return ()
    return tuple(pair for span in _gaps(ground) for pair in _aligned(ground, span))


def _aligned(ground: Ground, span: Span) -> Iterator[Pair]:
    fresh, free = span
    for pair in align([ground.now[j] for j in fresh], [ground.post[k] for k in free]):
        if pair.score >= SURE:
            original = tuple(fresh[i] for i in pair.original)
            yield Pair(original, tuple(free[k] for k in pair.post), pair.score, pair.reasons)


def _gaps(ground: Ground) -> Iterator[Span]:
    """Fresh original blocks and free post blocks between the same two neighbours."""
    after = {j: max(pair.post) for pair in ground.carried for j in pair.original}
    fresh: dict[int, list[int]] = {}
    last = -1
    for j in range(len(ground.now)):
        last = after.get(j, last)
        if j not in after and j not in ground.back:
            fresh.setdefault(last, []).append(j)
    for start, blocks in fresh.items():
        free = []
        for k in range(start + 1, len(ground.post)):
            if k in ground.paired_post:
                break
            free.append(k)
        if free:
            yield blocks, free
