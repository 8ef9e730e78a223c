"""Changes of the original carried to the places of the post that they touch."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from daejo.alignment.pair import Pair
from daejo.blocks import Block, Kind
from daejo.changes import changes
from daejo.findings import Finding, FindingKind, Severity, find
from daejo.findings.staleness import FOLLOWED

FIRST = Block(Kind.PARAGRAPH, "The first paragraph tells what the museum is for and who keeps it open.")
LAST = Block(Kind.PARAGRAPH, "The last paragraph lists where recordings of the talks can be found.")


def found(before: Sequence[Block], now: Sequence[Block], post: Sequence[Block]) -> tuple[Finding, ...]:
    pairs = [Pair((i,), (i,), 0.9) for i in range(len(before))]
    return find(before, now, post, pairs, changes(before, now))


def korean(*blocks: tuple[Kind, str]) -> list[Block]:
    return [Block(kind, text, lines=(3 + 2 * i, 3 + 2 * i)) for i, (kind, text) in enumerate(blocks)]


POST = (
    (Kind.PARAGRAPH, "첫 단락은 박물관이 무엇을 위한 곳인지 말합니다."),
    (Kind.PARAGRAPH, "마지막 단락은 녹음을 알려 줍니다."),
)


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("{* ../src/museum.py *}", {FindingKind.ORPHAN}),
        ("/// tip", set()),
        ("<div class='plan'>", set()),
    ],
)
def test_a_shown_file_that_was_taken_out_is_an_orphan_and_a_line_that_steers_is_none(
    line: str, kinds: set[FindingKind]
) -> None:
    steering = Block(Kind.MARKUP, line)
    post = korean(POST[0], (Kind.MARKUP, line), POST[1])
    told = found([FIRST, steering, LAST], [FIRST, LAST], post)
    assert {f.kind for f in told} == kinds


FLOORS = Block(Kind.PARAGRAPH, "It has 3 floors, and every floor has a guard who knows the building.")
MORE = Block(Kind.PARAGRAPH, "It has 4 floors, and every floor has a guard who knows the building.")


def test_an_edit_that_the_translation_has_already_is_told_as_such_and_low() -> None:
    (old,) = found([FLOORS], [MORE], korean((Kind.PARAGRAPH, "3개 층이 있고, 층마다 경비원이 있습니다.")))
    (new,) = found([FLOORS], [MORE], korean((Kind.PARAGRAPH, "4개 층이 있고, 층마다 경비원이 있습니다.")))
    assert (old.kind, old.severity, old.confidence) == (FindingKind.STALE, Severity.HIGH, 0.9)
    assert (new.kind, new.severity) == (FindingKind.STALE, Severity.LOW)
    assert new.confidence < 0.1
    assert new.evidence.details == (FOLLOWED, "number 3 → 4")
    assert new.key == old.key
