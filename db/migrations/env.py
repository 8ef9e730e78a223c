"""Alembic calls this. The transaction, and the lock on it, are `db.schema`'s: all steps or none."""

from __future__ import annotations

from alembic import context

from db.schema import VERSION_TABLE
from db.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    # SQLite cannot alter a constraint: a table is copied instead.
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
