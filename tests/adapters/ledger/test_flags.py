"""A flag is sent at least once, whatever dies between the database and the queue."""

import threading
from datetime import timedelta

import psycopg
import pytest

from daejo.errors import QueueError
from daejo.findings import Severity
from daejo.verdict import Flag, FlagKind
from db.flags import mark_sent

IN_TRANSACTION = """
SELECT query FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
"""


@pytest.fixture
def raise_flags(ledger, keep, a_verdict):
    """Record a look that raises ``count`` flags."""
    original_id = keep()

    def make(count, kind=FlagKind.CHANGED):
        flags = tuple(Flag(kind, Severity.LOW, f"flag {i}") for i in range(count))
        ledger.record(a_verdict(ledger.known(original_id), flags=flags))

    return make


def test_flags_are_announced_in_order_and_once(ledger, raise_flags, now):
    raise_flags(5)
    sent = []
    assert ledger.announce(sent.extend, 3, now) == 3
    assert ledger.announce(sent.extend, 3, now) == 2
    assert ledger.announce(sent.extend, 3, now) == 0
    assert [flag.summary for flag in sent] == [f"flag {i}" for i in range(5)]
    assert [flag.sent_at for flag in ledger.flags()] == [now] * 5


def test_a_send_that_fails_half_way_is_repeated_whole(ledger, raise_flags, now):
    raise_flags(4)
    sent = []

    def half(flags):
        sent.extend(flags[:2])
        raise QueueError("Redis is away")

    with pytest.raises(QueueError):
        ledger.announce(half, 10, now)
    assert all(flag.sent_at is None for flag in ledger.flags())
    assert ledger.announce(sent.extend, 10, now) == 4
    assert sorted({flag.id for flag in sent}) == [1, 2, 3, 4]


def test_the_queue_is_not_asked_to_send_nothing(ledger, now):
    assert ledger.announce(lambda _: pytest.fail("nothing to send"), 10, now) == 0


def test_two_announcers_at_once_lose_nothing(ledger, raise_flags, now):
    raise_flags(40)
    sent = []

    def announce():
        while ledger.announce(sent.extend, 3, now):
            pass

    threads = [threading.Thread(target=announce) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ledger.announce(sent.extend, 100, now)
    assert {flag.id for flag in sent} == set(range(1, 41))


def test_nothing_is_locked_or_open_while_the_queue_is_slow(ledger_url, ledger, raise_flags, open_ledger, now):
    raise_flags(2)
    other = open_ledger(ledger_url, patience=timedelta(milliseconds=200))
    open_then = []

    def slow(flags):
        # Another writer gets at the very rows that are being sent.
        other._database.write(lambda connection: mark_sent(connection, [flag.id for flag in flags], now))
        if ledger_url.startswith("postgresql"):
            with psycopg.connect(ledger_url) as connection:
                open_then.extend(connection.execute(IN_TRANSACTION).fetchall())

    assert ledger.announce(slow, 10, now) == 2
    assert open_then == []
    assert all(flag.sent_at == now for flag in ledger.flags())


def test_flags_are_listed_by_kind_newest_first(ledger, raise_flags):
    raise_flags(2)
    raise_flags(1, FlagKind.GONE)
    assert [flag.kind for flag in ledger.flags()] == [FlagKind.GONE, FlagKind.CHANGED, FlagKind.CHANGED]
    assert [flag.summary for flag in ledger.flags(FlagKind.CHANGED)] == ["flag 1", "flag 0"]
    assert len(ledger.flags(limit=2)) == 2


def test_what_waits_is_listed_oldest_first(ledger, raise_flags, now):
    raise_flags(3)
    ledger.announce(lambda _: None, 1, now)
    assert [flag.summary for flag in ledger.flags(unsent_only=True)] == ["flag 1", "flag 2"]


def test_flags_long_sent_are_let_go_of_and_their_numbers_not_used_again(ledger, raise_flags, now):
    raise_flags(2)
    ledger.announce(lambda _: None, 10, now)
    raise_flags(1)
    pruned = ledger.prune(now + timedelta(days=91))
    assert pruned.flags == 2
    assert [flag.id for flag in ledger.flags()] == [3]
    ledger.announce(lambda _: None, 10, now)
    ledger.prune(now + timedelta(days=91))
    raise_flags(1)
    assert [flag.id for flag in ledger.flags()] == [4]
