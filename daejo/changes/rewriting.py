"""Blocks that were taken out and others that came in their place: a passage that was rewritten."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from daejo.blocks import Block, Kind
from daejo.changes.change import Change, ChangeKind

Place = tuple[int, Kind]


def rewritten(
    before: Sequence[Block], after: Sequence[Block], changes: Sequence[Change]
) -> tuple[tuple[int, int], ...]:
    """(index in ``before``, index in ``after``) of each removed block and the one that took its place.

    Both are of one kind and stand between the same two neighbours that stayed; several in one place are
    taken in order. Too little of the words stayed to call it an edit (`matching.REPLACED`), but it is one
    thing to a translator: this goes, and that comes instead.
    """
    rows, columns = _stayed(before, after, changes)
    gone: dict[Place, list[int]] = defaultdict(list)
    come: dict[Place, list[int]] = defaultdict(list)
    for change in changes:
        if change.kind is ChangeKind.REMOVED:
            for i in change.before:
                gone[bisect_left(rows, i), before[i].kind].append(i)
        elif change.kind is ChangeKind.ADDED:
            for j in change.after:
                come[bisect_left(columns, j), after[j].kind].append(j)
    return tuple(sorted(pair for place in gone for pair in zip(gone[place], come[place], strict=False)))


def _stayed(
    before: Sequence[Block], after: Sequence[Block], changes: Sequence[Change]
) -> tuple[list[int], list[int]]:
    """What stayed where it was, as ascending indexes of either side; the n-th of both are one block."""
    touched = ({i for c in changes for i in c.before}, {j for c in changes for j in c.after})
    pairs = [
        *zip(_others(len(before), touched[0]), _others(len(after), touched[1]), strict=True),
        *((c.before[0], c.after[0]) for c in changes if c.kind is ChangeKind.EDITED and not c.moved),
    ]
    return sorted(i for i, _ in pairs), sorted(j for _, j in pairs)


def _others(size: int, touched: set[int]) -> Iterator[int]:
    return (index for index in range(size) if index not in touched)
