"""Which original a post hangs on, and what follows when that changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, RowMapping, delete, select, update
from sqlalchemy.exc import IntegrityError

from daejo.errors import LinkError
from daejo.findings import FindingState
from daejo.originals import identify
from daejo.posts.post import Post
from daejo.verdict import OriginalState
from db.asking import insert_or_leave, outdate
from db.merging import merged_into
from db.tables import findings, originals, pairs


@dataclass(frozen=True, slots=True)
class Told:
    """What we are told of a post file at one moment."""

    post: Post
    identity: str | None
    url: str | None
    now: datetime
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """The original that a post hangs on from now on; ``same`` where it is the text that it hung on before."""

    original_id: int | None
    same: bool = False


def attach(connection: Connection, told: Told, row: RowMapping | None) -> Attached:
    """The original of a post as told; ``row`` is the post as stored, None where it is new.

    Another address is not always another text. Where the old original moved there, or the link merely
    became one that cannot be watched, the post goes on with all that is known of it.
    """
    old = _locked(connection, row["original_id"]) if row is not None else None
    if row is None or old is None:
        return Attached(original_for(connection, told))
    if told.identity is None or told.url is None or told.identity == old["identity"]:
        return Attached(old["id"], same=True)
    if not _lives_at(old, told):
        return Attached(original_for(connection, told))
    # A post that shares the original may go on naming the old address: it has no say in where we look.
    if row["link"] == told.post.link or _rename(connection, old, told):
        return Attached(old["id"], same=True)
    return Attached(original_for(connection, told), same=True)


def original_for(connection: Connection, told: Told) -> int | None:
    """The id of the original that the link names, which is added where it is new."""
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
    other = merged_into(connection, told.identity)
    if other is not None:
        return other
    found: int = connection.scalars(
        select(originals.c.id).where(originals.c.identity == told.identity).with_for_update()
    ).one()
    return found


def change_original(connection: Connection, row: RowMapping, to: Attached, now: datetime) -> dict[str, Any]:
    """What becomes of a post's findings and baseline when it hangs on another row of `originals`."""
    if row["original_id"] is None:
        return {}
    if to.same:
        return _carry_over(connection, row, to.original_id)
    return _leave(connection, row, now)


def follow(connection: Connection, told: Told, original_id: int | None) -> None:
    """A link that was mended to another address of the same original is where we look from now on."""
    if original_id is None or told.url is None:
        return
    connection.execute(
        update(originals)
        .where(
            originals.c.id == original_id,
            originals.c.identity == told.identity,
            originals.c.url != told.url,
        )
        .values(_address(told.url))
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


def _locked(connection: Connection, original_id: int | None) -> RowMapping | None:
    if original_id is None:
        return None
    query = select(originals).where(originals.c.id == original_id).with_for_update()
    return connection.execute(query).mappings().one()


def _lives_at(old: RowMapping, told: Told) -> bool:
    """Whether the address that we are told is one that the old original has, or had before it moved."""
    if old["former"] == told.identity:
        return True
    return any(_names(address, told) for address in (old["moved_to"], old["landed"]) if address)


def _names(address: str, told: Told) -> bool:
    try:
        identity = identify(address)
    except LinkError:
        return address == told.url
    return identity.key == told.identity or identity.url == told.url


def _rename(connection: Connection, old: RowMapping, told: Told) -> bool:
    """Give an original the address it moved to; False where another original has that one already."""
    renamed = (
        update(originals)
        .where(originals.c.id == old["id"])
        .values(identity=told.identity, former=old["identity"], **_address(told.url or ""))
    )
    try:
        with connection.begin_nested():
            connection.execute(renamed)
    except IntegrityError:
        return False
    return True


def _carry_over(connection: Connection, row: RowMapping, original_id: int | None) -> dict[str, Any]:
    """The text is known under another row too: findings and baseline go along, judged anew from there."""
    connection.execute(
        update(findings).where(findings.c.post_id == row["id"]).values(original_id=original_id)
    )
    return {"judged_revision": None, "judged_snapshot_id": None}


def _leave(connection: Connection, row: RowMapping, now: datetime) -> dict[str, Any]:
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
        "baseline_certainty": None,
        "archive_asked_at": None,
        "archive_again": None,
        "judged_revision": None,
        "judged_snapshot_id": None,
    }


def _address(url: str) -> dict[str, Any]:
    """A new address. What the server of the old one said (validators, the move) does not hold there."""
    return {
        "url": url,
        "host": _host(url),
        "etag": None,
        "last_modified": None,
        "landed": None,
        "moved_to": None,
    }


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()
