"""Pairs of a baseline and a post, carried through the changes to the original as it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from daejo.alignment.pair import Pair
from daejo.changes import Change, ChangeKind


def carry(
    pairs: Sequence[Pair], changes: Sequence[Change], before_size: int, after_size: int
) -> tuple[Pair, ...]:
    """Pairs of the original as it is now with the post, given those of the baseline with the post.

    A pair whose original blocks are all gone is left out; pairs that share a block since a merge are
    one. Raises ValueError where ``changes`` are not those between texts of these sizes.
    """
    there = correspondence(changes, before_size, after_size)
    groups: list[tuple[set[int], set[int], list[Pair]]] = []
    holder: dict[int, int] = {}
    for pair in pairs:
        after = {j for i in pair.original for j in there.get(i, ())}
        if not after:
            continue
        original, post, members = after, set(pair.post), [pair]
        for group in sorted({holder[j] for j in after if j in holder}):
            original |= groups[group][0]
            post |= groups[group][1]
            members = groups[group][2] + members
            groups[group] = (set(), set(), [])
        groups.append((original, post, members))
        holder.update(dict.fromkeys(original, len(groups) - 1))
    return tuple(sorted((_pair(*group) for group in groups if group[0]), key=lambda p: (p.original, p.post)))


def correspondence(
    changes: Sequence[Change], before_size: int, after_size: int
) -> dict[int, tuple[int, ...]]:
    """For each block of the baseline the blocks that it is now; removed ones are left out."""
    there: dict[int, tuple[int, ...]] = {}
    left, right = set(range(before_size)), set(range(after_size))
    for change in changes:
        left.difference_update(change.before)
        right.difference_update(change.after)
        if change.kind is ChangeKind.MOVED:
            there.update({i: (j,) for i, j in zip(change.before, change.after, strict=True)})
        elif change.after:
            there.update(dict.fromkeys(change.before, change.after))
    if len(left) != len(right):
        raise ValueError("these changes are not those between texts of these sizes")
    there.update({i: (j,) for i, j in zip(sorted(left), sorted(right), strict=True)})
    return there


def sources(there: dict[int, tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    """The other way: for each block of now the blocks of the baseline that it comes from."""
    back: dict[int, list[int]] = defaultdict(list)
    for i, after in sorted(there.items()):
        for j in after:
            back[j].append(i)
    return {j: tuple(before) for j, before in back.items()}


def _pair(original: set[int], post: set[int], members: list[Pair]) -> Pair:
    reasons = tuple(dict.fromkeys(reason for pair in members for reason in pair.reasons))
    score = min(pair.score for pair in members)
    return Pair(tuple(sorted(original)), tuple(sorted(post)), score, reasons)
