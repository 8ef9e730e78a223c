"""Aligning an original with its translation: which blocks say the same, without any neural model."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from daejo.alignment.evidence import gather
from daejo.alignment.features import candidates
from daejo.alignment.lexicon import Lexicon
from daejo.alignment.pair import Pair, unpaired
from daejo.alignment.reasons import reasons
from daejo.alignment.search import Grid, best, odds, sums
from daejo.alignment.traits import Traits, traits
from daejo.alignment.weights import WITH_LEXICON, WITHOUT_LEXICON
from daejo.blocks import Block

LEAST = 0.45
"""A link less probable than this is worth nothing to the search (best F1 on real documents)."""
LEAST_MOVED = 0.6
"""Blocks out of order must be surer of one another: order no longer speaks for them."""


def align(
    original: Sequence[Block],
    post: Sequence[Block],
    lexicon: Lexicon | None = None,
    avoid: Collection[int] = (),
) -> tuple[Pair, ...]:
    """The pairs of blocks that say the same, in the order of the original.

    Every block is in at most one pair. Pairs may cross where sections or blocks were moved. Post
    blocks whose index is in ``avoid`` (noise, residue) take no partner. Work grows with the product
    of both lengths within sections that no anchor divides, else with their sum.
    """
    ours = [traits(b) for b in original]
    kept = [i for i in range(len(post)) if i not in set(avoid)]
    theirs = [traits(post[i]) for i in kept]
    links = _links(ours, theirs, lexicon)
    return tuple(
        sorted(
            (
                Pair(
                    o,
                    tuple(kept[j] for j in p),
                    score,
                    reasons([ours[i] for i in o], [theirs[j] for j in p], lexicon),
                )
                for o, p, score in links
            ),
            key=lambda pair: (pair.original, pair.post),
        )
    )


_Link = tuple[tuple[int, ...], tuple[int, ...], float]


def _links(ours: Sequence[Traits], theirs: Sequence[Traits], lexicon: Lexicon | None) -> list[_Link]:
    found = _in_order(ours, theirs, lexicon, LEAST)
    for _ in range(3):
        left = unpaired(len(ours), (o for o, _, _ in found))
        right = unpaired(len(theirs), (p for _, p, _ in found))
        if not left or not right:
            break
        moved = _in_order([ours[i] for i in left], [theirs[j] for j in right], lexicon, LEAST_MOVED)
        if not moved:
            break
        found += [(tuple(left[i] for i in o), tuple(right[j] for j in p), score) for o, p, score in moved]
    return found


def _in_order(
    ours: Sequence[Traits], theirs: Sequence[Traits], lexicon: Lexicon | None, least: float
) -> list[_Link]:
    if not ours or not theirs:
        return []
    held = gather(ours, theirs, lexicon)
    model = WITH_LEXICON if lexicon else WITHOUT_LEXICON
    scores = model.scores(candidates((ours, theirs), held), ours, theirs)
    link = odds(scores, sums(scores)).link
    return [
        (tuple(range(i, i + up)), tuple(range(j, j + left)), _score(link, i, up, j, left))
        for i, up, j, left in best(link, least)
    ]


def _score(link: Grid, i: int, up: int, j: int, left: int) -> float:
    return round(float(np.clip(link[i : i + up, j : j + left].mean(), 0.0, 1.0)), 4)
