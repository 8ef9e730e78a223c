"""What speaks for and against a pair, as numbers: one row of features for each candidate.

The same features serve a pair of single blocks and a merged one (two blocks of one side against one
of the other); `weights` says how much each counts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from daejo.alignment.sides import Matrix, Side

NAMES = (
    "bias", "covered", "covered_post", "both_covered", "literal", "lost", "lost_post", "length",
    "length_long", "heading_same", "heading_level", "heading_prose", "prose_kind", "code", "image_same",
    "image_apart", "image_blind", "other_same", "foreign", "ending_same", "ending_apart", "margin",
    "margin_post", "short", "both_short", "shape", "shape_apart", "both_squared", "shared", "unshared",
    "sentences", "much", "least", "markup_apart", "gale", "numbers_apart", "code_spans", "code_spans_apart",
    "spans_apart", "merged", "least_half", "least_cover", "in_order", "identical", "markup_same", "verbatim",
)  # fmt: skip
INDEX = {name: i for i, name in enumerate(NAMES)}
TAUGHT = ("taught", "taught_mass", "taught_margin", "taught_margin_post")
"""Features of the second pass: what the pairs of the first one teach (`taught`)."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two sides share (original x post): weights of words found, each way."""

    found: Matrix
    found_post: Matrix
    literal: Matrix
    literal_post: Matrix


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
        margins = margins_of(np.asarray(both + 0.3 * np.log1p(shared.literal), dtype=np.float32))
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
        np.maximum(both - 0.35, 0),
        np.minimum(cover, cover_post),
        (o == 7) & (p == 7) & _both_apart(original.text, post.text),
        far * np.sqrt(size / 100),
        _numbers_apart(original.figures, post.figures),
        *_spans(original.spans, post.spans, prose),
    ]
    return [np.asarray(f, dtype=np.float32) for f in table]


def _both_apart(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.bool_]:
    apart: NDArray[np.bool_] = (one > 0)[:, None] & (other > 0) & (one[:, None] != other)
    return apart


def _numbers_apart(one: Matrix, other: Matrix) -> NDArray[np.bool_]:
    """Both have figures, and none in common."""
    both: NDArray[np.bool_] = np.outer(one.sum(axis=1), other.sum(axis=1)) > 0
    both &= one @ other.T == 0
    return both


def _spans(one: Matrix, other: Matrix, prose: NDArray[np.bool_]) -> list[Matrix]:
    """Equally many pieces set as code; how many fewer or more of these, and of links or bold. Only where
    both texts keep any at all."""
    apart = [
        np.where(prose & bool(ours.any() and theirs.any()), np.abs(ours[:, None] - theirs), 0)
        for ours, theirs in zip(one, other, strict=True)
    ]
    same = prose & (one[0] > 0)[:, None] & (one[0][:, None] == other[0])
    return [same, *(np.minimum(a, 3) for a in apart)]


def _level_offset(drop: NDArray[np.int64], likeness: Matrix) -> int:
    """How many levels the original's headings lie below the post's: a blog's template moves them all."""
    if not likeness.any():
        return 0
    best = likeness.argmax(axis=1)
    rows = np.arange(len(best))
    weights = np.bincount(drop[rows, best] + 8, weights=likeness[rows, best] ** 2, minlength=17)
    weights[8] *= 1.01  # on a tie they lie level
    return int(np.argmax(weights)) - 8


def margins_of(likeness: Matrix) -> tuple[Matrix, Matrix]:
    """How much better a pair is than the best other partner of its original block, and of its post block."""
    return _margin(likeness), _margin(likeness.T).T


def _margin(likeness: Matrix) -> Matrix:
    if likeness.shape[1] < 2:
        return np.zeros_like(likeness)
    top = np.partition(likeness, -2, axis=1)[:, -2:]
    best, second = top[:, 1:2], top[:, 0:1]
    rival = np.where(likeness == best, second, best)
    return np.clip(likeness - rival, -0.6, 0.6).astype(np.float32)
