"""What people said about findings, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, or_, select, update

from daejo.errors import InputError
from daejo.findings import BaselineKind, FindingState, known_by
from daejo.ports import Acknowledged
from db.asking import newest_snapshot, outdate, row_of
from db.codec import ARTICLE, FINDING
from db.tables import acknowledged, acknowledgements, findings, originals, posts, snapshots

WAITING = (FindingState.OPEN, FindingState.REVISED)
"""States in which a finding waits for a person's word."""


def acknowledge(connection: Connection, finding_id: int, now: datetime, note: str) -> Acknowledged:
    post = lock_post(connection, row_of(connection, findings, finding_id, "finding")["post_id"])
    # Read once more under the lock: a look that was being recorded may have closed it.
    finding = row_of(connection, findings, finding_id, "finding")
    if finding["state"] not in WAITING:
        raise InputError(f"finding {finding_id} is not open: it is {finding['state']}")
    _refuse_forgotten(post)
    return _write(connection, post, [finding_id], at=now, note=note)


def acknowledge_post(connection: Connection, post_id: int, now: datetime, note: str) -> Acknowledged:
    post = lock_post(connection, post_id)
    _refuse_forgotten(post)
    open_ids = _open(connection, post_id)
    if not open_ids:
        raise InputError(f"{post['path']} has no open finding")
    return _write(connection, post, open_ids, at=now, note=note)


def review(
    connection: Connection, post_id: int, now: datetime, snapshot_id: int | None, note: str
) -> Acknowledged:
    post = lock_post(connection, post_id)
    _refuse_forgotten(post)
    snapshot = reviewed(connection, post, snapshot_id)
    done = _write(
        connection,
        post,
        _up_to(connection, post, snapshot),
        at=now,
        note=note,
        snapshot_id=snapshot["id"],
        before_kind=post["baseline_kind"],
        before_snapshot_id=post["baseline_snapshot_id"],
        before_at=post["baseline_at"],
        before_certainty=post["baseline_certainty"],
    )
    set_baseline(connection, post_id, BaselineKind.REVIEWED, snapshot["id"], now)
    return done


def undo(connection: Connection, acknowledgement_id: int, now: datetime) -> Acknowledged:
    row = row_of(connection, acknowledgements, acknowledgement_id, "acknowledgement")
    post = lock_post(connection, row["post_id"])
    row = row_of(connection, acknowledgements, acknowledgement_id, "acknowledgement")
    if row["undone_at"] is not None:
        raise InputError(f"acknowledgement {acknowledgement_id} was undone before")
    _refuse_buried(connection, row)
    connection.execute(
        update(acknowledgements).where(acknowledgements.c.id == acknowledgement_id).values(undone_at=now)
    )
    _open_again(connection, _of(connection, acknowledgement_id))
    if row["snapshot_id"] is not None and post["baseline_snapshot_id"] == row["snapshot_id"]:
        before = row["before_kind"], row["before_snapshot_id"], row["before_at"], row["before_certainty"]
        set_baseline(connection, post["id"], *before)
    fresh = row_of(connection, acknowledgements, acknowledgement_id, "acknowledgement")
    return _read(connection, fresh, post["path"])


def all_of(connection: Connection, post_id: int) -> tuple[Acknowledged, ...]:
    post = row_of(connection, posts, post_id, "post")
    # A finding may have come from another post, with what was said of it there.
    here = (
        select(acknowledged.c.acknowledgement_id)
        .join(findings, findings.c.id == acknowledged.c.finding_id)
        .where(findings.c.post_id == post_id)
    )
    own = or_(acknowledgements.c.post_id == post_id, acknowledgements.c.id.in_(here))
    query = select(acknowledgements).where(own)
    rows = connection.execute(query.order_by(acknowledgements.c.id.desc())).mappings().all()
    return tuple(_read(connection, row, post["path"]) for row in rows)


def lock_post(connection: Connection, post_id: int) -> RowMapping:
    """The post, locked; looks of its original that are under way are of the past, as what they read is.

    What is read before this may be of the past itself: read it after.
    """
    post = row_of(connection, posts, post_id, "post")
    if post["original_id"] is not None:
        outdate(connection, post["original_id"])
    locked = select(posts).where(posts.c.id == post_id).with_for_update()
    return connection.execute(locked).mappings().one()


def _refuse_forgotten(post: RowMapping) -> None:
    """What is said of a post that nobody watches would be kept and seen by nobody."""
    if post["forgotten_at"] is not None:
        raise InputError(f"{post['path']}: it is forgotten; `daejo add {post['path']}` brings it back")


def _open(connection: Connection, post_id: int) -> Sequence[int]:
    query = select(findings.c.id).where(findings.c.post_id == post_id, findings.c.state.in_(WAITING))
    return connection.scalars(query.order_by(findings.c.id)).all()


def _up_to(connection: Connection, post: RowMapping, snapshot: RowMapping) -> Sequence[int]:
    """What a post has open and a review against this snapshot settles: all that is not of a later one.

    The snapshot may be of an original that another one took over: then it is not the newest of the post's.
    """
    waiting = _open(connection, post["id"])
    newest = newest_snapshot(connection, post["original_id"])
    if newest is not None and newest["id"] == snapshot["id"]:
        return waiting
    query = select(findings.c.id, findings.c.finding).where(findings.c.id.in_(waiting))
    rows = connection.execute(query.order_by(findings.c.id)).all()
    said = ARTICLE.decode(snapshot["article"])
    return [row.id for row in rows if known_by(FINDING.decode(row.finding), said)]


def _open_again(connection: Connection, finding_ids: Sequence[int]) -> None:
    """What was acknowledged is as it was before: open, or a revision that waits to be confirmed."""
    taken = (findings.c.id.in_(finding_ids), findings.c.state == FindingState.ACKNOWLEDGED)
    query = select(findings.c.id, findings.c.finding).where(*taken)
    waiting = [row.id for row in connection.execute(query) if FINDING.decode(row.finding).evidence.revised]
    connection.execute(update(findings).where(*taken).values(state=FindingState.OPEN, why="", closed_at=None))
    connection.execute(
        update(findings)
        .where(findings.c.id.in_(waiting))
        .values(state=FindingState.REVISED, why="revised", closed_at=None)
    )


def _of(connection: Connection, acknowledgement_id: int) -> Sequence[int]:
    query = select(acknowledged.c.finding_id).where(acknowledged.c.acknowledgement_id == acknowledgement_id)
    return connection.scalars(query.order_by(acknowledged.c.finding_id)).all()


def _write(
    connection: Connection, post: RowMapping, finding_ids: Sequence[int], **values: Any
) -> Acknowledged:
    row = (
        connection.execute(
            insert(acknowledgements).values(post_id=post["id"], **values).returning(acknowledgements)
        )
        .mappings()
        .one()
    )
    why = "reviewed" if row["snapshot_id"] is not None else "acknowledged"
    if finding_ids:
        connection.execute(
            insert(acknowledged),
            [{"acknowledgement_id": row["id"], "finding_id": one} for one in finding_ids],
        )
        connection.execute(
            update(findings)
            .where(findings.c.id.in_(finding_ids))
            .values(state=FindingState.ACKNOWLEDGED, why=row["note"] or why, closed_at=row["at"])
        )
    return _read(connection, row, post["path"])


def reviewed(connection: Connection, post: RowMapping, snapshot_id: int | None) -> RowMapping:
    """The snapshot that a person looked at; it must be one of the post's own original."""
    if post["original_id"] is None:
        raise InputError(f"{post['path']}: {post['problem'] or 'it names no original'}")
    if snapshot_id is None:
        newest = newest_snapshot(connection, post["original_id"])
        if newest is None:
            raise InputError(f"{post['path']}: its original was never read; look at it first")
        return newest
    row = row_of(connection, snapshots, snapshot_id, "snapshot")
    if post["original_id"] not in (row["original_id"], _taken_over(connection, row["original_id"])):
        raise InputError(f"snapshot {snapshot_id} is not one of the original of {post['path']}")
    return row


def _taken_over(connection: Connection, original_id: int) -> int | None:
    """The original that took over this one, where both turned out to be one text."""
    return connection.scalar(select(originals.c.merged_into).where(originals.c.id == original_id))


def set_baseline(
    connection: Connection,
    post_id: int,
    kind: str | None,
    snapshot_id: int | None,
    at: datetime | None,
    certainty: float | None = None,
) -> None:
    """Hold the post against another text; it is judged anew at the next look."""
    connection.execute(
        update(posts)
        .where(posts.c.id == post_id)
        .values(
            baseline_kind=kind,
            baseline_snapshot_id=snapshot_id,
            baseline_at=at,
            baseline_certainty=certainty,
            judged_revision=None,
            judged_snapshot_id=None,
        )
    )


def _refuse_buried(connection: Connection, row: RowMapping) -> None:
    """A review can be undone only while no later one stands on it."""
    if row["snapshot_id"] is None:
        return
    later = connection.scalar(
        select(acknowledgements.c.id)
        .where(
            acknowledgements.c.post_id == row["post_id"],
            acknowledgements.c.id > row["id"],
            acknowledgements.c.snapshot_id.is_not(None),
            acknowledgements.c.undone_at.is_(None),
        )
        .order_by(acknowledgements.c.id.desc())
        .limit(1)
    )
    if later is not None:
        raise InputError(f"the post was reviewed again since: undo acknowledgement {later} first")


def _read(connection: Connection, row: RowMapping, path: str) -> Acknowledged:
    return Acknowledged(
        id=row["id"],
        post=path,
        at=row["at"],
        findings=tuple(_of(connection, row["id"])),
        snapshot_id=row["snapshot_id"],
        note=row["note"],
        undone_at=row["undone_at"],
    )
