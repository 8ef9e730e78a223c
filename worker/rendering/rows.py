"""A comparison in reading order: which blocks stand beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from daejo.alignment.pair import Pair, unpaired
from daejo.findings import Finding
from worker.comparing import Comparison


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks that say the same; one side empty where the other has no counterpart."""

    original: tuple[int, ...]
    post: tuple[int, ...]
    score: float | None
    findings: tuple[Finding, ...] = ()


def rows(made: Comparison) -> tuple[Row, ...]:
    """Every block of both sides once, in the original's order; what only the post has stands where
    the post has it."""
    ordered = list(_ordered(made.pairs, len(made.original.blocks), len(made.post.blocks)))
    by_original = {i: place for place, row in enumerate(ordered) for i in row.original}
    by_post = {i: place for place, row in enumerate(ordered) for i in row.post}
    found: dict[int, list[Finding]] = {}
    for finding in made.findings:
        place = _place(finding, by_original, by_post)
        if place is not None:
            found.setdefault(place, []).append(finding)
    return tuple(
        Row(row.original, row.post, row.score, tuple(found.get(place, ())))
        for place, row in enumerate(ordered)
    )


def unplaced(made: Comparison) -> tuple[Finding, ...]:
    """Findings that stand in no row: of the front matter, or of lines that are no block."""
    placed = {finding.key for row in rows(made) for finding in row.findings}
    return tuple(finding for finding in made.findings if finding.key not in placed)


def _place(finding: Finding, by_original: dict[int, int], by_post: dict[int, int]) -> int | None:
    """The row of a finding: where the post has it, else where the original has it."""
    for index in finding.post:
        if index in by_post:
            return by_post[index]
    for index in finding.original:
        if index in by_original:
            return by_original[index]
    return None


def _ordered(pairs: Sequence[Pair], originals: int, posts: int) -> Iterator[Row]:
    of_original = {i: pair for pair in pairs for i in pair.original}
    only_post = list(unpaired(posts, (p.post for p in pairs)))
    shown: set[int] = set()
    waiting = 0
    for index in range(originals):
        pair = of_original.get(index)
        if pair is None:
            yield Row((index,), (), None)
            continue
        if id(pair) in shown:
            continue
        shown.add(id(pair))
        while waiting < len(only_post) and only_post[waiting] < pair.post[0]:
            yield Row((), (only_post[waiting],), None)
            waiting += 1
        yield Row(pair.original, pair.post, pair.score)
    for index in only_post[waiting:]:
        yield Row((), (index,), None)
