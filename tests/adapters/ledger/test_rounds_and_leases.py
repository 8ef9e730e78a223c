"""A round holds what it leased until it is through, however long its looks take."""

from __future__ import annotations

from datetime import timedelta

import pytest

from worker.fetch import FetchRules, HttpWeb
from worker.rounds import Terms, go_round

NOBODY = "http://127.0.0.1:9"


@pytest.fixture
def web(now):
    mirrors = {f"https://h{i}.example/": f"{NOBODY}/{i}/" for i in range(4)}
    rules = FetchRules("Daejo/test", allow=("127.0.0.1",), mirrors=mirrors, robots=False, host_gap=0)
    return HttpWeb(rules, now=lambda: now)


def test_no_other_run_gets_what_waits_behind_a_slow_look(ledger, a_post, now, web):
    for i in range(4):
        link = f"https://h{i}.example/story"
        ledger.keep_post(a_post(f"p/{i}.md", text=str(i), link=link), link, link, now)
    clock = [now]
    taken = []

    def slowly(_looked):
        clock[0] += timedelta(seconds=50)
        taken.extend(ledger.lease_due(clock[0], 9, 9, timedelta(seconds=60)))

    made = go_round(ledger, web, lambda: clock[0], Terms(length=timedelta(seconds=60)), slowly)
    assert [look.outcome.value for look in made.looks] == ["unreachable"] * 4
    assert taken == []
