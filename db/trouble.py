"""What a database says when it fails -> one line that says what to do. No secret, no SQL, no text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from daejo.errors import LedgerError

UPGRADE = "run `daejo db upgrade`"

_SQLITE = (
    ("database is locked", "the database {place} is locked by another process; try again in a minute"),
    ("locking protocol", "the database {place} is locked by another process; try again in a minute"),
    ("readonly", "the database {place} cannot be written; check the rights of the file and its folder"),
    ("read-only", "the database {place} cannot be written; check the rights of the file and its folder"),
    ("disk is full", "the disk under {place} is full; make room and try again"),
    (
        "unable to open",
        "the database {place} cannot be opened; check that its folder exists and may be written",
    ),
    ("not a database", "{place} is not an SQLite database; give another path, or move the file away"),
    ("malformed", "the database {place} is damaged; put back a copy from before"),
    ("disk i/o error", "the disk under {place} fails; check it, and that it is no network folder"),
    ("no such table", "the database {place} lacks our tables; {upgrade}"),
    ("no such column", "the database {place} is of another version; {upgrade}"),
)
"""SQLite has no codes that Python 3.11 shows for all of these; its sentences have not changed in years."""

_POSTGRES = {
    "28P01": "the database at {place} refuses the user or the password; mend DAEJO_DATABASE_URL",
    "28000": "the database at {place} refuses this user; mend DAEJO_DATABASE_URL or pg_hba.conf",
    "3D000": "there is no such database at {place}; create it, or mend DAEJO_DATABASE_URL",
    "42501": "the user may not do that in {place}; grant it its tables and its schema",
    "25006": "the database {place} is read-only (a standby?); point DAEJO_DATABASE_URL at the primary",
    "42P01": "the database {place} lacks our tables; {upgrade}",
    "42703": "the database {place} is of another version; {upgrade}",
    "53100": "the disk of the database {place} is full; make room and try again",
    "53300": "the database {place} has no connection free; raise max_connections or run fewer workers",
    "55P03": "the database {place} is busy: a row stayed locked too long; try again in a minute",
    "57014": "the database {place} took too long and was stopped; try again in a minute",
    "40P01": "the database {place} is busy: two writers met in a deadlock; try again",
    "40001": "the database {place} is busy: two writers met; try again",
    "57P03": "the database {place} is starting or stopping; try again in a minute",
}
"""SQLSTATE -> what to do (PostgreSQL's Appendix A)."""

_CONNECTING = (
    ("password authentication failed", "28P01"),
    ("no password supplied", "28P01"),
    ("does not exist", "3D000"),
    ("too many clients", "53300"),
    ("no pg_hba.conf entry", "28000"),
    ("the database system is", "57P03"),
)
"""A connection that fails carries no SQLSTATE in psycopg, only libpq's sentence."""

RETRIABLE = frozenset({"40001", "40P01"})


def place_of(url: URL) -> str:
    """Where a database is, for a person: no user, no password.

    An @ in a password that is not written as %40 leaves its tail in what SQLAlchemy takes for the host
    or the database: only what follows the last @ is shown.
    """
    if url.get_backend_name() == "sqlite":
        return url.database or "(memory)"
    database = url.database or ""
    if "@" in database:
        return database.rpartition("@")[2]
    port = f":{url.port}" if url.port else ""
    host = (url.host or "").rpartition("@")[2] or "the local socket"
    return f"{database} at {host}{port}".strip()


def sqlstate(error: BaseException | None) -> str:
    """PostgreSQL's code of an error, empty where there is none."""
    return getattr(error, "sqlstate", None) or ""


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Turn what the engine raises into a LedgerError. A statement that is wrong is a bug, and stays one."""
    try:
        yield
    except PoolTimeout as error:
        raise LedgerError(
            f"the database {place_of(url)} gave no connection within 30 s; run fewer threads"
        ) from error
    except DBAPIError as error:
        line = _line(url, error)
        if line is None:
            raise
        raise LedgerError(line) from error


def _line(url: URL, error: DBAPIError) -> str | None:
    template = _sqlite(error) if url.get_backend_name() == "sqlite" else _postgres(error)
    return template.format(place=place_of(url), upgrade=UPGRADE) if template else None


def _sqlite(error: DBAPIError) -> str | None:
    said = str(error.orig).lower()
    return next((line for words, line in _SQLITE if words in said), None)


def _postgres(error: DBAPIError) -> str | None:
    code = sqlstate(error.orig)
    if code in _POSTGRES:
        return _POSTGRES[code]
    if code.startswith(("08", "57P")):
        return "the database {place} went away; what was not finished was not written"
    if code or not _is_operational(error):
        return None
    said = str(error.orig).lower()
    known = next((state for words, state in _CONNECTING if words in said), None)
    if known:
        return _POSTGRES[known]
    if error.connection_invalidated:
        return "the database {place} went away; what was not finished was not written"
    return "the database {place} does not answer; check that it runs and DAEJO_DATABASE_URL"


def _is_operational(error: SQLAlchemyError) -> bool:
    return type(error).__name__ in {"OperationalError", "InterfaceError"}
