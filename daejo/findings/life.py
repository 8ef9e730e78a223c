"""The life of a finding: opened by a look, closed only when it is dealt with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from daejo.findings.finding import Finding


class FindingState(StrEnum):
    OPEN = "open"
    REVISED = "revised"
    """Its own paragraph was changed afterwards; a person is asked to confirm that this settles it."""
    CLOSED = "closed"
    ACKNOWLEDGED = "acknowledged"


class Closed(StrEnum):
    """Why a finding is no longer open."""

    REVISED = "revised"
    """Its own paragraph of the translation was changed afterwards."""
    RESTORED = "restored"
    """The original went back to what was translated."""
    APPEARED = "appeared"
    """The missing counterpart is there now."""
    REMOVED = "removed"
    """The paragraph that had no original is gone from the post."""
    ELSEWHERE = "elsewhere"
    """Another post of the same original has it: a part of the translation in a file of its own."""
    RESOLVED = "resolved"
    """It can no longer be found, for another reason."""


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding in the ledger, with what has become of it."""

    id: int
    finding: Finding
    state: FindingState
    closed: Closed | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What a new reading means for the findings that were known.

    ``moved_on`` are open (or acknowledged) ones, by id, as they are now; ``closed`` by id, with why;
    ``revised`` those, by id, that wait for a person to confirm their revision from now on.
    """

    opened: tuple[Finding, ...] = ()
    moved_on: tuple[tuple[int, Finding], ...] = ()
    closed: tuple[tuple[int, Closed], ...] = ()
    revised: tuple[tuple[int, Finding], ...] = ()
