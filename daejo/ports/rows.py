"""What the ledger hands out: rows as people and processes see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from daejo.alignment import Lexicon
from daejo.alignment.pair import Pair
from daejo.changes import Change, FieldChange
from daejo.findings import BaselineKind, Finding, FindingState, Severity
from daejo.history import Outcome
from daejo.lessons import Mark
from daejo.verdict import FlagKind, OriginalState


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to look at one original until ``until``."""

    original_id: int
    token: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a post brought.

    ``what``: "added", "edited" (a new revision), "unchanged", "renamed" (the same bytes under a new
    path) or "returned" (its file had vanished). ``original_id`` None where no original was ever named
    that can be watched.
    """

    post_id: int
    what: str
    original_id: int | None = None


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post as stored; ``baseline`` and ``baseline_snapshot`` None until a first text was read."""

    id: int
    path: str
    title: str
    original_title: str
    link: str | None
    digest: str
    revision: int
    added_at: datetime
    original_id: int | None = None
    baseline: BaselineKind | None = None
    baseline_snapshot: int | None = None
    problem: str = ""
    vanished_at: datetime | None = None
    forgotten_at: datetime | None = None
    """Since when somebody does not want it watched."""
    baseline_certainty: float | None = None


@dataclass(frozen=True, slots=True)
class Wanting:
    """A post whose baseline is assumed, ``made`` before the first text that we have of its original.

    ``waited``: how long it waited since an archive was last asked for it; None where none ever was.
    """

    post_id: int
    original_id: int
    url: str
    made: datetime
    waited: timedelta | None = None


@dataclass(frozen=True, slots=True)
class OriginalRow:
    """An original as stored. ``posts`` are the paths of its posts whose files are there."""

    id: int
    identity: str
    url: str
    host: str
    state: OriginalState
    posts: tuple[str, ...] = ()
    detail: str = ""
    moved_to: str | None = None
    next_look_at: datetime | None = None
    """None: never by itself (quarantined) until somebody asks."""
    last_look_at: datetime | None = None
    last_change_at: datetime | None = None
    snapshot_id: int | None = None
    attempts: int = 0
    leased_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class LookRow:
    """One look as recorded; ``snapshot_id`` where it brought a new text."""

    id: int
    at: datetime
    outcome: Outcome
    detail: str = ""
    status: int | None = None
    landed: str | None = None
    snapshot_id: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change as recorded: between which snapshots (by id), and when we saw it."""

    id: int
    at: datetime
    before: int | None
    after: int
    change: Change


@dataclass(frozen=True, slots=True)
class FieldRow:
    """What an article said of itself otherwise (title, author, tags ...), and when we saw it."""

    id: int
    at: datetime
    change: FieldChange


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of one post, and of which revision and snapshot they are."""

    revision: int
    snapshot_id: int
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A flag as stored and as sent. ``post`` is its path, ``original`` the original's address.

    ``state``, where the ledger lists it: what has become of it since ("open", "acknowledged", "closed:
    revised", "forgotten"); empty where it is about no finding, and in what a queue hands out.
    """

    id: int
    kind: FlagKind
    severity: Severity
    summary: str
    created_at: datetime
    post: str | None = None
    original: str | None = None
    finding_id: int | None = None
    sent_at: datetime | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as stored. ``why`` says why it is no longer open: a Closed word or a sentence."""

    id: int
    post: str
    finding: Finding
    state: FindingState
    opened_at: datetime
    closed_at: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An acknowledgement as stored: of one finding, or of all that a post had open then.

    ``snapshot_id`` where the post was reviewed against that snapshot, which is its baseline now.
    """

    id: int
    post: str
    at: datetime
    findings: tuple[int, ...]
    snapshot_id: int | None = None
    note: str = ""
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """When a process last said that it lives."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LexiconRow:
    """The user's own lexicon as stored: when it was learned, of how many texts and pairs of blocks.

    ``sources`` are the alignments that were looked through; ``maker`` says what learned (`lessons.maker`).
    """

    id: int
    learned_at: datetime
    maker: str
    texts: int
    pairs: int
    sources: frozenset[Mark]
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many raw pages and sent flags retention let go of."""

    pages: int
    flags: int
