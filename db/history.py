"""Rows -> what happened: findings, pairs, looks, changes, snapshots and their pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from daejo.changes import ChangeKind, Field
from daejo.findings import FindingState
from daejo.history import Outcome
from daejo.originals.page import Page
from daejo.ports import Alignment, ChangeRow, FieldRow, FindingRow, LookRow
from daejo.verdict import Snapshot
from db.asking import row_of
from db.codec import CHANGE, FIELD, FINDING, PAIRS, unpack_page
from db.tables import changes, findings, looks, originals, pages, pairs, posts, snapshots
from db.versions import snapshot_of


def all_findings(
    connection: Connection, post_id: int | None, states: Sequence[FindingState]
) -> tuple[FindingRow, ...]:
    query = (
        select(findings, posts.c.path)
        .join(posts, posts.c.id == findings.c.post_id)
        .where(findings.c.state.in_(states))
        .order_by(posts.c.path, findings.c.line, findings.c.id)
    )
    if post_id is not None:
        row_of(connection, posts, post_id, "post")
        query = query.where(findings.c.post_id == post_id)
    return tuple(_finding_row(row) for row in connection.execute(query).mappings())


def _finding_row(row: RowMapping) -> FindingRow:
    return FindingRow(
        id=row["id"],
        post=row["path"],
        finding=FINDING.decode(row["finding"]),
        state=FindingState(row["state"]),
        opened_at=row["opened_at"],
        closed_at=row["closed_at"],
        why=row["why"],
    )


def alignment(connection: Connection, post_id: int) -> Alignment | None:
    row_of(connection, posts, post_id, "post")
    row = connection.execute(select(pairs).where(pairs.c.post_id == post_id)).mappings().one_or_none()
    if row is None:
        return None
    return Alignment(row["revision"], row["snapshot_id"], PAIRS.decode(row["pairs"]))


def all_looks(connection: Connection, original_id: int, limit: int) -> tuple[LookRow, ...]:
    row_of(connection, originals, original_id, "original")
    query = select(looks).where(looks.c.original_id == original_id).order_by(looks.c.id.desc()).limit(limit)
    return tuple(
        LookRow(
            id=row["id"],
            at=row["at"],
            outcome=Outcome(row["outcome"]),
            detail=row["detail"],
            status=row["status"],
            landed=row["landed"],
            snapshot_id=row["snapshot_id"],
        )
        for row in connection.execute(query).mappings()
    )


def changes_of(connection: Connection, original_id: int, since: datetime | None) -> tuple[ChangeRow, ...]:
    row_of(connection, originals, original_id, "original")
    query = _changes(original_id, since).where(changes.c.kind.in_(ChangeKind))
    return tuple(
        ChangeRow(row["id"], row["at"], row["before_id"], row["after_id"], CHANGE.decode(row["change"]))
        for row in connection.execute(query).mappings()
    )


def fields_of(connection: Connection, original_id: int, since: datetime | None) -> tuple[FieldRow, ...]:
    row_of(connection, originals, original_id, "original")
    query = _changes(original_id, since).where(changes.c.kind.in_(Field))
    rows = connection.execute(query).mappings()
    return tuple(FieldRow(row["id"], row["at"], FIELD.decode(row["change"])) for row in rows)


def _changes(original_id: int, since: datetime | None) -> Select[tuple[Any, ...]]:
    query = select(changes).where(changes.c.original_id == original_id).order_by(changes.c.id)
    return query if since is None else query.where(changes.c.at > since)


def all_snapshots(connection: Connection, original_id: int) -> tuple[Snapshot, ...]:
    row_of(connection, originals, original_id, "original")
    query = select(snapshots).where(snapshots.c.original_id == original_id)
    rows = connection.execute(query.order_by(snapshots.c.taken_at, snapshots.c.id)).mappings()
    return tuple(snapshot_of(row) for row in rows)


def snapshot(connection: Connection, snapshot_id: int) -> Snapshot:
    return snapshot_of(row_of(connection, snapshots, snapshot_id, "snapshot"))


def page_of(connection: Connection, snapshot_id: int) -> Page | None:
    row_of(connection, snapshots, snapshot_id, "snapshot")
    row = connection.execute(select(pages).where(pages.c.snapshot_id == snapshot_id)).one_or_none()
    return None if row is None else unpack_page(row.page, row.body)
