"""One original that makes trouble does not keep the others from being looked at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from daejo.errors import InputError, LedgerError, Unreachable
from daejo.originals.page import Page, Request
from daejo.posts import read_post
from db import SqlLedger
from worker.rounds import Terms, due, go_round

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
COUNT = 9


class Away:
    """A web in which nothing answers, and asking for some addresses raises what is no LookError."""

    def __init__(self, trouble: Exception, *numbers: int) -> None:
        self.trouble = trouble
        self.numbers = numbers
        self.asked: list[str] = []

    def fetch(self, request: Request) -> Page:
        self.asked.append(request.url)
        if any(request.url.endswith(f"/{number}") for number in self.numbers):
            raise self.trouble
        raise Unreachable("nobody answers")


@pytest.fixture
def ledger(sqlite_ledger_url: str):
    made = SqlLedger(sqlite_ledger_url)
    for number in range(COUNT):
        url = f"https://a.example/{number}"
        text = f'---\ntitle: "글"\nlink: "{url}"\n---\n\n\n본문 {number}.\n'
        made.keep_post(read_post(text.encode(), f"/posts/{number}.md"), f"web:{url}", url, NOW)
    yield made
    made.close()


@pytest.mark.parametrize("trouble", [InputError("there is no snapshot 7"), TypeError("no str")])
def test_the_rest_of_a_host_is_looked_at_when_two_of_it_make_trouble(ledger, trouble):
    web = Away(trouble, 0, 1)
    made = go_round(ledger, web, lambda: NOW, Terms(per_host=2))
    assert len(web.asked) == COUNT
    assert (made.outcomes["crashed"], made.outcomes["unreachable"]) == (2, COUNT - 2)
    assert {str(trouble) in look.crash for look in made.looks if look.crash} == {True}
    assert [row.attempts for row in ledger.originals()] == [1, 1] + [0] * (COUNT - 2)
    assert due(ledger, NOW) == 0


def test_an_original_that_makes_trouble_three_times_is_set_apart(ledger):
    for number in range(4):
        at = NOW + number * timedelta(minutes=6)
        go_round(
            ledger,
            Away(InputError("never"), 0),
            partial(NOW.__class__.fromtimestamp, at.timestamp(), UTC),
            Terms(),
        )
    states = {row.url[-1]: row.state.value for row in ledger.originals()}
    assert states["0"] == "quarantined"


def test_a_database_that_fails_ends_the_round_and_gives_its_leases_back(ledger):
    with pytest.raises(LedgerError):
        go_round(ledger, Away(LedgerError("away"), 0), lambda: NOW, Terms(per_host=4))
    assert due(ledger, NOW) == COUNT
    assert {row.attempts for row in ledger.originals()} == {0}


def test_an_original_whose_posts_are_gone_is_not_counted_as_due(ledger):
    assert due(ledger, NOW) == COUNT
    ledger.keep_vanished("/posts", ["/posts/1.md"], NOW)
    assert due(ledger, NOW) == 1
