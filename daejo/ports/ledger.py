"""The Ledger: the memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from daejo.findings import BaselineKind, FindingState
from daejo.lessons import Learned, Lesson, Mark
from daejo.originals.article import Article
from daejo.originals.page import Page
from daejo.ports.rows import (
    Acknowledged,
    Alignment,
    ChangeRow,
    FieldRow,
    FindingRow,
    FlagRow,
    Heartbeat,
    Kept,
    Lease,
    LexiconRow,
    LookRow,
    OriginalRow,
    PostRow,
    Pruned,
    Wanting,
)
from daejo.posts.post import Post
from daejo.report import Standing
from daejo.verdict import FlagKind, Known, Snapshot, Verdict, Version


class Ledger(Protocol):
    """The memory. Every method is one transaction; LedgerError where the database fails.

    All datetimes are aware, in and out. An id or a path that is not there is an InputError.
    """

    # --- posts

    def keep_post(
        self, post: Post, identity: str | None, url: str | None, now: datetime, problem: str = ""
    ) -> Kept:
        """Store a post, or a new revision of it.

        ``identity`` and ``url`` name its original (`originals.Identity`); both None, with the reason
        in ``problem``, where the link cannot be watched: the post keeps the original that it had, and
        what is known of it, until the link is mended. So does one whose identity or url is longer than
        2,000 characters; a path that is so long is an InputError.

        A new or edited post makes its original due at once. A link that changed to where the original
        moved (its ``moved_to`` or ``landed``) keeps original, findings and baseline. Any other change
        of the link moves the post to the other original; its findings are closed.
        """

    def keep_problem(self, path: str, problem: str, now: datetime) -> Kept:
        """Remember that the file at ``path`` cannot be read, and why; what was known of it stays."""

    def keep_vanished(self, folder: str, present: Sequence[str], now: datetime) -> tuple[str, ...]:
        """Date the posts under ``folder`` that are not in ``present``; returns the newly vanished paths.

        Call it before `keep_post` for the files of a folder: then a file that turns up with the bytes
        of one that vanished is the same post, renamed.
        """

    def forget(self, post_id: int, now: datetime) -> None:
        """A post is not watched from now on: what is known of it stays, nothing is added to it.

        Its original is looked at no more, unless another post needs it. InputError where it is already.
        """

    def remember(self, post_id: int, now: datetime) -> None:
        """Watch a post again that was forgotten; its original is due now."""

    def posts(self, *, vanished: bool = False) -> tuple[PostRow, ...]:
        """Every post, by path; with ``vanished`` also those whose file is gone, and forgotten ones."""

    def find_post(self, path: str) -> PostRow:
        """The post at ``path``, or the one whose path ends in it. InputError where none or several do."""

    def post_of(self, post_id: int) -> Post:
        """The newest revision of a post, as read."""

    # --- originals

    def find_original(self, what: str) -> OriginalRow:
        """The original of a post (path), at an address, or of an identity key. InputError where none is."""

    def original(self, original_id: int) -> OriginalRow:
        """One original as stored."""

    def originals(self) -> tuple[OriginalRow, ...]:
        """Every original."""

    def make_due(self, original_id: int | None, now: datetime) -> int:
        """Make one original due now (all of them: None), out of quarantine too; returns how many."""

    def due(self, now: datetime) -> tuple[int, datetime | None]:
        """How many originals wait for `lease_due` now, and since when the one that waits longest.

        (0, None) where none does. Originals that somebody looks at, and those whose posts have all
        vanished, wait for nothing.
        """

    def lease_due(self, now: datetime, limit: int, per_host: int, length: timedelta) -> tuple[Lease, ...]:
        """Lease up to ``limit`` due originals, at most ``per_host`` of one host, most overdue first.

        Hosts that have running leases count those. An original that was leased three times and
        never recorded is quarantined, with a look and a flag of its own, and not leased.
        """

    def renew(self, held: Sequence[Lease], until: datetime) -> None:
        """Hold leases longer, those that are still ours; one that passed to another stays with it."""

    def release(self, lease: Lease, until: datetime | None = None) -> None:
        """Give a lease back unused: the original is due again, not before ``until``. Late is harmless."""

    def known(self, original_id: int, lease: str | None = None) -> Known:
        """All that is known of one original. Superseded where ``lease`` is no longer the one in force."""

    def record(self, verdict: Verdict) -> None:
        """Write all of a verdict or nothing. Superseded where its guard no longer holds."""

    # --- what is remembered

    def standings(self) -> tuple[Standing, ...]:
        """Where every post stands, vanished ones too; forgotten ones stand nowhere."""

    def findings(
        self, post_id: int | None = None, states: Sequence[FindingState] = (FindingState.OPEN,)
    ) -> tuple[FindingRow, ...]:
        """Findings of one post (of all: None) in these states, by post and place in it."""

    def alignment(self, post_id: int) -> Alignment | None:
        """The newest pairs of a post, None where it was never judged."""

    def looks(self, original_id: int, limit: int = 50) -> tuple[LookRow, ...]:
        """Looks of one original, newest first."""

    def changes_of(self, original_id: int, since: datetime | None = None) -> tuple[ChangeRow, ...]:
        """Changes of one original seen after ``since``, oldest first."""

    def fields_of(self, original_id: int, since: datetime | None = None) -> tuple[FieldRow, ...]:
        """Changes of title, subtitle, cover, author, tags and date seen after ``since``, oldest first."""

    def snapshots(self, original_id: int) -> tuple[Snapshot, ...]:
        """Every snapshot of one original, oldest first."""

    def snapshot(self, snapshot_id: int) -> Snapshot:
        """One snapshot."""

    def keep_readings(self, original_id: int, made: Mapping[int, Article]) -> None:
        """What a better reader made of the pages of some snapshots (by id), in place of what was made before.

        The posts of the original are judged anew at this look; another that is under way is Superseded.
        """

    def page_of(self, snapshot_id: int) -> Page | None:
        """The raw page that a snapshot was read from; None where retention let go of it."""

    # --- baselines

    def versions(self, original_id: int) -> tuple[Version, ...]:
        """The texts that a post of an original may have been translated from, oldest first, each with the
        last moment at which it was seen to stand; those of originals that were merged into it too."""

    def keep_copy(self, original_id: int, article: Article, at: datetime, source: str = "") -> int:
        """Keep a version that no look brought: an archive's, a repository's, a file's. Its snapshot's id.

        ``at``: since when it is known to have stood; ``source`` where it came from (the article's
        address where nothing is given). The same text twice is one snapshot, also where a look brought
        it first; then the earlier moment counts.
        """

    def set_baseline(
        self,
        post_id: int,
        snapshot_id: int,
        kind: BaselineKind,
        now: datetime,
        certainty: float | None = None,
        instead_of: BaselineKind | None = None,
    ) -> None:
        """Hold a post against a snapshot of its original from now on: it is judged anew, its original due.

        ``certainty`` where the snapshot was chosen among versions. ``instead_of``: only while the post's
        baseline is known in this way. InputError where it is not, or where the snapshot is not one of the
        post's own original.
        """

    def wanting(self, now: datetime, limit: int) -> tuple[Wanting, ...]:
        """Posts to ask an archive for: baseline assumed, made before the first text that we have, and
        never asked for or due again. Those that were never asked for come first."""

    def asked(self, post_id: int, now: datetime, again: datetime | None) -> None:
        """An archive was asked for this post; not again before ``again`` (None: never)."""

    def asked_since(self, moment: datetime) -> int:
        """For how many posts an archive was asked at ``moment`` or after."""

    # --- the user's own lexicon

    def aligned(self, limit: int) -> tuple[Mark, ...]:
        """Up to ``limit`` alignments of posts that are there; the posts edited last come first."""

    def lesson(self, mark: Mark) -> Lesson | None:
        """What the post of an alignment teaches; None where it was aligned anew meanwhile."""

    def keep_lexicon(self, learned: Learned, now: datetime) -> LexiconRow:
        """Keep a lexicon that was learned: posts are judged with it from now on.

        No post is judged anew for its sake: only a post or an original that changes is, so that a
        finding neither comes nor goes because a lexicon did.
        """

    def lexicon(self) -> LexiconRow | None:
        """The newest of the user's own; None where none was learned yet."""

    # --- flags

    def flags(
        self, kind: FlagKind | None = None, *, unsent_only: bool = False, limit: int = 100
    ) -> tuple[FlagRow, ...]:
        """Flags, newest first; with ``unsent_only`` oldest first."""

    def announce(self, send: Callable[[Sequence[FlagRow]], None], limit: int, now: datetime) -> int:
        """Hand up to ``limit`` unsent flags to ``send``, then mark them sent; returns how many.

        What ``send`` raises leaves them unsent: at least once, never lost. No transaction is open
        while it sends; two that announce at once may send one flag twice, which its id tells.
        """

    # --- people

    def acknowledge(self, finding_id: int, now: datetime, note: str = "") -> Acknowledged:
        """Acknowledge one open finding: no change needed."""

    def acknowledge_post(self, post_id: int, now: datetime, note: str = "") -> Acknowledged:
        """Acknowledge all findings that a post has open."""

    def review(
        self, post_id: int, now: datetime, snapshot_id: int | None = None, note: str = ""
    ) -> Acknowledged:
        """A person says that the post matches the snapshot (None: the newest): it is its baseline now.

        Of its open findings those are acknowledged that this snapshot shows; what a later one brought
        stays open.
        """

    def undo(self, acknowledgement_id: int, now: datetime) -> Acknowledged:
        """Take an acknowledgement back; InputError where it was, or where a later review stands on it.

        Those of its findings that are still acknowledged are open again; what a look closed since
        stays closed. Where it was a review, the baseline is again the one before, unless it is
        another by now.
        """

    def acknowledgements(self, post_id: int) -> tuple[Acknowledged, ...]:
        """The acknowledgements of a post, newest first, undone ones too."""

    # --- health

    def beat(self, name: str, now: datetime) -> None:
        """Note that the process ``name`` lives."""

    def heartbeats(self) -> tuple[Heartbeat, ...]:
        """The last beat of each process, by name."""

    def prune(self, now: datetime, keep: int = 3, sent_flags: timedelta = timedelta(days=90)) -> Pruned:
        """Let go of raw pages but the newest ``keep`` of an original, and of flags sent that long ago."""

    def ping(self) -> str:
        """Ask the database for a sign of life; returns what it is, in words without secrets."""
