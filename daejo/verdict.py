"""What is known and what a look brought -> everything that this look concludes, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from daejo.alignment.pair import Pair
from daejo.changes import Change
from daejo.findings import BaselineKind, Closed, Finding, FindingKind, KnownFinding, Severity
from daejo.originals.article import Article
from daejo.originals.page import Page, Request
from daejo.posts.post import Post


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


class OriginalState(StrEnum):
    """Where an original stands, over all its looks."""

    NEW = "new"
    OK = "ok"
    PREVIEW = "preview"
    GONE = "gone"
    BLOCKED = "blocked"
    WITHHELD = "withheld"
    LOST = "lost"
    """It answers, but not with an article any more; or 404 not yet confirmed."""
    UNREACHABLE = "unreachable"
    QUARANTINED = "quarantined"


class FlagKind(StrEnum):
    """What a flag on a queue calls for. One Redis stream for each."""

    STALE = "stale"
    MISSING = "missing"
    ORPHAN = "orphan"
    MISMATCH = "mismatch"
    UNTRANSLATED = "untranslated"
    RESIDUE = "residue"
    CHANGED = "changed"
    GONE = "gone"
    MOVED = "moved"
    BLOCKED = "blocked"
    PREVIEW = "preview"
    LOST = "lost"
    BACK = "back"
    """An original that was gone, walled off or lost can be read again."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An article as stored. ``sequence`` counts an original's snapshots from 1."""

    id: int
    sequence: int
    taken_at: datetime
    fingerprint: str
    article: Article


@dataclass(frozen=True, slots=True)
class Baseline:
    kind: BaselineKind
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class KnownPost:
    """A post as the ledger has it. ``judged`` is (revision, snapshot) of the last alignment."""

    id: int
    revision: int
    post: Post
    baseline: Baseline | None = None
    findings: tuple[KnownFinding, ...] = ()
    judged: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class PastLook:
    at: datetime
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Guard:
    """What was read: the write goes through only where it still holds.

    ``version`` rises with every recorded look; ``lease`` is the token of the lease that this look
    runs under, None for a look that somebody asked for by hand.
    """

    version: int
    lease: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """All that the ledger knows of one original, read at one moment."""

    original_id: int
    guard: Guard
    request: Request
    state: OriginalState
    landed: str | None = None
    """Where the last good look ended, after redirects."""
    snapshot: Snapshot | None = None
    """The newest."""
    suspect: str | None = None
    """Fingerprint of a suspiciously short text seen at the last look."""
    looks: tuple[PastLook, ...] = ()
    """Newest first, a few dozen at most."""
    posts: tuple[KnownPost, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """Something for somebody to act on. ``finding_key`` where it stands for a finding."""

    kind: FlagKind
    severity: Severity
    summary: str
    """One line, plain text."""
    post_id: int | None = None
    finding_key: str | None = None


@dataclass(frozen=True, slots=True)
class PostVerdict:
    """What one look concludes for one post."""

    post_id: int
    revision: int
    pairs: tuple[Pair, ...]
    opened: tuple[Finding, ...] = ()
    moved_on: tuple[tuple[int, Finding], ...] = ()
    """Open findings (by id) as they are now: new lines, a new 'after'."""
    closed: tuple[tuple[int, Closed], ...] = ()
    baseline: BaselineKind | None = None
    """Set: from now on the post is held against the newest snapshot, known in this way."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything that one look concluded. Written once, in one transaction."""

    original_id: int
    guard: Guard
    at: datetime
    outcome: Outcome
    state: OriginalState
    next_look_at: datetime
    detail: str = ""
    """One line for a person: what was seen, and what to do where something is to be done."""
    status: int | None = None
    landed: str | None = None
    moved_to: str | None = None
    """The site says for good that the original now lives here."""
    etag: str | None = None
    last_modified: str | None = None
    article: Article | None = None
    """A new snapshot to store; None where the text is as it was, or no text was seen."""
    page: Page | None = None
    """The page that the new snapshot was read from."""
    suspect: str | None = None
    changes: tuple[Change, ...] = ()
    posts: tuple[PostVerdict, ...] = ()
    flags: tuple[Flag, ...] = ()


FLAG_OF_FINDING = {
    FindingKind.STALE: FlagKind.STALE,
    FindingKind.MISSING: FlagKind.MISSING,
    FindingKind.ORPHAN: FlagKind.ORPHAN,
    FindingKind.MISMATCH: FlagKind.MISMATCH,
    FindingKind.MOVED: FlagKind.CHANGED,
    FindingKind.UNTRANSLATED: FlagKind.UNTRANSLATED,
    FindingKind.RESIDUE: FlagKind.RESIDUE,
}
