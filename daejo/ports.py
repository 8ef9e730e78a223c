"""What the craft asks of the world, in its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from daejo.findings import Finding, FindingState, Severity
from daejo.originals.page import Page, Request
from daejo.posts.post import Post
from daejo.report import Standing
from daejo.verdict import FlagKind, Known, Verdict


class Web(Protocol):
    """The one way anything is fetched."""

    def fetch(self, request: Request) -> Page:
        """The page at ``request.url``, after redirects; status 304 where the validators still hold.

        Raises a LookError for every answer that is no page to read: Refused (address, robots.txt),
        TooLarge, Unreachable (DNS, TLS, time, 5xx), Deferred (429, 503), Blocked (401, 402, 403,
        challenge), Withheld (451), Gone (410), NotFound (404).
        """


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to look at one original until ``until``."""

    original_id: int
    token: str
    until: datetime


class Kept(Protocol):
    """What keeping a post brought: "added", "edited", "unchanged" or "returned"."""

    @property
    def post_id(self) -> int: ...
    @property
    def what(self) -> str: ...


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A flag as stored and as sent. ``post`` is its path, ``original`` the original's address."""

    id: int
    kind: FlagKind
    severity: Severity
    summary: str
    created_at: datetime
    post: str | None = None
    original: str | None = None
    finding_id: int | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as stored."""

    id: int
    post: str
    finding: Finding
    state: FindingState
    opened_at: datetime
    closed_at: datetime | None = None
    why: str = ""


class Ledger(Protocol):
    """The memory. Every method is one transaction; LedgerError where the database fails."""

    def keep_post(self, post: Post, identity: str | None, url: str | None, now: datetime) -> Kept:
        """Store a post, or a new revision of it; ``identity`` names its original."""

    def keep_vanished(self, folder: str, present: Sequence[str], now: datetime) -> tuple[str, ...]:
        """Date the posts under ``folder`` that are not in ``present``; returns their paths."""

    def lease_due(self, now: datetime, limit: int, per_host: int, length: timedelta) -> tuple[Lease, ...]:
        """Lease up to ``limit`` due originals, at most ``per_host`` of one host, most overdue first."""

    def known(self, original_id: int, lease: str | None = None) -> Known:
        """All that is known of one original. Superseded where ``lease`` is no longer the one in force."""

    def record(self, verdict: Verdict) -> None:
        """Write all of a verdict or nothing. Superseded where its guard no longer holds."""

    def standings(self) -> tuple[Standing, ...]:
        """Where every post stands."""


class Queue(Protocol):
    """Where flags are rung out."""

    def send(self, flags: Sequence[FlagRow]) -> None:
        """Send each flag, or raise QueueError; sending again is harmless (the id tells)."""
