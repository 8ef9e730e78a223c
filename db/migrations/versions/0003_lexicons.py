"""The user's own lexicon, and posts that somebody said are not to be watched"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.columns import Id, Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lexicons",
        sa.Column("id", Id, nullable=False),
        sa.Column("learned_at", Moment(), nullable=False),
        sa.Column("maker", sa.String(length=64), nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.Column("pairs", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("lexicon", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lexicons")),
        sqlite_autoincrement=True,
    )
    op.add_column("posts", sa.Column("forgotten_at", Moment(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.drop_column("forgotten_at")
    op.drop_table("lexicons")
