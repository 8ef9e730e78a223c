"""The masking story: the original is edited, the Korean is touched elsewhere, and nothing goes silent."""

from __future__ import annotations

from typing import Any

import pytest

from daejo.findings import FindingState
from daejo.report import Status

OVEN = "오븐이 250도에 이르는 데는 40분이 걸리며, 그 전에는 아무도 문을 열면 안 됩니다."
LINE = 14
"""Of the oven's paragraph in the post as it is first written."""


@pytest.fixture
def stale(world: Any) -> Any:
    """The author says 55 minutes now; the finding is open, and rang."""
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.day()
    (row,) = world.findings()
    assert (row.finding.kind.value, row.finding.post_lines) == ("stale", (LINE, LINE))
    assert world.open() == [("stale", OVEN)]
    assert world.rung() == {"stale": 1}
    return world


def still(world: Any) -> int:
    """The one finding is open, rang once over all days, and stands at the oven's paragraph; its line."""
    (row,) = world.findings()
    assert row.finding.kind.value == "stale"
    assert "250" in row.finding.evidence.post
    assert world.rung() == {"stale": 1}
    assert world.status("bakery.md") is Status.STALE
    file = (world.folder / "bakery.md").read_text(encoding="utf-8").splitlines()
    first, _ = row.finding.post_lines
    assert file[first - 1].startswith("오븐이")
    return int(first)


def test_a_typo_mended_elsewhere_closes_nothing(stale: Any) -> None:
    stale.touch("광장에 첫 전차가", "광장에 첫 노면전차가")
    stale.day()
    assert still(stale) == LINE


def test_a_post_wrapped_anew_closes_nothing(stale: Any) -> None:
    stale.touch("훨씬 전인 아침 5시에", "훨씬 전인\n아침 5시에")
    stale.touch("40분이 걸리며, 그 전에는", "40분이 걸리며,\n그 전에는")
    stale.day()
    assert still(stale) == LINE + 1


def test_bold_and_a_full_stop_in_its_own_paragraph_close_nothing(stale: Any) -> None:
    stale.touch("오븐이 250도에", "오븐이 **250도**에")
    stale.day()
    still(stale)
    stale.touch("안 됩니다.", "안 됩니다!")
    stale.day()
    still(stale)


def test_a_new_revision_a_day_closes_nothing_until_its_paragraph_is_revised(stale: Any) -> None:
    for number in range(10):
        stale.touch('title: "', f'title: "{number}')
        stale.touch("달콤한", "아주 달콤한")
        stale.touch(
            "우리 모퉁이", "새 문단이 하나 있습니다.\n\n우리 모퉁이" if number == 5 else "우리 모퉁이"
        )
        stale.day()
        still(stale)
    stale.touch("40분이 걸리며", "55분이 걸리며")
    stale.day()
    assert ("stale", "revised") in stale.closed()
    assert not [kind for kind, _ in stale.open() if kind == "stale"]
    stale.days(5)
    assert stale.rung("stale") == {"stale": 1}


def test_it_ends_when_its_paragraph_is_revised_and_stays_ended(stale: Any) -> None:
    stale.touch("40분이 걸리며", "55분이 걸리며")
    stale.day()
    assert stale.open() == []
    assert stale.closed() == [("stale", "revised")]
    for number in range(5):
        stale.touch("달콤한", f"아주{number} 달콤한")
        stale.day()
    assert stale.open() == []
    assert stale.rung() == {"stale": 1}
    assert stale.status("bakery.md") is Status.IN_SYNC


def test_a_revision_that_is_taken_back_opens_it_again(stale: Any) -> None:
    stale.touch("40분이 걸리며", "55분이 걸리며")
    stale.day()
    stale.touch("55분이 걸리며", "40분이 걸리며")
    stale.day()
    assert stale.open() == [("stale", OVEN)]
    stale.days(3)
    assert stale.rung() == {"stale": 2}


def test_paragraphs_that_change_places_in_the_post_close_nothing(stale: Any) -> None:
    tray = "쟁반 하나에는 롤빵 24개가 들어가고, 쟁반 세 개가 한꺼번에 오븐에 들어갑니다."
    stale.touch(f"{OVEN}\n\n{tray}", f"{tray}\n\n{OVEN}")
    stale.day()
    assert ("stale", OVEN) in stale.open()
    assert stale.rung("stale") == {"stale": 1}


def test_an_acknowledged_one_stays_quiet_through_revisions_and_rings_at_a_further_edit(stale: Any) -> None:
    (row,) = stale.findings()
    stale.ledger.acknowledge(row.id, stale.now, "our oven is another")
    for _ in range(3):
        stale.touch("달콤한", "아주 달콤한")
        stale.day()
    assert stale.open() == []
    assert [row.state for row in stale.findings(None, FindingState.ACKNOWLEDGED)] == ["acknowledged"]
    stale.edit("takes 55 minutes", "takes 70 minutes")
    stale.days(3)
    assert stale.open() == [("stale", OVEN)]
    assert stale.rung() == {"stale": 2}
