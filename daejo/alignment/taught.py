"""What a document teaches about itself: blocks that say similar things have partners that do.

A word that comes back has met its translation in another pair already. So a block of the original is
described by how like it is to every *other* block that has a partner by now, a block of the post the
same way, and the two descriptions are compared: explicit semantic analysis with the document's own
pairs as its concepts (Potthast et al. 2008, "A Wikipedia-based multilingual retrieval model"). Neither
block's own pair counts, so nothing confirms itself. Without a lexicon worth 0.8 points of F1 on essays,
1.8 on those without one Latin letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from daejo.alignment.evidence import EMPTY
from daejo.alignment.features import margins_of
from daejo.alignment.search import Grid
from daejo.alignment.sides import Matrix
from daejo.alignment.stems import korean_keys
from daejo.alignment.traits import Traits, rarity

SURE = 0.5
"""A link less probable than this teaches nothing."""


@dataclass(frozen=True, slots=True)
class Kin:
    """How like the blocks of a text are to one another (0 to 1): original x original, post x post; a
    block to itself counts as nothing."""

    original: Matrix
    post: Matrix


def kin(original: Sequence[Traits], post: Sequence[Traits]) -> Kin:
    """Cosines of the blocks' words, each weighing what it is rare; those of one block only are left out."""
    return Kin(_likeness([_english(t) for t in original]), _likeness([_korean(t) for t in post]))


def _english(t: Traits) -> Iterable[str]:
    return [w for w in t.literal if w[1:2] != ":" and w not in EMPTY] if t.group <= 1 else ()


def _korean(t: Traits) -> Iterable[str]:
    return {key: None for run in t.hangul for key in korean_keys(run)} if t.group <= 1 else ()


def _likeness(blocks: Sequence[Iterable[str]]) -> Matrix:
    number: dict[str, int] = {}
    rows = [[number.setdefault(word, len(number)) for word in block] for block in blocks]
    size = len(rows)
    has = np.zeros((size, len(number)), dtype=np.float32)
    for at, row in enumerate(rows):
        has[at, row] = 1
    counts = has.sum(axis=0)
    shared = counts >= 2
    table = np.array([rarity(c, size) if c else 0.0 for c in range(size + 1)], dtype=np.float32)
    worth = has[:, shared] * table[counts[shared].astype(np.int64)]
    norm = np.sqrt(np.maximum((worth * worth).sum(axis=1), 1e-6))[:, None]
    worth /= norm
    alike: Matrix = worth @ worth.T
    np.fill_diagonal(alike, 0)
    return alike


def taught(related: Kin, link: Grid) -> tuple[list[Matrix], list[Matrix], list[Matrix]]:
    """The features `features.TAUGHT` of single, 2-1 and 1-2 candidates, given how probable each link is."""
    sure = np.where(link > SURE, link, 0).astype(np.float32)
    ours, theirs = related.original @ sure, sure @ related.post
    shared = ours @ related.post
    size, size_post = np.sqrt((ours * ours).sum(axis=1)), np.sqrt((theirs * theirs).sum(axis=0))
    alike = shared / ((size[:, None] + _LITTLE) * (size_post[None, :] + _LITTLE))
    one = [alike, np.log1p(10 * shared), *margins_of(alike)]
    return one, [(f[:-1] + f[1:]) / 2 for f in one], [(f[:, :-1] + f[:, 1:]) / 2 for f in one]


_LITTLE = 0.03
"""Likenesses smaller than that are chance."""
