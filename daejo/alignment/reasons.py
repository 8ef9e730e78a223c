"""Why two blocks were paired, in short phrases for a person."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from daejo.alignment.evidence import Holdings, Matrix

_MOST = 4
_PREFIXES = {"q:": "numbers", "u:": "links", "e:": "symbols", "i:": "same image", "c:": "same code"}


def reasons(ours: Holdings, original: Sequence[int], post: Sequence[int]) -> tuple[str, ...]:
    """What both sides share: "same code", "numbers 3, 2024", "names postgres", "words model, component"
    (English words whose Korean the post has), the weightiest first.

    Empty where only order and neighbours speak for the pair.
    """
    found = _most(ours.found, post)
    worth = _most(ours.weights, original) * found
    some = np.flatnonzero(worth > 0)
    shared = some[np.argsort(-worth[some], kind="stable")[:32]].tolist()
    groups: dict[str, list[str]] = {}
    for column in shared:
        name = ours.names[column]
        if label := _PREFIXES.get(name[:2]):
            groups.setdefault(label, []).append(name[2:])
        elif found[column] == 1.0:
            groups.setdefault("names", []).append(name)
        elif found[column] > 0.5:  # fainter ones count for the search, but convince no reader
            groups.setdefault("words", []).append(name)
    return tuple(
        label if label.startswith("same") else f"{label} {', '.join(words[:_MOST])}"
        for label, words in groups.items()
    )


def _most(table: Matrix, rows: Sequence[int]) -> NDArray[np.float32]:
    """By column; of one row, as nearly every pair has, itself: no copy of it."""
    row: NDArray[np.float32] = table[rows[0]] if len(rows) == 1 else table[list(rows)].max(axis=0)
    return row
