"""Flags: rows that wait until the queue has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Select, select, update

from daejo.findings import FindingState, Severity
from daejo.ports import FlagRow
from daejo.verdict import FlagKind
from db.tables import findings, flags, originals, posts


def all_flags(
    connection: Connection, kind: FlagKind | None, *, unsent_only: bool, limit: int
) -> tuple[FlagRow, ...]:
    query = _flags().limit(limit)
    if kind is not None:
        query = query.where(flags.c.kind == kind)
    if unsent_only:
        query = query.where(flags.c.sent_at.is_(None)).order_by(flags.c.id)
    else:
        query = query.order_by(flags.c.id.desc())
    return _read(connection, query)


def unsent(connection: Connection, limit: int) -> tuple[FlagRow, ...]:
    """Unsent flags in order.

    By ``sent_at``, never by a cursor: a transaction that commits late has lower ids than one that
    was read already.
    """
    return all_flags(connection, None, unsent_only=True, limit=limit)


def mark_sent(connection: Connection, ids: Sequence[int], now: datetime) -> None:
    connection.execute(
        update(flags).where(flags.c.id.in_(ids), flags.c.sent_at.is_(None)).values(sent_at=now)
    )


def _flags() -> Select[tuple[object, ...]]:
    return (
        select(
            flags,
            posts.c.path.label("post"),
            posts.c.forgotten_at,
            originals.c.url.label("original"),
            findings.c.state,
            findings.c.why,
        )
        .outerjoin(findings, findings.c.id == flags.c.finding_id)
        .outerjoin(posts, posts.c.id == flags.c.post_id)
        .outerjoin(originals, originals.c.id == flags.c.original_id)
    )


def _read(connection: Connection, query: Select[tuple[object, ...]]) -> tuple[FlagRow, ...]:
    return tuple(_flag_row(row) for row in connection.execute(query).mappings())


def _flag_row(row: RowMapping) -> FlagRow:
    return FlagRow(
        id=row["id"],
        kind=FlagKind(row["kind"]),
        severity=Severity(row["severity"]),
        summary=row["summary"],
        created_at=row["created_at"],
        post=row["post"],
        original=row["original"],
        finding_id=row["finding_id"],
        sent_at=row["sent_at"],
        state=_state(row),
    )


def _state(row: RowMapping) -> str:
    """What has become of what a flag tells."""
    if row["forgotten_at"] is not None:
        return "forgotten"
    if row["state"] == FindingState.CLOSED and row["why"]:
        return f"{row['state']}: {row['why']}"
    return row["state"] or ""
