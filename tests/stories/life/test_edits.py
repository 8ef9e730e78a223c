"""What authors do to a text over days, and what follows for its translation."""

from __future__ import annotations

from typing import Any

from daejo.findings import FindingState
from daejo.report import Status

OVEN = "오븐이 250도에 이르는 데는 40분이 걸리며, 그 전에는 아무도 문을 열면 안 됩니다."
TRAY = "쟁반 하나에는 롤빵 24개가 들어가고, 쟁반 세 개가 한꺼번에 오븐에 들어갑니다."
SUNDAY = "일요일에는 가게가 문을 닫고, 가족은 호수로 나들이를 갑니다."
DELIVERY = "A boy on a bicycle carries the orders of the hotel across the bridge before 6:30."
DELIVERED = "자전거를 탄 소년이 6시 30분 전에 다리를 건너 호텔의 주문을 나릅니다."


def test_there_and_back_is_two_changes_and_the_finding_says_that_it_ended_so(world: Any) -> None:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    world.edit("takes 55 minutes", "takes 40 minutes")
    world.day()
    assert world.open() == []
    assert world.closed() == [("stale", "restored")]
    original = world.row("bakery.md").standing.original_id
    assert len(world.ledger.changes_of(original)) == 2
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    assert world.open() == [("stale", OVEN)]
    assert world.rung() == {"stale": 2}
    world.days(3)
    assert world.rung() == {"stale": 2}


def test_there_and_back_after_the_translation_followed_is_news(world: Any) -> None:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    world.touch("40분이 걸리며", "55분이 걸리며")
    world.day()
    world.edit("takes 55 minutes", "takes 40 minutes")
    world.days(3)
    ((kind, said),) = world.open()
    assert (kind, "55분" in said) == ("stale", True)
    assert world.rung() == {"stale": 2}


def test_an_edit_on_an_edit_is_one_finding_whose_after_moves_on(world: Any) -> None:
    for old, new in (("40", "55"), ("55", "60"), ("60", "75")):
        world.edit(f"takes {old} minutes", f"takes {new} minutes")
        world.day()
    (row,) = world.findings()
    assert ("40" in row.finding.evidence.before, "75" in row.finding.evidence.after) == (True, True)
    assert "number 40 → 75" in row.finding.evidence.details
    assert world.rung() == {"stale": 1}
    assert len(world.ledger.changes_of(world.row("bakery.md").standing.original_id)) == 3


def test_an_edit_after_the_revision_is_told_against_what_the_translator_had_in_hand(world: Any) -> None:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    world.touch("40분이 걸리며", "55분이 걸리며")
    world.day()
    world.edit("takes 55 minutes", "takes 75 minutes")
    world.days(2)
    (row,) = world.findings()
    assert row.finding.evidence.details == ("number 55 → 75",)
    assert world.rung() == {"stale": 2}


def test_a_block_that_moved_and_was_then_edited_is_stale_where_its_translation_stands(world: Any) -> None:
    sunday = "On Sundays the shop is closed, and the family drives out to the lake.\n"
    world.edit(f"\n{sunday}", "")
    world.edit("\n## What the oven needs", f"\n{sunday}\n## What the oven needs")
    world.day()
    moved = world.open()
    assert [kind for kind, _ in moved] == ["moved"]
    assert moved[0][1] == SUNDAY
    world.edit("On Sundays the shop", "On Mondays the shop")
    world.days(3)
    assert ("stale", SUNDAY) in world.open()
    assert not {kind for kind, _ in world.open()} & {"missing", "orphan"}
    assert world.rung("stale", "missing", "orphan") == {"stale": 1}
    world.touch("일요일에는 가게가", "월요일에는 가게가")
    world.day()
    assert ("stale", "revised") in world.closed()
    assert not [kind for kind, _ in world.open() if kind == "stale"]


def test_an_added_paragraph_is_missing_until_its_counterpart_appears(world: Any) -> None:
    world.edit("\n## What the customers buy", f"\n{DELIVERY}\n\n## What the customers buy")
    world.days(2)
    (row,) = world.findings()
    assert (row.finding.kind.value, row.finding.post_lines) == ("missing", (18, 18))
    world.touch("달콤한", "아주 달콤한")
    world.day()
    assert world.open() == [("missing", DELIVERY)]
    world.touch("\n## 손님들이 사는 것", f"\n{DELIVERED}\n\n## 손님들이 사는 것")
    world.days(2)
    assert world.open() == []
    assert world.closed() == [("missing", "appeared")]
    assert world.rung() == {"missing": 1}


def test_a_paragraph_taken_out_is_an_orphan_until_the_translation_drops_it(world: Any) -> None:
    world.edit("A tray holds 24 rolls, and three trays fit into the oven at the same time.\n\n", "")
    world.days(2)
    assert world.open() == [("orphan", TRAY)]
    world.touch("달콤한", "아주 달콤한")
    world.day()
    world.touch(f"{TRAY}\n\n", "")
    world.days(2)
    assert world.open() == []
    assert world.closed() == [("orphan", "removed")]
    assert world.rung() == {"orphan": 1}


def test_an_edit_in_its_looks_only_is_recorded_and_asks_nothing(world: Any) -> None:
    world.edit("takes 40 minutes to reach", "takes **40 minutes** to reach")
    world.days(2)
    assert world.open() == []
    assert world.rung() == {}
    (change,) = world.ledger.changes_of(world.row("bakery.md").standing.original_id)
    assert change.change.weight.value == "cosmetic"
    assert world.status("bakery.md") is Status.IN_SYNC


def test_two_edited_paragraphs_are_two_findings_and_end_one_by_one(world: Any) -> None:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.edit("costs 4 euros", "costs 6 euros")
    world.day()
    assert len(world.findings()) == 2
    world.touch("4유로이고", "6유로이고")
    world.day()
    assert world.open() == [("stale", OVEN)]
    assert world.rung() == {"stale": 2}


def test_what_was_acknowledged_is_open_again_when_that_is_taken_back(world: Any) -> None:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    (row,) = world.findings()
    done = world.ledger.acknowledge(row.id, world.now, "")
    world.day()
    world.ledger.undo(done.id, world.now)
    world.day()
    assert world.open() == [("stale", OVEN)]
    assert world.findings(None, FindingState.ACKNOWLEDGED) == []
    assert world.rung() == {"stale": 1}
