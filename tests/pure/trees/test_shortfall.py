"""A passage that says more than its translation."""

from __future__ import annotations

from daejo.alignment import Pair
from daejo.blocks import Block
from daejo.markdown import read_markdown
from daejo.trees import Standing, contract
from daejo.trees.shortfall import shortfalls

ENGLISH = (
    "The hive stands in the shade of the old apple tree, with its back to the wind.",
    "Fill the trough with fresh water every morning, and put a few stones into it.",
    "The queen lays her eggs from the first warm days of spring until late summer.",
    "Look at the flight board in the evening: it tells you how the colony feels.",
    "Write down what you saw in a book, because nobody remembers it a year later.",
    "Never open the hive in the rain, however long ago your last visit may be.",
)
KOREAN = (
    "벌통은 오래된 사과나무 그늘에 바람을 등지고 서 있습니다.",
    "매일 아침 물통에 깨끗한 물을 채우고 돌을 몇 개 넣어 두세요.",
    "여왕벌은 봄의 첫 따뜻한 날부터 늦여름까지 알을 낳습니다.",
    "저녁에 출입구를 살펴보세요. 벌 무리의 상태를 알려 줍니다.",
    "본 것을 공책에 적어 두세요. 1년 뒤에는 아무도 기억하지 못합니다.",
    "마지막으로 본 지 아무리 오래되었어도 비가 올 때는 열지 마세요.",
)
MORE = " Swarms that are caught late in the year need sugar, and a place that is dry, until the next spring."
PAIRS = tuple(Pair((i,), (i,), 0.9) for i in range(len(ENGLISH)))


def blocks(*texts: str) -> tuple[Block, ...]:
    return read_markdown("\n\n".join(texts))


def test_a_faithful_translation_says_as_much() -> None:
    assert shortfalls(blocks(*ENGLISH), blocks(*KOREAN), PAIRS) == ()


def test_a_sentence_more_is_told_with_its_place() -> None:
    longer = (*ENGLISH[:2], ENGLISH[2] + MORE, *ENGLISH[3:])
    [found] = shortfalls(blocks(*longer), blocks(*KOREAN), PAIRS)
    assert (found.original, found.post, found.sentences, found.translated) == (2, 2, 2, 1)


def test_a_long_sentence_in_few_words_is_no_shortfall() -> None:
    longer = (*ENGLISH[:2], ENGLISH[2].rstrip(".") + MORE.lower(), *ENGLISH[3:])
    assert shortfalls(blocks(*longer), blocks(*KOREAN), PAIRS) == ()


def test_a_page_of_few_passages_has_no_usual_length() -> None:
    longer = (ENGLISH[0] + MORE, *ENGLISH[1:4])
    assert shortfalls(blocks(*longer), blocks(*KOREAN[:4]), PAIRS[:4]) == ()


def test_it_counts_only_where_nothing_else_is_known() -> None:
    original, post = blocks(*ENGLISH[:2], ENGLISH[2] + MORE, *ENGLISH[3:]), blocks(*KOREAN)
    made = contract(original, post, PAIRS, (), alone=True)
    assert made.status is Standing.LOW
    assert [(s.kind, s.line) for s in made.signals] == [("shorter", 5)]
    assert contract(original, post, PAIRS, ()).status is Standing.UP_TO_DATE
