"""Everything that one look concludes, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from daejo.alignment.pair import Pair
from daejo.changes import Change, FieldChange
from daejo.findings import BaselineKind, Closed, Finding, FindingKind, Severity
from daejo.history import Outcome
from daejo.originals.article import Article
from daejo.originals.page import Page
from daejo.verdict.known import Guard, OriginalState


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
    taken: tuple[int, ...] = ()
    """Findings (by id) of other posts whose paragraph stands in this one now; they are its own from here."""
    revised: tuple[tuple[int, Finding], ...] = ()
    """Stale findings (by id) whose paragraph was revised, and that a person is asked to confirm."""
    baseline: BaselineKind | None = None
    """Set: from now on the post is held against another text, known in this way."""
    baseline_snapshot: int | None = None
    """Which one; None for the newest."""
    certainty: float | None = None
    """Where it was chosen among several: how often such a choice is right."""


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
    story: str | None = None
    """The identity key of what was read, as the page itself tells it; None where no text was read."""
    updated: datetime | None = None
    """When the site says that it last published the text anew; None where it says nothing."""
    etag: str | None = None
    last_modified: str | None = None
    article: Article | None = None
    """A new snapshot to store; None where the text is as it was, or no text was seen."""
    page: Page | None = None
    """The page that the new snapshot was read from."""
    suspect: str | None = None
    changes: tuple[Change, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    """What the article says of itself otherwise than before: title, author, tags ..."""
    refreshed: Article | None = None
    """The newest snapshot with what it now says of itself, where its text is as it was."""
    posts: tuple[PostVerdict, ...] = ()
    flags: tuple[Flag, ...] = ()
    looked: bool = True
    """False where nothing was visited: posts are judged anew by the text that is known, and only what is
    concluded of them is written."""


FLAG_OF_FINDING = {
    FindingKind.STALE: FlagKind.STALE,
    FindingKind.MISSING: FlagKind.MISSING,
    FindingKind.ORPHAN: FlagKind.ORPHAN,
    FindingKind.MISMATCH: FlagKind.MISMATCH,
    FindingKind.MOVED: FlagKind.CHANGED,
    FindingKind.UNTRANSLATED: FlagKind.UNTRANSLATED,
    FindingKind.RESIDUE: FlagKind.RESIDUE,
}
