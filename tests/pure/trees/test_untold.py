"""A sentence of the original that its translation does not tell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daejo.alignment import Pair, starter
from daejo.blocks import Block
from daejo.markdown import read_markdown
from daejo.trees import Standing, contract
from daejo.trees.untold import Untold, aside, untold

ENGLISH = (
    "The hive stands in the shade of the old apple tree. Its back is turned to the wind.",
    "Fill the trough with fresh water every morning. Put a few stones into it.",
    "The queen lays her eggs from the first warm days of spring. She stops in late summer.",
    "Look at the flight board in the evening. It tells you how the colony feels.",
    "Write down what you saw in a book. Nobody remembers it a year later.",
    "Never open the hive in the rain, however long ago your last visit may be.",
)
KOREAN = (
    "벌통은 오래된 사과나무 그늘에 있습니다. 등은 바람을 향합니다.",
    "매일 아침 물통에 깨끗한 물을 채우세요. 돌을 몇 개 넣어 두세요.",
    "여왕벌은 봄의 첫 따뜻한 날부터 알을 낳습니다. 늦여름에 멈춥니다.",
    "저녁에 출입구를 살펴보세요. 벌 무리의 상태를 알려 줍니다.",
    "본 것을 공책에 적어 두세요. 1년 뒤에는 아무도 기억하지 못합니다.",
    "마지막으로 본 지 아무리 오래되었어도 비가 올 때는 열지 마세요.",
)
MORE = "Every user should check the error message and the server log before a new request is sent."
PAIRS = tuple(Pair((i,), (i,), 0.9) for i in range(len(ENGLISH)))


def blocks(*texts: str) -> tuple[Block, ...]:
    return read_markdown("\n\n".join(texts))


def with_more(place: int, text: str = MORE) -> tuple[Block, ...]:
    return blocks(*(f"{one} {text}" if i == place else one for i, one in enumerate(ENGLISH)))


def found(original: tuple[Block, ...], post: tuple[Block, ...], pairs: tuple[Pair, ...]) -> list[Untold]:
    return list(untold(original, post, pairs, starter()))


def test_a_faithful_translation_tells_every_sentence() -> None:
    assert found(blocks(*ENGLISH), blocks(*KOREAN), PAIRS) == []


@pytest.mark.parametrize("place", range(len(ENGLISH)))
def test_a_sentence_more_is_told_with_its_place(place: int) -> None:
    [one] = found(with_more(place), blocks(*KOREAN), PAIRS)
    assert (one.original, one.post, one.sentence) == (place, place, MORE)
    assert one.probability >= 0.75


def test_a_sentence_behind_a_colon_is_one() -> None:
    english, korean = "Fill the trough with fresh water like this:", "물통에 이렇게 깨끗한 물을 채우세요:"
    [one] = found(
        blocks(f"{english} {MORE}", *ENGLISH), blocks(korean, *KOREAN), (*PAIRS, Pair((6,), (6,), 0.9))
    )
    assert (one.original, one.sentence) == (0, MORE)


def test_it_is_found_on_a_page_of_one_passage_too() -> None:
    [one] = found(with_more(0)[:1], blocks(*KOREAN)[:1], PAIRS[:1])
    assert one.sentence == MORE


def test_a_sentence_that_the_translation_joined_to_another_is_told() -> None:
    joined = KOREAN[0].replace("있습니다. 등은", "있고 등은")
    assert found(blocks(*ENGLISH), blocks(joined, *KOREAN[1:]), PAIRS) == []


def test_one_of_two_sentences_left_out_by_the_translator_is_found() -> None:
    said = f"{MORE} {ENGLISH[0]}"
    [one] = found(blocks(said, *ENGLISH[1:]), blocks(*KOREAN), PAIRS)
    assert one.sentence == MORE


def test_it_counts_only_where_nothing_else_is_known() -> None:
    original, post = with_more(2), blocks(*KOREAN)
    made = contract(original, post, PAIRS, (), alone=True)
    assert made.status is Standing.LOW
    assert [(s.kind, s.line) for s in made.signals] == [("shorter", 5)]
    assert MORE in made.signals[0].details[0]
    assert contract(original, post, PAIRS, ()).status is Standing.UP_TO_DATE


@pytest.mark.parametrize(
    ("english", "korean", "told"),
    [
        ("## In winter (optional)", "## 겨울에는", ["(optional)"]),
        ("## In winter (optional)", "## 겨울에는 (선택)", []),
        ("## In winter", "## 겨울에는", []),
        ("## hive.open(door)", "## 벌통 열기", []),
        ("## In 1998 (3)", "## 1998년", []),
        ("A hive (of wood) stands here.", "벌통이 여기 서 있습니다.", []),
    ],
)
def test_an_aside_in_a_heading_is_told_where_the_translation_has_none(
    english: str, korean: str, told: list[str]
) -> None:
    assert [one.sentence for one in aside(blocks(english), blocks(korean), PAIRS[:1])] == told


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80)), max_size=6))
def test_any_texts_are_survived(texts: list[tuple[str, str]]) -> None:
    original = tuple(block for one, _ in texts for block in blocks(one)[:1])
    post = tuple(block for _, other in texts for block in blocks(other)[:1])
    pairs = tuple(Pair((i,), (i,), 0.9) for i in range(min(len(original), len(post))))
    untold(original, post, pairs, starter())
