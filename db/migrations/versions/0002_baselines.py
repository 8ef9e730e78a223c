"""Copies of an original that no look brought, and how a post's baseline was chosen"""

from __future__ import annotations

import json
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from db.columns import Moment, Words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ADDED = (
    ("snapshots", "source", Words()),
    ("snapshots", "since", Moment()),
    ("posts", "made", Moment()),
    ("posts", "baseline_certainty", sa.Float()),
    ("posts", "archive_asked_at", Moment()),
    ("posts", "archive_again", Moment()),
    ("acknowledgements", "before_certainty", sa.Float()),
)


def upgrade() -> None:
    for table, column, form in ADDED:
        op.add_column(table, sa.Column(column, form, nullable=True))
    _date_the_posts(op.get_bind())


def downgrade() -> None:
    for table, column, _ in reversed(ADDED):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column(column)


def _date_the_posts(connection: sa.Connection) -> None:
    """Posts that are as they were are not read again, so their dates come out of what is stored."""
    posts = sa.table("posts", sa.column("id"), sa.column("revision"), sa.column("made", Moment()))
    revisions = sa.table("revisions", sa.column("post_id"), sa.column("revision"), sa.column("post"))
    newest = sa.and_(revisions.c.post_id == posts.c.id, revisions.c.revision == posts.c.revision)
    stored = sa.select(posts.c.id, revisions.c.post).join(revisions, newest)
    for post_id, post in connection.execute(stored).all():
        made = _made(post)
        if made is not None:
            connection.execute(sa.update(posts).where(posts.c.id == post_id).values(made=made))


def _made(post: str) -> datetime | None:
    """The date in a stored post; a zone that nobody wrote is taken for UTC, as in a judgement."""
    try:
        made = datetime.fromisoformat(json.loads(post)["date"])
        return (made if made.tzinfo else made.replace(tzinfo=UTC)).astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
