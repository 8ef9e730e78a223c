"""One text's blocks as columns of numbers, from which the features of pairs are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from daejo.alignment.evidence import Holdings
from daejo.alignment.traits import ENDINGS, Traits

Matrix = NDArray[np.float32]
Vector = NDArray[np.float32]


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
    text: NDArray[np.int64]
    """Number of a line of markup's text where it is in Latin letters only, 0 else."""
    figures: Matrix
    """Blocks x the figures of either side: 1 where the block has it."""
    spans: Matrix
    """2 x blocks: how many pieces are code, how many links or bold."""


_ENDINGS = {ending: i for i, ending in enumerate(("", *ENDINGS))}


def side(traits: Sequence[Traits], own: Holdings, number: dict[str, int], figures: Matrix) -> Side:
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
        np.array([_text_number(t, number) for t in traits], dtype=np.int64),
        figures,
        np.array([t.spans for t in traits], dtype=np.float32).reshape(-1, 2).T,
    )


def _text_number(t: Traits, number: dict[str, int]) -> int:
    text = t.identity[1]
    return number.setdefault("=" + text, len(number)) if t.group == 7 and text.isascii() else 0


def figures_of(original: Sequence[Traits], post: Sequence[Traits]) -> tuple[Matrix, Matrix]:
    number: dict[str, int] = {}
    rows = [
        [number.setdefault(w, len(number)) for w, sure in t.literal.items() if sure == 1 and w[:2] == "q:"]
        for t in (*original, *post)
    ]
    has = np.zeros((len(rows), len(number)), dtype=np.float32)
    for at, row in enumerate(rows):
        has[at, row] = 1
    return has[: len(original)], has[len(original) :]


def _kind_number(t: Traits) -> int:
    return t.group * 16 + {"heading": 0, "paragraph": 1, "list_item": 2, "quote": 3}.get(t.kind.value, 4)


_UNLIKE = 9
"""The group of two neighbours that no translator melts into one block: a paragraph and an image."""


def neighbours(one: Side) -> Side:
    """Each block of a text together with the next one."""
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
        np.zeros_like(group),
        np.maximum(one.figures[:-1], one.figures[1:]),
        one.spans[:, :-1] + one.spans[:, 1:],
    )
