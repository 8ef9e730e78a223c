"""A document teaches itself: what one pair says helps another, and never itself."""

from __future__ import annotations

import numpy as np

from daejo.alignment import align
from daejo.alignment.taught import kin, taught
from daejo.alignment.traits import traits
from daejo.blocks import Block, Kind

ENGLISH = (
    "The harvest of 1911 was poor.",
    "A ferry crossed in 1925.",
    "Nobody spoke of the harvest again.",
    "Nobody spoke of the ferry again.",
)
KOREAN = (
    "1911년의 수확은 보잘것없었다.",
    "1925년에 나룻배가 건넜다.",
    "아무도 나룻배를 다시 말하지 않았다.",
    "아무도 수확을 다시 말하지 않았다.",
)


def p(text: str) -> Block:
    return Block(Kind.PARAGRAPH, text)


def likeness(*links: tuple[int, int]) -> np.ndarray:
    """How like each English block is to each Korean one, given that ``links`` are pairs."""
    sure = np.zeros((4, 4))
    for i, j in links:
        sure[i, j] = 1.0
    related = kin([traits(p(text)) for text in ENGLISH], [traits(p(text)) for text in KOREAN])
    return taught(related, sure)[0][0]


def test_a_word_that_comes_back_has_been_translated_before() -> None:
    alike = likeness((0, 0), (1, 1))
    assert alike[2, 3] > 2 * alike[2, 2]
    assert alike[3, 2] > 2 * alike[3, 3]


def test_no_pair_confirms_itself() -> None:
    assert likeness((2, 2))[2, 2] == 0
    assert not likeness().any()


def test_without_a_lexicon_a_gap_is_told_by_what_the_document_taught() -> None:
    original = [p(text) for text in ENGLISH]
    post = [p(KOREAN[0]), p(KOREAN[1]), p(KOREAN[2])]
    links = {(pair.original, pair.post) for pair in align(original, post)}
    assert ((3,), (2,)) in links
