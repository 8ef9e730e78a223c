"""Pairs: which original blocks and which post blocks say the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """An n-to-m link between blocks, by their indexes (0-based, ascending, never empty on either side).

    ``score`` is calibrated: of pairs scored 0.9, nine in ten are right. ``reasons`` are short
    phrases for a person: "same code", "numbers 3, 2024", "name Postgres".
    """

    original: tuple[int, ...]
    post: tuple[int, ...]
    score: float
    reasons: tuple[str, ...] = ()


def unpaired(size: int, taken: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """The indexes below ``size`` that occur in none of ``taken``."""
    used = {i for group in taken for i in group}
    return tuple(i for i in range(size) if i not in used)
