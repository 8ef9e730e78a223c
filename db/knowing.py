"""Rows -> Known: all that a judgement starts from, read at one moment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, or_, select

from daejo.changes import Field
from daejo.errors import Superseded
from daejo.findings import BaselineKind, Closed, FindingState, KnownFinding
from daejo.history import Outcome, PastLook
from daejo.originals.page import Request
from daejo.verdict import Baseline, Guard, Known, KnownPost, OriginalState, PastField, Snapshot
from db.asking import gone, newest_snapshot, present, row_of
from db.codec import FIELD, FINDING, POST
from db.lexicons import InForce
from db.tables import changes, findings, looks, originals, posts, revisions, snapshots
from db.versions import MOST, snapshot_of, versions, wanted

LOOKS = 36
"""How many looks, and changes of titles, are handed out: more than any rule counts."""


def known(
    connection: Connection, original_id: int, lease: str | None, lexicons: InForce | None = None
) -> Known:
    row = row_of(connection, originals, original_id, "original")
    if lease is not None and row["lease_token"] != lease:
        raise Superseded(f"original {original_id} is no longer leased to us")
    newest = newest_snapshot(connection, original_id)
    snapshot = None if newest is None else snapshot_of(newest)
    return Known(
        original_id=original_id,
        guard=Guard(row["version"], lease),
        request=Request(row["url"], row["etag"], row["last_modified"]),
        state=OriginalState(row["state"]),
        landed=row["landed"],
        moved_to=row["moved_to"],
        snapshot=snapshot,
        suspect=row["suspect"],
        looks=_past(connection, original_id),
        said=_said(connection, original_id),
        posts=_posts(connection, original_id, snapshot),
        vanished=_vanished(connection, original_id, snapshot),
        versions=versions(connection, original_id, MOST) if wanted(connection, original_id) else (),
        lexicon=None if lexicons is None else lexicons.lexicon(connection),
    )


def _past(connection: Connection, original_id: int) -> tuple[PastLook, ...]:
    query = select(looks.c.at, looks.c.outcome).where(looks.c.original_id == original_id)
    rows = connection.execute(query.order_by(looks.c.id.desc()).limit(LOOKS)).all()
    return tuple(PastLook(row.at, Outcome(row.outcome)) for row in rows)


def _said(connection: Connection, original_id: int) -> tuple[PastField, ...]:
    titles = changes.c.kind.in_((Field.TITLE, Field.SUBTITLE))
    query = select(changes.c.at, changes.c.change).where(changes.c.original_id == original_id, titles)
    rows = connection.execute(query.order_by(changes.c.id.desc()).limit(LOOKS)).all()
    return tuple(PastField(row.at, FIELD.decode(row.change)) for row in rows)


def _posts(connection: Connection, original_id: int, newest: Snapshot | None) -> tuple[KnownPost, ...]:
    rows = connection.execute(_stored(original_id).where(present())).mappings().all()
    return tuple(_known_post(connection, row, newest) for row in rows)


def _vanished(connection: Connection, original_id: int, newest: Snapshot | None) -> tuple[KnownPost, ...]:
    live = and_(findings.c.post_id == posts.c.id, findings.c.state != FindingState.CLOSED)
    query = _stored(original_id).where(gone(), select(findings.c.id).where(live).exists())
    rows = connection.execute(query).mappings().all()
    return tuple(_known_post(connection, row, newest) for row in rows)


def _stored(original_id: int) -> Select[tuple[Any, ...]]:
    """The posts of an original, each with its newest revision as read."""
    newest = and_(revisions.c.post_id == posts.c.id, revisions.c.revision == posts.c.revision)
    query = select(posts, revisions.c.post).join(revisions, newest)
    return query.where(posts.c.original_id == original_id).order_by(posts.c.id)


def _known_post(connection: Connection, row: RowMapping, newest: Snapshot | None) -> KnownPost:
    judged = None
    if row["judged_revision"] is not None and row["judged_snapshot_id"] is not None:
        judged = (row["judged_revision"], row["judged_snapshot_id"])
    return KnownPost(
        id=row["id"],
        revision=row["revision"],
        post=POST.decode(row["post"]),
        baseline=_baseline(connection, row, newest),
        findings=_findings(connection, row),
        judged=judged,
    )


def _baseline(connection: Connection, row: RowMapping, newest: Snapshot | None) -> Baseline | None:
    snapshot_id = row["baseline_snapshot_id"]
    if snapshot_id is None:
        return None
    kind = BaselineKind(row["baseline_kind"])
    if newest is not None and newest.id == snapshot_id:
        return Baseline(kind, newest, row["baseline_certainty"], row["baseline_at"])
    found = connection.execute(select(snapshots).where(snapshots.c.id == snapshot_id)).mappings().one()
    return Baseline(kind, snapshot_of(found), row["baseline_certainty"], row["baseline_at"])


def _findings(connection: Connection, post: RowMapping) -> tuple[KnownFinding, ...]:
    """The live ones, and those that were closed under the baseline that holds now.

    A closed one says that its paragraph was dealt with; that holds for as long as the text is held
    against the same original. Under a new baseline it would hide a new difference.
    """
    wanted = findings.c.state != FindingState.CLOSED
    if post["baseline_at"] is not None:
        closed_here = and_(
            findings.c.state == FindingState.CLOSED,
            findings.c.original_id == post["original_id"],
            findings.c.closed_at >= post["baseline_at"],
        )
        wanted = or_(wanted, closed_here)
    query = select(findings).where(findings.c.post_id == post["id"], wanted).order_by(findings.c.id)
    return tuple(_known_finding(row) for row in connection.execute(query).mappings())


def _known_finding(row: RowMapping) -> KnownFinding:
    return KnownFinding(
        id=row["id"],
        finding=FINDING.decode(row["finding"]),
        state=FindingState(row["state"]),
        closed=Closed(row["why"]) if row["why"] in set(Closed) else None,
    )
