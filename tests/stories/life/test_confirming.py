"""DAEJO_CONFIRM: a revised paragraph waits for a person; without it the revision is believed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from daejo.findings import FindingState
from daejo.findings import Policy as FindingsPolicy
from daejo.report import Status

REVISED, ACKNOWLEDGED = FindingState.REVISED, FindingState.ACKNOWLEDGED


@pytest.fixture
def revised(world: Any) -> Any:
    """The author says 55 minutes, and a day later the translation does."""
    world.policy = replace(world.policy, findings=FindingsPolicy(confirm=True))
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    world.touch("40분이 걸리며", "55분이 걸리며")
    world.day()
    return world


def test_a_revised_paragraph_waits_and_rings_no_bell_of_its_own(revised: Any) -> None:
    revised.days(3)
    assert revised.open() == []
    (row,) = revised.findings(None, REVISED)
    assert ("40분" in row.finding.evidence.post, "55분" in row.finding.evidence.revised) == (True, True)
    assert revised.rung() == {"stale": 1}
    assert revised.status("bakery.md") is Status.REVISED
    assert not revised.report().in_sync


def test_a_touch_elsewhere_neither_confirms_it_nor_opens_it(revised: Any) -> None:
    revised.touch("우리 모퉁이", "새 문단입니다.\n\n우리 모퉁이")
    revised.day()
    (row,) = revised.findings(None, REVISED)
    assert row.finding.post_lines == (16, 16)
    assert [kind for kind, _ in revised.open() if kind == "stale"] == []


def test_acknowledging_confirms_it_and_taking_that_back_lets_it_wait_again(revised: Any) -> None:
    (row,) = revised.findings(None, REVISED)
    done = revised.ledger.acknowledge(row.id, revised.now, "well done")
    revised.days(2)
    assert revised.status("bakery.md") is Status.IN_SYNC
    assert [r.id for r in revised.findings(None, ACKNOWLEDGED)] == [row.id]
    revised.ledger.undo(done.id, revised.now)
    revised.days(2)
    assert [r.id for r in revised.findings(None, REVISED)] == [row.id]
    assert revised.rung() == {"stale": 1}


def test_a_whole_post_acknowledged_confirms_it_too(revised: Any) -> None:
    post = revised.post("bakery.md")
    done = revised.ledger.acknowledge_post(post.id, revised.now, "")
    assert [row.state for row in revised.findings(None, ACKNOWLEDGED)] == [ACKNOWLEDGED]
    revised.ledger.undo(done.id, revised.now)
    assert len(revised.findings(None, REVISED)) == 1


def test_a_further_edit_of_the_original_is_news_against_what_the_translator_had(revised: Any) -> None:
    revised.edit("takes 55 minutes", "takes 75 minutes")
    revised.days(2)
    (row,) = revised.findings()
    assert row.finding.evidence.details == ("number 55 → 75",)
    assert revised.findings(None, REVISED) == []
    assert revised.rung() == {"stale": 2}


def test_a_further_edit_after_the_confirmation_is_news_against_that_too(revised: Any) -> None:
    (row,) = revised.findings(None, REVISED)
    revised.ledger.acknowledge(row.id, revised.now, "")
    revised.edit("takes 55 minutes", "takes 75 minutes")
    revised.days(2)
    (row,) = revised.findings()
    assert row.finding.evidence.details == ("number 55 → 75",)


def test_an_original_that_goes_back_makes_the_revision_out_of_date(revised: Any) -> None:
    revised.edit("takes 55 minutes", "takes 40 minutes")
    revised.days(2)
    ((kind, said),) = revised.open()
    assert (kind, "55분" in said) == ("stale", True)
    assert revised.findings(None, REVISED) == []


def test_a_revision_taken_back_is_open_again(revised: Any) -> None:
    revised.touch("55분이 걸리며", "40분이 걸리며")
    revised.days(2)
    ((kind, said),) = revised.open()
    assert (kind, "40분" in said) == ("stale", True)
    assert revised.findings(None, REVISED) == []


def test_without_the_setting_a_revision_is_believed_also_one_that_waited(revised: Any) -> None:
    revised.policy = replace(revised.policy, findings=FindingsPolicy())
    revised.touch("달콤한", "아주 달콤한")
    revised.day()
    assert revised.findings(None, REVISED) == []
    assert revised.closed() == [("stale", "revised")]
