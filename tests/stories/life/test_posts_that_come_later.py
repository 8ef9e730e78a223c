"""A post comes to an original of which several texts are known: which one it is held against is chosen."""

from __future__ import annotations

from typing import Any

import pytest

from daejo.findings import BaselineKind

OVEN = "오븐이 250도에 이르는 데는 40분이 걸리며, 그 전에는 아무도 문을 열면 안 됩니다."
OTHER = "https://notes.example/2026/bakery.md"
SUMMARY = """동네 제과점 이야기를 세 줄로 줄였습니다.

화덕은 뜨거워질 때까지 기다려야 하고, 겉이 갈색이 되면 두드려 봅니다.

주말에는 온 식구가 호숫가로 갑니다.
"""


@pytest.fixture
def watched(make_world: Any) -> Any:
    """The bakery, seen from 2 April on because of a short post; edited on 7 April, and looked at since."""
    world = make_world()
    world.publish(world.english)
    world.write(SUMMARY, "summary.md")
    world.days(5)
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.days(5)
    return world


def come(world: Any, date: str | None, text: str | None = None) -> None:
    """A translation of ``date`` is added."""
    head = world.front()
    head = head.replace("date: 2026-03-20 09:00\n", f"date: {date} 09:00\n" if date else "")
    world.write(world.korean if text is None else text, head=head)
    world.day()


def held(world: Any) -> tuple[BaselineKind | None, int | None]:
    row = world.post("bakery.md")
    return row.baseline, row.baseline_snapshot


def test_a_post_from_before_an_edit_that_we_saw_is_held_against_the_text_before(watched: Any) -> None:
    come(watched, "2026-04-04")
    assert watched.open("bakery.md") == [("stale", OVEN)]
    assert held(watched) == (BaselineKind.RECORDED, 1)
    assert watched.post("bakery.md").baseline_certainty >= 0.6
    first = watched.findings("bakery.md")
    watched.days(3)
    watched.touch("달콤한", "아주 달콤한")
    watched.days(3)
    assert [row.id for row in watched.findings("bakery.md")] == [row.id for row in first]
    assert watched.rung("stale") == {"stale": 1}
    watched.touch("40분이 걸리며", "55분이 걸리며")
    watched.days(2)
    assert watched.open("bakery.md") == []


@pytest.mark.parametrize("made", ["2026-03-30", "2019-05-01"])
def test_what_was_there_before_our_first_look_is_the_first_text_and_unverified(
    watched: Any, made: str
) -> None:
    come(watched, made)
    assert watched.open("bakery.md") == [("stale", OVEN)]
    assert held(watched) == (BaselineKind.ASSUMED, 1)
    assert not watched.row("bakery.md").verified


def test_a_post_without_a_date_is_told_by_its_text(watched: Any) -> None:
    come(watched, None)
    assert held(watched) == (BaselineKind.ASSUMED, 1)
    assert watched.open("bakery.md") == [("stale", OVEN)]


def test_a_post_that_says_the_new_text_is_held_against_that(watched: Any) -> None:
    come(watched, None, watched.korean.replace("40분이", "55분이"))
    assert held(watched) == (BaselineKind.ASSUMED, 2)
    assert watched.open("bakery.md") == []


def test_where_neither_text_nor_date_tells_it_is_the_newest_and_nothing_is_claimed(make_world: Any) -> None:
    world = make_world()
    world.publish(world.english)
    world.write(SUMMARY, "summary.md")
    world.days(2)
    world.edit("that lie beside the window", "that lie beneath the window")
    world.day()
    come(world, None)
    assert held(world) == (BaselineKind.ASSUMED, 2)
    assert world.open("bakery.md") == []


def test_the_text_that_comes_with_the_very_look_that_judges_is_one_of_them(watched: Any) -> None:
    watched.edit("takes 55 minutes", "takes 65 minutes")
    come(watched, "2026-04-04")
    assert held(watched) == (BaselineKind.RECORDED, 1)
    (row,) = watched.findings("bakery.md")
    assert "40" in row.finding.evidence.before
    assert "65" in row.finding.evidence.after


def test_what_a_person_said_is_not_chosen_anew(watched: Any) -> None:
    come(watched, "2026-04-04")
    post = watched.post("bakery.md")
    watched.ledger.set_baseline(post.id, 2, BaselineKind.REVIEWED, watched.now)
    watched.days(2)
    watched.publish(watched.english, "/2026/bakery.md")
    watched.write(watched.korean.replace("빵집은", "제과점은"), "third.md", watched.front(OTHER, "셋"))
    watched.days(2)
    assert held(watched) == (BaselineKind.REVIEWED, 2)
    assert watched.open("bakery.md") == [("mismatch", OVEN)]


def test_no_finding_is_surer_than_the_choice_that_it_hangs_on(watched: Any) -> None:
    come(watched, None)
    certainty = watched.post("bakery.md").baseline_certainty
    (hanging,) = watched.findings("bakery.md")
    assert hanging.finding.confidence <= certainty < 0.99
    watched.edit("costs 4 euros", "costs 5 euros")
    watched.days(2)
    again, seen = watched.findings("bakery.md")
    assert (again.id, again.finding.confidence) == (hanging.id, hanging.finding.confidence)
    assert seen.finding.confidence > certainty, "every text has it: it was edited before our eyes"
    watched.ledger.set_baseline(watched.post("bakery.md").id, 1, BaselineKind.REVIEWED, watched.now)
    watched.days(2)
    again, seen = watched.findings("bakery.md")
    assert again.id == hanging.id
    assert again.finding.confidence > certainty


# --- texts that come to be known later: two originals turn out to be one


@pytest.fixture
def apart(make_world: Any) -> Any:
    """One text at two addresses; at the one it was read before it was edited, at the other only after."""
    world = make_world()
    world.publish(world.english, "/2026/bakery.md")
    world.write(SUMMARY, "summary.md", world.front(OTHER, "요약"))
    world.days(3)
    world.edit("takes 40 minutes", "takes 55 minutes", "/2026/bakery.md")
    world.publish(world.site.pages["/2026/bakery.md"])
    world.days(2)
    come(world, "2026-03-20")
    assert world.open("bakery.md") == [("mismatch", OVEN)]
    return world


def test_an_earlier_text_that_a_merge_brings_takes_the_place_of_an_assumed_one(apart: Any) -> None:
    apart.publish(OTHER)
    apart.days(3)
    assert held(apart) == (BaselineKind.ASSUMED, 1)
    assert apart.open("bakery.md") == [("stale", OVEN)]
    apart.days(3)
    assert apart.rung("stale") == {"stale": 1}


def test_an_assumed_one_that_somebody_worked_by_stays(apart: Any) -> None:
    apart.edit("holds 24 rolls", "holds 30 rolls")
    apart.edit("holds 24 rolls", "holds 30 rolls", "/2026/bakery.md")
    apart.day()
    apart.touch("롤빵 24개", "롤빵 30개")
    apart.day()
    assert ("stale", "revised") in apart.closed("bakery.md")
    before = held(apart)
    apart.publish(OTHER)
    apart.days(3)
    assert held(apart) == before
    assert apart.open("bakery.md") == [("mismatch", OVEN)]


def test_a_choice_that_was_made_stays_whatever_is_learned_later(apart: Any) -> None:
    apart.publish(OTHER)
    apart.days(3)
    chosen, closed = held(apart), apart.closed("bakery.md")
    apart.write(SUMMARY.replace("세 줄", "몇 줄"), "again.md", apart.front(OTHER, "또 요약"))
    apart.days(2)
    apart.remove("again.md")
    apart.days(2)
    assert held(apart) == chosen
    assert apart.closed("bakery.md") == closed
    assert apart.open("bakery.md") == [("stale", OVEN)]
