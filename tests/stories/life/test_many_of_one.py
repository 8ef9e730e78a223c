"""Many posts of one original, posts of none, posts that vanish, originals that merge: each has its line."""

from __future__ import annotations

from typing import Any

import pytest

from daejo.errors import InputError
from daejo.findings import BaselineKind, FindingState
from daejo.report import Status
from daejo.verdict import OriginalState
from worker.baselines import options_of, take_one

OVEN = "오븐이 250도에 이르는 데는 40분이 걸리며, 그 전에는 아무도 문을 열면 안 됩니다."
TRAY = "쟁반 하나에는 롤빵 24개가 들어가고, 쟁반 세 개가 한꺼번에 오븐에 들어갑니다."
OTHER = "https://notes.example/2026/bakery.md"


def lines(world: Any) -> dict[str, Status]:
    return {row.standing.path.rpartition("/")[2]: row.status for row in world.report().rows}


def second(world: Any, link: str) -> None:
    """Another person's translation of the same text, which names it otherwise."""
    text = world.korean.replace("빵집은", "제과점은").replace("아이들은", "꼬마들은")
    world.write(text, "second.md", world.front(link, "두 번째 번역"))


def test_posts_of_one_original_share_its_looks_and_have_each_their_findings(world: Any) -> None:
    second(world, "https://notes.example/bakery.md?utm_source=mail")
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    assert len(world.seen.looks) == 1
    assert world.open("bakery.md") == world.open("second.md") == [("stale", OVEN)]
    world.touch("40분이 걸리며", "55분이 걸리며")
    world.day()
    assert lines(world) == {"bakery.md": Status.IN_SYNC, "second.md": Status.STALE}
    assert world.rung() == {"stale": 2}


def test_a_post_of_no_original_is_told_of_and_watched_for_what_it_shows_itself(world: Any) -> None:
    world.write(name="lonely.md", head=world.front(None, "혼자"))
    world.days(2)
    row = world.row("lonely.md")
    assert (row.status, row.standing.original_id) == (Status.UNCHECKED, None)
    assert "no link" in row.standing.problem
    assert world.status("bakery.md") is Status.IN_SYNC


def test_a_post_that_vanishes_is_dated_and_comes_back_with_all_it_had(world: Any) -> None:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    text = (world.folder / "bakery.md").read_text(encoding="utf-8")
    world.remove("bakery.md")
    world.day()
    row = world.row("bakery.md")
    assert (row.status, row.standing.vanished_at) == (Status.VANISHED, world.now)
    assert world.seen.looks == []
    world.days(5)
    (world.folder / "bakery.md").write_text(text, encoding="utf-8")
    world.days(2)
    assert world.open() == [("stale", OVEN)]
    assert world.rung() == {"stale": 1}
    assert world.status("bakery.md") is Status.STALE


def test_a_link_set_to_another_text_ends_its_findings_and_dates_them(world: Any) -> None:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    world.publish(world.english, "/other.md")
    world.touch("notes.example/bakery.md", "notes.example/other.md")
    world.days(2)
    assert world.open() == []
    (row,) = world.findings(None, FindingState.CLOSED)
    assert row.why == "the post names another original now"
    assert row.closed_at is not None


# --- originals that merge


@pytest.fixture
def two(world: Any) -> Any:
    """Two posts that name one text by two addresses, and nobody knows."""
    world.publish(world.english, "/2026/bakery.md")
    second(world, OTHER)
    world.day()
    assert len(world.seen.looks) == 2
    assert world.open() == []
    return world


def test_an_address_that_leads_to_another_original_with_the_same_text_is_watched_there(two: Any) -> None:
    two.edit("takes 40 minutes", "takes 55 minutes")
    two.edit("takes 40 minutes", "takes 55 minutes", "/2026/bakery.md")
    two.day()
    before = {row.id for row in two.findings()}
    assert len(before) == 2
    two.publish(OTHER)
    two.days(3)
    assert [look.url for look in two.seen.looks] == [OTHER]
    assert {row.id for row in two.findings()} == before
    assert two.rung() == {"stale": 2, "moved": 1}
    standing = two.row("bakery.md").standing
    assert standing.watched_at == OTHER
    assert standing.merged_at is not None
    assert two.row("second.md").standing.watched_at is None
    assert lines(two) == {"bakery.md": Status.STALE, "second.md": Status.STALE}
    assert len(two.ledger.originals()) == 2
    assert two.ledger.find_original("https://notes.example/bakery.md").url == OTHER


def test_a_touch_of_the_post_does_not_part_what_was_merged(two: Any) -> None:
    two.publish(OTHER)
    two.days(2)
    two.touch("달콤한", "아주 달콤한")
    two.day()
    assert [look.url for look in two.seen.looks] == [OTHER]
    two.edit("takes 40 minutes", "takes 55 minutes", "/2026/bakery.md")
    two.days(2)
    assert two.open("bakery.md") == two.open("second.md") == [("stale", OVEN)]
    two.touch("40분이 걸리며", "55분이 걸리며")
    two.days(2)
    assert lines(two) == {"bakery.md": Status.IN_SYNC, "second.md": Status.STALE}


def test_a_new_post_that_names_the_old_address_joins_the_others(two: Any) -> None:
    two.publish(OTHER)
    two.days(2)
    two.write(two.korean.replace("빵집은", "빵가게는"), "third.md", two.front(title="세 번째"))
    two.days(2)
    assert [look.url for look in two.seen.looks] == [OTHER]
    assert lines(two)["third.md"] is Status.IN_SYNC


def test_two_addresses_that_lead_to_a_third_are_one_where_they_meet(two: Any) -> None:
    two.publish(two.english, "/third.md")
    two.publish("https://notes.example/third.md")
    two.publish("https://notes.example/third.md", "/2026/bakery.md")
    two.days(3)
    assert len(two.seen.looks) == 1
    assert {row.standing.original_id for row in two.report().rows} == {1}


def test_one_text_at_two_addresses_of_which_neither_leads_to_the_other_stays_two(two: Any) -> None:
    two.days(3)
    assert len(two.seen.looks) == 2
    assert [row.standing.watched_at for row in two.report().rows] == [None, None]


def test_an_address_that_leads_to_what_is_known_to_say_something_else_is_not_merged_yet(two: Any) -> None:
    two.edit("takes 40 minutes", "takes 55 minutes", "/2026/bakery.md")
    two.publish(OTHER)
    two.look("https://notes.example/bakery.md")
    assert two.row("bakery.md").standing.watched_at is None
    two.days(2)
    assert two.row("bakery.md").standing.watched_at == OTHER
    assert two.open("bakery.md") == two.open("second.md") == [("stale", OVEN)]
    assert two.rung("stale") == {"stale": 2}


def test_a_review_against_a_snapshot_from_before_the_merge_holds(two: Any) -> None:
    post = two.post("bakery.md")
    two.publish(OTHER)
    two.days(2)
    two.ledger.review(post.id, two.now, post.baseline_snapshot, "read it again")
    two.days(2)
    assert lines(two) == {"bakery.md": Status.IN_SYNC, "second.md": Status.IN_SYNC}
    with pytest.raises(InputError):
        two.ledger.review(two.post("second.md").id, two.now, post.baseline_snapshot + 900)


def test_a_review_against_a_snapshot_from_before_the_merge_settles_nothing_that_came_later(two: Any) -> None:
    post = two.post("bakery.md")
    two.publish(OTHER)
    two.days(2)
    two.edit("takes 40 minutes", "takes 55 minutes", "/2026/bakery.md")
    two.days(2)
    two.ledger.review(post.id, two.now, post.baseline_snapshot, "read the old text again")
    assert two.open("bakery.md") == [("stale", OVEN)]


def test_a_baseline_from_before_the_merge_makes_the_original_of_now_due(two: Any) -> None:
    post = two.post("bakery.md")
    two.publish(OTHER)
    two.days(2)
    two.ledger.set_baseline(post.id, post.baseline_snapshot, BaselineKind.REVIEWED, two.now)
    watched = two.ledger.find_original(OTHER)
    assert watched.next_look_at == two.now


def test_texts_from_before_the_merge_may_be_taken_as_a_baseline(two: Any) -> None:
    before = two.post("bakery.md").baseline_snapshot
    two.publish(OTHER)
    two.days(2)
    path = two.post("bakery.md").path
    options = options_of(two.ledger, path)
    assert before in [one.id for one in options.options]
    assert [one.id for one in options.options if one.in_force] == [before]
    take_one(two.ledger, options, str(before), two.now, two.policy)
    assert two.post("bakery.md").baseline is BaselineKind.REVIEWED


def test_an_original_that_is_gone_keeps_its_posts_and_what_was_open(world: Any) -> None:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    world.publish(410)
    world.days(4)
    standing = world.row("bakery.md").standing
    assert standing.state is OriginalState.GONE
    assert world.open() == [("stale", OVEN)]
    assert world.rung() == {"stale": 1, "gone": 1}
