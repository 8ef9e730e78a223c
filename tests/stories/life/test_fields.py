"""What an article says of itself: title, subtitle, author, tags, date."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from daejo.changes import Field
from daejo.findings import FindingState
from daejo.report import Status
from worker.rendering.report_table import report_table
from worker.rendering.show_markdown import show_markdown
from worker.rendering.show_screen import show_screen
from worker.showing import show

HEAD = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:title" content="{title}"><meta name="author" content="{author}">
<meta name="description" content="{about}">
<meta property="article:published_time" content="2026-01-10T08:00:00Z"></head><body><article>
"""
SAID = {
    "title": "The bakery on the corner of 3 streets",
    "author": "Maria Oven",
    "about": "What a small shop needs to bake for a whole square.",
}
TITLE = "세 거리 모퉁이의 빵집"


def page(world: Any, **said: str) -> str:
    """The bakery as a page, with what it says of itself in its head only."""
    body = []
    for text in world.english.split("\n\n")[1:]:
        tag = "h2" if text.startswith("## ") else "p"
        body.append(f"<{tag}>{text.removeprefix('## ').strip()}</{tag}>")
    return HEAD.format(**{**SAID, **said}) + "\n".join(body) + "\n</article></body></html>"


@pytest.fixture
def told(make_world: Any) -> Any:
    world = make_world()
    world.publish(page(world))
    world.write(head=world.front(title=TITLE))
    world.day()
    assert world.open() == []
    return world


def fields(world: Any) -> list[tuple[Field, str, str]]:
    rows = world.ledger.fields_of(world.row("bakery.md").standing.original_id)
    return [(row.change.field, row.change.before, row.change.after) for row in rows]


def test_another_author_is_recorded_once_and_asks_nothing(told: Any) -> None:
    told.publish(page(told, author="Jonas Oven"))
    told.days(3)
    assert fields(told) == [(Field.AUTHOR, "Maria Oven", "Jonas Oven")]
    assert (told.open(), told.flags, told.status("bakery.md")) == ([], [], Status.IN_SYNC)
    original = told.row("bakery.md").standing.original_id
    assert "another author" in told.ledger.looks(original)[-2].detail
    assert len(told.ledger.snapshots(original)) == 1
    told.publish(page(told))
    told.day()
    assert [after for _, _, after in fields(told)] == ["Jonas Oven", "Maria Oven"]


def test_another_subtitle_makes_the_description_of_the_post_stale(told: Any) -> None:
    told.touch("\ndate:", '\ndescription: "작은 가게가 온 광장을 위해 빵을 굽는 데 필요한 것"\ndate:')
    told.publish(page(told, about="What a small shop needs to bake for 2 squares."))
    told.days(2)
    (row,) = told.findings()
    assert (row.finding.post_lines, row.finding.severity.value) == ((3, 3), "low")
    told.touch("온 광장을", "두 광장을")
    told.days(2)
    assert (told.open(), told.rung()) == ([], {"stale": 1})


def test_another_title_makes_the_title_of_the_post_stale_until_it_is_revised(told: Any) -> None:
    told.publish(page(told, title="The bakery on the corner of 4 streets"))
    told.days(2)
    (row,) = told.findings()
    assert (row.finding.kind.value, row.finding.post_lines) == ("stale", (2, 2))
    assert row.finding.evidence.post == TITLE
    assert "number 3 → 4" in row.finding.evidence.details
    told.touch("달콤한", "아주 달콤한")
    told.days(2)
    assert [one.id for one in told.findings()] == [row.id]
    assert told.rung() == {"stale": 1}
    told.touch(TITLE, "네 거리 모퉁이의 빵집")
    told.days(3)
    assert told.open() == []
    assert told.closed() == [("stale", "revised")]
    assert told.rung() == {"stale": 1}


def test_a_title_that_goes_back_ends_it_as_restored(told: Any) -> None:
    told.publish(page(told, title="The bakery on the corner of 4 streets"))
    told.day()
    told.publish(page(told))
    told.days(2)
    assert told.open() == []
    assert told.closed() == [("stale", "restored")]


def test_a_title_that_differs_in_its_looks_only_asks_nothing(told: Any) -> None:
    told.publish(page(told, title="The Bakery on the Corner of 3 Streets"))
    told.days(2)
    assert (told.open(), told.rung()) == ([], {})


def test_an_acknowledged_title_stays_quiet_and_rings_at_a_further_edit(told: Any) -> None:
    told.publish(page(told, title="The bakery on the corner of 4 streets"))
    told.day()
    told.ledger.acknowledge(told.findings()[0].id, told.now, "ours is better")
    told.days(2)
    assert len(told.findings(None, FindingState.ACKNOWLEDGED)) == 1
    told.publish(page(told, title="The bakery on the corner of 7 streets"))
    told.days(2)
    assert [kind for kind, _ in told.open()] == ["stale"]
    assert told.rung() == {"stale": 2}


def test_another_title_of_a_post_without_one_is_recorded_only(make_world: Any) -> None:
    world = make_world()
    world.publish(page(world))
    world.write(head=world.front(title="").replace('title: ""\n', ""))
    world.day()
    world.publish(page(world, title="The bakery on the corner of 4 streets"))
    world.days(2)
    assert [field for field, _, _ in fields(world)] == [Field.TITLE]
    assert world.open() == []


def test_what_changed_beside_the_text_is_named_by_show_and_the_report(told: Any) -> None:
    told.publish(page(told, author="Jonas Oven"))
    told.days(2)
    shown = show(told.ledger, "bakery.md", told.now)
    out = printed(show_screen(shown, Console(width=80)))
    assert "author Maria Oven → Jonas Oven (1 d ago)" in out
    assert "Beside the text: author Maria Oven → Jonas Oven" in show_markdown(shown)
    assert "the original has another author" in printed(report_table(told.report(), everything=True))


def test_a_field_that_is_again_as_it_was_is_not_named(told: Any) -> None:
    told.publish(page(told, author="Jonas Oven"))
    told.day()
    told.publish(page(told))
    told.days(2)
    assert show(told.ledger, "bakery.md", told.now).fields == ()
    assert "another" not in printed(report_table(told.report(), everything=True))
    told.publish(page(told, author="Anna Oven"))
    told.day()
    (row,) = show(told.ledger, "bakery.md", told.now).fields
    assert row.change.after == "Anna Oven"
    assert told.row("bakery.md").standing.fields == (Field.AUTHOR,)


def printed(what: Any) -> str:
    screen = io.StringIO()
    Console(file=screen, width=120).print(what)
    return screen.getvalue()


def flip(world: Any, days: int, *titles: str) -> None:
    """Another title on every fetch, as sites that try out headlines show them."""
    for day in range(days):
        world.publish(page(world, title=titles[day % len(titles)]))
        world.day()


FLIPPED = ("The bakery on the corner of 4 streets", SAID["title"])


def test_a_title_that_flips_on_every_fetch_rings_once_and_is_left_as_it_was(told: Any) -> None:
    flip(told, 12, *FLIPPED)
    assert told.rung() == {"stale": 1}
    assert told.closed() == [("stale", "restored")]
    assert told.open() == []
    assert len(fields(told)) == 2


def test_three_headlines_in_turn_ring_once_each_at_most(told: Any) -> None:
    flip(told, 18, *FLIPPED, "The bakery on the corner of 5 streets")
    assert told.rung()["stale"] <= 3
    assert len(fields(told)) <= 4


def test_a_title_that_comes_again_for_good_is_believed_after_a_while(told: Any) -> None:
    flip(told, 4, *FLIPPED)
    told.publish(page(told, title=FLIPPED[0]))
    told.days(10)
    assert told.open() == []
    told.days(30)
    assert [kind for kind, _ in told.open()] == ["stale"]
    assert told.rung() == {"stale": 2}


def test_an_edit_of_the_text_is_told_while_the_title_flips(told: Any) -> None:
    flip(told, 4, *FLIPPED)
    text = page(told, title=FLIPPED[0]).replace("takes 40 minutes", "takes 55 minutes")
    told.publish(text)
    told.day()
    assert [post[:3] for _, post in told.open()] == ["오븐이"]
    told.publish(text.replace(FLIPPED[0], FLIPPED[1]))
    told.day()
    assert [post[:3] for _, post in told.open()] == ["오븐이"]
    assert told.rung() == {"stale": 2}
