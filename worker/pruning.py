"""Letting go of what is kept no longer, in the database and in the streams."""

from __future__ import annotations

from datetime import datetime, timedelta

from daejo.ports import Ledger, Pruned
from worker.queues import RedisQueue
from worker.settings import Settings


def prune(ledger: Ledger, queue: RedisQueue | None, settings: Settings, now: datetime) -> tuple[Pruned, int]:
    """What the database let go of, and how many entries the streams."""
    kept = timedelta(days=settings.keep_flags)
    pruned = ledger.prune(now, keep=settings.keep_pages, sent_flags=kept)
    return pruned, queue.trim() if queue else 0
