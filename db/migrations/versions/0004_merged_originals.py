"""Originals that are one text with another, and when a site says that it changed a text"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.columns import Id, Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("originals", sa.Column("merged_into", Id, nullable=True))
    op.add_column("originals", sa.Column("merged_at", Moment(), nullable=True))
    op.add_column("originals", sa.Column("said_updated", Moment(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("originals", schema=None) as batch_op:
        batch_op.drop_column("said_updated")
        batch_op.drop_column("merged_at")
        batch_op.drop_column("merged_into")
