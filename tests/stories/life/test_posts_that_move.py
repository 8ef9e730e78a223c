"""Posts that are renamed, split, shared and lost; originals that move and turn out to be one."""

from __future__ import annotations

from typing import Any

import pytest

from daejo.findings import FindingState
from daejo.report import Status
from worker.acknowledging import acknowledge, take_back

OVEN = "오븐이 250도에 이르는 데는 40분이 걸리며, 그 전에는 아무도 문을 열면 안 됩니다."
RYE = "대부분의 사람은 4유로이고 일주일 동안 두고 먹을 수 있는 짙은 호밀빵을 삽니다."
ADDED = "A small sign on the door says which of the breads are already sold out today."
FLOUR = "The flour comes from a mill in the next valley, in sacks of 25 kilograms."
TRAY = "쟁반 하나에는 롤빵 24개가 들어가고, 쟁반 세 개가 한꺼번에 오븐에 들어갑니다."


def test_a_post_renamed_keeps_its_finding_and_rings_no_more(world: Any) -> None:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    (before,) = world.findings()
    (world.folder / "bakery.md").rename(world.folder / "corner-bakery.md")
    world.days(2)
    (row,) = world.findings("corner-bakery.md")
    assert row.id == before.id
    assert world.rung() == {"stale": 1}
    assert [row.standing.path for row in world.report().rows] == [str(world.folder / "corner-bakery.md")]


def test_a_post_renamed_and_touched_at_once_keeps_its_finding(world: Any) -> None:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    (before,) = world.findings()
    (world.folder / "bakery.md").rename(world.folder / "corner-bakery.md")
    world.touch("달콤한", "아주 달콤한", "corner-bakery.md")
    world.days(3)
    (row,) = world.findings("corner-bakery.md")
    assert row.id == before.id
    assert world.rung() == {"stale": 1}
    assert world.status("bakery.md") is Status.VANISHED


def test_an_original_that_moved_for_good_is_told_once_and_keeps_findings(world: Any) -> None:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    (before,) = world.findings()
    world.publish(world.site.pages["/bakery.md"], "/shops/bakery.md")
    world.publish("https://notes.example/shops/bakery.md")
    world.days(3)
    assert world.rung() == {"stale": 1, "moved": 1}
    assert world.row("bakery.md").standing.moved_to == "https://notes.example/shops/bakery.md"
    world.touch("notes.example/bakery.md", "notes.example/shops/bakery.md")
    world.days(2)
    (row,) = world.findings()
    assert (row.id, row.finding.evidence.post) == (before.id, OVEN)
    assert world.row("bakery.md").standing.moved_to is None
    assert world.rung() == {"stale": 1, "moved": 1}


# --- a post split into two files


def halves(world: Any, name: str = "bakery.md") -> tuple[str, str]:
    """The text of a post before and after its last heading."""
    text = (world.folder / name).read_text(encoding="utf-8").partition("---\n\n")[2]
    first, _, second = text.partition("## 손님들이 사는 것")
    return first, f"## 손님들이 사는 것{second}"


def split(world: Any, *, keep: bool) -> None:
    """The second half goes into a file of its own; the first stays, or gets a new file as well."""
    first, second = halves(world)
    if keep:
        world.write(first, "bakery.md")
    else:
        world.remove("bakery.md")
        world.write(first, "bakery-1.md")
    world.write(second, "bakery-2.md", world.front(title="모퉁이의 빵집 2"))


@pytest.fixture
def two_stale(world: Any) -> Any:
    """One stale paragraph in each half, and one paragraph that was added to the second."""
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.edit("costs 4 euros", "costs 6 euros")
    world.edit("\nOn Sundays", f"\n{ADDED}\n\nOn Sundays")
    world.day()
    assert sorted(kind for kind, _ in world.open()) == ["missing", "stale", "stale"]
    return world


@pytest.mark.parametrize("keep", [True, False], ids=["the first half stays", "two new files"])
def test_a_post_split_into_two_files_takes_each_finding_to_where_its_paragraph_is(
    two_stale: Any, keep: bool
) -> None:
    before = {row.id for row in two_stale.findings()}
    split(two_stale, keep=keep)
    two_stale.days(3)
    assert two_stale.open("bakery.md" if keep else "bakery-1.md") == [("stale", OVEN)]
    assert two_stale.open("bakery-2.md") == [("stale", RYE), ("missing", ADDED)]
    assert {row.id for row in two_stale.findings()} == before
    assert two_stale.rung() == {"stale": 2, "missing": 1}
    if not keep:
        assert two_stale.status("bakery.md") is Status.VANISHED


def test_the_halves_of_a_split_post_do_not_miss_each_other_and_new_gaps_are_told_once(world: Any) -> None:
    split(world, keep=True)
    world.days(2)
    assert world.open() == []
    assert world.flags == []
    world.edit("\nOn Sundays", f"\n{ADDED}\n\nOn Sundays")
    world.edit("\nA tray holds", f"\n{FLOUR}\n\nA tray holds")
    world.days(2)
    assert world.open("bakery.md") == [("missing", FLOUR)]
    assert world.open("bakery-2.md") == [("missing", ADDED)]


def test_half_of_a_split_post_that_vanishes_is_missing_in_the_other(world: Any) -> None:
    split(world, keep=True)
    world.day()
    world.remove("bakery-2.md")
    world.days(2)
    assert {kind for kind, _ in world.open("bakery.md")} == {"missing"}
    assert len(world.open("bakery.md")) == 4
    split_again = world.findings("bakery.md")
    world.write(
        f"## 손님들이 사는 것{world.korean.partition('## 손님들이 사는 것')[2]}",
        "bakery-2.md",
        world.front(title="모퉁이의 빵집 2"),
    )
    world.days(2)
    assert world.open() == []
    assert world.closed("bakery.md") == [("missing", "elsewhere")] * len(split_again)


def test_what_was_revised_before_a_split_does_not_ring_again_after_it(world: Any) -> None:
    world.edit("costs 4 euros", "costs 6 euros")
    world.day()
    world.touch("4유로이고", "6유로이고")
    world.day()
    split(world, keep=True)
    world.days(3)
    assert world.open() == []
    assert world.rung() == {"stale": 1}


def test_what_was_acknowledged_before_a_split_stays_so_and_can_be_taken_back_after_it(world: Any) -> None:
    world.edit("costs 4 euros", "costs 6 euros")
    world.day()
    (row,) = world.findings()
    acknowledge(world.ledger, world.now, row.id, "another currency")
    split(world, keep=True)
    world.days(2)
    assert world.open() == []
    (kept,) = world.findings("bakery-2.md", FindingState.ACKNOWLEDGED)
    assert kept.id == row.id
    take_back(world.ledger, world.now, row.id)
    world.day()
    assert world.open("bakery-2.md") == [("stale", RYE)]
    assert world.rung() == {"stale": 1}


def test_two_whole_translations_of_one_original_are_each_told_of_what_they_lack(world: Any) -> None:
    other = world.korean.replace("빵집은", "제과점은").replace(f"{TRAY}\n\n", "")
    world.write(other, "second.md", world.front(title="두 번째 번역"))
    world.days(2)
    assert [kind for kind, _ in world.open("second.md")] == ["missing"]
    assert world.open("bakery.md") == []
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.days(2)
    assert world.open("bakery.md") == [("stale", OVEN)]
    assert ("stale", OVEN) in world.open("second.md")
    assert world.rung() == {"stale": 2, "missing": 1}
