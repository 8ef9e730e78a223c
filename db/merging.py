"""Two originals that turn out to be one text: the posts of the one go to the other, and nothing is lost."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, and_, or_, select, update

from daejo.verdict import Verdict
from db.asking import outdate
from db.tables import findings, looks, originals, posts, snapshots


def merge(connection: Connection, verdict: Verdict, look_id: int) -> None:
    """Let another original take over where this look showed that both are one text.

    The row stays with its snapshots, looks and changes; it is only not looked at any more. The posts are
    judged anew under the other one, which is due at once.
    """
    if verdict.story is None:
        return
    own = _row(connection, verdict.original_id)
    other = _other(connection, verdict, own)
    if other is None:
        return
    mine = posts.c.original_id == own["id"]
    connection.execute(
        update(findings)
        .where(findings.c.post_id.in_(select(posts.c.id).where(mine)))
        .values(original_id=other["id"])
    )
    connection.execute(update(posts).where(mine).values(original_id=other["id"], judged_revision=None))
    into = {"merged_into": other["id"], "merged_at": verdict.at}
    own_or_merged = or_(originals.c.id == own["id"], originals.c.merged_into == own["id"])
    connection.execute(update(originals).where(own_or_merged).values(into))
    _tell(connection, verdict, other, look_id)
    outdate(connection, other["id"], verdict.at)


def merged_into(connection: Connection, identity: str | None) -> int | None:
    """The id of the original that took over the one of this identity; None where none did."""
    query = select(originals.c.merged_into).where(originals.c.identity == identity)
    return connection.scalar(query)


def _other(connection: Connection, verdict: Verdict, own: RowMapping) -> RowMapping | None:
    """The original that the page belongs to: the one of that identity, or an older one that leads there."""
    here = (originals.c.id != own["id"], originals.c.merged_into.is_(None))
    if verdict.story == own["identity"]:
        return None  # this is the address that others lead to: they come here when they are looked at
    query = select(originals).where(originals.c.identity == verdict.story, *here)
    found = connection.execute(query.with_for_update()).mappings().one_or_none()
    if found is not None:
        sure = verdict.story is not None and verdict.story.startswith("medium:")
        return found if sure or _same_text(connection, own, found) else None
    older = select(originals).where(originals.c.landed == verdict.landed, originals.c.id < own["id"], *here)
    rows = connection.execute(older.order_by(originals.c.id).limit(1).with_for_update()).mappings().all()
    return next((row for row in rows if _same_text(connection, own, row)), None)


def _same_text(connection: Connection, one: RowMapping, other: RowMapping) -> bool:
    """Whether the newest texts of two originals are the same. A home page that everything gone leads to
    would be one too, but it is no article."""
    prints = [_newest(connection, row) for row in (one, other)]
    return prints[0] is not None and prints[0] == prints[1]


def _newest(connection: Connection, row: RowMapping) -> str | None:
    newest = and_(snapshots.c.original_id == row["id"], snapshots.c.sequence == row["newest"])
    fingerprint: str | None = connection.scalar(select(snapshots.c.fingerprint).where(newest))
    return fingerprint


def _row(connection: Connection, original_id: int) -> RowMapping:
    return connection.execute(select(originals).where(originals.c.id == original_id)).mappings().one()


def _tell(connection: Connection, verdict: Verdict, other: RowMapping, look_id: int) -> None:
    detail = f"{verdict.detail}; the same text as {other['url']}, and watched there from now on"
    connection.execute(update(looks).where(looks.c.id == look_id).values(detail=detail))
    here = originals.c.id == verdict.original_id
    connection.execute(update(originals).where(here).values(detail=detail, next_look_at=None))
