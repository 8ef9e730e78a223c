"""Rows -> the texts of an original that a post may have been translated from."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, and_, or_, select

from daejo.findings import BaselineKind
from daejo.history import Outcome
from daejo.verdict import Snapshot, Version
from db.asking import present, row_of
from db.codec import ARTICLE
from db.tables import looks, originals, posts, snapshots

MOST = 60
"""Texts among which a look chooses, copies first, then the newest: each takes some 50 ms to hold against a
post."""
READ = (Outcome.FIRST, Outcome.UNCHANGED, Outcome.CHANGED)
"""What a look ends with that read the whole text."""

Days = dict[int, list[datetime]]


def versions(connection: Connection, original_id: int, most: int | None = None) -> tuple[Version, ...]:
    """Oldest first; those of originals that this one took over are among them."""
    row_of(connection, originals, original_id, "original")
    merged = select(originals.c.id).where(originals.c.merged_into == original_id)
    family = [*connection.scalars(merged).all(), original_id]
    query = (
        select(snapshots)
        .where(snapshots.c.original_id.in_(family))
        .order_by(snapshots.c.sequence.is_not(None), snapshots.c.taken_at.desc(), snapshots.c.id.desc())
        .limit(most)
    )
    rows = connection.execute(query).mappings().all()
    read, taken = _days(connection, family)
    found = [Version(snapshot_of(row), _until(row, read, taken)) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.snapshot.taken_at, one.snapshot.id)))


def snapshot_of(row: RowMapping) -> Snapshot:
    return Snapshot(
        id=row["id"],
        sequence=row["sequence"] or 0,
        taken_at=row["taken_at"],
        fingerprint=row["fingerprint"],
        article=ARTICLE.decode(row["article"]),
        source=row["source"] or "",
        since=row["since"],
    )


def wanted(connection: Connection, original_id: int) -> bool:
    """Whether the baseline of a post was chosen among versions, or may be at the next judgement: it has
    none, or one that was only assumed and not judged by."""
    assumed = and_(posts.c.baseline_kind == BaselineKind.ASSUMED, posts.c.judged_revision.is_(None))
    bare, chosen = posts.c.baseline_kind.is_(None), posts.c.baseline_certainty.is_not(None)
    here = (posts.c.original_id == original_id, present(), or_(bare, assumed, chosen))
    return connection.scalar(select(posts.c.id).where(*here).limit(1)) is not None


def _days(connection: Connection, family: Sequence[int]) -> tuple[Days, Days]:
    """By original, when a look read its text, and when it was another one; each ascending."""
    read: Days = defaultdict(list)
    taken: Days = defaultdict(list)
    seen = select(looks.c.original_id, looks.c.at).where(
        looks.c.original_id.in_(family), looks.c.outcome.in_(READ)
    )
    for original_id, at in connection.execute(seen.order_by(looks.c.at)):
        read[original_id].append(at)
    kept = select(snapshots.c.original_id, snapshots.c.taken_at).where(
        snapshots.c.original_id.in_(family), snapshots.c.sequence.is_not(None)
    )
    for original_id, at in connection.execute(kept.order_by(snapshots.c.taken_at)):
        taken[original_id].append(at)
    return read, taken


def _until(row: RowMapping, read: Days, taken: Days) -> datetime:
    """The last look that found a text before it was another one; of a copy when it was taken."""
    since: datetime = row["taken_at"]
    if row["sequence"] is None:
        return since
    own, read_at = row["original_id"], read[row["original_id"]]
    after = next((at for at in taken[own] if at > since), None)
    place = len(read_at) if after is None else bisect_left(read_at, after)
    return max(since, read_at[place - 1]) if place else since
