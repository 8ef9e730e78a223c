"""Lists that a translation sets as one paragraph or as code: none of their items is missing.

Translation memories lose the ends of lines ("1) … 2) … 3) …" in a row), and a deeper indent makes a
list of Markdown a block of code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daejo.blocks import Block, Kind
from daejo.findings.ground import Ground

_NUMBER = re.compile(r"(?:^|\s)(?:\d{1,2}[.)]\s|[①-⑳]\s?)(?=\S)")
_DASH = re.compile(r"(?:^|\s)[-*•–]\s(?=\S)")
LEAST = 2
"""Items of one block, from which on it may be a list."""
LEAST_DASHES = 3
"""... where they have no numbers: many a sentence has a dash, or two."""


def run_on(ground: Ground) -> tuple[frozenset[int], frozenset[int]]:
    """Baseline blocks whose list stands in one block of the post, and such blocks that have no pair.

    A block counts that has a mark for each item left over beside it and for each that it is paired with.
    """
    items: set[int] = set()
    lists: set[int] = set()
    for run in _runs(ground):
        for k in _beside(ground, run):
            held = [i for i, pair in ground.pair_of.items() if k in pair.post]
            marks = _marks(ground.post[k])
            if marks >= max(LEAST, len(run) + len(held)):
                items.update(run)
                if k not in ground.paired_post:
                    lists.add(k)
                break
    return frozenset(items), frozenset(lists)


def _marks(block: Block) -> int:
    """How many items a block shows; a list item's own mark is not in its text."""
    own = block.kind is Kind.LIST_ITEM
    if numbers := len(_NUMBER.findall(block.text)):
        return numbers + own
    dashes = len(_DASH.findall(block.text)) + own
    return dashes if dashes >= LEAST_DASHES else 0


def _runs(ground: Ground) -> Iterator[list[int]]:
    """List items in a row that have no pair."""
    run: list[int] = []
    for i, block in enumerate(ground.baseline):
        if block.kind is Kind.LIST_ITEM and i not in ground.pair_of:
            run.append(i)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _beside(ground: Ground, run: list[int]) -> list[int]:
    """The blocks of the post among which a run would stand: its neighbours', and those between."""
    before, after = ground.pair_of.get(run[0] - 1), ground.pair_of.get(run[-1] + 1)
    first = min(before.post) if before else 0
    last = max(after.post) if after else len(ground.post) - 1
    if before is None and after is None:
        return []
    if before is None:
        first = max(0, last - 2)
    if after is None:
        last = min(len(ground.post) - 1, first + 2)
    mine = {*(before.post if before else ()), *(after.post if after else ())}
    return [k for k in range(first, last + 1) if k in mine or k not in ground.paired_post]
