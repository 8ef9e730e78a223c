"""What `weights.py` learns from: documents with known alignment, as the aligner sees them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from alignment import Case, Links
from numpy.typing import NDArray

from daejo.alignment import Lexicon
from daejo.alignment.candidates import candidates
from daejo.alignment.evidence import gather
from daejo.alignment.search import Grid
from daejo.alignment.taught import Kin, kin
from daejo.alignment.traits import Traits, traits
from daejo.blocks import Kind, MarkKind

LIKE_A_BLOG = 0.35
LONGEST = 120


@dataclass(frozen=True)
class Lesson:
    """One document: features of single, 2-1 and 1-2 candidates, and of gaps; which the truth allows."""

    features: tuple[Grid, Grid, Grid]
    gaps: tuple[Grid, Grid]
    allowed: tuple[NDArray[np.bool_], ...]
    paired: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    related: Kin


def lessons_of(some: list[Case], lexicon: Lexicon | None, chance: np.random.Generator) -> list[Lesson]:
    fit_for_it = [c for c in some if 3 <= len(c.original) <= LONGEST and len(c.post) >= 3]
    return [
        lesson(like_a_blog(c, int(chance.integers(0, 2))) if chance.random() < LIKE_A_BLOG else c, lexicon)
        for c in fit_for_it
    ]


def like_a_blog(case: Case, drop: int) -> Case:
    post = []
    for number, block in enumerate(case.post):
        changed = replace(block, marks=tuple(m for m in block.marks if m.kind is MarkKind.IMAGE))
        if block.kind is Kind.IMAGE:
            changed = replace(changed, image=f"post_{number}.png", target=f"/assets/img/post_{number}.png")
        if block.kind is Kind.HEADING:
            changed = replace(changed, level=max(1, block.level - drop))
        post.append(changed)
    return replace(case, post=tuple(post))


def lesson(case: Case, lexicon: Lexicon | None) -> Lesson:
    ours, theirs = [traits(b) for b in case.original], [traits(b) for b in case.post]
    made = candidates((ours, theirs), gather(ours, theirs, lexicon))
    one, two_one, one_two = (np.stack(f, axis=-1) for f in (made.one, made.two_one, made.one_two))
    allowed, paired = permitted(rising(case.truth), len(ours), len(theirs))
    return Lesson(
        (one, two_one, one_two),
        (gap_features(ours), gap_features(theirs)),
        allowed,
        paired,
        kin(ours, theirs),
    )


def gap_features(blocks: list[Traits]) -> Grid:
    groups = np.array([min(t.group, 4) for t in blocks])
    lengths = np.array([t.length for t in blocks])
    columns = [groups == k for k in (1, 0, 2, 3, 4)]  # prose, heading, code, image, other
    return np.stack([*columns, np.exp(-lengths / 40)], axis=1).astype(np.float64)


def rising(truth: Links) -> list[tuple[int, int]]:
    """The longest part of the truth that is in order: the search in order must leave the rest alone."""
    links = sorted(link for link in truth if min(link) >= 0)
    size, before = [1] * len(links), [-1] * len(links)
    for b, later in enumerate(links):
        for a, earlier in enumerate(links[:b]):
            if earlier[0] <= later[0] and earlier[1] <= later[1] and size[a] >= size[b]:
                size[b], before[b] = size[a] + 1, a
    at = int(np.argmax(size)) if links else -1
    chain = []
    while at >= 0:
        chain.append(links[at])
        at = before[at]
    return chain[::-1]


def permitted(
    links: list[tuple[int, int]], n: int, m: int
) -> tuple[tuple[NDArray[np.bool_], ...], tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """Which steps the truth is made of; groups larger than the search knows are left open."""
    one, two_one, one_two = np.zeros((n, m), bool), np.zeros((n - 1, m), bool), np.zeros((n, m - 1), bool)
    ours, theirs = np.zeros(n, bool), np.zeros(m, bool)
    rows = {i: [j for a, j in links if a == i] for i, _ in links}
    columns = {j: [i for i, b in links if b == j] for _, j in links}
    for i, j in links:
        if rows[i] == [j] and columns[j] == [i]:
            one[i, j] = ours[i] = theirs[j] = True
        elif columns[j] == [i, i + 1] and rows[i] == rows[i + 1] == [j]:
            two_one[i, j] = ours[i] = ours[i + 1] = theirs[j] = True
        elif rows[i] == [j, j + 1] and columns[j] == columns[j + 1] == [i]:
            one_two[i, j] = ours[i] = theirs[j] = theirs[j + 1] = True
    return (one, two_one, one_two), (ours, theirs)
