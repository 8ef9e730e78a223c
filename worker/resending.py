"""Flags that Redis had and has no more: sent again from the database, which is the queue of record.

A Redis that is killed may lose its last second (`appendfsync everysec`), one that is emptied loses all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from daejo.ports import FlagRow, Ledger
from worker.queues import RedisQueue

GLANCE = 20
"""What is lost is lost from the newest end, so the newest few that were sent tell whether anything is."""
PAGE = 1_000
"""Flags that Redis is asked for at a time."""
MARGIN = timedelta(days=1)
"""Redis forgets by its own clock what was sent `keep_days` ago: near that edge nothing is missing."""


def resend(ledger: Ledger, queue: RedisQueue, now: datetime) -> int:
    """Send again what was sent and is no longer there; returns how many. QueueError where Redis is away.

    To be called before new flags are sent: they are the newest, and would all be there.
    """
    young = timedelta(days=queue.keep_days) - MARGIN
    if not queue.missing(_sent(ledger, GLANCE, now, young)):
        return 0
    sent = _sent(ledger, None, now, young)
    lost = 0
    for start in range(0, len(sent), PAGE):
        missing = queue.missing(sent[start : start + PAGE])
        queue.send(missing)
        lost += len(missing)
    return lost


def _sent(ledger: Ledger, most: int | None, now: datetime, young: timedelta) -> Sequence[FlagRow]:
    """The newest ``most`` flags (None: all) that were sent, and not too long ago; oldest first.

    However many wait before them: more are read until there are enough, or no more.
    """
    limit = PAGE if most is None else most
    while True:
        rows = ledger.flags(limit=limit)
        sent = [row for row in rows if row.sent_at is not None and now - row.sent_at < young]
        if len(rows) < limit or (most is not None and len(sent) >= most):
            return sent[:most][::-1]
        limit *= 4
