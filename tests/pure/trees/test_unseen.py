"""Which version was translated matters only where something of weight was edited since."""

from __future__ import annotations

from datetime import UTC, datetime

from daejo.baselines import Candidate, Choice
from daejo.blocks import Block
from daejo.findings import Policy
from daejo.markdown import read_markdown
from daejo.trees import unseen

NOW = "The mast needs 3 metres.\n\nTighten every screw twice, and never work alone on a roof.\n"
COSMETIC = NOW.replace("never", "*never*")
OTHER = NOW.replace("3 metres", "2 metres")


def version(text: str, month: int) -> Candidate:
    return Candidate(text, read_markdown(text), datetime(2024, month, 1, tzinfo=UTC))


def chance(candidates: list[Candidate], fits: list[float], made: datetime | None = None) -> float:
    now: tuple[Block, ...] = read_markdown(NOW)
    return unseen(candidates, Choice(candidates[0], 0.5, tuple(fits)), made, now, Policy())


def test_versions_that_differ_in_their_looks_hide_nothing() -> None:
    assert chance([version(NOW, 3), version(COSMETIC, 2)], [0.5, 0.5]) == 0.0


def test_a_version_with_another_number_may_hide_an_edit() -> None:
    assert chance([version(NOW, 3), version(OTHER, 2)], [0.6, 0.4]) == 0.4


def test_a_version_that_hardly_fits_is_no_reason_for_doubt() -> None:
    assert chance([version(NOW, 3), version(OTHER, 2)], [0.99, 0.01]) == 0.0


def test_dates_count_as_well() -> None:
    both = [version(NOW, 3), version(OTHER, 6)]
    made = datetime(2024, 4, 1, tzinfo=UTC)
    assert chance(both, [0.5, 0.5], made) < 0.05
    assert chance(both, [0.5, 0.5]) == 0.5
