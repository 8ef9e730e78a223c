"""The lexicon: learned from aligned blocks, stored, laid over another."""

from __future__ import annotations

from importlib.resources import files

import pytest

from daejo.alignment import Lexicon, blend, learn, starter
from daejo.alignment.lexicon import Entry
from daejo.blocks import Block, Kind
from daejo.errors import InputError

ENGLISH = ["the red house", "the blue house", "the red boat", "the blue boat", "a red apple", "a blue apple"]
KOREAN = ["빨간 집을", "파란 집은", "빨간 보트", "파란 보트는", "빨간 사과가", "파란 사과"]


def pairs() -> list[tuple[list[Block], list[Block]]]:
    return [
        ([Block(Kind.PARAGRAPH, e)], [Block(Kind.PARAGRAPH, k)]) for e, k in zip(ENGLISH, KOREAN, strict=True)
    ]


def test_words_that_keep_company_are_translations() -> None:
    lexicon = learn(pairs())
    assert lexicon.translations("빨간")[0].english == "red"
    assert lexicon.translations("보트")[0].english == "boat"
    assert lexicon.translations("없다") == ()


def test_what_was_seen_too_rarely_is_left_out() -> None:
    assert len(learn(pairs(), seen_at_least=4)) == 0
    assert len(learn(pairs(), documents=[0] * 6)) == 0
    assert len(learn(pairs(), documents=[0, 0, 1, 1, 2, 2])) > 0


def test_learning_is_deterministic() -> None:
    assert learn(pairs()).to_bytes() == learn(pairs()).to_bytes()


def test_nothing_is_learned_from_nothing_or_from_code() -> None:
    assert len(learn([])) == 0
    assert len(learn([([Block(Kind.CODE, "red")], [Block(Kind.CODE, "빨간")])] * 3)) == 0


def test_a_lexicon_survives_its_bytes() -> None:
    lexicon = learn(pairs())
    again = Lexicon.from_bytes(lexicon.to_bytes())
    assert again.to_bytes() == lexicon.to_bytes()
    assert [e.english for e in again.translations("빨간")] == [
        e.english for e in lexicon.translations("빨간")
    ]
    assert len(Lexicon.from_bytes(Lexicon({}).to_bytes())) == 0


@pytest.mark.parametrize(
    "data", [b"", b"nothing", learn(pairs()).to_bytes()[:20], b"x\x9c\x03\x00\x00\x00\x00\x01"]
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        Lexicon.from_bytes(data)


def test_two_lexicons_are_blended_by_how_much_each_has_seen() -> None:
    starter_like = Lexicon({"모델": (Entry("model", 0.8, 30),), "집": (Entry("house", 0.5, 5),)})
    own = Lexicon({"모델": (Entry("model", 0.2, 10), Entry("shape", 0.9, 40))})
    both = blend(starter_like, own)
    assert both is not None
    assert [(e.english, round(e.strength, 3), e.seen) for e in both.translations("모델")] == [
        ("shape", 0.9, 40),
        ("model", 0.65, 40),
    ]
    assert both.translations("집") == starter_like.translations("집")


def test_blending_with_nothing_changes_nothing() -> None:
    lexicon = learn(pairs())
    assert blend(lexicon, None) is lexicon
    assert blend(None, lexicon) is lexicon
    assert blend(None, None) is None


def test_the_starter_ships_with_its_sources_and_is_small() -> None:
    lexicon = starter()
    assert lexicon is not None
    assert lexicon.translations("모델")[0].english == "model"
    room = files("daejo.alignment")
    assert len(room.joinpath("starter.lexicon").read_bytes()) < 1_500_000
    assert "| MIT |" in room.joinpath("starter.sources.md").read_text("utf-8")


def test_every_pair_of_the_starter_was_seen_in_several_documents() -> None:
    lexicon = starter()
    assert lexicon is not None
    assert min(e.seen for group in lexicon.entries.values() for e in group) >= 3
