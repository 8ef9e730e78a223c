"""What earlier looks ended with."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """The one word that a look ends with."""

    FIRST = "first"
    """Read for the first time."""
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    PREVIEW = "preview"
    SUSPECT = "suspect"
    """So much shorter than before that it takes a second, equal look to believe it."""
    GONE = "gone"
    NOT_FOUND = "not_found"
    WITHHELD = "withheld"
    BLOCKED = "blocked"
    LOGIN = "login"
    NOT_AN_ARTICLE = "not_an_article"
    UNPARSEABLE = "unparseable"
    TOO_LARGE = "too_large"
    REFUSED = "refused"
    DEFERRED = "deferred"
    UNREACHABLE = "unreachable"
    QUARANTINED = "quarantined"
    """Looked at three times and the process died each time: left alone until somebody asks."""


@dataclass(frozen=True, slots=True)
class PastLook:
    at: datetime
    outcome: Outcome


def in_a_row(outcomes: Set[Outcome], looks: Sequence[PastLook]) -> int:
    """How many of the newest looks ended with one of ``outcomes``, one after the other; newest first."""
    count = 0
    for past in looks:
        if past.outcome not in outcomes:
            break
        count += 1
    return count
