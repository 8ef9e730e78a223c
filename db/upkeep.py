"""Signs of life, and letting go of what need not be kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, text
from sqlalchemy.dialects import postgresql, sqlite

from daejo.ports import Heartbeat, Pruned
from db.tables import flags, heartbeats, originals, pages, snapshots
from db.trouble import place_of


def beat(connection: Connection, name: str, now: datetime) -> None:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(heartbeats).values(name=name, at=now)
    connection.execute(insert.on_conflict_do_update(index_elements=["name"], set_={"at": insert.excluded.at}))


def all_beats(connection: Connection) -> tuple[Heartbeat, ...]:
    rows = connection.execute(select(heartbeats).order_by(heartbeats.c.name)).all()
    return tuple(Heartbeat(row.name, row.at) for row in rows)


def prune(connection: Connection, now: datetime, keep: int, sent_flags: timedelta) -> Pruned:
    old = (
        select(snapshots.c.id)
        .join(originals, originals.c.id == snapshots.c.original_id)
        .where(snapshots.c.sequence <= originals.c.newest - keep)
    )
    gone_pages = connection.execute(delete(pages).where(pages.c.snapshot_id.in_(old))).rowcount
    gone_flags = connection.execute(delete(flags).where(flags.c.sent_at < now - sent_flags)).rowcount
    return Pruned(gone_pages, gone_flags)


def describe(connection: Connection) -> str:
    """What answers: "PostgreSQL 16.4, daejo at db:5432"."""
    if connection.dialect.name == "sqlite":
        name, version = "SQLite", connection.scalar(text("SELECT sqlite_version()"))
    else:
        name, version = "PostgreSQL", str(connection.scalar(text("SHOW server_version"))).split()[0]
    return f"{name} {version}, {place_of(connection.engine.url)}"
