"""Questions that several parts of the ledger ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, and_, case, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from daejo.errors import InputError
from db.columns import Moment
from db.tables import originals, posts, snapshots

_BIGGEST = 2**63 - 1


def row_of(connection: Connection, table: Table, row_id: int, what: str) -> RowMapping:
    """The row of an id. InputError where there is none; any integer may be asked for."""
    row = None
    if 0 < row_id <= _BIGGEST:
        row = connection.execute(select(table).where(table.c.id == row_id)).mappings().one_or_none()
    if row is None:
        raise InputError(f"there is no {what} {row_id}")
    return row


def newest_snapshot(connection: Connection, original_id: int) -> RowMapping | None:
    """The newest snapshot of an original."""
    query = (
        select(snapshots)
        .join(originals, originals.c.id == snapshots.c.original_id)
        .where(originals.c.id == original_id, snapshots.c.sequence == originals.c.newest)
    )
    return connection.execute(query).mappings().one_or_none()


def present() -> ColumnElement[bool]:
    """Posts whose file is there, and which are watched."""
    return and_(posts.c.vanished_at.is_(None), posts.c.forgotten_at.is_(None))


def gone() -> ColumnElement[bool]:
    """Posts that would be watched if their file was there."""
    return and_(posts.c.vanished_at.is_not(None), posts.c.forgotten_at.is_(None))


def has_posts() -> ColumnElement[bool]:
    """Originals that somebody still has a translation of."""
    return select(posts.c.id).where(posts.c.original_id == originals.c.id, present()).exists()


def free(now: datetime) -> ColumnElement[bool]:
    """Originals that nobody is looking at."""
    return or_(originals.c.lease_until.is_(None), originals.c.lease_until <= now)


def due(now: datetime) -> ColumnElement[bool]:
    """Originals to be looked at now."""
    return and_(originals.c.next_look_at <= now, free(now), has_posts())


UNLEASED: Mapping[str, Any] = {"lease_token": None, "lease_until": None, "lease_begun": False, "attempts": 0}


def outdate(connection: Connection, original_id: int, due_at: datetime | None = None) -> None:
    """What is being judged of this original right now is of the past: its record will be Superseded.

    The lease ends with it, so the next tick looks again; at once where ``due_at`` is given.
    """
    values: dict[str, Any] = {**UNLEASED, "version": originals.c.version + 1}
    if due_at is not None:
        planned = originals.c.next_look_at
        values["next_look_at"] = case((planned <= due_at, planned), else_=literal(due_at, Moment()))
    connection.execute(update(originals).where(originals.c.id == original_id).values(values))


def insert_or_leave(
    connection: Connection, table: Table, values: dict[str, Any]
) -> postgresql.Insert | sqlite.Insert:
    """INSERT, unless another process was first with this key."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table).values(values).on_conflict_do_nothing()
    return postgresql.insert(table).values(values).on_conflict_do_nothing()
