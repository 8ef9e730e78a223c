from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from daejo.history import Outcome, PastLook
from daejo.originals.page import Request
from daejo.verdict.known import Guard, Known, OriginalState
from daejo.verdict.policy import Policy
from daejo.verdict.states import READ, state_after

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
KNOWN = Known(
    original_id=1,
    guard=Guard(version=1),
    request=Request("https://medium.com/@a/b-0123456789ab"),
    state=OriginalState.OK,
)
POLICY = Policy()


def after(outcome: Outcome, known: Known = KNOWN) -> OriginalState:
    return state_after(known, outcome, NOW, POLICY)


def looked(outcome: Outcome, *hours: int) -> Known:
    return replace(KNOWN, looks=tuple(PastLook(NOW - timedelta(hours=h), outcome) for h in hours))


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.UNCHANGED, OriginalState.OK),
        (Outcome.CHANGED, OriginalState.OK),
        (Outcome.GONE, OriginalState.GONE),
        (Outcome.BLOCKED, OriginalState.BLOCKED),
        (Outcome.LOGIN, OriginalState.BLOCKED),
        (Outcome.REFUSED, OriginalState.REFUSED),
        (Outcome.PREVIEW, OriginalState.PREVIEW),
        (Outcome.WITHHELD, OriginalState.WITHHELD),
        (Outcome.NOT_AN_ARTICLE, OriginalState.LOST),
    ],
)
def test_an_outcome_that_speaks_for_itself_is_believed_at_once(outcome, state):
    assert after(outcome) is state


def test_one_404_is_not_gone():
    assert after(Outcome.NOT_FOUND) is OriginalState.LOST


def test_three_404_within_an_hour_are_not_gone():
    assert after(Outcome.NOT_FOUND, looked(Outcome.NOT_FOUND, 0, 1)) is OriginalState.LOST


def test_three_404_over_two_days_are_gone():
    assert after(Outcome.NOT_FOUND, looked(Outcome.NOT_FOUND, 24, 48)) is OriginalState.GONE


def test_a_404_between_good_looks_does_not_add_up():
    looks = (PastLook(NOW - timedelta(hours=20), Outcome.UNCHANGED), *looked(Outcome.NOT_FOUND, 50, 99).looks)
    assert after(Outcome.NOT_FOUND, replace(KNOWN, looks=looks)) is OriginalState.LOST


def test_what_was_gone_stays_gone_at_a_404():
    assert after(Outcome.NOT_FOUND, replace(KNOWN, state=OriginalState.GONE)) is OriginalState.GONE


@pytest.mark.parametrize(
    "outcome", [Outcome.UNREACHABLE, Outcome.DEFERRED, Outcome.UNPARSEABLE, Outcome.TOO_LARGE]
)
def test_one_look_without_an_answer_says_nothing_of_the_original(outcome):
    assert after(outcome) is OriginalState.OK


def test_three_looks_without_an_answer_make_it_unreachable():
    assert after(Outcome.UNREACHABLE, looked(Outcome.UNREACHABLE, 1, 2)) is OriginalState.UNREACHABLE


def test_an_original_that_never_answered_is_unreachable_at_once():
    assert after(Outcome.UNREACHABLE, replace(KNOWN, state=OriginalState.NEW)) is OriginalState.UNREACHABLE


def test_a_deleted_original_is_not_called_unreachable_when_its_site_is_away():
    gone = replace(looked(Outcome.UNREACHABLE, 1, 2, 3), state=OriginalState.GONE)
    assert after(Outcome.UNREACHABLE, gone) is OriginalState.GONE


@pytest.mark.parametrize("outcome", [o for o in Outcome if o not in READ])
def test_only_a_text_brings_back_what_was_gone(outcome):
    assert after(outcome, replace(KNOWN, state=OriginalState.GONE)) is OriginalState.GONE


def test_time_outs_and_pleas_to_wait_add_up_to_no_answer():
    looks = (PastLook(NOW - timedelta(hours=1), Outcome.DEFERRED), PastLook(NOW, Outcome.UNREACHABLE))
    assert after(Outcome.DEFERRED, replace(KNOWN, looks=looks)) is OriginalState.UNREACHABLE


@pytest.mark.parametrize("outcome", [Outcome.UNPARSEABLE, Outcome.TOO_LARGE])
def test_pages_that_nobody_can_read_are_unreadable_after_three_looks(outcome):
    assert after(outcome, looked(outcome, 1, 2)) is OriginalState.UNREADABLE
