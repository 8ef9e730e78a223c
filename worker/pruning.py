"""Letting go of what is kept no longer, in the database and in the streams."""

from __future__ import annotations

from datetime import datetime, timedelta

from daejo.ports import Ledger, Pruned
from worker.queues import RedisQueue
from worker.settings import Settings

PRUNED = "prune"
"""The name that the last removal beats under: the database knows of it where beat lost its schedule."""
EARLY = 0.9
"""Share of the time between two removals after which the next is due: its call may come a moment early."""


def prune_if_due(
    ledger: Ledger, queue: RedisQueue | None, settings: Settings, now: datetime
) -> tuple[Pruned, int] | None:
    """The same, unless it was done less than ``settings.prune`` ago."""
    done = [beat.at for beat in ledger.heartbeats() if beat.name == PRUNED]
    if done and now - max(done) < timedelta(seconds=settings.prune * EARLY):
        return None
    return prune(ledger, queue, settings, now)


def prune(ledger: Ledger, queue: RedisQueue | None, settings: Settings, now: datetime) -> tuple[Pruned, int]:
    """What the database let go of, and how many entries the streams."""
    kept = timedelta(days=settings.keep_flags)
    pruned = ledger.prune(now, keep=settings.keep_pages, sent_flags=kept)
    trimmed = queue.trim() if queue else 0
    ledger.beat(PRUNED, now)
    return pruned, trimmed
