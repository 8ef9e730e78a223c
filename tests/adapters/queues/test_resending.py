"""Flags that Redis lost are found and sent again, whatever else waits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from daejo.verdict import FlagKind
from db import SqlLedger
from worker.queues import RedisQueue
from worker.resending import GLANCE, resend

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def ledger(sqlite_ledger_url: str):
    made = SqlLedger(sqlite_ledger_url)
    yield made
    made.close()


@pytest.fixture
def queue(redis_url: str):
    made = RedisQueue(redis_url, prefix="test:", keep_days=90)
    yield made
    made.close()


@pytest.fixture
def raise_flags(sqlite_ledger_url: str):
    """Rows as the ledger writes them: a real look raises a few at a time, and here are thousands needed."""
    import sqlalchemy

    from db.tables import flags

    engine = sqlalchemy.create_engine(sqlite_ledger_url)

    def write(count: int) -> None:
        row = {"kind": FlagKind.STALE, "severity": "high", "summary": "낡음", "created_at": NOW}
        with engine.begin() as connection:
            connection.execute(sqlalchemy.insert(flags), [row] * count)

    yield write
    engine.dispose()


def lengths(queue: RedisQueue) -> int:
    return sum(queue.lengths().values())


def test_a_lost_flag_is_found_behind_many_that_still_wait(ledger, queue, raise_flags):
    raise_flags(3)
    ledger.announce(queue.send, 500, NOW)
    queue.client.flushdb()
    raise_flags(GLANCE * 3)
    assert resend(ledger, queue, NOW + timedelta(minutes=1)) == 3
    assert lengths(queue) == 3
    assert resend(ledger, queue, NOW + timedelta(minutes=1)) == 0


def test_more_than_ten_thousand_lost_flags_all_come_back(ledger, queue, raise_flags):
    raise_flags(10_050)
    while ledger.announce(queue.send, 5_000, NOW):
        pass
    queue.client.flushdb()
    assert resend(ledger, queue, NOW) == 10_050
    assert lengths(queue) == 10_050


def test_what_was_sent_longer_ago_than_redis_remembers_is_left(ledger, queue, raise_flags):
    raise_flags(2)
    ledger.announce(queue.send, 500, NOW)
    queue.client.flushdb()
    assert resend(ledger, queue, NOW + timedelta(days=90)) == 0
