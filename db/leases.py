"""Who may look at what, and until when. A lost message is late, never lost: its lease runs out.

An attempt is counted when a look begins, not when it is leased: leases that ran out in a full queue
say nothing against an original; looks that began and never came back do.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, case, func, insert, select, update

from daejo.errors import Superseded
from daejo.findings import Severity
from daejo.history import Outcome
from daejo.ports import Lease
from daejo.verdict import FlagKind, OriginalState
from db.asking import UNLEASED, due, has_posts, present
from db.tables import flags, looks, originals, posts

ATTEMPTS = 3
"""Looks that may begin and never be recorded, before we leave an original alone."""
DIED = "looking at it was begun three times and never ended; see the worker's log, then look by hand"


@dataclass(frozen=True, slots=True)
class Asked:
    """How much to lease, and for how long."""

    now: datetime
    limit: int
    per_host: int
    length: timedelta


def waiting(connection: Connection, now: datetime) -> tuple[int, datetime | None]:
    """How many originals are due, and since when the one that waits longest; (0, None) for none."""
    count, oldest = connection.execute(
        select(func.count(), func.min(originals.c.next_look_at)).where(due(now))
    ).one()
    return count, oldest


def lease_due(connection: Connection, asked: Asked) -> tuple[Lease, ...]:
    _quarantine(connection, asked)
    token, until = secrets.token_hex(16), asked.now + asked.length
    picked = (
        select(originals.c.id)
        # Asked once more of the locked rows: meanwhile another dispatcher may have had them.
        .where(originals.c.id.in_(_candidates(asked)), due(asked.now))
        .with_for_update(skip_locked=True, of=originals)
    )
    leased = connection.execute(
        update(originals)
        .where(originals.c.id.in_(picked))
        .values(lease_token=token, lease_until=until, lease_begun=False)
        .returning(originals.c.id, originals.c.next_look_at)
    ).all()
    ordered = sorted(leased, key=lambda row: (row.next_look_at, row.id))
    return tuple(Lease(row.id, token, until) for row in ordered)


def renew(connection: Connection, held: Sequence[Lease], until: datetime) -> None:
    for lease in held:
        connection.execute(
            update(originals)
            .where(originals.c.id == lease.original_id, originals.c.lease_token == lease.token)
            .values(lease_until=until)
        )


def release(connection: Connection, lease: Lease, until: datetime | None) -> None:
    values = {**UNLEASED, "attempts": originals.c.attempts - case((originals.c.lease_begun, 1), else_=0)}
    if until is not None:
        values["next_look_at"] = until
    connection.execute(
        update(originals)
        .where(originals.c.id == lease.original_id, originals.c.lease_token == lease.token)
        .values(values)
    )


def begin(connection: Connection, original_id: int, token: str) -> None:
    """A look under this lease begins: count it once. Superseded where the lease is no longer in force."""
    changed = connection.execute(
        update(originals)
        .where(originals.c.id == original_id, originals.c.lease_token == token)
        .values(attempts=originals.c.attempts + case((originals.c.lease_begun, 0), else_=1), lease_begun=True)
    )
    if changed.rowcount == 0:
        raise Superseded(f"original {original_id} is no longer leased to us")


def _candidates(asked: Asked) -> Select[tuple[int]]:
    """Due originals, at most ``per_host`` of a host with the looks that are under way, oldest first."""
    running = (
        select(originals.c.host, func.count().label("looks"))
        .where(originals.c.lease_until > asked.now)
        .group_by(originals.c.host)
        .subquery()
    )
    order = (originals.c.next_look_at, originals.c.id)
    place = func.row_number().over(partition_by=originals.c.host, order_by=order)
    ranked = (
        select(
            originals.c.id,
            originals.c.next_look_at,
            (place + func.coalesce(running.c.looks, 0)).label("place"),
        )
        .outerjoin(running, running.c.host == originals.c.host)
        .where(due(asked.now), originals.c.attempts < ATTEMPTS)
        .subquery()
    )
    return (
        select(ranked.c.id)
        .where(ranked.c.place <= asked.per_host)
        .order_by(ranked.c.next_look_at, ranked.c.id)
        .limit(asked.limit)
    )


def _quarantine(connection: Connection, asked: Asked) -> None:
    dead = select(originals.c.id).where(due(asked.now), originals.c.attempts >= ATTEMPTS)
    query = dead.limit(asked.limit).with_for_update(skip_locked=True, of=originals)
    for original_id in connection.scalars(query).all():
        _leave_alone(connection, original_id, asked.now)


def _leave_alone(connection: Connection, original_id: int, now: datetime) -> None:
    connection.execute(
        insert(looks).values(original_id=original_id, at=now, outcome=Outcome.QUARANTINED, detail=DIED)
    )
    connection.execute(
        update(originals)
        .where(originals.c.id == original_id)
        .values(
            {
                **UNLEASED,
                "state": OriginalState.QUARANTINED,
                "outcome": Outcome.QUARANTINED,
                "detail": DIED,
                "last_look_at": now,
                "next_look_at": None,
                "version": originals.c.version + 1,
            }
        )
    )
    rows = select(posts.c.id).where(posts.c.original_id == original_id, present())
    for post_id in connection.scalars(rows).all():
        connection.execute(
            insert(flags).values(
                kind=FlagKind.LOST,
                severity=Severity.MEDIUM,
                summary=DIED,
                created_at=now,
                post_id=post_id,
                original_id=original_id,
            )
        )


def make_due(connection: Connection, original_id: int | None, now: datetime) -> int:
    """Plan a look for now, also where one is under way or none was planned."""
    query = update(originals).values(next_look_at=now, attempts=0)
    query = query.where(has_posts() if original_id is None else originals.c.id == original_id)
    return connection.execute(query).rowcount
