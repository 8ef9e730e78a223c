"""What a post is held against, in words, and how well founded that is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from daejo.findings import BaselineKind
from daejo.report import Row, Standing, Status
from daejo.verdict import OriginalState
from worker.rendering.standing import verified

ASKED = datetime(2026, 11, 24, 9, tzinfo=UTC)


def said(baseline: BaselineKind | None, **more: object) -> str:
    plain = Standing(
        post_id=1,
        path="a.md",
        title="",
        original_title="",
        link=None,
        original_id=1,
        state=OriginalState.OK,
        outcome=None,
        detail="",
        moved_to=None,
        baseline=baseline,
        findings=(),
        acknowledged=0,
        problem="",
        vanished_at=None,
        last_look_at=None,
        last_change_at=None,
        next_look_at=None,
    )
    return verified(Row(Status.IN_SYNC, verified=False, standing=replace(plain, **more)))  # type: ignore[arg-type]


def test_an_archive_that_was_asked_without_result_is_told():
    assert "archive" not in said(BaselineKind.ASSUMED)
    told = said(BaselineKind.ASSUMED, archive_asked_at=ASKED)
    assert told.endswith("cannot be seen; a web archive was asked on 2026-11-24, without result")


def test_a_baseline_that_was_chosen_says_how_sure_that_is():
    told = said(BaselineKind.ARCHIVED, archive_asked_at=ASKED, baseline_certainty=0.873)
    assert told == "checked against a web archive's copy of that time: likely (87%) that it is the one"


def test_the_best_of_our_own_texts_is_told_as_unverified_all_the_same():
    told = said(BaselineKind.ASSUMED, baseline_certainty=0.91)
    assert told.startswith("unverified: ")
    assert told.endswith("; of the texts that are known it fits this one best, sure (91%)")
    assert "that it is the one" not in told


@pytest.mark.parametrize("baseline", [None, *BaselineKind])
def test_every_baseline_has_its_words(baseline):
    assert said(baseline)
