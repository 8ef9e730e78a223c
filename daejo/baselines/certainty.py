"""How sure a choice is: what it said of itself, corrected by how often that was right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

MOST = 0.97
"""No choice is surer: the true version may be none of the candidates."""
ALONE = 0.5
"""Of the only text that there is, of which no date says that it stood at the time."""


def certainty(chance: float, moments: Sequence[Sequence[datetime]], made: datetime | None) -> float:
    """How often such a choice has the blocks of the true version. ``chance``: what the weights make of it;
    ``moments`` as in `dating.prior`."""
    if len(moments) > 1:
        return round(min(MOST, chance), 4)
    return MOST if _stood(moments[0], made) else ALONE


def _stood(moments: Sequence[datetime], made: datetime | None) -> bool:
    """Whether one text was seen before the translation was made, and after."""
    return made is not None and bool(moments) and min(moments) <= made <= max(moments)
