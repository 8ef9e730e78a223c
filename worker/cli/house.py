"""The house that a command works in, with a database that is up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from worker.wire import House


@contextmanager
def house() -> Iterator[House]:
    """The house, its database made or migrated where it is the embedded one.

    An SQLite file belongs to this one user, so that a newcomer needs no extra step; a PostgreSQL is
    shared with running workers, and is migrated only when somebody says so (``daejo db upgrade``).
    """
    from db.schema import ensure
    from worker.settings import Settings
    from worker.wire import open_house

    settings = Settings.load()
    ensure(settings.database_url)
    opened = open_house(settings)
    try:
        yield opened
    finally:
        opened.ledger.close()
