"""How likely a text that was seen on some days stood on another one.

An archive shows a text on a few days, and what stood between them nobody saw. Each text is edited at a
pace of its own, which the differences between those days tell a little of; the longer between the day and
the nearest copy, the likelier an edit lies between.

The numbers are fitted on 423 archives drawn for the 141 documents of ``versions/`` (`make bench-archives`),
copies 15 to 500 days apart: there the true text is among the copies in .6, and a choice by the texts alone,
which cannot know that, says .9 and is right in .56. The fit holds on each repository left out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

OF_THE_DAY = 0.9
"""How often a translation was made from the text of its own day, and not of the weeks before."""
EDITS = 1.0
"""Edits that are taken for seen beforehand, in the time of ``YEARS``."""
YEARS = 0.5
_YEAR = timedelta(days=365.25)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A text, by any key that is equal for equal texts, and a moment at which it stood."""

    text: str
    at: datetime


def stood(text: str, day: datetime, sightings: Sequence[Sighting]) -> float:
    """The likelihood that a translation of ``day`` was made from ``text``, as far as the days tell.

    ``OF_THE_DAY`` where it was seen before and after, else less. ValueError where it was never seen.
    """
    seen = [one.at for one in sightings if one.text == text]
    if min(seen) <= day <= max(seen):
        return OF_THE_DAY
    nearest = min(abs(at - day) for at in seen)
    return OF_THE_DAY * math.exp(-_pace(sightings) * (nearest / _YEAR))


def _pace(sightings: Sequence[Sighting]) -> float:
    """Edits a year: those seen, and a few that are taken for seen so that little says little."""
    ordered = sorted(sightings, key=lambda one: one.at)
    edits = sum(before.text != after.text for before, after in pairwise(ordered))
    return (edits + EDITS) / ((ordered[-1].at - ordered[0].at) / _YEAR + YEARS)
