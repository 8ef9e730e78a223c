"""Flags that Redis had and has no more: sent again from the database, which is the queue of record.

A Redis that is killed may lose its last second (`appendfsync everysec`), one that is emptied loses all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from daejo.ports import FlagRow
from db import SqlLedger
from worker.queues import RedisQueue

GLANCE = 20
"""What is lost is lost from the newest end, so the newest few tell whether anything is."""
MOST = 10_000
MARGIN = timedelta(days=1)
"""Redis forgets by its own clock what was sent `keep_days` ago: near that edge nothing is missing."""


def resend(ledger: SqlLedger, queue: RedisQueue, now: datetime) -> int:
    """Send again what was sent and is no longer there; returns how many. QueueError where Redis is away."""
    if not _lost(ledger.flags(limit=GLANCE), queue, now):
        return 0
    lost = _lost(ledger.flags(limit=MOST), queue, now)
    queue.send(lost)
    return len(lost)


def _lost(newest_first: Sequence[FlagRow], queue: RedisQueue, now: datetime) -> tuple[FlagRow, ...]:
    young = timedelta(days=queue.keep_days) - MARGIN
    sent = [
        flag for flag in reversed(newest_first) if flag.sent_at is not None and now - flag.sent_at < young
    ]
    return queue.missing(sent)
