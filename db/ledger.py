"""The Ledger over SQLAlchemy: each method one transaction, each transaction in the room it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from daejo.findings import BaselineKind, FindingState
from daejo.lessons import Learned, Lesson, Mark
from daejo.originals.article import Article
from daejo.originals.page import Page
from daejo.ports import (
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
from db import (
    attaching,
    baselines,
    flags,
    history,
    keeping,
    knowing,
    leases,
    lexicons,
    listing,
    readings,
    recording,
    reviews,
    schema,
    standing,
    upkeep,
    versions,
)
from db.engine import PATIENCE, Database

P = ParamSpec("P")
T = TypeVar("T")

_NINETY_DAYS = timedelta(days=90)


class SqlLedger:
    """`daejo.ports.Ledger` on SQLite or PostgreSQL. Shared by threads; safe over a fork.

    The first use checks that the schema is ours: LedgerError, which says `daejo db upgrade`.
    """

    def __init__(self, url: str, patience: timedelta = PATIENCE, *, own_lexicon: bool = True) -> None:
        """``patience`` is how long a writer waits for its turn before it gives up with a LedgerError.

        Without ``own_lexicon`` posts are judged with the lexicon that ships, whatever was learned.
        """
        self._database = Database(url, patience)
        self._lexicons = lexicons.InForce() if own_lexicon else None
        self._checked = False

    def close(self) -> None:
        self._database.close()

    # --- posts

    def keep_post(
        self, post: Post, identity: str | None, url: str | None, now: datetime, problem: str = ""
    ) -> Kept:
        return self._write(keeping.keep_post, attaching.Told(post, identity, url, now, problem))

    def keep_problem(self, path: str, problem: str, now: datetime) -> Kept:
        return self._write(keeping.keep_problem, path, problem, now)

    def keep_vanished(self, folder: str, present: Sequence[str], now: datetime) -> tuple[str, ...]:
        return self._write(keeping.keep_vanished, folder, present, now)

    def forget(self, post_id: int, now: datetime) -> None:
        self._write(keeping.forget, post_id, now)

    def remember(self, post_id: int, now: datetime) -> None:
        self._write(keeping.remember, post_id, now)

    def posts(self, *, vanished: bool = False) -> tuple[PostRow, ...]:
        return self._read(listing.all_posts, vanished=vanished)

    def find_post(self, path: str) -> PostRow:
        return self._read(listing.find_post, path)

    def post_of(self, post_id: int) -> Post:
        return self._read(listing.post_of, post_id)

    # --- originals

    def find_original(self, what: str) -> OriginalRow:
        return self._read(listing.find_original, what)

    def original(self, original_id: int) -> OriginalRow:
        return self._read(listing.original, original_id)

    def originals(self) -> tuple[OriginalRow, ...]:
        return self._read(listing.all_originals)

    def make_due(self, original_id: int | None, now: datetime) -> int:
        return self._write(leases.make_due, original_id, now)

    def due(self, now: datetime) -> tuple[int, datetime | None]:
        return self._read(leases.waiting, now)

    def lease_due(self, now: datetime, limit: int, per_host: int, length: timedelta) -> tuple[Lease, ...]:
        # Asked anew at every tick: somebody may upgrade the database under a worker that runs on.
        self._checked = False
        return self._write(leases.lease_due, leases.Asked(now, limit, per_host, length))

    def renew(self, held: Sequence[Lease], until: datetime) -> None:
        self._write(leases.renew, held, until)

    def release(self, lease: Lease, until: datetime | None = None) -> None:
        self._write(leases.release, lease, until)

    def known(self, original_id: int, lease: str | None = None) -> Known:
        if lease is not None:
            self._write(leases.begin, original_id, lease)
        return self._read(knowing.known, original_id, lease, self._lexicons)

    def record(self, verdict: Verdict) -> None:
        self._write(recording.record, verdict)

    # --- what is remembered

    def standings(self) -> tuple[Standing, ...]:
        return self._read(standing.standings)

    def findings(
        self, post_id: int | None = None, states: Sequence[FindingState] = (FindingState.OPEN,)
    ) -> tuple[FindingRow, ...]:
        return self._read(history.all_findings, post_id, states)

    def alignment(self, post_id: int) -> Alignment | None:
        return self._read(history.alignment, post_id)

    def looks(self, original_id: int, limit: int = 50) -> tuple[LookRow, ...]:
        return self._read(history.all_looks, original_id, limit)

    def changes_of(self, original_id: int, since: datetime | None = None) -> tuple[ChangeRow, ...]:
        return self._read(history.changes_of, original_id, since)

    def fields_of(self, original_id: int, since: datetime | None = None) -> tuple[FieldRow, ...]:
        return self._read(history.fields_of, original_id, since)

    def snapshots(self, original_id: int) -> tuple[Snapshot, ...]:
        return self._read(history.all_snapshots, original_id)

    def snapshot(self, snapshot_id: int) -> Snapshot:
        return self._read(history.snapshot, snapshot_id)

    def keep_readings(self, original_id: int, made: Mapping[int, Article]) -> None:
        self._write(readings.keep, original_id, made)

    def page_of(self, snapshot_id: int) -> Page | None:
        return self._read(history.page_of, snapshot_id)

    # --- baselines

    def versions(self, original_id: int) -> tuple[Version, ...]:
        return self._read(versions.versions, original_id)

    def keep_copy(self, original_id: int, article: Article, at: datetime, source: str = "") -> int:
        return self._write(baselines.keep_copy, original_id, article, at, source)

    def set_baseline(
        self,
        post_id: int,
        snapshot_id: int,
        kind: BaselineKind,
        now: datetime,
        certainty: float | None = None,
        instead_of: BaselineKind | None = None,
    ) -> None:
        self._write(baselines.choose_baseline, post_id, snapshot_id, kind, now, certainty, instead_of)

    def wanting(self, now: datetime, limit: int) -> tuple[Wanting, ...]:
        return self._read(baselines.wanting, now, limit)

    def asked(self, post_id: int, now: datetime, again: datetime | None) -> None:
        self._write(baselines.asked, post_id, now, again)

    def asked_since(self, moment: datetime) -> int:
        return self._read(baselines.asked_since, moment)

    # --- the user's own lexicon

    def aligned(self, limit: int) -> tuple[Mark, ...]:
        return self._read(lexicons.aligned, limit)

    def lesson(self, mark: Mark) -> Lesson | None:
        return self._read(lexicons.lesson_of, mark)

    def keep_lexicon(self, learned: Learned, now: datetime) -> LexiconRow:
        return self._write(lexicons.keep, learned, now)

    def lexicon(self) -> LexiconRow | None:
        return self._read(lexicons.newest)

    # --- flags

    def flags(
        self, kind: FlagKind | None = None, *, unsent_only: bool = False, limit: int = 100
    ) -> tuple[FlagRow, ...]:
        return self._read(flags.all_flags, kind, unsent_only=unsent_only, limit=limit)

    def announce(self, send: Callable[[Sequence[FlagRow]], None], limit: int, now: datetime) -> int:
        # No transaction is open while a slow queue is waited for: it would hold SQLite's one write
        # lock, or rows of PostgreSQL and its clean-up. What dies before the mark, and two that announce
        # at once, send a flag twice, which its id tells.
        rows = self._read(flags.unsent, limit)
        if rows:
            send(rows)
            self._write(flags.mark_sent, [row.id for row in rows], now)
        return len(rows)

    # --- people

    def acknowledge(self, finding_id: int, now: datetime, note: str = "") -> Acknowledged:
        return self._write(reviews.acknowledge, finding_id, now, note)

    def acknowledge_post(self, post_id: int, now: datetime, note: str = "") -> Acknowledged:
        return self._write(reviews.acknowledge_post, post_id, now, note)

    def review(
        self, post_id: int, now: datetime, snapshot_id: int | None = None, note: str = ""
    ) -> Acknowledged:
        return self._write(reviews.review, post_id, now, snapshot_id, note)

    def undo(self, acknowledgement_id: int, now: datetime) -> Acknowledged:
        return self._write(reviews.undo, acknowledgement_id, now)

    def acknowledgements(self, post_id: int) -> tuple[Acknowledged, ...]:
        return self._read(reviews.all_of, post_id)

    # --- health

    def beat(self, name: str, now: datetime) -> None:
        self._write(upkeep.beat, name, now)

    def heartbeats(self) -> tuple[Heartbeat, ...]:
        return self._read(upkeep.all_beats)

    def prune(self, now: datetime, keep: int = 3, sent_flags: timedelta = _NINETY_DAYS) -> Pruned:
        return self._write(upkeep.prune, now, keep, sent_flags)

    def ping(self) -> str:
        return self._read(upkeep.describe)

    # --- transactions

    def _read(self, ask: Callable[Concatenate[Connection, P], T], *args: P.args, **named: P.kwargs) -> T:
        self._require_schema()
        return self._database.read(lambda connection: ask(connection, *args, **named))

    def _write(self, act: Callable[Concatenate[Connection, P], T], *args: P.args, **named: P.kwargs) -> T:
        self._require_schema()
        return self._database.write(lambda connection: act(connection, *args, **named))

    def _require_schema(self) -> None:
        if not self._checked:
            schema.require(self._database)
            self._checked = True
