"""Which schema a database has, and bringing it up to ours."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from daejo.errors import LedgerError
from db.engine import Database, read_url
from db.tables import metadata
from db.trouble import UPGRADE, place_of

VERSION_TABLE = "daejo_version"
"""Not Alembic's own name: Daejo may share a database with another program that uses Alembic."""
REVISIONS = ("0001", "0002", "0003", "0004")
"""All our revisions in order; here so that a start needs no Alembic (0.3 s). A test compares them."""
_LOCK = 0x6461_656A_6F
"""Key of the advisory lock under which PostgreSQL is migrated: "daejo"."""


class SchemaState(StrEnum):
    CURRENT = "current"
    NEEDED = "needed"
    """Empty, or of an earlier Daejo: `migrate` brings it up."""
    UNKNOWN = "unknown"
    """Of a later Daejo, or another program's tables under our names."""


def schema_state(url: str) -> SchemaState:
    """Which schema the database at ``url`` has. Changes nothing; an absent SQLite file is NEEDED."""
    if _absent(url):
        return SchemaState.NEEDED
    database = Database(url)
    try:
        return database.read(state_of)
    finally:
        database.close()


def state_of(connection: Connection) -> SchemaState:
    """The same, on a connection."""
    names = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in names:
        return SchemaState.UNKNOWN if names & set(metadata.tables) else SchemaState.NEEDED
    found = list(connection.scalars(text(f"SELECT version_num FROM {VERSION_TABLE}")))  # noqa: S608
    if not found:
        return SchemaState.NEEDED
    if found == [REVISIONS[-1]]:
        return SchemaState.CURRENT
    return SchemaState.NEEDED if set(found) <= set(REVISIONS) else SchemaState.UNKNOWN


def migrate(url: str) -> None:
    """Bring the database at ``url`` up to our schema, in one transaction; several at once are safe.

    Makes the folder and the file of an SQLite database. LedgerError where it is of a later Daejo.
    """
    _make_folder(url)
    database = Database(url, migrating=True)
    try:
        database.write(_upgrade)
    finally:
        database.close()


def ensure(url: str) -> None:
    """For the command line: an SQLite database is brought up by itself, PostgreSQL only when asked."""
    if read_url(url).get_backend_name() == "sqlite" and schema_state(url) is SchemaState.NEEDED:
        migrate(url)


def require(database: Database) -> None:
    """LedgerError unless the database has our schema."""
    place = place_of(database.url)
    if database.sqlite and not Path(str(database.url.database)).exists():
        raise LedgerError(f"there is no database {place} yet; {UPGRADE}")
    state = database.read(state_of)
    if state is SchemaState.NEEDED:
        raise LedgerError(f"the database {place} is not of this version; {UPGRADE}")
    if state is SchemaState.UNKNOWN:
        raise LedgerError(_unknown(place))


def _upgrade(connection: Connection) -> None:
    from alembic import command

    from db.migrations.config import config_for

    if connection.dialect.name == "postgresql":
        # Released with the transaction, so a killed upgrade leaves no lock behind. SQLite's writers
        # are one at a time already.
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    if state_of(connection) is SchemaState.UNKNOWN:
        raise LedgerError(_unknown(place_of(connection.engine.url)))
    command.upgrade(config_for(connection), "head")


def _unknown(place: str) -> str:
    return (
        f"the database {place} has tables of a later Daejo or of another program; "
        f"use that Daejo, or {UPGRADE.removeprefix('run ')} on an empty database"
    )


def _absent(url: str) -> bool:
    read = read_url(url)
    return read.get_backend_name() == "sqlite" and not Path(str(read.database)).exists()


def _make_folder(url: str) -> None:
    read = read_url(url)
    if read.get_backend_name() != "sqlite":
        return
    folder = Path(str(read.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(
            f"the folder {folder} cannot be made: {error.strerror}; give another path"
        ) from error
