"""Translators who revise a stale paragraph to another number than the original's."""

from __future__ import annotations

from typing import Any

import pytest

from daejo.findings import FindingState
from daejo.report import Status

OVEN = "오븐이 250도에 이르는 데는 {}분이 걸리며, 그 전에는 아무도 문을 열면 안 됩니다."


@pytest.fixture
def edited(world: Any) -> Any:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    return world


def test_a_revision_to_a_wrong_number_leaves_it_open_until_the_number_is_right(edited: Any) -> None:
    edited.touch("40분이 걸리며", "45분이 걸리며")
    edited.days(3)
    (row,) = edited.findings()
    assert (row.finding.kind.value, row.finding.evidence.post) == ("stale", OVEN.format(45))
    assert "the translation says another number than the original: number 55 ≠ 45" in (
        row.finding.evidence.details
    )
    assert edited.status("bakery.md") is Status.STALE
    edited.touch("아무도 문을 열면", "절대 아무도 문을 열면")
    edited.days(2)
    assert [one.id for one in edited.findings()] == [row.id]
    edited.touch("45분이 걸리며", "55분이 걸리며")
    edited.days(3)
    assert (edited.open(), edited.closed()) == ([], [("stale", "revised")])
    assert edited.rung() == {"stale": 1}
    assert edited.status("bakery.md") is Status.IN_SYNC


def test_a_number_that_becomes_wrong_after_the_revision_is_told_once(edited: Any) -> None:
    edited.touch("40분이 걸리며", "55분이 걸리며")
    edited.days(2)
    assert edited.open() == []
    edited.touch("55분이 걸리며", "50분이 걸리며")
    edited.days(3)
    assert edited.open() == [("stale", OVEN.format(50))]
    assert edited.rung() == {"stale": 2}
    edited.touch("50분이 걸리며", "55분이 걸리며")
    edited.days(3)
    assert edited.open() == []
    assert edited.rung() == {"stale": 2}


def test_a_wrong_number_that_somebody_acknowledged_stays_quiet(edited: Any) -> None:
    edited.touch("40분이 걸리며", "45분이 걸리며")
    edited.day()
    edited.ledger.acknowledge(edited.findings()[0].id, edited.now, "our oven is faster")
    edited.days(2)
    assert edited.open() == []
    assert len(edited.findings(None, FindingState.ACKNOWLEDGED)) == 1
    assert edited.rung() == {"stale": 1}


def test_another_wrong_number_of_the_paragraph_does_not_end_with_the_revision(make_world: Any) -> None:
    world = too_hot(make_world)
    world.touch("40분이 걸리며", "55분이 걸리며")
    world.days(3)
    assert [kind for kind, _ in world.open()] == ["stale"]
    assert world.rung() == {"mismatch": 1, "stale": 1}
    world.touch("270도", "250도")
    world.days(3)
    assert world.open() == []
    assert world.rung() == {"mismatch": 1, "stale": 1}


def test_a_number_that_somebody_found_right_holds_nothing_open(make_world: Any) -> None:
    world = too_hot(make_world, acknowledged=True)
    world.touch("40분이 걸리며", "55분이 걸리며")
    world.days(3)
    assert ("stale", "revised") in world.closed()
    assert world.open() == []
    assert world.rung() == {"mismatch": 1, "stale": 1}


def too_hot(make_world: Any, *, acknowledged: bool = False) -> Any:
    """A translation with another figure in the paragraph that the author then edits."""
    world = make_world()
    world.publish(world.english)
    world.write(world.korean.replace("250도", "270도"))
    world.day()
    (row,) = world.findings()
    assert row.finding.kind.value == "mismatch"
    if acknowledged:
        world.ledger.acknowledge(row.id, world.now, "ours is hotter")
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    return world
