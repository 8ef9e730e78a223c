"""Copies of an original that no look brought, and which text a post is held against."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, RowMapping, and_, func, insert, or_, select, update

from daejo.errors import InputError
from daejo.findings import BaselineKind
from daejo.originals.article import Article
from daejo.ports import Wanting
from db.asking import outdate, present, row_of
from db.codec import ARTICLE
from db.reviews import lock_post, reviewed, set_baseline
from db.tables import originals, posts, snapshots


def keep_copy(connection: Connection, original_id: int, article: Article, at: datetime, source: str) -> int:
    # Locked, so that two who keep one copy at once keep it once.
    connection.execute(select(originals.c.id).where(originals.c.id == original_id).with_for_update())
    row_of(connection, originals, original_id, "original")
    same = (
        select(snapshots.c.id, snapshots.c.since, snapshots.c.taken_at, snapshots.c.source)
        .where(snapshots.c.original_id == original_id, snapshots.c.fingerprint == article.fingerprint)
        .order_by(snapshots.c.id)
        .limit(1)
    )
    row = connection.execute(same).one_or_none()
    if row is None:
        return _add(connection, original_id, article, at, source)
    if at < (row.since or row.taken_at):
        earlier = {"since": at, "source": source or row.source}
        connection.execute(update(snapshots).where(snapshots.c.id == row.id).values(earlier))
    found: int = row.id
    return found


def _add(connection: Connection, original_id: int, article: Article, at: datetime, source: str) -> int:
    added: int = connection.scalars(
        insert(snapshots)
        .values(
            original_id=original_id,
            sequence=None,
            taken_at=at,
            fingerprint=article.fingerprint,
            article=ARTICLE.encode(article),
            source=source or article.url,
            since=at,
        )
        .returning(snapshots.c.id)
    ).one()
    return added


def choose_baseline(
    connection: Connection,
    post_id: int,
    snapshot_id: int,
    kind: BaselineKind,
    now: datetime,
    certainty: float | None,
    instead_of: BaselineKind | None,
) -> None:
    post = lock_post(connection, post_id)
    if instead_of is not None and post["baseline_kind"] != instead_of:
        raise InputError(f"{post['path']}: it was given another baseline meanwhile ({post['baseline_kind']})")
    snapshot = reviewed(connection, post, snapshot_id)
    set_baseline(connection, post_id, kind, snapshot["id"], now, certainty)
    # The post's own: the snapshot may be of one that was taken over, which nobody looks at any more.
    outdate(connection, post["original_id"], now)


def wanting(connection: Connection, now: datetime, limit: int) -> tuple[Wanting, ...]:
    first = (
        select(func.min(snapshots.c.taken_at))
        .where(snapshots.c.original_id == posts.c.original_id, snapshots.c.sequence.is_not(None))
        .scalar_subquery()
    )
    unasked = posts.c.archive_asked_at.is_(None)
    query = (
        select(
            posts.c.id,
            posts.c.original_id,
            originals.c.url,
            posts.c.made,
            posts.c.archive_asked_at,
            posts.c.archive_again,
        )
        .join(originals, originals.c.id == posts.c.original_id)
        .where(
            present(),
            posts.c.baseline_kind == BaselineKind.ASSUMED,
            posts.c.made < first,
            or_(unasked, and_(posts.c.archive_again.is_not(None), posts.c.archive_again <= now)),
        )
        .order_by(posts.c.archive_asked_at.is_not(None), posts.c.archive_again, posts.c.id)
        .limit(limit)
    )
    return tuple(_wanting(row) for row in connection.execute(query).mappings())


def _wanting(row: RowMapping) -> Wanting:
    again, asked_at = row["archive_again"], row["archive_asked_at"]
    waited = None if again is None or asked_at is None else again - asked_at
    return Wanting(row["id"], row["original_id"], row["url"], row["made"], waited)


def asked(connection: Connection, post_id: int, now: datetime, again: datetime | None) -> None:
    row_of(connection, posts, post_id, "post")
    connection.execute(
        update(posts).where(posts.c.id == post_id).values(archive_asked_at=now, archive_again=again)
    )


def asked_since(connection: Connection, moment: datetime) -> int:
    query = select(func.count()).select_from(posts).where(posts.c.archive_asked_at >= moment)
    return connection.scalar(query) or 0
