"""Aligning an original with its translation: which blocks say the same, without any neural model."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from daejo.alignment.anchors import pieces
from daejo.alignment.evidence import Holdings, gather
from daejo.alignment.features import candidates
from daejo.alignment.lexicon import Lexicon
from daejo.alignment.moves import moved
from daejo.alignment.pair import Pair, unpaired
from daejo.alignment.reasons import reasons
from daejo.alignment.search import Grid, Scores, best, odds, sums
from daejo.alignment.traits import Traits, traits
from daejo.alignment.weights import WITH_LEXICON, WITHOUT_LEXICON
from daejo.blocks import Block

LEAST = 0.4
"""A link less probable than this is worth nothing to the search (best F1 on real documents)."""


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
    unwanted = frozenset(avoid)
    kept = [i for i in range(len(post)) if i not in unwanted]
    theirs = [traits(post[i]) for i in kept]
    pairs = [
        Pair(o, tuple(kept[j] for j in p), score, why) for o, p, score, why in _links(ours, theirs, lexicon)
    ]
    return tuple(sorted(pairs, key=lambda pair: (pair.original, pair.post)))


_Link = tuple[tuple[int, ...], tuple[int, ...], float, tuple[str, ...]]


def _links(ours: Sequence[Traits], theirs: Sequence[Traits], lexicon: Lexicon | None) -> list[_Link]:
    parts = pieces(ours, theirs, lexicon)
    if len(parts) == 1:
        return _whole(ours, theirs, lexicon)
    found: list[_Link] = []
    for left, right in parts:
        inside = _whole([ours[i] for i in left], [theirs[j] for j in right], lexicon)
        found += _shifted(inside, left, right)
    return found + _astray(ours, theirs, lexicon, found)


def _whole(ours: Sequence[Traits], theirs: Sequence[Traits], lexicon: Lexicon | None) -> list[_Link]:
    """The links of two texts short enough to be searched whole: those in order, then what moved."""
    if not ours or not theirs:
        return []
    scores, held = _scores(ours, theirs, lexicon)
    link = odds(scores, sums(scores)).link
    found = []
    for i, up, j, left in best(link, LEAST):
        o, p = tuple(range(i, i + up)), tuple(range(j, j + left))
        found.append((o, p, _score(link, i, up, j, left), reasons(held, o, p)))
    return found + _moved(scores.one, held, found)


def _scores(
    ours: Sequence[Traits], theirs: Sequence[Traits], lexicon: Lexicon | None
) -> tuple[Scores, Holdings]:
    model = WITH_LEXICON if lexicon is not None and lexicon.entries else WITHOUT_LEXICON
    held = gather(ours, theirs, lexicon)
    return model.scores(candidates((ours, theirs), held), ours, theirs), held[0]


def _astray(
    ours: Sequence[Traits], theirs: Sequence[Traits], lexicon: Lexicon | None, found: Sequence[_Link]
) -> list[_Link]:
    """Of texts aligned in pieces: what moved from one piece into another."""
    left = unpaired(len(ours), (o for o, *_ in found))
    right = unpaired(len(theirs), (p for _, p, *_ in found))
    if not left or not right:
        return []
    again: list[_Link] = []
    some, others = [ours[i] for i in left], [theirs[j] for j in right]
    for part, counterpart in pieces(some, others, lexicon):
        if part and counterpart:
            chosen, against = [left[i] for i in part], [right[j] for j in counterpart]
            scores, held = _scores([ours[i] for i in chosen], [theirs[j] for j in against], lexicon)
            # Neighbours among the leftovers need not be neighbours in the text: chains go by its places.
            again += _chained(scores.one, held, chosen, against)
    return again


def _shifted(links: Sequence[_Link], left: Sequence[int], right: Sequence[int]) -> list[_Link]:
    return [(tuple(left[i] for i in o), tuple(right[j] for j in p), score, why) for o, p, score, why in links]


def _moved(score: Grid, held: Holdings, found: Sequence[_Link]) -> list[_Link]:
    left = unpaired(score.shape[0], (o for o, *_ in found))
    right = unpaired(score.shape[1], (p for _, p, *_ in found))
    if not left or not right:
        return []
    chains = moved(score[np.ix_(left, right)], left, right)
    return [((i,), (j,), _sureness(total), reasons(held, (i,), (j,))) for i, j, total in chains]


def _chained(score: Grid, held: Holdings, left: Sequence[int], right: Sequence[int]) -> list[_Link]:
    places = {i: a for a, i in enumerate(left)}, {j: b for b, j in enumerate(right)}
    return [
        ((i,), (j,), _sureness(total), reasons(held, (places[0][i],), (places[1][j],)))
        for i, j, total in moved(score, left, right)
    ]


def _sureness(total: float) -> float:
    return round(float(1 / (1 + np.exp(-total / 4))), 4)


def _score(link: Grid, i: int, up: int, j: int, left: int) -> float:
    return round(float(np.clip(link[i : i + up, j : j + left].mean(), 0.0, 1.0)), 4)
