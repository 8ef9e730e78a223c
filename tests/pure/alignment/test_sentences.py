"""Sentences are told apart in both languages, and aligned within a pair."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daejo.alignment.sentences import align_sentences, sentences
from daejo.blocks import Block, Kind


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One.", 1),
        ("One. Two! Three?", 3),
        ("Dr. Kim paid $3.50, i.e. too much. He left.", 2),
        ("1. First item", 1),
        ("하나입니다. 둘이에요! 셋인가요?", 3),
        ("하나입니다.둘입니다.", 2),
        ("버전 3.10은 느립니다. 3.11은 빠릅니다.", 2),
        ('"그래요." 그가 말했습니다.', 2),
        ("No end", 1),
    ],
)
def test_sentences_are_told_apart(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(st.text(alphabet="가나다. !?ab3\"'", max_size=80))
def test_sentences_cover_all_that_is_said_and_stand_where_they_say(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
    assert all(text[s.start : s.end] == s.text for s in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_sentences_of_a_pair_are_aligned() -> None:
    original = Block(
        Kind.PARAGRAPH, "The model needs 16 GB of memory. Postgres does not. We measured it in 2024."
    )
    post = Block(
        Kind.PARAGRAPH,
        "모델에는 16GB 메모리가 필요합니다. Postgres는 그렇지 않습니다. 2024년에 측정했습니다.",
    )
    assert [(p.original, p.post) for p in align_sentences([original], [post])] == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (2,)),
    ]


def test_a_single_sentence_is_not_aligned_within() -> None:
    assert align_sentences([Block(Kind.PARAGRAPH, "One.")], [Block(Kind.PARAGRAPH, "하나. 둘.")]) == ()
