"""Leftovers on both sides of one gap: they may well be a pair that the aligner had no evidence for."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from daejo.blocks import Block
from daejo.changes.includes import included
from daejo.findings.ground import Ground
from daejo.findings.run_on import run_on

USUAL_RATIO = 0.5
"""Korean characters for one English character, in the median of 11,000 paired blocks of prose."""
FARTHEST = 1.0
"""How far (as a factor's logarithm) from the usual ratio two leftovers may be one block: 0.18 to 1.36."""
MOST = 6
"""Where more than this is left over on both sides, it is another text, not a weak spot of the aligner."""
SHORT = 6
"""Characters at which a text's length says next to nothing: "DON'T" is 하지 말아야 할 것."""


def doubtful(ground: Ground) -> tuple[frozenset[int], frozenset[int]]:
    """Baseline blocks and post blocks that are left over in the same gap and could be each other.

    To call one missing and the other invented would be a guess twice: nothing is said of them. Nor of
    the items of a list that stands there as one paragraph.
    """
    items, lists = run_on(ground)
    original: set[int] = set(items)
    post: set[int] = set(lists)
    for ours, theirs in _gaps(ground):
        if min(len(ours), len(theirs)) > MOST:
            continue
        options = sorted((_distance(ground.baseline[i], ground.post[k]), i, k) for i in ours for k in theirs)
        for distance, i, k in options:
            if distance <= FARTHEST and i not in original and k not in post:
                original.add(i)
                post.add(k)
    return frozenset(original), frozenset(post)


def _gaps(ground: Ground) -> Iterator[tuple[list[int], list[int]]]:
    """Unpaired blocks of both sides between the same two neighbours."""
    free: dict[int, tuple[list[int], list[int]]] = {}
    gap_of = _gap_numbers(ground)
    last = -1
    for i in range(len(ground.baseline)):
        if i in ground.pair_of:
            last = max(ground.pair_of[i].post)
        else:
            free.setdefault(gap_of[last], ([], []))[0].append(i)
    for k in range(len(ground.post)):
        if k not in ground.paired_post and k not in ground.residue:
            free.setdefault(gap_of[k], ([], []))[1].append(k)
    yield from (gap for gap in free.values() if gap[0] and gap[1])


def _gap_numbers(ground: Ground) -> dict[int, int]:
    """For each post block the last paired block at or before it; -1 where there is none."""
    numbers, last = {-1: -1}, -1
    for k in range(len(ground.post)):
        last = k if k in ground.paired_post else last
        numbers[k] = last
    return numbers


def _distance(one: Block, other: Block) -> float:
    if _family(one) != _family(other):
        return 99.0
    if not one.is_prose:
        return 0.0
    slack = SHORT / (min(len(one.text), len(other.text)) + 1)
    return abs(log((len(other.text) + 1) / (len(one.text) + 1) / USUAL_RATIO)) - slack


def _family(block: Block) -> str:
    if block.is_prose:
        return "prose"
    return "include" if included(block.text) else block.kind.value
