"""Rows -> what people are shown of posts and originals, and finding one by what a person writes."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, RowMapping, Select, and_, func, select

from daejo.errors import InputError
from daejo.findings import BaselineKind
from daejo.ports import OriginalRow, PostRow
from daejo.posts.post import Post
from daejo.verdict import OriginalState
from db.asking import present, row_of
from db.codec import POST
from db.tables import originals, posts, revisions, snapshots

# --- posts


def all_posts(connection: Connection, *, vanished: bool) -> tuple[PostRow, ...]:
    query = select(posts).order_by(posts.c.path)
    if not vanished:
        query = query.where(present())
    return tuple(_post_row(row) for row in connection.execute(query).mappings())


def find_post(connection: Connection, path: str) -> PostRow:
    row = connection.execute(select(posts).where(posts.c.path == path)).mappings().one_or_none()
    return _post_row(row) if row is not None else _by_ending(connection, path)


def _by_ending(connection: Connection, path: str) -> PostRow:
    """A post named by the end of its path; one that is there goes before one that was."""
    wanted = f"/{path.removeprefix('./')}"
    rows = connection.execute(select(posts.c.id, posts.c.path, posts.c.vanished_at)).all()
    found = [row for row in rows if f"/{row.path}".endswith(wanted)]
    found = [row for row in found if row.vanished_at is None] or found
    if not found:
        raise InputError(f"{path}: no such post in the ledger; add it with `daejo add {path}`")
    if len(found) > 1:
        some = ", ".join(sorted(row.path for row in found)[:3])
        raise InputError(f"{path}: {len(found)} posts end in this ({some}, …); give more of the path")
    return _post_row(row_of(connection, posts, found[0].id, "post"))


def post_of(connection: Connection, post_id: int) -> Post:
    row = row_of(connection, posts, post_id, "post")
    stored = connection.scalar(
        select(revisions.c.post).where(
            revisions.c.post_id == post_id, revisions.c.revision == row["revision"]
        )
    )
    if stored is None:
        raise InputError(f"{row['path']}: {row['problem']}")
    return POST.decode(stored)


def _post_row(row: RowMapping) -> PostRow:
    return PostRow(
        id=row["id"],
        path=row["path"],
        title=row["title"],
        original_title=row["original_title"],
        link=row["link"],
        digest=row["digest"],
        revision=row["revision"],
        added_at=row["added_at"],
        original_id=row["original_id"],
        baseline=BaselineKind(row["baseline_kind"]) if row["baseline_kind"] else None,
        baseline_snapshot=row["baseline_snapshot_id"],
        baseline_certainty=row["baseline_certainty"],
        problem=row["problem"],
        vanished_at=row["vanished_at"],
        forgotten_at=row["forgotten_at"],
    )


# --- originals


def all_originals(connection: Connection) -> tuple[OriginalRow, ...]:
    rows = connection.execute(_originals().order_by(originals.c.id)).mappings().all()
    paths: dict[int, list[str]] = {}
    query = select(posts.c.original_id, posts.c.path).where(present()).order_by(posts.c.path)
    for original_id, path in connection.execute(query):
        paths.setdefault(original_id, []).append(path)
    return tuple(_original_row(row, paths.get(row["id"], ())) for row in rows)


def original(connection: Connection, original_id: int) -> OriginalRow:
    row_of(connection, originals, original_id, "original")
    row = connection.execute(_originals().where(originals.c.id == original_id)).mappings().one()
    query = select(posts.c.path).where(posts.c.original_id == original_id, present())
    return _original_row(row, connection.scalars(query.order_by(posts.c.path)).all())


def find_original(connection: Connection, what: str) -> OriginalRow:
    for column in (originals.c.identity, originals.c.url, originals.c.landed):
        here = func.coalesce(originals.c.merged_into, originals.c.id)
        original_id = connection.scalar(select(here).where(column == what).limit(1))
        if original_id is not None:
            return original(connection, original_id)
    linked = select(posts.c.original_id).where(posts.c.link == what, posts.c.original_id.is_not(None))
    original_id = connection.scalar(linked.limit(1))
    if original_id is None:
        post = find_post(connection, what)
        original_id = post.original_id
        if original_id is None:
            raise InputError(f"{post.path}: {post.problem or 'it names no original'}")
    return original(connection, original_id)


def _originals() -> Select[tuple[object, ...]]:
    newest = and_(snapshots.c.original_id == originals.c.id, snapshots.c.sequence == originals.c.newest)
    return select(originals, snapshots.c.id.label("snapshot_id")).outerjoin(snapshots, newest)


def _original_row(row: RowMapping, paths: Iterable[str]) -> OriginalRow:
    return OriginalRow(
        id=row["id"],
        identity=row["identity"],
        url=row["url"],
        host=row["host"],
        state=OriginalState(row["state"]),
        posts=tuple(paths),
        detail=row["detail"],
        moved_to=row["moved_to"],
        next_look_at=row["next_look_at"],
        last_look_at=row["last_look_at"],
        last_change_at=row["last_change_at"],
        snapshot_id=row["snapshot_id"],
        attempts=row["attempts"],
        leased_until=row["lease_until"],
    )
