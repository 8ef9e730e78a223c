"""What a person says: one finding, a whole post, everything up to a snapshot; and taking it back."""

from __future__ import annotations

from typing import Any

import pytest

from daejo.errors import InputError
from daejo.findings import FindingState
from daejo.report import Status
from worker.acknowledging import acknowledge, acknowledge_post, take_back

ACKNOWLEDGED = FindingState.ACKNOWLEDGED
OVEN = "오븐이 250도에 이르는 데는 40분이 걸리며, 그 전에는 아무도 문을 열면 안 됩니다."
RYE = "대부분의 사람은 4유로이고 일주일 동안 두고 먹을 수 있는 짙은 호밀빵을 삽니다."
TRAY = "쟁반 하나에는 롤빵 24개가 들어가고, 쟁반 세 개가 한꺼번에 오븐에 들어갑니다."
ADDED = "A small sign on the door says which of the breads are already sold out today."


def newest(world: Any) -> int:
    return int(world.ledger.find_original(str(world.folder / "bakery.md")).snapshot_id)


@pytest.fixture
def edited(world: Any) -> Any:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    return world


def test_one_finding_with_its_reason(edited: Any) -> None:
    edited.edit("costs 4 euros", "costs 6 euros")
    edited.day()
    oven = next(row for row in edited.findings() if row.finding.evidence.post == OVEN)
    acknowledge(edited.ledger, edited.now, oven.id, "our oven is slower")
    edited.days(2)
    assert edited.open() == [("stale", RYE)]
    (kept,) = edited.findings(None, ACKNOWLEDGED)
    assert (kept.id, kept.why) == (oven.id, "our oven is slower")
    assert edited.row("bakery.md").standing.acknowledged == 1


def test_a_whole_post_and_taking_it_back(edited: Any) -> None:
    path = str(edited.folder / "bakery.md")
    acknowledge_post(edited.ledger, edited.now, path, "read it all")
    assert edited.status("bakery.md") is Status.IN_SYNC
    take_back(edited.ledger, edited.now, None, path)
    edited.day()
    assert edited.open() == [("stale", OVEN)]
    with pytest.raises(InputError, match="nothing was acknowledged"):
        take_back(edited.ledger, edited.now, None, path)
    assert edited.rung() == {"stale": 1}


def test_a_review_against_the_newest_snapshot_is_the_baseline_of_what_comes(edited: Any) -> None:
    path = str(edited.folder / "bakery.md")
    acknowledge_post(edited.ledger, edited.now, path, against=newest(edited))
    edited.days(2)
    assert edited.open() == []
    edited.edit("takes 55 minutes", "takes 75 minutes")
    edited.days(2)
    (row,) = edited.findings()
    assert row.finding.evidence.details == ("number 55 → 75",)
    assert edited.rung() == {"stale": 2}


def test_a_review_against_an_older_snapshot_settles_what_it_shows_and_nothing_that_came_later(
    edited: Any,
) -> None:
    seen = newest(edited)
    edited.edit("costs 4 euros", "costs 6 euros")
    edited.edit("\nOn Sundays", f"\n{ADDED}\n\nOn Sundays")
    edited.edit("A tray holds 24 rolls, and three trays fit into the oven at the same time.\n\n", "")
    edited.day()
    before = edited.rung()
    done = acknowledge_post(
        edited.ledger, edited.now, str(edited.folder / "bakery.md"), "proofread", against=seen
    )
    assert len(done.findings) == 1
    edited.days(3)
    assert sorted(edited.open()) == sorted([("stale", RYE), ("missing", ADDED), ("orphan", TRAY)])
    assert [row.finding.evidence.post for row in edited.findings(None, ACKNOWLEDGED)] in ([OVEN], [])
    assert edited.rung() == before


def test_a_paragraph_edited_before_and_after_the_review_is_told_against_what_was_reviewed(
    edited: Any,
) -> None:
    seen = newest(edited)
    edited.edit("takes 55 minutes", "takes 75 minutes")
    edited.day()
    acknowledge_post(edited.ledger, edited.now, str(edited.folder / "bakery.md"), against=seen)
    edited.days(3)
    (row,) = edited.findings()
    assert row.finding.evidence.details == ("number 55 → 75",)
    assert edited.rung() == {"stale": 1}


def test_a_review_taken_back_holds_the_post_against_what_it_was_held_against_before(edited: Any) -> None:
    path = str(edited.folder / "bakery.md")
    acknowledge_post(edited.ledger, edited.now, path, against_now=True)
    edited.days(2)
    take_back(edited.ledger, edited.now, None, path)
    edited.days(2)
    (row,) = edited.findings()
    assert (row.finding.evidence.post, row.finding.evidence.details) == (OVEN, ("number 40 → 55",))


def test_a_post_added_to_an_original_that_is_gone_rings(edited: Any) -> None:
    edited.publish(410)
    edited.days(3)
    text = edited.korean.replace("빵집은", "제과점은").replace("아이들은", "꼬마들은")
    edited.write(text, "late.md", edited.front(title="뒤늦은 번역"))
    edited.days(3)
    gone = [flag.post.rpartition("/")[2] for flag in edited.flags if flag.kind.value == "gone"]
    assert gone == ["bakery.md", "late.md"]


def test_the_cli_refuses_what_makes_no_sense(edited: Any) -> None:
    ledger, now, path = edited.ledger, edited.now, str(edited.folder / "bakery.md")
    with pytest.raises(InputError, match="no snapshot 99"):
        acknowledge_post(ledger, now, path, against=99)
    with pytest.raises(InputError, match="no finding 99"):
        acknowledge(ledger, now, 99)
    with pytest.raises(InputError, match="no finding 99"):
        take_back(ledger, now, 99)
