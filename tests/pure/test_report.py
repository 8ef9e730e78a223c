from dataclasses import replace
from datetime import UTC, datetime

import pytest

from daejo.findings import BaselineKind, FindingKind
from daejo.history import Outcome
from daejo.report import Standing, Status, report, status_of
from daejo.verdict import OriginalState

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FINE = Standing(
    post_id=1,
    path="posts/b.md",
    title="제목",
    original_title="Title",
    link="https://medium.com/@a/title-0123456789ab",
    original_id=7,
    state=OriginalState.OK,
    outcome=Outcome.UNCHANGED,
    detail="",
    moved_to=None,
    baseline=BaselineKind.DATED,
    findings=(),
    acknowledged=0,
    problem="",
    vanished_at=None,
    last_look_at=NOW,
    last_change_at=None,
    next_look_at=None,
)


@pytest.mark.parametrize(
    ("standing", "status"),
    [
        (FINE, Status.IN_SYNC),
        (replace(FINE, findings=((FindingKind.STALE, 1),)), Status.STALE),
        (replace(FINE, findings=((FindingKind.STALE, 0),)), Status.IN_SYNC),
        (replace(FINE, state=OriginalState.GONE), Status.LOST),
        (replace(FINE, state=OriginalState.PREVIEW), Status.LOST),
        (replace(FINE, state=OriginalState.BLOCKED), Status.LOST),
        (replace(FINE, moved_to="https://elsewhere.example/a"), Status.LOST),
        (replace(FINE, vanished_at=NOW), Status.VANISHED),
        (replace(FINE, vanished_at=NOW, state=OriginalState.GONE), Status.VANISHED),
        (replace(FINE, state=OriginalState.UNREADABLE), Status.LOST),
        (replace(FINE, state=OriginalState.NEW), Status.UNCHECKED),
        (replace(FINE, state=OriginalState.UNREACHABLE), Status.UNCHECKED),
        (replace(FINE, problem="no link in the front matter"), Status.UNCHECKED),
        (replace(FINE, state=OriginalState.GONE, findings=((FindingKind.STALE, 2),)), Status.STALE),
    ],
)
def test_a_post_asks_for_what_presses_most(standing, status):
    assert status_of(standing) is status


def test_the_report_puts_what_presses_most_first_and_counts_it():
    stale = replace(
        FINE, post_id=2, path="posts/c.md", findings=((FindingKind.STALE, 2), (FindingKind.MISSING, 1))
    )
    gone = replace(FINE, post_id=3, path="posts/a.md", original_id=8, state=OriginalState.GONE)
    made = report([FINE, gone, stale], NOW)
    assert [row.standing.post_id for row in made.rows] == [2, 3, 1]
    assert (made.totals.posts, made.totals.originals) == (3, 2)
    assert (made.totals.stale, made.totals.lost, made.totals.in_sync) == (1, 1, 1)
    assert dict(made.totals.findings) == {FindingKind.STALE: 2, FindingKind.MISSING: 1}
    assert not made.in_sync


def test_an_assumed_baseline_is_called_unverified():
    rows = report([FINE, replace(FINE, post_id=2, baseline=BaselineKind.ASSUMED)], NOW).rows
    assert {row.standing.post_id: row.verified for row in rows} == {1: True, 2: False}


def test_nothing_at_all_is_in_sync():
    assert report([], NOW).in_sync


def test_what_nobody_could_check_is_not_called_in_sync():
    assert not report([replace(FINE, state=OriginalState.UNREACHABLE)], NOW).in_sync


def test_a_post_whose_file_is_gone_does_not_keep_the_rest_from_being_in_sync():
    made = report([FINE, replace(FINE, post_id=2, vanished_at=NOW)], NOW)
    assert made.in_sync
    assert made.totals.vanished == 1
