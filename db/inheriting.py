"""A new post file that was made out of another one of the same original: what is known goes along.

A post that is renamed and edited between two surveys, or split into several files, is a new row. Without
this it would be held against the newest text, and what had gone stale before would be forgotten.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, insert, select, update

from daejo.findings import Closed, FindingState
from daejo.posts.kinship import KIN, kinship
from daejo.posts.post import Post
from db.asking import outdate, present
from db.codec import POST
from db.tables import findings, posts, revisions

REVISIONS = 3
"""How many of the newest revisions of a post are looked at: its own edit may have been kept before."""
ASKED = 20
"""Posts of one original that are looked at, newest first."""
_BASELINE = ("baseline_kind", "baseline_snapshot_id", "baseline_at", "baseline_certainty")


def inherit(connection: Connection, post: Post, post_id: int, original_id: int) -> None:
    """Hold a new post against what the one was held against that it was made out of, if it was."""
    parent = _parent(connection, post, post_id, original_id)
    if parent is None:
        return
    baseline = {name: parent[name] for name in _BASELINE}
    connection.execute(update(posts).where(posts.c.id == post_id).values(baseline))
    _dealt_with(connection, parent, post_id)


def unjudge(connection: Connection, original_id: int, now: datetime) -> None:
    """A post came or went: those that share its original are judged anew; one may have what others lack."""
    shared = and_(posts.c.original_id == original_id, present())
    judged = connection.execute(update(posts).where(shared).values(judged_revision=None)).rowcount
    if judged:
        outdate(connection, original_id, now)


def _parent(connection: Connection, post: Post, post_id: int, original_id: int) -> RowMapping | None:
    query = (
        select(posts)
        .where(
            posts.c.original_id == original_id,
            posts.c.id != post_id,
            posts.c.baseline_snapshot_id.is_not(None),
        )
        .order_by(posts.c.id.desc())
        .limit(ASKED)
    )
    rows = connection.execute(query).mappings().all()
    near = [(_kinship(connection, post, row["id"]), row["id"], row) for row in rows]
    kin = [one for one in near if one[0] >= KIN]
    return max(kin, key=lambda one: one[:2])[2] if kin else None


def _kinship(connection: Connection, post: Post, other_id: int) -> float:
    query = select(revisions.c.post).where(revisions.c.post_id == other_id)
    newest = connection.scalars(query.order_by(revisions.c.revision.desc()).limit(REVISIONS))
    return max((kinship(post, POST.decode(text)) for text in newest), default=0.0)


def _dealt_with(connection: Connection, parent: RowMapping, post_id: int) -> None:
    """What was revised in the other file was revised here too, and is not to ring again."""
    revised = and_(
        findings.c.post_id == parent["id"],
        findings.c.state == FindingState.CLOSED,
        findings.c.why == Closed.REVISED,
        findings.c.closed_at >= parent["baseline_at"],
    )
    query = select(findings).where(revised).order_by(findings.c.id)
    rows: list[dict[str, Any]] = [dict(row) for row in connection.execute(query).mappings()]
    for row in rows:
        del row["id"]
    if rows:
        connection.execute(insert(findings), [{**row, "post_id": post_id} for row in rows])
