"""Values to render, made by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from daejo.findings import BaselineKind, FindingKind
from daejo.report import Report, Standing, report
from daejo.verdict import OriginalState, Outcome

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
LONG = "인덱스에서 컬럼 순서는 사소한 문제가 아니라 조회 성능 전체를 좌우하는 설계 결정입니다"


@pytest.fixture
def standing() -> Callable[..., Standing]:
    """A standing in which all is well, but for what is given."""
    well = Standing(
        post_id=1,
        path="/posts/2026-05-23-TheOrderofColumnsinanIndexIsNotaDetailButADecision.md",
        title=LONG,
        original_title="The Order of Columns in an Index",
        link="https://medium.com/@ana/order-0a0b0c0d0e0f",
        original_id=1,
        state=OriginalState.OK,
        outcome=Outcome.UNCHANGED,
        detail="",
        moved_to=None,
        baseline=BaselineKind.RECORDED,
        findings=(),
        acknowledged=0,
        problem="",
        vanished_at=None,
        last_look_at=NOW - timedelta(hours=3),
        last_change_at=None,
        next_look_at=NOW + timedelta(days=1),
    )

    def make(**changes: Any) -> Standing:
        return replace(well, **changes)

    return make


@pytest.fixture
def made(standing: Callable[..., Standing]) -> Report:
    """A report with every kind of row."""
    stale = standing(post_id=1, findings=((FindingKind.STALE, 2), (FindingKind.MISSING, 1)), acknowledged=1)
    rows = [
        stale,
        standing(post_id=2, path="/posts/b.md"),
        standing(
            post_id=3,
            path="/posts/c|[x](y)\x1b[2J.md",
            title="[bold]<b>@team</b>\x9b2J\u202e",
            original_id=3,
            state=OriginalState.GONE,
            detail="the site says that the page was removed (410)",
        ),
        standing(post_id=4, original_id=None, state=OriginalState.NEW, problem="no link to an original"),
        standing(
            post_id=5, original_id=5, state=OriginalState.NEW, outcome=None, baseline=None, last_look_at=None
        ),
        standing(
            post_id=6, moved_to="https://example.com/" + "long-address-" * 9, baseline=BaselineKind.ASSUMED
        ),
    ]
    return report(rows, NOW)
