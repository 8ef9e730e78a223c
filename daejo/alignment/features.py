"""What speaks for and against a pair, as numbers: one row of features for each candidate.

The same features serve a pair of single blocks and a merged one (two blocks of one side against one
of the other); `weights` says how much each counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from daejo.alignment.evidence import Holdings
from daejo.alignment.traits import ENDINGS, Traits

Matrix = NDArray[np.float32]
Vector = NDArray[np.float32]

NAMES = (
    "bias", "covered", "covered_post", "both_covered", "literal", "lost", "lost_post", "length",
    "length_long", "heading_same", "heading_level", "heading_prose", "prose_kind", "code", "image_same",
    "image_apart", "image_blind", "other_same", "foreign", "ending_same", "ending_apart", "margin",
    "margin_post", "short", "both_short", "shape", "shape_apart", "both_squared", "shared", "unshared",
    "sentences", "merged", "least_half", "least_cover", "in_order", "identical", "verbatim",
)  # fmt: skip
INDEX = {name: i for i, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class Side:
    """One text's blocks, or neighbours of it two by two, as columns of numbers."""

    group: NDArray[np.int64]
    kind: NDArray[np.int64]
    level: NDArray[np.int64]
    length: Vector
    ending: NDArray[np.int64]
    mass: Vector
    """Weight of all words of a block."""
    hard: Vector
    """Weight of those words that a translation keeps letter by letter."""
    shape: NDArray[np.int64]
    """Number of a line of markup's shape, 0 for what is none."""
    sentences: NDArray[np.int64]
    image: NDArray[np.int64]
    """Number of the image that a block is, 0 for what is none."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two sides share (original x post): weights of words found, each way."""

    found: Matrix
    found_post: Matrix
    literal: Matrix
    literal_post: Matrix


_ENDINGS = {ending: i for i, ending in enumerate(("", *ENDINGS))}


def side(traits: Sequence[Traits], own: Holdings, number: dict[str, int]) -> Side:
    return Side(
        np.array([t.group for t in traits], dtype=np.int64),
        np.array([_kind_number(t) for t in traits], dtype=np.int64),
        np.array([t.level for t in traits], dtype=np.int64),
        np.array([t.length for t in traits], dtype=np.float32),
        np.array([_ENDINGS[t.ending] for t in traits], dtype=np.int64),
        own.mass,
        own.hard,
        np.array([number.setdefault(t.shape, len(number)) for t in traits], dtype=np.int64),
        np.array([t.sentences for t in traits], dtype=np.int64),
        np.array([number.setdefault(t.image, len(number)) for t in traits], dtype=np.int64),
    )


def _kind_number(t: Traits) -> int:
    return t.group * 16 + {"heading": 0, "paragraph": 1, "list_item": 2, "quote": 3}.get(t.kind.value, 4)


def single(
    original: Side, post: Side, shared: Shared, margins: tuple[Matrix, Matrix] | None = None
) -> list[Matrix]:
    """The features of every pair of single blocks, each original x post."""
    cover = shared.found / np.maximum(original.mass, 1e-3)[:, None]
    cover_post = shared.found_post / np.maximum(post.mass, 1e-3)[None, :]
    both = np.sqrt(cover * cover_post)
    ratio = np.log((post.length + 10)[None, :] / (original.length + 10)[:, None])
    size = np.minimum(post.length[None, :], original.length[:, None])
    far = np.minimum(np.abs(ratio), 2.0)
    same = original.group[:, None] == post.group[None, :]
    o, p = original.group[:, None], post.group[None, :]
    heading = (o == 0) & (p == 0)
    prose = (o == 1) & (p == 1)
    short = np.exp(-size / 40)
    drop = original.level[:, None] - post.level[None, :]
    offset = _level_offset(drop, np.where(heading, both, 0.0))
    images = (o == 3) & (p == 3)
    alike = (original.image[:, None] == post.image[None, :]) & (original.image[:, None] > 0)
    known = bool(alike.any())
    shape = original.shape[:, None] == post.shape[None, :]
    ends = original.ending[:, None], post.ending[None, :]
    one = np.ones_like(cover)
    if margins is None:
        margins = _margins(np.asarray(both + 0.3 * np.log1p(shared.literal), dtype=np.float32))
    table = [
        one,
        cover,
        cover_post,
        both,
        np.log1p(shared.literal),
        np.log1p(np.maximum(original.hard[:, None] - shared.literal, 0)),
        np.log1p(np.maximum(post.hard[None, :] - shared.literal_post, 0)),
        far,
        far * np.minimum(size / 100, 2.0),
        heading & (drop == offset),
        heading & (drop != offset),
        ((o == 0) & (p == 1)) | ((o == 1) & (p == 0)),
        prose & (original.kind[:, None] != post.kind[None, :]),
        same & (o == 2),
        images & alike,
        images & ~alike & known,
        images & ~alike & (not known),
        same & (o > 3),
        ~same & ((o > 1) | (p > 1)),
        (ends[0] == ends[1]) & (ends[0] > 0),
        ends[0] != ends[1],
        margins[0],
        margins[1],
        short,
        both * short,
        (o == 7) & (p == 7) & shape,
        (o == 7) & (p == 7) & ~shape,
        both * both,
        np.log1p(shared.found + shared.found_post),
        np.log1p(
            np.maximum(original.mass[:, None] + post.mass[None, :] - shared.found - shared.found_post, 0)
        ),
        np.where(prose, np.minimum(np.abs(original.sentences[:, None] - post.sentences[None, :]), 3), 0),
    ]
    return [np.asarray(f, dtype=np.float32) for f in table]


def _level_offset(drop: NDArray[np.int64], likeness: Matrix) -> int:
    """How many levels the original's headings lie below the post's: a blog's template moves them all."""
    if not likeness.any():
        return 0
    best = likeness.argmax(axis=1)
    rows = np.arange(len(best))
    weights = np.bincount(drop[rows, best] + 8, weights=likeness[rows, best] ** 2, minlength=17)
    weights[8] *= 1.01  # on a tie they lie level
    return int(np.argmax(weights)) - 8


def _margins(likeness: Matrix) -> tuple[Matrix, Matrix]:
    """How much better a pair is than the best other partner of its original block, and of its post block."""
    return _margin(likeness), _margin(likeness.T).T


def _margin(likeness: Matrix) -> Matrix:
    if likeness.shape[1] < 2:
        return np.zeros_like(likeness)
    top = np.partition(likeness, -2, axis=1)[:, -2:]
    best, second = top[:, 1:2], top[:, 0:1]
    rival = np.where(likeness == best, second, best)
    return np.clip(likeness - rival, -0.6, 0.6).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Features of all pairs: single, two of the original with one of the post, one with two."""

    one: list[Matrix]
    two_one: list[Matrix]
    one_two: list[Matrix]


def candidates(
    traits: tuple[Sequence[Traits], Sequence[Traits]], held: tuple[Holdings, Holdings]
) -> Candidates:
    ours, theirs = held
    number = {"": 0}
    original = side(traits[0], ours, number)
    post = side(traits[1], theirs, number)
    # Of a paragraph left in the original's language every word would be hard, and few stand verbatim.
    post = replace(post, hard=post.hard * np.array([not t.foreign for t in traits[1]], dtype=np.float32))
    shared = Shared(
        ours.weights @ ours.found.T,
        theirs.found @ theirs.weights.T,
        ours.weights @ ours.literal.T,
        theirs.literal @ theirs.weights.T,
    )
    one = single(original, post, shared)
    zero = np.zeros_like(shared.found)
    return Candidates(
        [*one, zero, zero, zero, zero, *_identical(*traits)],
        _two_one(original, post, shared, held, one),
        _one_two(original, post, shared, held, one),
    )


def _identical(original: Sequence[Traits], post: Sequence[Traits]) -> tuple[Matrix, Matrix]:
    """1 where both blocks say the same letter by letter: a code block, a rule; and apart from these,
    where that is prose, left as it was."""
    number: dict[tuple[str, str, int], int] = {}
    ours = np.array([number.setdefault(t.identity, len(number)) for t in original], dtype=np.int64)
    theirs = np.array([number.setdefault(t.identity, len(number)) for t in post], dtype=np.int64)
    prose = np.array([t.group <= 1 for t in original], dtype=np.float32)[:, None]
    same = (ours[:, None] == theirs[None, :]).astype(np.float32)
    return same * (1 - prose), same * prose


def _two_one(
    original: Side, post: Side, shared: Shared, held: tuple[Holdings, Holdings], one: list[Matrix]
) -> list[Matrix]:
    ours, theirs = held
    merged = Shared(
        shared.found[:-1] + shared.found[1:],
        np.maximum(theirs.found[:-1], theirs.found[1:]) @ theirs.weights.T,
        shared.literal[:-1] + shared.literal[1:],
        np.maximum(theirs.literal[:-1], theirs.literal[1:]) @ theirs.weights.T,
    )
    cover, margin, margin_post = one[INDEX["both_covered"]], one[INDEX["margin"]], one[INDEX["margin_post"]]
    margins = np.minimum(margin[:-1], margin[1:]), np.maximum(margin_post[:-1], margin_post[1:])
    table = single(_neighbours(original), post, merged, margins)
    part = one[INDEX["covered"]]
    halves = [np.minimum(cover[:-1], cover[1:]), np.minimum(part[:-1], part[1:])]
    place = _mean_place(ours, shared.found)
    halves.append(place[1:] - place[:-1])
    nowhere = np.zeros_like(merged.found)
    return [*table, np.ones_like(merged.found), *halves, nowhere, nowhere]


def _one_two(
    original: Side, post: Side, shared: Shared, held: tuple[Holdings, Holdings], one: list[Matrix]
) -> list[Matrix]:
    ours, theirs = held
    merged = Shared(
        ours.weights @ np.maximum(ours.found[:-1], ours.found[1:]).T,
        shared.found_post[:, :-1] + shared.found_post[:, 1:],
        ours.weights @ np.maximum(ours.literal[:-1], ours.literal[1:]).T,
        shared.literal_post[:, :-1] + shared.literal_post[:, 1:],
    )
    cover, margin, margin_post = one[INDEX["both_covered"]], one[INDEX["margin"]], one[INDEX["margin_post"]]
    margins = np.maximum(margin[:, :-1], margin[:, 1:]), np.minimum(margin_post[:, :-1], margin_post[:, 1:])
    table = single(original, _neighbours(post), merged, margins)
    part = one[INDEX["covered_post"]]
    halves = [np.minimum(cover[:, :-1], cover[:, 1:]), np.minimum(part[:, :-1], part[:, 1:])]
    place = _mean_place(theirs, shared.found_post.T).T
    halves.append(place[:, 1:] - place[:, :-1])
    nowhere = np.zeros_like(merged.found)
    return [*table, np.ones_like(merged.found), *halves, nowhere, nowhere]


def _mean_place(own: Holdings, found: Matrix) -> Matrix:
    """Where in the other block the words of each block stand on the average, 0.5 where none does.

    Of two blocks melted into one, the first is found in its beginning and the second in its end.
    """
    at: Matrix = (own.weights @ (own.found * own.place).T + 0.05) / (found + 0.1)
    return at


_UNLIKE = 9
"""The group of two neighbours that no translator melts into one block: a paragraph and an image."""


def _neighbours(one: Side) -> Side:
    first, second = one.group[:-1], one.group[1:]
    prose = (first <= 1) & (second == 1)
    group = np.where(prose, 1, np.where((first == second) & (first > 0), first, _UNLIKE))
    return Side(
        group,
        np.where(prose, one.kind[1:], group * 16 + 4),
        np.zeros_like(group),
        one.length[:-1] + one.length[1:],
        one.ending[1:],
        one.mass[:-1] + one.mass[1:],
        one.hard[:-1] + one.hard[1:],
        np.zeros_like(group),
        one.sentences[:-1] + one.sentences[1:],
        np.zeros_like(group),
    )
