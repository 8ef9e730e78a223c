"""Post files as the ledger keeps them: added, edited, renamed, vanished, returned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, delete, insert, select, update

from daejo.errors import InputError
from daejo.ports import Kept
from daejo.posts.post import Post
from daejo.verdict import OriginalState, joined_flag
from db.asking import insert_or_leave, outdate, row_of
from db.attaching import Attached, Told, attach, change_original, follow, wake
from db.codec import POST
from db.inheriting import inherit, unjudge
from db.tables import flags, originals, pairs, posts, revisions

MAX_CHARACTERS, MAX_BYTES = 2_000, 2_600
"""Of a link or a path: both are unique, and PostgreSQL refuses a key of more than 2,704 bytes."""


def keep_post(connection: Connection, told: Told) -> Kept:
    _refuse_long(told.post.path)
    told = _watchable(told)
    # The original's row is locked first, as `recording` does: two orders would meet in a deadlock.
    seen = _find(connection, told.post, locked=False)
    attached = attach(connection, told, seen)
    row = _find(connection, told.post)
    if row is None:
        added = _add(connection, told, attached.original_id)
        if added is not None:
            return added
        row = _added_meanwhile(connection, told.post.path)
    if seen is None or _hangs(seen) != _hangs(row):
        attached = attach(connection, told, row)
    return _update(connection, told, row, attached)


def _hangs(row: RowMapping) -> tuple[Any, ...]:
    """What `attach` goes by."""
    return row["id"], row["original_id"], row["link"]


def _too_long(text: str) -> bool:
    return len(text) > MAX_CHARACTERS or len(text.encode(errors="surrogatepass")) > MAX_BYTES


def _refuse_long(path: str) -> None:
    if _too_long(path):
        raise InputError(
            f"{path[:80]!r}… is a path of {len(path)} characters; {MAX_CHARACTERS} is the most that is kept"
        )


def _watchable(told: Told) -> Told:
    """A post whose link is too long to be kept is kept as one whose link cannot be watched."""
    long = next((name for name in (told.url, told.identity) if name is not None and _too_long(name)), None)
    if long is None:
        return told
    problem = f"the link is {len(long)} characters long; {MAX_CHARACTERS} is the most that is watched"
    return replace(told, identity=None, url=None, problem=problem)


def keep_problem(connection: Connection, path: str, problem: str, now: datetime) -> Kept:
    _refuse_long(path)
    row = _at(connection, path)
    if row is None:
        post_id = _insert(connection, path=path, problem=problem, added_at=now, edited_at=now)
        if post_id is not None:
            return Kept(post_id, "added")
        row = _added_meanwhile(connection, path)
    what = _what(row, edited=row["problem"] != problem)
    connection.execute(update(posts).where(posts.c.id == row["id"]).values(problem=problem, vanished_at=None))
    return Kept(row["id"], what, row["original_id"])


def keep_vanished(
    connection: Connection, folder: str, there: Sequence[str], now: datetime
) -> tuple[str, ...]:
    # The files of forgotten posts too: one that turns up under another name is forgotten still.
    here = select(posts.c.id, posts.c.path, posts.c.original_id, posts.c.forgotten_at)
    rows = connection.execute(here.where(posts.c.vanished_at.is_(None))).all()
    kept = set(there)
    gone = [row for row in rows if _under(row.path, folder) and row.path not in kept]
    # A look that is under way would open findings of a text that is not there.
    for original_id in sorted({row.original_id for row in gone if row.original_id is not None}):
        outdate(connection, original_id)
    for row in gone:
        connection.execute(update(posts).where(posts.c.id == row.id).values(vanished_at=now))
    for original_id in sorted({row.original_id for row in gone if row.original_id is not None}):
        unjudge(connection, original_id, now)
    return tuple(sorted(row.path for row in gone if row.forgotten_at is None))


def forget(connection: Connection, post_id: int, now: datetime) -> None:
    row = row_of(connection, posts, post_id, "post")
    if row["forgotten_at"] is not None:
        raise InputError(f"{row['path']}: it is forgotten already; `daejo add {row['path']}` brings it back")
    if row["original_id"] is not None:
        outdate(connection, row["original_id"])
    connection.execute(update(posts).where(posts.c.id == post_id).values(forgotten_at=now))


def remember(connection: Connection, post_id: int, now: datetime) -> None:
    row = row_of(connection, posts, post_id, "post")
    if row["forgotten_at"] is None:
        return
    if row["original_id"] is not None:
        outdate(connection, row["original_id"], now)
    connection.execute(update(posts).where(posts.c.id == post_id).values(forgotten_at=None))


def _under(path: str, folder: str) -> bool:
    if folder in ("", "."):
        return not path.startswith(("/", "../"))
    root = folder.rstrip("/")
    return path == root or path.startswith(f"{root}/")


def _at(connection: Connection, path: str) -> RowMapping | None:
    return connection.execute(_locked(path)).mappings().one_or_none()


def _added_meanwhile(connection: Connection, path: str) -> RowMapping:
    """The row that an INSERT gave way to."""
    return connection.execute(_locked(path)).mappings().one()


def _locked(path: str) -> Select[tuple[Any, ...]]:
    return select(posts).where(posts.c.path == path).with_for_update()


def _find(connection: Connection, post: Post, *, locked: bool = True) -> RowMapping | None:
    """The row of a post file: by its path, else the same bytes whose file has vanished."""
    here = select(posts).where(posts.c.path == post.path)
    renamed = (
        select(posts)
        .where(posts.c.digest == post.digest, posts.c.vanished_at.is_not(None))
        .order_by(posts.c.vanished_at.desc(), posts.c.id)
        .limit(1)
    )
    for query in (here, renamed):
        asked = query.with_for_update() if locked else query
        row = connection.execute(asked).mappings().one_or_none()
        if row is not None:
            return row
    return None


def _add(connection: Connection, told: Told, original_id: int | None) -> Kept | None:
    post_id = _insert(
        connection,
        **_face(told),
        revision=1,
        added_at=told.now,
        edited_at=told.now,
        original_id=original_id,
    )
    if post_id is None:
        return None
    _revise(connection, told, post_id, 1)
    if original_id is not None:
        inherit(connection, told.post, post_id, original_id)
        _warn(connection, post_id, original_id, told.now)
        outdate(connection, original_id, told.now)
    return Kept(post_id, "added", original_id)


def _update(connection: Connection, told: Told, row: RowMapping, attached: Attached) -> Kept:
    original_id = attached.original_id
    edited = row["digest"] != told.post.digest
    what = _what(row, edited=edited, path=told.post.path)
    values: dict[str, Any] = {**_face(told), "original_id": original_id, "vanished_at": None}
    if edited:
        values |= {"revision": row["revision"] + 1, "edited_at": told.now}
        _revise(connection, told, row["id"], row["revision"] + 1)
    reread = not edited and _read_anew(connection, told, row)
    if reread:
        values["judged_revision"] = None
        connection.execute(delete(pairs).where(pairs.c.post_id == row["id"]))  # of other blocks, by number
    if row["original_id"] != original_id:
        values |= change_original(connection, row, attached, told.now)
    connection.execute(update(posts).where(posts.c.id == row["id"]).values(values))
    if edited and row["link"] != told.post.link:
        follow(connection, told, original_id)
    wake(connection, row, original_id, told.now, edited=edited, reread=reread)
    _tell_the_others(connection, row, original_id, told.now)
    return Kept(row["id"], what, original_id)


def _warn(connection: Connection, post_id: int, original_id: int, now: datetime) -> None:
    """Ring where a post comes to an original that is gone, walled off or lost: no look will turn to it."""
    here = select(originals.c.state, originals.c.detail).where(originals.c.id == original_id)
    row = connection.execute(here).one()
    flag = joined_flag(post_id, OriginalState(row.state), row.detail)
    if flag is not None:
        values = {"kind": flag.kind, "severity": flag.severity, "summary": flag.summary}
        connection.execute(
            insert(flags).values(**values, created_at=now, post_id=post_id, original_id=original_id)
        )


def _tell_the_others(connection: Connection, row: RowMapping, original_id: int | None, now: datetime) -> None:
    """Posts that share an original which this one comes back to, or leaves."""
    moved = row["original_id"] != original_id
    if moved and original_id is not None:
        _warn(connection, row["id"], original_id, now)
    if moved and row["original_id"] is not None:
        unjudge(connection, row["original_id"], now)
    if original_id is not None and not moved and row["vanished_at"] is not None:
        unjudge(connection, original_id, now)


def _what(row: RowMapping, *, edited: bool, path: str | None = None) -> str:
    if path is not None and row["path"] != path:
        return "renamed"
    if row["vanished_at"] is not None:
        return "returned"
    if path is not None and row["revision"] == 0:
        return "added"
    return "edited" if edited else "unchanged"


def _face(told: Told) -> dict[str, Any]:
    post = told.post
    return {
        "path": post.path,
        "title": post.title,
        "original_title": post.original_title,
        "link": post.link,
        "digest": post.digest,
        "made": post.made,
        "problem": told.problem,
    }


def _insert(connection: Connection, **values: Any) -> int | None:
    """The id of a new post; None where another process added one at this path since we looked."""
    query = insert_or_leave(connection, posts, values).returning(posts.c.id)
    post_id: int | None = connection.scalars(query).one_or_none()
    return post_id


def _revise(connection: Connection, told: Told, post_id: int, revision: int) -> None:
    connection.execute(
        insert(revisions).values(
            post_id=post_id,
            revision=revision,
            at=told.now,
            digest=told.post.digest,
            post=POST.encode(told.post),
        )
    )


def _read_anew(connection: Connection, told: Told, row: RowMapping) -> bool:
    """Keep what is made of the same bytes this time; whether that differs from what was made before.

    For posts of equal digest that are kept again: a file renamed, returned, or mended of a problem.
    The survey does not read a file again that is as it was, so a newer reader alone changes nothing.
    """
    here = (revisions.c.post_id == row["id"], revisions.c.revision == row["revision"])
    stored = connection.scalar(select(revisions.c.post).where(*here))
    read = POST.encode(told.post)
    if stored is None or stored == read:
        return False
    connection.execute(update(revisions).where(*here).values(post=read))
    return True
