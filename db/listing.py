"""Rows -> what people are shown: posts, originals, findings, history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Select, and_, func, select

from daejo.errors import InputError
from daejo.findings import BaselineKind, FindingKind, FindingState
from daejo.history import Outcome
from daejo.originals.page import Page
from daejo.ports import Alignment, ChangeRow, FindingRow, LookRow, OriginalRow, PostRow
from daejo.posts.post import Post
from daejo.report import Standing
from daejo.verdict import OriginalState, Snapshot
from db.asking import present, row_of
from db.codec import CHANGE, FINDING, PAIRS, POST, unpack_page
from db.knowing import snapshot_of
from db.tables import changes, findings, looks, originals, pages, pairs, posts, revisions, snapshots

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
    """A post named by the end of its path, or by its id's row; one that is there goes before one that was."""
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
        problem=row["problem"],
        vanished_at=row["vanished_at"],
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
        ids = connection.scalars(select(originals.c.id).where(column == what).limit(2)).all()
        if ids:
            return original(connection, ids[0])
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


# --- standings


def standings(connection: Connection) -> tuple[Standing, ...]:
    counted = _counted(connection)
    query = (
        select(posts, *(column.label(f"o_{column.name}") for column in originals.c))
        .outerjoin(originals, originals.c.id == posts.c.original_id)
        .order_by(posts.c.path)
    )
    rows = connection.execute(query).mappings()
    return tuple(_standing(row, counted.get(row["id"], {})) for row in rows)


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
        findings=tuple((kind, count) for kind, count in live if count),
        acknowledged=sum(n for (state, _), n in counts.items() if state == FindingState.ACKNOWLEDGED),
        problem=row["problem"],
        vanished_at=row["vanished_at"],
        last_look_at=row["o_last_look_at"],
        last_change_at=row["o_last_change_at"],
        next_look_at=row["o_next_look_at"],
    )


# --- findings, pairs, history


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
    query = select(changes).where(changes.c.original_id == original_id).order_by(changes.c.id)
    if since is not None:
        query = query.where(changes.c.at > since)
    return tuple(
        ChangeRow(row["id"], row["at"], row["before_id"], row["after_id"], CHANGE.decode(row["change"]))
        for row in connection.execute(query).mappings()
    )


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
