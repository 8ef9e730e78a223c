"""Snapshots read again by a better reader: the same page, other blocks."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, update

from daejo.originals.article import Article
from db.asking import row_of
from db.codec import ARTICLE
from db.tables import originals, pairs, posts, snapshots


def keep(connection: Connection, original_id: int, readings: Mapping[int, Article]) -> None:
    row_of(connection, originals, original_id, "original")
    # First, as everywhere: this row is what writers of one original wait for. Its lease goes on.
    connection.execute(
        update(originals).where(originals.c.id == original_id).values(version=originals.c.version + 1)
    )
    for snapshot_id, article in sorted(readings.items()):
        connection.execute(
            update(snapshots)
            .where(snapshots.c.id == snapshot_id, snapshots.c.original_id == original_id)
            .values(article=ARTICLE.encode(article), fingerprint=article.fingerprint)
        )
    # Pairs and findings point at blocks by number, and these are other blocks.
    connection.execute(delete(pairs).where(pairs.c.snapshot_id.in_(readings)))
    connection.execute(
        update(posts)
        .where(posts.c.original_id == original_id)
        .values(judged_revision=None, judged_snapshot_id=None)
    )
