from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daejo.history import Outcome, PastLook
from daejo.pace import FIRST_WAIT, LONGEST_ASKED, SPREAD, Pace, next_look

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PACE = Pace()


def past(outcome: Outcome, count: int) -> tuple[PastLook, ...]:
    return tuple(PastLook(NOW - timedelta(days=n + 1), outcome) for n in range(count))


def wait(outcome: Outcome, looks=(), **more) -> timedelta:
    return next_look(outcome, looks, NOW, PACE, **more) - NOW


def test_a_text_that_changed_today_is_looked_at_tomorrow():
    assert PACE.shortest <= wait(Outcome.CHANGED, last_change=NOW) <= PACE.shortest * (1 + SPREAD)


def test_a_text_that_stood_for_years_is_looked_at_at_the_longest_wait():
    asked = wait(Outcome.UNCHANGED, last_change=NOW - timedelta(days=2000))
    assert PACE.longest / (1 + SPREAD) <= asked <= PACE.longest


def test_in_between_the_wait_is_a_tenth_of_the_age():
    assert (
        timedelta(days=5)
        <= wait(Outcome.UNCHANGED, last_change=NOW - timedelta(days=50))
        <= timedelta(days=5.5)
    )


@pytest.mark.parametrize("outcome", [Outcome.UNREACHABLE, Outcome.BLOCKED, Outcome.NOT_AN_ARTICLE])
def test_failures_in_a_row_wait_longer_each_time(outcome):
    waits = [wait(outcome, past(outcome, n)) / (1 + SPREAD) for n in range(4)]
    assert waits[0] < waits[1] < waits[2]


def test_a_success_between_failures_starts_the_count_again():
    looks = (PastLook(NOW, Outcome.UNCHANGED), *past(Outcome.UNREACHABLE, 5))
    assert wait(Outcome.UNREACHABLE, looks) <= FIRST_WAIT[Outcome.UNREACHABLE] * (1 + SPREAD)


def test_a_host_that_names_a_time_is_obeyed():
    asked = wait(Outcome.DEFERRED, asked=timedelta(minutes=7))
    assert timedelta(minutes=7) <= asked <= timedelta(minutes=7) * (1 + SPREAD)


def test_a_host_that_asks_for_ten_years_is_asked_again_within_a_day_or_so():
    assert wait(Outcome.DEFERRED, asked=timedelta(days=3650)) <= LONGEST_ASKED * (1 + SPREAD)


def test_a_short_pace_shortens_the_wait_after_a_failure_too():
    quick = Pace(shortest=timedelta(seconds=5), longest=timedelta(seconds=30))
    due = next_look(Outcome.BLOCKED, past(Outcome.BLOCKED, 3), NOW, quick)
    assert due - NOW <= timedelta(seconds=33)


def test_originals_added_together_drift_apart():
    assert len({next_look(Outcome.CHANGED, (), NOW, PACE, last_change=NOW, seed=n) for n in range(50)}) > 40


@given(
    outcome=st.sampled_from(Outcome),
    count=st.integers(0, 60),
    days=st.integers(-400, 9000),
    seed=st.integers(0, 10**9),
    seconds=st.none() | st.integers(-(10**6), 10**9),
)
def test_the_next_look_is_always_after_now_and_never_forgotten(outcome, count, days, seed, seconds):
    due = next_look(
        outcome,
        past(outcome, count),
        NOW,
        PACE,
        last_change=NOW - timedelta(days=days),
        asked=None if seconds is None else timedelta(seconds=seconds),
        seed=seed,
    )
    assert NOW < due <= NOW + timedelta(days=66)
