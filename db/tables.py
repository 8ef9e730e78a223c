"""The tables. Text that a person may search is in columns; what only the craft reads is one JSON value.

Nothing here is ever deleted but raw pages and flags long sent (`upkeep.prune`): posts and findings
are dated and closed.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from db.columns import Id, Moment, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

originals = Table(
    "originals",
    metadata,
    Column("id", Id, primary_key=True),
    Column("identity", Words, nullable=False, unique=True),
    # The identity before the last move that a post followed: posts that name it still are at home here.
    Column("former", Words),
    Column("url", Words, nullable=False),
    Column("host", Words, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("state", String(32), nullable=False),
    Column("outcome", String(32)),
    Column("detail", Words, nullable=False, server_default=""),
    Column("landed", Words),
    Column("moved_to", Words),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("suspect", String(64)),
    # How many snapshots there are: the sequence of the newest, 0 for none.
    Column("newest", Integer, nullable=False, server_default="0"),
    # Rises with all that makes a judgement in flight a judgement of the past.
    Column("version", Integer, nullable=False, server_default="0"),
    Column("next_look_at", Moment),
    Column("last_look_at", Moment),
    Column("last_change_at", Moment),
    # Looks begun and not recorded since the last one that was.
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("lease_token", String(64)),
    Column("lease_until", Moment),
    Column("lease_begun", Boolean(create_constraint=False), nullable=False, server_default=text("false")),
    # The original that this one turned out to be one text with: its posts are there now.
    Column("merged_into", Id),
    Column("merged_at", Moment),
    # When the site itself says that it last published the text anew.
    Column("said_updated", Moment),
    Index("ix_originals_next_look_at", "next_look_at"),
    Index("ix_originals_host", "host"),
    # A row of an SQLite table without it may get the number of one that was deleted.
    sqlite_autoincrement=True,
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", Id, primary_key=True),
    Column("original_id", ForeignKey("originals.id"), nullable=False),
    # NULL for a version that was not seen in the course of looking: an archive's copy.
    Column("sequence", Integer),
    Column("taken_at", Moment, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("article", Text, nullable=False),
    # Where a copy came from: an archive's address, a revision of a repository, a file's name.
    Column("source", Words),
    # The earliest moment at which a copy shows this very text to have stood.
    Column("since", Moment),
    UniqueConstraint("original_id", "sequence"),
    sqlite_autoincrement=True,
)

pages = Table(
    "pages",
    metadata,
    Column("snapshot_id", ForeignKey("snapshots.id"), primary_key=True, autoincrement=False),
    Column("page", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

posts = Table(
    "posts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("path", Words, nullable=False, unique=True),
    Column("title", Words, nullable=False, server_default=""),
    Column("original_title", Words, nullable=False, server_default=""),
    Column("link", Words),
    Column("digest", String(64), nullable=False, server_default=""),
    # 0: the file was never read.
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("added_at", Moment, nullable=False),
    Column("edited_at", Moment, nullable=False),
    Column("original_id", ForeignKey("originals.id"), index=True),
    Column("problem", Words, nullable=False, server_default=""),
    Column("vanished_at", Moment),
    # A person said that it is not to be watched; its file may be there.
    Column("forgotten_at", Moment),
    # When the translation was made, as its front matter says.
    Column("made", Moment),
    Column("baseline_kind", String(32)),
    Column("baseline_snapshot_id", ForeignKey("snapshots.id")),
    Column("baseline_at", Moment),
    # How often such a choice among versions is right; NULL where nothing was chosen.
    Column("baseline_certainty", Float),
    # When an archive was last asked for the text of the time, and before when it is not asked again.
    Column("archive_asked_at", Moment),
    Column("archive_again", Moment),
    Column("judged_revision", Integer),
    Column("judged_snapshot_id", ForeignKey("snapshots.id")),
    Index("ix_posts_digest", "digest"),
    sqlite_autoincrement=True,
)

revisions = Table(
    "revisions",
    metadata,
    Column("post_id", ForeignKey("posts.id"), primary_key=True, autoincrement=False),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("post", Text, nullable=False),
)

looks = Table(
    "looks",
    metadata,
    Column("id", Id, primary_key=True),
    Column("original_id", ForeignKey("originals.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("outcome", String(32), nullable=False),
    Column("detail", Words, nullable=False, server_default=""),
    Column("status", Integer),
    Column("landed", Words),
    Column("snapshot_id", ForeignKey("snapshots.id")),
    Index("ix_looks_original_id_id", "original_id", "id"),
    sqlite_autoincrement=True,
)

changes = Table(
    "changes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("original_id", ForeignKey("originals.id"), nullable=False),
    Column("look_id", ForeignKey("looks.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("before_id", ForeignKey("snapshots.id")),
    Column("after_id", ForeignKey("snapshots.id"), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("weight", String(32), nullable=False),
    Column("change", Text, nullable=False),
    Index("ix_changes_original_id_id", "original_id", "id"),
    sqlite_autoincrement=True,
)

pairs = Table(
    "pairs",
    metadata,
    Column("post_id", ForeignKey("posts.id"), primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    Column("snapshot_id", ForeignKey("snapshots.id"), nullable=False),
    Column("pairs", Text, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    Column("id", Id, primary_key=True),
    Column("post_id", ForeignKey("posts.id"), nullable=False, index=True),
    Column("original_id", ForeignKey("originals.id"), nullable=False),
    Column("key", Words, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("severity", String(32), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("line", Integer),
    Column("state", String(32), nullable=False),
    Column("finding", Text, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("why", Words, nullable=False, server_default=""),
    # One live finding of a key to a post; a closed one may come back as another.
    Index(
        "ix_findings_live",
        "post_id",
        "key",
        unique=True,
        sqlite_where=text("state <> 'closed'"),
        postgresql_where=text("state <> 'closed'"),
    ),
    sqlite_autoincrement=True,
)

flags = Table(
    "flags",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("severity", String(32), nullable=False),
    Column("summary", Words, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("post_id", ForeignKey("posts.id")),
    Column("original_id", ForeignKey("originals.id")),
    Column("finding_id", ForeignKey("findings.id")),
    Column("sent_at", Moment),
    Index(
        "ix_flags_unsent",
        "id",
        sqlite_where=text("sent_at IS NULL"),
        postgresql_where=text("sent_at IS NULL"),
    ),
    # Autoincrement matters here most: a flag's id is its message id, and consumers drop repeats by it.
    sqlite_autoincrement=True,
)

acknowledgements = Table(
    "acknowledgements",
    metadata,
    Column("id", Id, primary_key=True),
    Column("post_id", ForeignKey("posts.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("note", Words, nullable=False, server_default=""),
    # Set where the post was reviewed against a snapshot; then what the baseline was before.
    Column("snapshot_id", ForeignKey("snapshots.id")),
    Column("before_kind", String(32)),
    Column("before_snapshot_id", ForeignKey("snapshots.id")),
    Column("before_at", Moment),
    Column("before_certainty", Float),
    Column("undone_at", Moment),
    sqlite_autoincrement=True,
)

acknowledged = Table(
    "acknowledged",
    metadata,
    Column("acknowledgement_id", ForeignKey("acknowledgements.id"), primary_key=True, autoincrement=False),
    Column("finding_id", ForeignKey("findings.id"), primary_key=True, autoincrement=False),
)

# The user's own lexicon, each time it was learned; the newest is in force.
lexicons = Table(
    "lexicons",
    metadata,
    Column("id", Id, primary_key=True),
    Column("learned_at", Moment, nullable=False),
    Column("maker", String(64), nullable=False),
    Column("texts", Integer, nullable=False),
    Column("pairs", Integer, nullable=False),
    Column("sources", Text, nullable=False),
    Column("lexicon", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

heartbeats = Table(
    "heartbeats",
    metadata,
    Column("name", Words, primary_key=True),
    Column("at", Moment, nullable=False),
)
