"""The user's own lexicon: what it is learned from, and the one in force."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, Row, and_, delete, func, insert, select

from daejo.alignment import Lexicon, blend, starter
from daejo.errors import InputError
from daejo.findings import FindingState
from daejo.lessons import Learned, Lesson, Mark, lesson
from daejo.ports import LexiconRow
from db.asking import present
from db.codec import ARTICLE, FINDING, PAIRS, POST
from db.tables import findings, lexicons, pairs, posts, revisions, snapshots

KEPT = 3
"""Lexicons kept: the one in force, and what to hold it against."""


class InForce:
    """The lexicon that posts are judged with: the starter, with the newest of the user's own laid over it.

    Read from the database once for each that is learned. One that cannot be read counts as none: it is
    learned again, and no look may fail for it.
    """

    def __init__(self) -> None:
        self._read: tuple[int, Lexicon | None] = (0, None)

    def lexicon(self, connection: Connection) -> Lexicon | None:
        """None where the user has none of their own."""
        newest = connection.scalar(select(func.max(lexicons.c.id))) or 0
        if newest != self._read[0]:
            self._read = newest, _laid_over(_own(connection, newest))
        return self._read[1]


def _laid_over(own: Lexicon | None) -> Lexicon | None:
    return None if own is None else blend(starter(), own)


def _own(connection: Connection, lexicon_id: int) -> Lexicon | None:
    data = connection.scalar(select(lexicons.c.lexicon).where(lexicons.c.id == lexicon_id))
    try:
        return None if data is None else Lexicon.from_bytes(data)
    except InputError:
        return None


def aligned(connection: Connection, limit: int) -> tuple[Mark, ...]:
    query = (
        select(pairs.c.post_id, pairs.c.revision, pairs.c.snapshot_id)
        .join(posts, posts.c.id == pairs.c.post_id)
        .where(present())
        .order_by(posts.c.edited_at.desc(), posts.c.id.desc())
        .limit(limit)
    )
    return tuple(Mark(*row) for row in connection.execute(query))


def lesson_of(connection: Connection, mark: Mark) -> Lesson | None:
    here = and_(revisions.c.post_id == pairs.c.post_id, revisions.c.revision == pairs.c.revision)
    query = (
        select(pairs.c.pairs, revisions.c.post, snapshots.c.article, snapshots.c.original_id)
        .join(revisions, here)
        .join(snapshots, snapshots.c.id == pairs.c.snapshot_id)
        .where(
            pairs.c.post_id == mark.post_id,
            pairs.c.revision == mark.revision,
            pairs.c.snapshot_id == mark.snapshot_id,
        )
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    live = select(findings.c.finding).where(
        findings.c.post_id == mark.post_id, findings.c.state != FindingState.CLOSED
    )
    return lesson(
        row.original_id,
        ARTICLE.decode(row.article).blocks,
        POST.decode(row.post).blocks,
        PAIRS.decode(row.pairs),
        map(FINDING.decode, connection.scalars(live)),
    )


def keep(connection: Connection, learned: Learned, now: datetime) -> LexiconRow:
    """Keep a lexicon, and let go of those before it but the newest few."""
    lexicon_id = connection.scalars(
        insert(lexicons)
        .values(
            learned_at=now,
            maker=learned.maker,
            texts=learned.texts,
            pairs=learned.pairs,
            sources=json.dumps([tuple(mark) for mark in learned.sources], separators=(",", ":")),
            lexicon=learned.lexicon.to_bytes(),
        )
        .returning(lexicons.c.id)
    ).one()
    kept = select(lexicons.c.id).order_by(lexicons.c.id.desc()).limit(KEPT)
    connection.execute(delete(lexicons).where(lexicons.c.id.not_in(kept)))
    return _row(connection.execute(select(lexicons).where(lexicons.c.id == lexicon_id)).one())


def newest(connection: Connection) -> LexiconRow | None:
    row = connection.execute(select(lexicons).order_by(lexicons.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else _row(row)


def _row(row: Row[tuple[object, ...]]) -> LexiconRow:
    try:
        lexicon = Lexicon.from_bytes(row.lexicon)
    except InputError:
        lexicon = Lexicon({})
    return LexiconRow(
        id=row.id,
        learned_at=row.learned_at,
        maker=row.maker,
        texts=row.texts,
        pairs=row.pairs,
        sources=frozenset(Mark(*mark) for mark in json.loads(row.sources)),
        lexicon=lexicon,
    )
