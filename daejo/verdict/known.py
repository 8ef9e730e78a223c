"""What the ledger knows of one original, read at one moment: where a judgement starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from daejo.alignment import Lexicon
from daejo.changes import FieldChange
from daejo.findings import BaselineKind, KnownFinding
from daejo.history import PastLook
from daejo.originals.article import Article
from daejo.originals.page import Request
from daejo.posts.post import Post


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
    REFUSED = "refused"
    """We do not look there: a private address that no setting allows, or robots.txt says no."""
    UNREADABLE = "unreadable"
    """It answers, but with what no reader of ours could read, look after look."""
    UNREACHABLE = "unreachable"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An article as stored. ``sequence`` counts an original's snapshots from 1; 0 for a copy that no
    look brought, which ``source`` names (an archive's address, a revision, a file).

    ``since``: the earliest moment at which a copy shows this very text to have stood.
    """

    id: int
    sequence: int
    taken_at: datetime
    fingerprint: str
    article: Article
    source: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A snapshot that a post may have been translated from, and the last moment at which it was seen to
    stand: a look that found this text still, or a copy of it."""

    snapshot: Snapshot
    until: datetime

    @property
    def since(self) -> datetime:
        """Since when it stood, by what a copy shows, by the site's own word, or by our seeing it."""
        one = self.snapshot
        return min(at for at in (one.since, one.article.updated, one.taken_at) if at is not None)


@dataclass(frozen=True, slots=True)
class Baseline:
    """``certainty`` where it was chosen among versions: how often such a choice is right, 0 to 1; ``at``:
    since when the post is held against it."""

    kind: BaselineKind
    snapshot: Snapshot
    certainty: float | None = None
    at: datetime | None = None


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
class Guard:
    """What was read: the write goes through only where it still holds.

    ``version`` rises with every recorded look; ``lease`` is the token of the lease that this look
    runs under, None for a look that somebody asked for by hand.
    """

    version: int
    lease: str | None = None


@dataclass(frozen=True, slots=True)
class PastField:
    """What an article said of itself otherwise, and when we saw it."""

    at: datetime
    change: FieldChange


@dataclass(frozen=True, slots=True)
class Known:
    """All that the ledger knows of one original, read at one moment."""

    original_id: int
    guard: Guard
    request: Request
    state: OriginalState
    landed: str | None = None
    """Where the last good look ended, after redirects."""
    moved_to: str | None = None
    """Where the site said for good that it lives, at the last good look."""
    snapshot: Snapshot | None = None
    """The newest."""
    suspect: str | None = None
    """Fingerprint of a suspiciously short text seen at the last look."""
    looks: tuple[PastLook, ...] = ()
    """Newest first, a few dozen at most."""
    said: tuple[PastField, ...] = ()
    """How its title and its subtitle changed, newest first, a few dozen at most."""
    posts: tuple[KnownPost, ...] = ()
    vanished: tuple[KnownPost, ...] = ()
    """Posts whose file is gone, with findings that are not closed."""
    versions: tuple[Version, ...] = ()
    """What its posts may have been translated from, oldest first, the newest among them; nothing where the
    baseline of no post was chosen, or is to be."""
    lexicon: Lexicon | None = None
    """What its posts are aligned with, where the user's own lexicon is laid over the one that ships."""
