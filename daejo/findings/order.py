"""Passages of a post that stand elsewhere than in the original."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from daejo.alignment.pair import Pair
from daejo.blocks import Block, text_key
from daejo.findings.finding import Evidence, Finding, FindingKind, Severity
from daejo.findings.ground import Ground, in_body, lines_of, text_of
from daejo.findings.keys import key_of
from daejo.findings.policy import claimable

SURE = 0.8
"""Score from which on a pair out of order is believed."""
TELLING = 20
"""Letters of the original that a lone block must have: labels and one-word items look alike."""


def displaced(ground: Ground, told: frozenset[int]) -> Iterator[Finding]:
    """A finding for each run of pairs that is out of order, in the baseline as in the original of now.

    Of two runs that changed places the smaller one is told. ``told`` are post blocks of which it is
    said already that their original moved.
    """
    pairs = sorted(ground.pairs, key=lambda pair: pair.original)
    kept = _in_order(pairs)
    runs = _runs([pair for number, pair in enumerate(pairs) if number not in kept])
    crossing = out_of_order(ground.carried)
    repeated = _repeated(ground.baseline), _repeated(ground.post)
    for run in runs:
        post = tuple(sorted(k for pair in run for k in pair.post))
        there = ground.now_of(i for pair in run for i in pair.original)
        if (
            there
            and told.isdisjoint(post)
            and not crossing.isdisjoint(post)
            and _certain(ground, run, repeated)
        ):
            yield _moved(ground, run, there, post)


def out_of_order(pairs: Sequence[Pair]) -> frozenset[int]:
    """Post blocks whose pair crosses another one: one side has them the other way round."""
    ordered = sorted(pairs, key=lambda pair: pair.original)
    crossing: set[int] = set()
    highest = -1
    for pair in ordered:
        if pair.post[0] < highest:
            crossing.update(pair.post)
        highest = max(highest, pair.post[0])
    lowest = ordered[-1].post[0] if ordered else 0
    for pair in reversed(ordered):
        if pair.post[0] > lowest:
            crossing.update(pair.post)
        lowest = min(lowest, pair.post[0])
    return frozenset(crossing)


def _in_order(pairs: Sequence[Pair]) -> set[int]:
    """Places of the pairs that keep the order of most: the longest chain of rising post blocks."""
    ends: list[int] = []
    chain: list[int] = []
    before: dict[int, int | None] = {}
    for number, pair in enumerate(pairs):
        at = bisect_left(ends, pair.post[0])
        before[number] = chain[at - 1] if at else None
        if at == len(ends):
            ends.append(pair.post[0])
            chain.append(number)
        else:
            ends[at], chain[at] = pair.post[0], number
    kept: set[int] = set()
    last: int | None = chain[-1] if chain else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _runs(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Neighbours of both sides, together."""
    runs: list[list[Pair]] = []
    for pair in pairs:
        last = runs[-1][-1] if runs else None
        if last and pair.original[0] - last.original[-1] <= 2 and 0 < pair.post[0] - last.post[-1] <= 2:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def _certain(ground: Ground, run: Sequence[Pair], repeated: tuple[set[int], set[int]]) -> bool:
    """Whether a run surely stands where it is not expected: no repeated text, no label, no weak pair."""
    if min(pair.score for pair in run) < SURE:
        return False
    blocks = [ground.baseline[i] for pair in run for i in pair.original]
    if not any(in_body(block) and claimable(block) for block in blocks):
        return False
    alone = (repeated[0].isdisjoint(p.original) and repeated[1].isdisjoint(p.post) for p in run)
    return any(alone) and sum(len(block.text) for block in blocks) >= TELLING


def _repeated(blocks: Sequence[Block]) -> set[int]:
    """Blocks whose text stands in others too: which of them is whose partner is a guess."""
    keys = [text_key(block) for block in blocks]
    seen = Counter(keys)
    return {number for number, key in enumerate(keys) if seen[key] > 1}


def _moved(ground: Ground, run: Sequence[Pair], there: tuple[int, ...], post: tuple[int, ...]) -> Finding:
    before = sorted(i for pair in run for i in pair.original)
    return Finding(
        kind=FindingKind.MOVED,
        severity=Severity.LOW,
        confidence=round(min(pair.score for pair in run), 3),
        original=there,
        post=post,
        post_lines=lines_of(ground.post, post),
        evidence=Evidence(
            before=text_of(ground.baseline, before),
            after=text_of(ground.now, there),
            post=text_of(ground.post, post),
            details=(_where(ground, there),),
        ),
        key=key_of(FindingKind.MOVED, ground.baseline_names.of(before)),
    )


def _where(ground: Ground, original: Sequence[int]) -> str:
    if original[0] == 0:
        return "in the original it stands at the beginning"
    above = next((ground.now[j].text for j in range(original[0] - 1, -1, -1) if ground.now[j].text), "")
    return f"in the original it stands after “{above[:80]}”"
