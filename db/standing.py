"""Rows -> where every post stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from daejo.changes import Field, FieldChange
from daejo.errors import LinkError
from daejo.findings import BaselineKind, FindingKind, FindingState
from daejo.history import Outcome
from daejo.originals import identify
from daejo.report import Standing
from daejo.verdict import OriginalState
from db.codec import FIELD
from db.tables import changes, findings, originals, posts


def standings(connection: Connection) -> tuple[Standing, ...]:
    counted = _counted(connection)
    query = (
        select(posts, *(column.label(f"o_{column.name}") for column in originals.c))
        .outerjoin(originals, originals.c.id == posts.c.original_id)
        .where(posts.c.forgotten_at.is_(None))
        .order_by(posts.c.path)
    )
    rows = connection.execute(query).mappings()
    merged, beside = _merged(connection), _beside(connection)
    return tuple(
        replace(
            _standing(row, counted.get(row["id"], {})),
            fields=_otherwise(beside.get(row["original_id"], ()), row["added_at"]),
            **_taken_over(row, merged),
        )
        for row in rows
    )


def _beside(connection: Connection) -> dict[int, list[tuple[datetime, FieldChange]]]:
    """By original, what it said of itself otherwise than before, and when that was seen; oldest first."""
    query = (
        select(changes.c.original_id, changes.c.at, changes.c.change)
        .where(changes.c.kind.in_(Field))
        .order_by(changes.c.id)
    )
    seen: dict[int, list[tuple[datetime, FieldChange]]] = {}
    for original_id, at, change in connection.execute(query):
        seen.setdefault(original_id, []).append((at, FIELD.decode(change)))
    return seen


def _otherwise(seen: Sequence[tuple[datetime, FieldChange]], since: datetime) -> tuple[Field, ...]:
    """The fields that are not as they were ``since`` then."""
    before: dict[Field, str] = {}
    after: dict[Field, str] = {}
    for at, change in seen:
        if at > since:
            before.setdefault(change.field, change.before)
            after[change.field] = change.after
    return tuple(field for field in sorted(after) if after[field] != before[field])


def _taken_over(row: RowMapping, merged: Mapping[str | None, datetime]) -> dict[str, Any]:
    """Where the original of a post's link turned out to be another one's text."""
    merged_at = merged.get(_identity(row["link"])) if merged else None
    return {"merged_at": merged_at, "watched_at": row["o_url"]} if merged_at else {}


def _merged(connection: Connection) -> dict[str | None, datetime]:
    """By identity, since when an original is known to be one text with another."""
    query = select(originals.c.identity, originals.c.merged_at).where(originals.c.merged_into.is_not(None))
    return {row.identity: row.merged_at for row in connection.execute(query)}


def _identity(link: str | None) -> str | None:
    try:
        return identify(link).key if link else None
    except LinkError:
        return None


def _counted(connection: Connection) -> dict[int, dict[tuple[str, str], int]]:
    """Live findings by post, by (state, kind)."""
    query = (
        select(findings.c.post_id, findings.c.state, findings.c.kind, func.count())
        .where(findings.c.state != FindingState.CLOSED)
        .group_by(findings.c.post_id, findings.c.state, findings.c.kind)
    )
    counts: dict[int, dict[tuple[str, str], int]] = {}
    for post_id, state, kind, count in connection.execute(query):
        counts.setdefault(post_id, {})[state, kind] = count
    return counts


def _standing(row: RowMapping, counts: dict[tuple[str, str], int]) -> Standing:
    live = [(kind, counts.get((FindingState.OPEN, kind), 0)) for kind in FindingKind]
    return Standing(
        post_id=row["id"],
        path=row["path"],
        title=row["title"],
        original_title=row["original_title"],
        link=row["link"],
        original_id=row["original_id"],
        state=OriginalState(row["o_state"] or OriginalState.NEW),
        outcome=Outcome(row["o_outcome"]) if row["o_outcome"] else None,
        detail=row["o_detail"] or "",
        moved_to=row["o_moved_to"],
        baseline=BaselineKind(row["baseline_kind"]) if row["baseline_kind"] else None,
        baseline_certainty=row["baseline_certainty"],
        archive_asked_at=row["archive_asked_at"],
        findings=tuple((kind, count) for kind, count in live if count),
        acknowledged=sum(n for (state, _), n in counts.items() if state == FindingState.ACKNOWLEDGED),
        revised=sum(n for (state, _), n in counts.items() if state == FindingState.REVISED),
        made=row["made"],
        said_updated=row["o_said_updated"],
        edited=row["judged_revision"] is not None and row["judged_revision"] != row["revision"],
        problem=row["problem"],
        vanished_at=row["vanished_at"],
        last_look_at=row["o_last_look_at"],
        last_change_at=row["o_last_change_at"],
        next_look_at=row["o_next_look_at"],
    )
