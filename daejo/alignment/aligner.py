"""Aligning an original with its translation: which blocks say the same, without any neural model."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from daejo.alignment.anchors import pieces
from daejo.alignment.candidates import candidates
from daejo.alignment.evidence import Holdings, gather
from daejo.alignment.features import INDEX
from daejo.alignment.lexicon import Lexicon
from daejo.alignment.model import Passes
from daejo.alignment.moves import moved, swapped
from daejo.alignment.pair import Pair, unpaired
from daejo.alignment.reasons import reasons
from daejo.alignment.search import Grid, Scores, best, odds, sums
from daejo.alignment.taught import kin, taught
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
    weights: Passes | None = None,
) -> tuple[Pair, ...]:
    """The pairs of blocks that say the same, in the order of the original.

    Every block is in at most one pair. Pairs may cross where sections or blocks were moved. Post
    blocks whose index is in ``avoid`` (noise, residue) take no partner. Work grows with the product of
    both lengths within sections that no anchor divides, else with their sum. ``weights`` other than those
    that ship: `benchmarks/weights.py` measures them on texts that they have not seen.
    """
    if weights is None:
        weights = WITH_LEXICON if lexicon is not None and lexicon.entries else WITHOUT_LEXICON
    known = _Known(lexicon, weights)
    ours = [traits(b) for b in original]
    unwanted = frozenset(avoid)
    kept = [i for i in range(len(post)) if i not in unwanted]
    theirs = [traits(post[i]) for i in kept]
    pairs = [
        Pair(o, tuple(kept[j] for j in p), score, why) for o, p, score, why in _links(ours, theirs, known)
    ]
    return tuple(sorted(pairs, key=lambda pair: (pair.original, pair.post)))


_OPEN = 0.02
"""Where no link's probability lies further than this from 0 and from 1, a second pass has no say."""
_TELLING = 0.01
"""How much likenesses must differ, not to count as equal."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known before two texts are read."""

    lexicon: Lexicon | None
    weights: Passes


_Link = tuple[tuple[int, ...], tuple[int, ...], float, tuple[str, ...]]


def _links(ours: Sequence[Traits], theirs: Sequence[Traits], known: _Known) -> list[_Link]:
    if [t.identity for t in ours] == [t.identity for t in theirs]:
        # Left as it was, to the last letter: even of forty equal blocks each is its own.
        return [((i,), (i,), 1.0, ("same text",)) for i in range(len(ours))]
    parts = pieces(ours, theirs, known.lexicon)
    if len(parts) == 1:
        return _whole(ours, theirs, known)
    found: list[_Link] = []
    for left, right in parts:
        inside = _whole([ours[i] for i in left], [theirs[j] for j in right], known)
        found += _shifted(inside, left, right)
    return found + _astray(ours, theirs, known, found)


def _whole(ours: Sequence[Traits], theirs: Sequence[Traits], known: _Known) -> list[_Link]:
    """The links of two texts short enough to be searched whole: those in order, then what moved."""
    if not ours or not theirs:
        return []
    weighed = _weighed(ours, theirs, known)
    found = []
    for i, up, j, left in best(weighed.link, LEAST):
        o, p = tuple(range(i, i + up)), tuple(range(j, j + left))
        found.append((o, p, _score(weighed.link, i, up, j, left), reasons(weighed.held, o, p)))
    return found + _moved(weighed, found)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Two texts' candidates after both passes: scores, how probable each link is, the evidence, and
    which have no equal."""

    scores: Scores
    link: Grid
    held: Holdings
    telling: NDArray[np.bool_]


def _weighed(ours: Sequence[Traits], theirs: Sequence[Traits], known: _Known) -> _Weighed:
    held = gather(ours, theirs, known.lexicon)
    made = candidates((ours, theirs), held)
    scores = known.weights.first.scores(made, ours, theirs)
    link = odds(scores, sums(scores)).link
    if ((link > _OPEN) & (link < 1 - _OPEN)).any():
        made = made.and_taught(taught(kin(ours, theirs), link))
        scores = known.weights.second.scores(made, ours, theirs)
        link = odds(scores, sums(scores)).link
    # A margin of nothing: another block is exactly as like it.
    telling = np.minimum(np.abs(made.one[INDEX["margin"]]), np.abs(made.one[INDEX["margin_post"]])) > _TELLING
    telling &= np.array([t.group <= 2 for t in ours])[:, None]
    return _Weighed(scores, link, held[0], telling)


def _astray(
    ours: Sequence[Traits], theirs: Sequence[Traits], known: _Known, found: Sequence[_Link]
) -> list[_Link]:
    """Of texts aligned in pieces: what moved from one piece into another."""
    left = unpaired(len(ours), (o for o, *_ in found))
    right = unpaired(len(theirs), (p for _, p, *_ in found))
    if not left or not right:
        return []
    again: list[_Link] = []
    some, others = [ours[i] for i in left], [theirs[j] for j in right]
    for part, counterpart in pieces(some, others, known.lexicon):
        if part and counterpart:
            chosen, against = [left[i] for i in part], [right[j] for j in counterpart]
            weighed = _weighed([ours[i] for i in chosen], [theirs[j] for j in against], known)
            # Neighbours among the leftovers need not be neighbours in the text: chains go by its places.
            again += _chained(weighed, chosen, against)
    return again


def _shifted(links: Sequence[_Link], left: Sequence[int], right: Sequence[int]) -> list[_Link]:
    return [(tuple(left[i] for i in o), tuple(right[j] for j in p), score, why) for o, p, score, why in links]


def _moved(weighed: _Weighed, found: Sequence[_Link]) -> list[_Link]:
    n, m = weighed.scores.one.shape
    left = unpaired(n, (o for o, *_ in found))
    right = unpaired(m, (p for _, p, *_ in found))
    if not left or not right:
        return []
    cells = np.ix_(left, right)
    score, telling = weighed.scores.one[cells], weighed.telling[cells]
    chains = moved(score, telling, left, right)
    known = {(o[0], p[0]) for o, p, *_ in found if len(o) == len(p) == 1}
    gone = {i for i, _, _ in chains}, {j for _, j, _ in chains}
    beside = swapped(score, telling, left, right, known)
    chains += [one for one in beside if one[0] not in gone[0] and one[1] not in gone[1]]
    return [((i,), (j,), _sureness(total), reasons(weighed.held, (i,), (j,))) for i, j, total in chains]


def _chained(weighed: _Weighed, left: Sequence[int], right: Sequence[int]) -> list[_Link]:
    places = {i: a for a, i in enumerate(left)}, {j: b for b, j in enumerate(right)}
    return [
        ((i,), (j,), _sureness(total), reasons(weighed.held, (places[0][i],), (places[1][j],)))
        for i, j, total in moved(weighed.scores.one, weighed.telling, left, right)
    ]


def _sureness(total: float) -> float:
    return round(float(1 / (1 + np.exp(-total / 4))), 4)


def _score(link: Grid, i: int, up: int, j: int, left: int) -> float:
    return round(float(np.clip(link[i : i + up, j : j + left].mean(), 0.0, 1.0)), 4)
