"""Who may look at what: never two at once, never too many at one host, never for ever."""

import threading
from datetime import timedelta

import pytest

from daejo.errors import Superseded
from daejo.history import Outcome
from daejo.verdict import FlagKind, OriginalState

MINUTE = timedelta(minutes=1)


@pytest.fixture
def many(ledger, a_post, now):
    """Keep ``count`` posts, each of an original of its own, spread over ``hosts``."""

    def make(count, hosts):
        for i in range(count):
            link = f"https://h{i % hosts}.example/{i}"
            ledger.keep_post(a_post(f"p/{i}.md", text=str(i), link=link), link, link, now)

    return make


def test_due_originals_are_leased_once(ledger, many, now):
    many(3, 3)
    leases = ledger.lease_due(now, 10, 10, MINUTE)
    assert [lease.original_id for lease in leases] == [1, 2, 3]
    assert {lease.until for lease in leases} == {now + MINUTE}
    assert ledger.lease_due(now, 10, 10, MINUTE) == ()


def test_the_most_overdue_go_first(ledger, many, now):
    many(3, 3)
    ledger.make_due(3, now - timedelta(days=2))
    ledger.make_due(2, now - timedelta(days=1))
    assert [lease.original_id for lease in ledger.lease_due(now, 2, 10, MINUTE)] == [3, 2]


def test_what_waits_is_counted_as_it_is_leased(ledger, many, now):
    assert ledger.due(now) == (0, None)
    many(4, 4)
    ledger.make_due(3, now - timedelta(days=2))
    ledger.make_due(4, now + MINUTE)
    assert ledger.due(now) == (3, now - timedelta(days=2))
    ledger.lease_due(now, 1, 1, MINUTE)
    assert ledger.due(now) == (2, now)
    assert ledger.due(now + MINUTE) == (4, now - timedelta(days=2))


def test_an_original_whose_posts_have_vanished_waits_for_nothing(ledger, many, now):
    many(2, 2)
    ledger.keep_vanished("p", ["p/1.md"], now)
    assert ledger.due(now) == (1, now)
    ledger.keep_vanished("p", [], now)
    assert (ledger.due(now), ledger.lease_due(now, 9, 9, MINUTE)) == ((0, None), ())


def test_what_is_not_due_is_not_leased(ledger, many, now):
    many(1, 1)
    assert ledger.lease_due(now - timedelta(seconds=1), 10, 10, MINUTE) == ()


def test_no_host_gets_more_than_its_share_running_looks_included(ledger, many, now):
    many(9, 2)
    first = ledger.lease_due(now, 100, 2, MINUTE)
    assert [lease.original_id for lease in first] == [1, 2, 3, 4]
    assert ledger.lease_due(now, 100, 2, MINUTE) == ()
    ledger.release(first[0], now + timedelta(days=1))
    assert [lease.original_id for lease in ledger.lease_due(now, 100, 2, MINUTE)] == [5]


def test_a_lease_that_ran_out_is_given_to_another(ledger, many, now):
    many(1, 1)
    (first,) = ledger.lease_due(now, 10, 10, MINUTE)
    assert ledger.lease_due(now + timedelta(seconds=59), 10, 10, MINUTE) == ()
    (second,) = ledger.lease_due(now + MINUTE, 10, 10, MINUTE)
    assert second.token != first.token
    with pytest.raises(Superseded):
        ledger.known(1, first.token)


def test_a_recorded_look_ends_its_lease(ledger, many, a_verdict, now):
    many(1, 1)
    (lease,) = ledger.lease_due(now, 10, 10, MINUTE)
    ledger.record(a_verdict(ledger.known(1, lease.token)))
    with pytest.raises(Superseded):
        ledger.known(1, lease.token)
    row = ledger.original(1)
    assert (row.attempts, row.leased_until, row.next_look_at) == (0, None, now + timedelta(days=1))


def test_a_lease_given_back_is_due_at_once_or_when_it_is_told(ledger, many, now):
    many(1, 1)
    (lease,) = ledger.lease_due(now, 10, 10, MINUTE)
    ledger.release(lease)
    (lease,) = ledger.lease_due(now, 10, 10, MINUTE)
    ledger.known(1, lease.token)
    ledger.release(lease, now + MINUTE)
    assert ledger.lease_due(now, 10, 10, MINUTE) == ()
    assert ledger.original(1).attempts == 0
    assert len(ledger.lease_due(now + MINUTE, 10, 10, MINUTE)) == 1


def test_a_lease_given_back_too_late_takes_nothing_from_the_next(ledger, many, now):
    many(1, 1)
    (old,) = ledger.lease_due(now, 10, 10, MINUTE)
    (new,) = ledger.lease_due(now + MINUTE, 10, 10, MINUTE)
    ledger.release(old)
    assert ledger.known(1, new.token).original_id == 1


def _begin_and_die(ledger, at):
    (lease,) = ledger.lease_due(at, 10, 10, MINUTE)
    ledger.known(lease.original_id, lease.token)


def test_three_looks_that_never_ended_put_an_original_in_quarantine(ledger, many, now):
    many(1, 1)
    for turn in range(3):
        _begin_and_die(ledger, now + turn * MINUTE)
    later = now + 3 * MINUTE
    assert ledger.lease_due(later, 10, 10, MINUTE) == ()
    (look,) = ledger.looks(1)
    assert (look.outcome, look.at) == (Outcome.QUARANTINED, later)
    row = ledger.original(1)
    assert (row.state, row.next_look_at) == (OriginalState.QUARANTINED, None)
    (flag,) = ledger.flags()
    assert (flag.kind, flag.post) == (FlagKind.LOST, "p/0.md")
    assert ledger.lease_due(later + timedelta(days=99), 10, 10, MINUTE) == ()


def test_many_that_died_are_left_alone_even_before_their_turn_in_quarantine(ledger, many, now):
    many(3, 3)
    for turn in range(3):
        for lease in ledger.lease_due(now + turn * MINUTE, 10, 10, MINUTE):
            ledger.known(lease.original_id, lease.token)
    later = now + 3 * MINUTE
    for _ in range(4):
        assert ledger.lease_due(later, 1, 10, MINUTE) == ()
    assert {row.state for row in ledger.originals()} == {OriginalState.QUARANTINED}


def test_a_look_by_hand_lifts_the_quarantine(ledger, many, a_verdict, now):
    many(1, 1)
    for turn in range(3):
        _begin_and_die(ledger, now + turn * MINUTE)
    later = now + 3 * MINUTE
    ledger.lease_due(later, 10, 10, MINUTE)
    assert ledger.make_due(1, later) == 1
    (lease,) = ledger.lease_due(later, 10, 10, MINUTE)
    ledger.record(a_verdict(ledger.known(1, lease.token)))
    assert ledger.original(1).state is OriginalState.OK


def test_leases_that_ran_out_in_a_full_queue_say_nothing_against_an_original(ledger, many, now):
    many(1, 1)
    for turn in range(9):
        assert len(ledger.lease_due(now + turn * MINUTE, 10, 10, MINUTE)) == 1
    assert ledger.original(1).attempts == 0


def test_one_message_delivered_often_counts_as_one_attempt(ledger, many, now):
    many(1, 1)
    (lease,) = ledger.lease_due(now, 10, 10, MINUTE)
    for _ in range(5):
        ledger.known(1, lease.token)
    assert ledger.original(1).attempts == 1


def test_everything_is_made_due_at_once(ledger, many, a_verdict, now):
    many(3, 3)
    for original_id in (1, 2, 3):
        ledger.record(a_verdict(ledger.known(original_id)))
    assert ledger.lease_due(now, 10, 10, MINUTE) == ()
    assert ledger.make_due(None, now) == 3
    assert len(ledger.lease_due(now, 10, 10, MINUTE)) == 3


def test_dispatchers_at_once_lease_everything_and_nothing_twice(ledger_url, ledger, many, now, open_ledger):
    many(60, 12)
    found: list[int] = []
    start = threading.Barrier(6)

    def dispatch():
        mine = open_ledger(ledger_url)
        start.wait()
        for _ in range(12):
            found.extend(lease.original_id for lease in mine.lease_due(now, 7, 5, MINUTE))

    threads = [threading.Thread(target=dispatch) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == list(range(1, 61))


def test_a_lease_that_is_renewed_lasts_longer(ledger, many, now):
    many(2, 2)
    leases = ledger.lease_due(now, 10, 10, MINUTE)
    ledger.renew(leases[:1], now + 3 * MINUTE)
    assert [lease.original_id for lease in ledger.lease_due(now + 2 * MINUTE, 10, 10, MINUTE)] == [2]
    assert ledger.original(1).leased_until == now + 3 * MINUTE


def test_a_lease_that_passed_to_another_is_not_renewed(ledger, many, now):
    many(1, 1)
    mine = ledger.lease_due(now, 10, 10, MINUTE)
    ledger.lease_due(now + 2 * MINUTE, 10, 10, MINUTE)
    ledger.renew(mine, now + 9 * MINUTE)
    assert ledger.original(1).leased_until == now + 3 * MINUTE
