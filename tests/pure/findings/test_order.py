"""Passages that stand in another place than in the original."""

from __future__ import annotations

from dataclasses import replace

from daejo.alignment.pair import Pair
from daejo.blocks import Block, Kind
from daejo.changes import changes
from daejo.findings import Finding, FindingKind, find
from daejo.findings.order import out_of_order

ENGLISH = [
    "The museum opened in 1987 beside the old harbour.",
    "It has 3 floors with paintings of ships.",
    "Dogs have to wait at the door of the garden.",
    "Visitors may bring their children on Sundays.",
    "A guard knows the history of every room.",
]
KOREAN = [
    "박물관은 1987년에 오래된 항구 옆에 문을 열었습니다.",
    "배 그림이 있는 3개 층이 있습니다.",
    "개는 정원 문 앞에서 기다려야 합니다.",
    "방문객은 일요일에 아이를 데려와도 됩니다.",
    "경비원은 모든 방의 역사를 압니다.",
]


def english(texts: list[str]) -> list[Block]:
    return [Block(Kind.PARAGRAPH, text) for text in texts]


def korean(texts: list[str]) -> list[Block]:
    return [Block(Kind.PARAGRAPH, text, lines=(2 * i + 1, 2 * i + 1)) for i, text in enumerate(texts)]


def pairs(*post: int, score: float = 0.95) -> list[Pair]:
    """Original block i with post block post[i]."""
    return [Pair((i,), (k,), score) for i, k in enumerate(post)]


def first_look(original: list[str], post: list[str], links: list[Pair]) -> tuple[Finding, ...]:
    blocks = english(original)
    return find(blocks, blocks, korean(post), links, ())


SHIFTED = [KOREAN[1], KOREAN[2], KOREAN[3], KOREAN[0], KOREAN[4]]


def test_a_passage_in_another_place_is_moved_on_the_first_look() -> None:
    (finding,) = first_look(ENGLISH, SHIFTED, pairs(3, 0, 1, 2, 4))
    assert (finding.kind, finding.original, finding.post) == (FindingKind.MOVED, (0,), (3,))
    assert finding.post_lines == (7, 7)
    assert finding.evidence.details == ("in the original it stands at the beginning",)


def test_a_section_in_another_place_is_one_finding() -> None:
    post = [KOREAN[2], KOREAN[3], KOREAN[4], KOREAN[0], KOREAN[1]]
    (finding,) = first_look(ENGLISH, post, pairs(3, 4, 0, 1, 2))
    assert (finding.original, finding.post) == ((0, 1), (3, 4))


def test_a_translation_in_the_originals_order_has_nothing_moved() -> None:
    assert first_look(ENGLISH, KOREAN, pairs(0, 1, 2, 3, 4)) == ()


def test_weak_pairs_repeated_texts_and_labels_are_not_believed() -> None:
    weak = [replace(p, score=0.6) if p.post == (3,) else p for p in pairs(3, 0, 1, 2, 4)]
    assert first_look(ENGLISH, SHIFTED, weak) == ()
    again = [ENGLISH[0], *ENGLISH[1:4], ENGLISH[0]]
    twice = [KOREAN[1], KOREAN[2], KOREAN[3], KOREAN[0], KOREAN[0]]
    assert first_look(again, twice, pairs(3, 0, 1, 2, 4)) == ()
    label = ["Note:", *ENGLISH[1:]]
    assert first_look(label, ["배 그림", *KOREAN[2:4], "참고:", KOREAN[4]], pairs(3, 0, 1, 2, 4)) == ()


def test_a_move_that_the_translation_followed_is_no_finding() -> None:
    before = english(ENGLISH)
    now = [*before[1:4], before[0], before[4]]
    edits = changes(before, now)
    links = pairs(0, 1, 2, 3, 4)
    assert [f.kind for f in find(before, now, korean(KOREAN), links, edits)] == [FindingKind.MOVED]
    assert find(before, now, korean(SHIFTED), pairs(3, 0, 1, 2, 4), edits) == ()


def test_pairs_that_cross_are_out_of_order() -> None:
    assert out_of_order(pairs(0, 1, 2)) == frozenset()
    assert out_of_order(pairs(0, 2, 1, 3)) == {1, 2}
    assert out_of_order(()) == frozenset()
