"""A passage that was rewritten is told as one thing, and ends as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from daejo.alignment.pair import Pair
from daejo.blocks import Block, Kind
from daejo.changes import changes, rewritten
from daejo.findings import Closed, Finding, FindingKind, find
from daejo.findings.rewriting import REWRITTEN

E = (
    "The first paragraph tells what the museum is for and who keeps it open.",
    "It has 3 floors, and every floor has a guard who knows the building.",
    "Visitors may bring their children, but dogs have to wait at the door.",
    "The last paragraph lists where recordings of the talks can be found.",
)
NEW = "On Mondays somebody from town shows the old boats down by the river."
NEWER = "On Mondays somebody from town shows the new boats down by the harbour."
INSTALL = "Install the package, and then run the server on port 8000."
OTHER = "Bread and soup are sold near the gate until five in the afternoon."
Make = Callable[..., tuple[Block, ...]]


def english(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(Kind.PARAGRAPH, text) for text in texts)


def korean(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(Kind.PARAGRAPH, text, lines=(10 + 2 * i, 10 + 2 * i)) for i, text in enumerate(texts))


K = korean(
    "첫 단락은 박물관이 무엇을 위한 곳이며 누가 운영하는지 말합니다.",
    "3개 층이 있고, 층마다 건물을 잘 아는 경비원이 있습니다.",
    "방문객은 아이를 데려와도 되지만 개는 문 앞에서 기다려야 합니다.",
    "마지막 단락은 강연 녹음을 어디서 찾을 수 있는지 알려 줍니다.",
)


def found(now: Sequence[Block], links: Sequence[tuple[int, int]] = ((0, 0), (1, 1), (2, 2), (3, 3))) -> Any:
    before = english(*E)
    pairs = [Pair((i,), (k,), 0.9) for i, k in links]
    return {f.kind: f for f in find(before, now, K, pairs, changes(before, now))}


def test_what_left_and_what_came_in_its_place_show_each_other() -> None:
    told = found(english(E[0], E[1], NEW, E[3]))
    assert set(told) == {FindingKind.ORPHAN, FindingKind.MISSING}
    orphan, missing = told[FindingKind.ORPHAN], told[FindingKind.MISSING]
    for one in (orphan, missing):
        assert (one.evidence.before, one.evidence.after, one.evidence.post) == (E[2], NEW, K[2].text)
        assert one.evidence.details[0].startswith(REWRITTEN)
    assert (orphan.post, orphan.post_lines, missing.original) == ((2,), (14, 14), (2,))


def test_what_left_and_what_came_elsewhere_are_two_things() -> None:
    told = found(english(NEW, E[0], E[1], E[3]))
    assert told[FindingKind.ORPHAN].evidence.after == ""
    assert told[FindingKind.MISSING].evidence.before == ""


def test_a_passage_that_was_never_translated_is_only_missing() -> None:
    told = found(english(E[0], E[1], NEW, E[3]), links=((0, 0), (1, 1), (3, 3)))
    assert FindingKind.ORPHAN not in told or told[FindingKind.ORPHAN].evidence.after == ""


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ((E[0], NEW, OTHER, E[3]), ((1, 1), (2, 2))),
        ((E[0], NEW, E[3]), ((1, 1),)),
        ((E[0], E[1], E[2], NEW, E[3]), ()),
        ((E[0], E[3]), ()),
        ((E[3], NEW, E[0]), ()),
    ],
)
def test_blocks_in_one_place_are_taken_in_order(
    after: tuple[str, ...], expected: tuple[tuple[int, int], ...]
) -> None:
    before, now = english(*E), english(*after)
    assert rewritten(before, now, changes(before, now)) == expected


def test_only_blocks_of_one_kind_take_each_others_place() -> None:
    before = english(*E)
    now = (*before[:2], Block(Kind.CODE, "open(museum)"), before[3])
    assert rewritten(before, now, changes(before, now)) == ()


def _kinds(findings: Sequence[Finding]) -> set[FindingKind]:
    return {one.kind for one in findings}


def test_both_end_when_the_passage_is_revised(watch: Any, edited: Make, revised: Make) -> None:
    now = english(E[0], E[1], NEW, E[3])
    watch.look(now, revised())
    assert _kinds(watch.open) == {FindingKind.ORPHAN, FindingKind.MISSING}
    post = revised(
        (
            "방문객은 아이를 데려와도 되지만 개는 문 앞에서 기다려야 합니다",
            "월요일에는 강가의 오래된 배를 보여 줍니다",
        )
    )
    settled = watch.look(now, post)
    assert [why for _, why in settled.closed] == [Closed.REVISED, Closed.REVISED]
    assert watch.look(now, post).opened == ()


def test_a_rewritten_passage_that_is_edited_stays_two_findings(
    watch: Any, edited: Make, revised: Make
) -> None:
    watch.look(english(E[0], E[1], NEW, E[3]), revised())
    settled = watch.look(english(E[0], E[1], NEWER, E[3]), revised())
    assert (settled.opened, settled.closed) == ((), ())
    assert {one.evidence.after for one in watch.open} == {NEWER}


def test_touching_another_paragraph_ends_neither(watch: Any, edited: Make, revised: Make) -> None:
    now = english(E[0], E[1], NEW, E[3])
    watch.look(now, revised())
    assert watch.look(now, revised(("3개 층", "세 개 층"))).closed == ()


def test_both_are_restored_when_the_old_passage_comes_back(watch: Any, edited: Make, revised: Make) -> None:
    watch.look(english(E[0], E[1], NEW, E[3]), revised())
    settled = watch.look(english(*E), revised())
    assert {why for _, why in settled.closed} == {Closed.RESTORED}
    assert len(settled.closed) == 2


def test_a_translation_that_has_the_new_passage_in_its_place_is_told_nothing() -> None:
    before, now = english(*E), english(E[0], E[1], INSTALL, E[3])
    texts = [block.text for block in K]
    texts[2] = "패키지를 설치한 다음 8000 포트에서 서버를 실행하세요."
    pairs = [Pair((i,), (i,), 0.9) for i in range(4)]
    assert find(before, now, korean(*texts), pairs, changes(before, now)) == ()
    assert _kinds(find(before, now, K, pairs, changes(before, now))) == {
        FindingKind.ORPHAN,
        FindingKind.MISSING,
    }
