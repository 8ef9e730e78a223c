"""The first tables"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.columns import Id, Moment, Words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heartbeats",
        sa.Column("name", Words(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_heartbeats")),
    )
    op.create_table(
        "originals",
        sa.Column("id", Id, nullable=False),
        sa.Column("identity", Words(), nullable=False),
        sa.Column("former", Words(), nullable=True),
        sa.Column("url", Words(), nullable=False),
        sa.Column("host", Words(), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("detail", Words(), server_default="", nullable=False),
        sa.Column("landed", Words(), nullable=True),
        sa.Column("moved_to", Words(), nullable=True),
        sa.Column("etag", Words(), nullable=True),
        sa.Column("last_modified", Words(), nullable=True),
        sa.Column("suspect", sa.String(length=64), nullable=True),
        sa.Column("newest", sa.Integer(), server_default="0", nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_look_at", Moment(), nullable=True),
        sa.Column("last_look_at", Moment(), nullable=True),
        sa.Column("last_change_at", Moment(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lease_token", sa.String(length=64), nullable=True),
        sa.Column("lease_until", Moment(), nullable=True),
        sa.Column("lease_begun", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_originals")),
        sa.UniqueConstraint("identity", name=op.f("uq_originals_identity")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("originals", schema=None) as batch_op:
        batch_op.create_index("ix_originals_host", ["host"], unique=False)
        batch_op.create_index("ix_originals_next_look_at", ["next_look_at"], unique=False)

    op.create_table(
        "snapshots",
        sa.Column("id", Id, nullable=False),
        sa.Column("original_id", Id, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("taken_at", Moment(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["original_id"], ["originals.id"], name=op.f("fk_snapshots_original_id_originals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshots")),
        sa.UniqueConstraint("original_id", "sequence", name=op.f("uq_snapshots_original_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "looks",
        sa.Column("id", Id, nullable=False),
        sa.Column("original_id", Id, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("detail", Words(), server_default="", nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("landed", Words(), nullable=True),
        sa.Column("snapshot_id", Id, nullable=True),
        sa.ForeignKeyConstraint(
            ["original_id"], ["originals.id"], name=op.f("fk_looks_original_id_originals")
        ),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["snapshots.id"], name=op.f("fk_looks_snapshot_id_snapshots")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looks")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("looks", schema=None) as batch_op:
        batch_op.create_index("ix_looks_original_id_id", ["original_id", "id"], unique=False)

    op.create_table(
        "pages",
        sa.Column("snapshot_id", Id, autoincrement=False, nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["snapshots.id"], name=op.f("fk_pages_snapshot_id_snapshots")
        ),
        sa.PrimaryKeyConstraint("snapshot_id", name=op.f("pk_pages")),
    )
    op.create_table(
        "posts",
        sa.Column("id", Id, nullable=False),
        sa.Column("path", Words(), nullable=False),
        sa.Column("title", Words(), server_default="", nullable=False),
        sa.Column("original_title", Words(), server_default="", nullable=False),
        sa.Column("link", Words(), nullable=True),
        sa.Column("digest", sa.String(length=64), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("edited_at", Moment(), nullable=False),
        sa.Column("original_id", Id, nullable=True),
        sa.Column("problem", Words(), server_default="", nullable=False),
        sa.Column("vanished_at", Moment(), nullable=True),
        sa.Column("baseline_kind", sa.String(length=32), nullable=True),
        sa.Column("baseline_snapshot_id", Id, nullable=True),
        sa.Column("baseline_at", Moment(), nullable=True),
        sa.Column("judged_revision", sa.Integer(), nullable=True),
        sa.Column("judged_snapshot_id", Id, nullable=True),
        sa.ForeignKeyConstraint(
            ["baseline_snapshot_id"], ["snapshots.id"], name=op.f("fk_posts_baseline_snapshot_id_snapshots")
        ),
        sa.ForeignKeyConstraint(
            ["judged_snapshot_id"], ["snapshots.id"], name=op.f("fk_posts_judged_snapshot_id_snapshots")
        ),
        sa.ForeignKeyConstraint(
            ["original_id"], ["originals.id"], name=op.f("fk_posts_original_id_originals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
        sa.UniqueConstraint("path", name=op.f("uq_posts_path")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.create_index("ix_posts_digest", ["digest"], unique=False)
        batch_op.create_index(batch_op.f("ix_posts_original_id"), ["original_id"], unique=False)

    op.create_table(
        "acknowledgements",
        sa.Column("id", Id, nullable=False),
        sa.Column("post_id", Id, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("note", Words(), server_default="", nullable=False),
        sa.Column("snapshot_id", Id, nullable=True),
        sa.Column("before_kind", sa.String(length=32), nullable=True),
        sa.Column("before_snapshot_id", Id, nullable=True),
        sa.Column("before_at", Moment(), nullable=True),
        sa.Column("undone_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["before_snapshot_id"],
            ["snapshots.id"],
            name=op.f("fk_acknowledgements_before_snapshot_id_snapshots"),
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_acknowledgements_post_id_posts")),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["snapshots.id"], name=op.f("fk_acknowledgements_snapshot_id_snapshots")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgements")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("acknowledgements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_acknowledgements_post_id"), ["post_id"], unique=False)

    op.create_table(
        "changes",
        sa.Column("id", Id, nullable=False),
        sa.Column("original_id", Id, nullable=False),
        sa.Column("look_id", Id, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("before_id", Id, nullable=True),
        sa.Column("after_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("weight", sa.String(length=32), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["after_id"], ["snapshots.id"], name=op.f("fk_changes_after_id_snapshots")),
        sa.ForeignKeyConstraint(["before_id"], ["snapshots.id"], name=op.f("fk_changes_before_id_snapshots")),
        sa.ForeignKeyConstraint(["look_id"], ["looks.id"], name=op.f("fk_changes_look_id_looks")),
        sa.ForeignKeyConstraint(
            ["original_id"], ["originals.id"], name=op.f("fk_changes_original_id_originals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.create_index("ix_changes_original_id_id", ["original_id", "id"], unique=False)

    op.create_table(
        "findings",
        sa.Column("id", Id, nullable=False),
        sa.Column("post_id", Id, nullable=False),
        sa.Column("original_id", Id, nullable=False),
        sa.Column("key", Words(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("severity", sa.String(length=32), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("why", Words(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["original_id"], ["originals.id"], name=op.f("fk_findings_original_id_originals")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_findings_post_id_posts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("findings", schema=None) as batch_op:
        batch_op.create_index(
            "ix_findings_live",
            ["post_id", "key"],
            unique=True,
            sqlite_where=sa.text("state <> 'closed'"),
            postgresql_where=sa.text("state <> 'closed'"),
        )
        batch_op.create_index(batch_op.f("ix_findings_post_id"), ["post_id"], unique=False)

    op.create_table(
        "pairs",
        sa.Column("post_id", Id, autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", Id, nullable=False),
        sa.Column("pairs", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_pairs_post_id_posts")),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["snapshots.id"], name=op.f("fk_pairs_snapshot_id_snapshots")
        ),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_pairs")),
    )
    op.create_table(
        "revisions",
        sa.Column("post_id", Id, autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_revisions_post_id_posts")),
        sa.PrimaryKeyConstraint("post_id", "revision", name=op.f("pk_revisions")),
    )
    op.create_table(
        "acknowledged",
        sa.Column("acknowledgement_id", Id, autoincrement=False, nullable=False),
        sa.Column("finding_id", Id, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["acknowledgement_id"],
            ["acknowledgements.id"],
            name=op.f("fk_acknowledged_acknowledgement_id_acknowledgements"),
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["findings.id"], name=op.f("fk_acknowledged_finding_id_findings")
        ),
        sa.PrimaryKeyConstraint("acknowledgement_id", "finding_id", name=op.f("pk_acknowledged")),
    )
    op.create_table(
        "flags",
        sa.Column("id", Id, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("severity", sa.String(length=32), nullable=False),
        sa.Column("summary", Words(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("post_id", Id, nullable=True),
        sa.Column("original_id", Id, nullable=True),
        sa.Column("finding_id", Id, nullable=True),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["finding_id"], ["findings.id"], name=op.f("fk_flags_finding_id_findings")),
        sa.ForeignKeyConstraint(
            ["original_id"], ["originals.id"], name=op.f("fk_flags_original_id_originals")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_flags_post_id_posts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flags")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("flags", schema=None) as batch_op:
        batch_op.create_index(
            "ix_flags_unsent",
            ["id"],
            unique=False,
            sqlite_where=sa.text("sent_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("flags", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_flags_unsent",
            sqlite_where=sa.text("sent_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL"),
        )

    op.drop_table("flags")
    op.drop_table("acknowledged")
    op.drop_table("revisions")
    op.drop_table("pairs")
    with op.batch_alter_table("findings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_findings_post_id"))
        batch_op.drop_index(
            "ix_findings_live",
            sqlite_where=sa.text("state <> 'closed'"),
            postgresql_where=sa.text("state <> 'closed'"),
        )

    op.drop_table("findings")
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.drop_index("ix_changes_original_id_id")

    op.drop_table("changes")
    with op.batch_alter_table("acknowledgements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_acknowledgements_post_id"))

    op.drop_table("acknowledgements")
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_posts_original_id"))
        batch_op.drop_index("ix_posts_digest")

    op.drop_table("posts")
    op.drop_table("pages")
    with op.batch_alter_table("looks", schema=None) as batch_op:
        batch_op.drop_index("ix_looks_original_id_id")

    op.drop_table("looks")
    op.drop_table("snapshots")
    with op.batch_alter_table("originals", schema=None) as batch_op:
        batch_op.drop_index("ix_originals_next_look_at")
        batch_op.drop_index("ix_originals_host")

    op.drop_table("originals")
    op.drop_table("heartbeats")
