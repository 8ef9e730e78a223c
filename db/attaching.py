"""Which original a post hangs on, and what follows when that changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, RowMapping, delete, select, update

from daejo.findings import FindingState
from daejo.posts.post import Post
from daejo.verdict import OriginalState
from db.asking import insert_or_leave, outdate
from db.tables import findings, originals, pairs


@dataclass(frozen=True, slots=True)
class Told:
    """What we are told of a post file at one moment."""

    post: Post
    identity: str | None
    url: str | None
    now: datetime
    problem: str = ""


def original_for(connection: Connection, told: Told) -> int | None:
    """The id of the post's original, which is added where it is new."""
    if told.identity is None or told.url is None:
        return None
    values = {
        "identity": told.identity,
        "url": told.url,
        "host": _host(told.url),
        "added_at": told.now,
        "state": OriginalState.NEW,
        "next_look_at": told.now,
    }
    connection.execute(insert_or_leave(connection, originals, values))
    found: int = connection.scalars(
        select(originals.c.id).where(originals.c.identity == told.identity).with_for_update()
    ).one()
    return found


def leave_original(connection: Connection, row: RowMapping, now: datetime) -> dict[str, Any]:
    """A post that names another original is held against another text from now on: its findings end here."""
    connection.execute(
        update(findings)
        .where(findings.c.post_id == row["id"], findings.c.state != FindingState.CLOSED)
        .values(state=FindingState.CLOSED, closed_at=now, why="the post names another original now")
    )
    connection.execute(delete(pairs).where(pairs.c.post_id == row["id"]))
    return {
        "baseline_kind": None,
        "baseline_snapshot_id": None,
        "baseline_at": None,
        "judged_revision": None,
        "judged_snapshot_id": None,
    }


def follow(connection: Connection, told: Told, original_id: int | None) -> None:
    """A link that was mended to another address of the same original is where we look from now on.

    What the server of the old address said (validators, the move itself) does not hold there.
    """
    if original_id is None or told.url is None:
        return
    connection.execute(
        update(originals)
        .where(originals.c.id == original_id, originals.c.url != told.url)
        .values(
            url=told.url,
            host=_host(told.url),
            etag=None,
            last_modified=None,
            landed=None,
            moved_to=None,
        )
    )


def wake(
    connection: Connection,
    row: RowMapping,
    original_id: int | None,
    now: datetime,
    *,
    edited: bool,
    reread: bool,
) -> None:
    """Make judgements in flight a thing of the past, and the original due where there is news."""
    moved = row["original_id"] != original_id
    if moved and row["original_id"] is not None:
        outdate(connection, row["original_id"])
    if original_id is None:
        return
    if edited or moved:
        outdate(connection, original_id, now)
    elif reread or row["vanished_at"] is not None:
        outdate(connection, original_id)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()
