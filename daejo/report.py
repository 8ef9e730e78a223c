"""Standings -> report: rows, totals, order. Renders nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from daejo.changes import Field
from daejo.findings import BaselineKind, FindingKind
from daejo.history import Outcome
from daejo.verdict import OriginalState


class Status(StrEnum):
    """What a post asks of its owner, most pressing first."""

    STALE = "stale"
    """At least one open finding of weight: work to do in the text."""
    LOST = "lost"
    """The original is gone, walled off, moved or cannot be read: a decision to take."""
    UNCHECKED = "unchecked"
    """Nobody knows: its original was not read yet, or does not answer."""
    REVISED = "revised"
    """Revised after its original changed, and yet to be confirmed by a person."""
    VANISHED = "vanished"
    """The post's own file is gone: dated, kept, and nothing to do."""
    IN_SYNC = "in_sync"


DATES_APART = timedelta(days=1)
"""From so much on a site's date is later than a translation's."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one post stands, as the ledger has it."""

    post_id: int
    path: str
    title: str
    original_title: str
    link: str | None
    original_id: int | None
    state: OriginalState
    outcome: Outcome | None
    """Of the last look."""
    detail: str
    moved_to: str | None
    baseline: BaselineKind | None
    findings: tuple[tuple[FindingKind, int], ...]
    """Open findings, counted by kind."""
    acknowledged: int
    problem: str
    """Why the post or its link cannot be watched; empty where it can."""
    vanished_at: datetime | None
    last_look_at: datetime | None
    last_change_at: datetime | None
    next_look_at: datetime | None
    baseline_certainty: float | None = None
    """How often such a choice of a baseline among versions is right; None where nothing was chosen."""
    archive_asked_at: datetime | None = None
    """When an archive was last asked for the text that was translated."""
    made: datetime | None = None
    """When the translation was made, as the post says; aware."""
    said_updated: datetime | None = None
    """When the original's site says that it last published the text anew."""
    fields: tuple[Field, ...] = ()
    """What the original says of itself otherwise since the post is watched."""
    watched_at: str | None = None
    """Where the original is looked at, where that is not the post's link: both are one text."""
    merged_at: datetime | None = None
    """Since when the post's link is known to be one text with another original."""
    revised: int = 0
    """Findings whose paragraph was revised, and that a person is asked to confirm."""
    edited: bool = False
    """Whether the post was edited since it was judged: its findings are of the text before."""

    @property
    def overtaken(self) -> bool:
        """Whether the site says that it changed the text after the translation was made, and nobody knows
        what it said before. A translation's date names no time zone: a day is let pass."""
        unknown = self.baseline in (None, BaselineKind.ASSUMED)
        if not unknown or self.made is None or self.said_updated is None:
            return False
        return self.said_updated - self.made > DATES_APART


@dataclass(frozen=True, slots=True)
class Row:
    """One post in the report."""

    status: Status
    verified: bool
    """Whether the original that the translation was made from is known, and not assumed."""
    standing: Standing


@dataclass(frozen=True, slots=True)
class Totals:
    posts: int
    originals: int
    stale: int
    lost: int
    unchecked: int
    vanished: int
    in_sync: int
    revised: int
    findings: tuple[tuple[FindingKind, int], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """``made_at`` is when; rows are ordered by what presses most, then by path."""

    made_at: datetime
    totals: Totals
    rows: tuple[Row, ...]

    @property
    def in_sync(self) -> bool:
        """Whether every post that is there was held against its original, and asks for nothing."""
        return not (self.totals.stale or self.totals.lost or self.totals.unchecked or self.totals.revised)


_LOST = frozenset(
    {
        OriginalState.GONE,
        OriginalState.BLOCKED,
        OriginalState.REFUSED,
        OriginalState.WITHHELD,
        OriginalState.PREVIEW,
        OriginalState.LOST,
        OriginalState.UNREADABLE,
        OriginalState.QUARANTINED,
    }
)
_ORDER = {status: place for place, status in enumerate(Status)}


def status_of(standing: Standing) -> Status:
    """What one post asks of its owner."""
    if standing.vanished_at:
        return Status.VANISHED
    if any(count for _, count in standing.findings):
        return Status.STALE
    if standing.state in _LOST or standing.moved_to:
        return Status.LOST
    if standing.state in (OriginalState.NEW, OriginalState.UNREACHABLE) or standing.problem:
        return Status.UNCHECKED
    return Status.REVISED if standing.revised else Status.IN_SYNC


def report(standings: Sequence[Standing], now: datetime) -> Report:
    """The report over all posts, as values."""
    rows = sorted(
        (
            Row(
                status=status_of(s),
                verified=s.baseline not in (None, BaselineKind.ASSUMED),
                standing=s,
            )
            for s in standings
        ),
        key=lambda row: (_ORDER[row.status], row.standing.path),
    )
    return Report(made_at=now, totals=_totals(rows), rows=tuple(rows))


def _totals(rows: Sequence[Row]) -> Totals:
    by_status = Counter(row.status for row in rows)
    findings: Counter[FindingKind] = Counter()
    for row in rows:
        findings.update(dict(row.standing.findings))
    return Totals(
        posts=len(rows),
        originals=len({r.standing.original_id for r in rows if r.standing.original_id is not None}),
        stale=by_status[Status.STALE],
        lost=by_status[Status.LOST],
        unchecked=by_status[Status.UNCHECKED],
        vanished=by_status[Status.VANISHED],
        in_sync=by_status[Status.IN_SYNC],
        revised=by_status[Status.REVISED],
        findings=tuple(sorted(findings.items())),
    )
