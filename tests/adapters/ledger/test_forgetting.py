"""A post that somebody does not want watched any more: dated, not deleted, and asked for by nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from daejo.errors import InputError, Superseded

MINUTE = timedelta(minutes=1)


@pytest.fixture
def post_id(ledger, keep):
    keep()
    return ledger.find_post("one.md").id


def test_what_is_forgotten_is_in_no_list_and_its_original_is_looked_at_no_more(ledger, keep, post_id, now):
    ledger.forget(post_id, now)
    assert ledger.posts() == ledger.standings() == ()
    assert ledger.due(now) == (0, None)
    assert ledger.lease_due(now, 9, 9, MINUTE) == ()
    assert ledger.known(1).posts == ()
    [row] = ledger.posts(vanished=True)
    assert (row.id, row.forgotten_at) == (post_id, now)


def test_an_original_that_another_post_needs_is_looked_at_for_it(ledger, keep, post_id, now):
    keep("posts/two.md", text="안녕하세요 둘")
    ledger.forget(post_id, now)
    assert [lease.original_id for lease in ledger.lease_due(now, 9, 9, MINUTE)] == [1]
    assert [post.post.path for post in ledger.known(1).posts] == ["posts/two.md"]


def test_a_look_that_is_under_way_is_of_the_past(ledger, post_id, now, an_article, a_verdict):
    known = ledger.known(1)
    ledger.forget(post_id, now)
    with pytest.raises(Superseded):
        ledger.record(a_verdict(known, an_article("Hello")))


def test_reading_its_file_again_does_not_bring_it_back(ledger, a_post, post_id, now):
    ledger.forget(post_id, now)
    link = "https://a.example/one"
    ledger.keep_post(a_post(text="안녕하세요 여러분", link=link), f"web:{link}", link, now)
    assert ledger.posts() == ()
    assert ledger.due(now) == (0, None)


def test_nor_does_renaming_its_file(ledger, a_post, post_id, now):
    ledger.forget(post_id, now)
    assert ledger.keep_vanished("posts", (), now) == ()
    link = "https://a.example/one"
    kept = ledger.keep_post(a_post("posts/new.md", link=link), f"web:{link}", link, now)
    assert (kept.post_id, kept.what) == (post_id, "renamed")
    assert ledger.posts() == ()


def test_what_is_watched_again_is_due_at_once_with_all_that_was_known(
    ledger, post_id, now, an_article, a_verdict, a_finding
):
    verdict = a_verdict(ledger.known(1), an_article("Hello"))
    ledger.record(verdict)
    ledger.forget(post_id, now)
    later = now + timedelta(hours=1)
    ledger.remember(post_id, later)
    ledger.remember(post_id, later)
    assert [row.forgotten_at for row in ledger.posts()] == [None]
    assert ledger.due(later) == (1, later)
    assert ledger.known(1).posts[0].baseline is not None


def test_forgetting_twice_is_told(ledger, post_id, now):
    ledger.forget(post_id, now)
    with pytest.raises(InputError, match="forgotten already"):
        ledger.forget(post_id, now)
    with pytest.raises(InputError, match="no post"):
        ledger.forget(999, now)


def test_it_hands_its_findings_to_no_other_post(ledger, keep, post_id, now, an_article, a_verdict, a_finding):
    verdict = a_verdict(ledger.known(1), an_article("Hello"))
    posts = tuple(replace(post, opened=(a_finding(),)) for post in verdict.posts)
    ledger.record(replace(verdict, posts=posts))
    keep("posts/two.md", text="안녕하세요 둘")
    ledger.forget(post_id, now)
    assert ledger.known(1).vanished == ()


def test_nothing_is_said_of_what_nobody_watches(ledger, post_id, now, an_article, a_verdict, a_finding):
    known = ledger.known(1)
    verdict = a_verdict(known, an_article("Hello"))
    posts = tuple(replace(post, opened=(a_finding(),)) for post in verdict.posts)
    ledger.record(replace(verdict, posts=posts))
    ledger.forget(post_id, now)
    for say in (
        lambda: ledger.acknowledge(1, now),
        lambda: ledger.acknowledge_post(post_id, now),
        lambda: ledger.review(post_id, now),
    ):
        with pytest.raises(InputError, match=r"posts/one\.md: it is forgotten; `daejo add"):
            say()
    ledger.remember(post_id, now)
    assert ledger.acknowledge(1, now).findings == (1,)
