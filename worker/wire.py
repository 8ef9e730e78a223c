"""The one place that knows every name: settings in, a house with its ledger, web, queue and clock out.

Nothing is opened at import: an engine or a connection made before a fork is shared by processes
that do not know of each other (SQLAlchemy, "Using Connection Pools with Multiprocessing").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from worker.archive import MementoArchive
from worker.fetch import FetchRules, HttpWeb
from worker.queues import RedisQueue
from worker.settings import Settings

if TYPE_CHECKING:
    from db import SqlLedger


@dataclass(frozen=True, slots=True)
class House:
    """Everything that one process works with.

    ``queue`` is None where no Redis is configured, ``archive`` where no web archive is.
    """

    settings: Settings
    ledger: SqlLedger
    web: HttpWeb
    queue: RedisQueue | None
    archive: MementoArchive | None
    now: Callable[[], datetime]


def open_house(settings: Settings | None = None) -> House:
    """The house of this process. SettingsError for a wrong setting; a connection is made at first use."""
    from db import SqlLedger

    settings = settings or Settings.load()
    return House(
        settings=settings,
        ledger=SqlLedger(settings.database_url, own_lexicon=settings.learn > 0),
        web=open_web(settings),
        queue=open_queue(settings),
        archive=open_archive(settings),
        now=utc_now,
    )


def open_web(settings: Settings) -> HttpWeb:
    """The one way that this process fetches anything."""
    return HttpWeb(_fetch_rules(settings, settings.host_gap), now=utc_now)


def open_archive(settings: Settings) -> MementoArchive | None:
    """The web archive, fetched from in the same way at a pace of its own; None where none is configured."""
    if not settings.archive:
        return None
    web = HttpWeb(_fetch_rules(settings, settings.archive_gap), now=utc_now)
    return MementoArchive(web, settings.archive, settings.archive_timemap, raw=settings.archive_raw)


def _fetch_rules(settings: Settings, gap: float) -> FetchRules:
    return FetchRules(
        agent=settings.agent,
        allow=settings.allow,
        mirrors=settings.mirrors,
        robots=settings.robots,
        max_bytes=settings.max_bytes,
        deadline=settings.deadline,
        host_gap=gap,
    )


def open_queue(settings: Settings) -> RedisQueue | None:
    """The flag streams; None where no Redis is configured."""
    if settings.redis_url is None:
        return None
    return RedisQueue(settings.redis_url, prefix=settings.queue_prefix, keep_days=settings.keep_flags)


def utc_now() -> datetime:
    """The only clock."""
    return datetime.now(UTC)


_opened: list[House] = []


def process_house() -> House:
    """The house of this very process, opened at the first call."""
    if not _opened:
        from db import ensure

        settings = Settings.load()
        ensure(settings.database_url)
        _opened.append(open_house(settings))
    return _opened[0]


def forget_house() -> None:
    """After a fork: what the parent opened is the parent's."""
    _opened.clear()
