import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daejo.blocks import (
    Block,
    Kind,
    Mark,
    MarkKind,
    Role,
    block_fingerprint,
    clean,
    clean_code,
    fingerprint,
    same_version,
    text_key,
    words,
)

PARAGRAPH = Block(Kind.PARAGRAPH, "Seven minutes on our stove", marks=(Mark(0, 5, MarkKind.STRONG),))
IMAGE = Block(Kind.IMAGE, "The kettle", image="1*abc.png", target="https://a.example/1*abc.png", alt="x")


@pytest.mark.parametrize(
    "edited",
    [
        replace(PARAGRAPH, text="Seven minutes on our stoves"),
        replace(PARAGRAPH, text="seven minutes on our stove"),
        replace(PARAGRAPH, kind=Kind.QUOTE),
        replace(PARAGRAPH, role=Role.SUBTITLE),
        replace(PARAGRAPH, marks=()),
        replace(PARAGRAPH, marks=(Mark(0, 5, MarkKind.LINK, "https://a.example/"),)),
        replace(IMAGE, image="1*abd.png"),
        replace(IMAGE, text="The other kettle"),
    ],
)
def test_whatever_an_author_edits_changes_the_fingerprint(edited):
    before = IMAGE if edited.kind is Kind.IMAGE else PARAGRAPH
    assert block_fingerprint(edited) != block_fingerprint(before)


@pytest.mark.parametrize(
    "same",
    [
        replace(PARAGRAPH, lines=(3, 4)),
        replace(PARAGRAPH, name="a1b2"),
        replace(PARAGRAPH, language="js"),
        replace(IMAGE, alt="y"),
        replace(IMAGE, target="https://b.example/max/800/1*abc.png"),
    ],
)
def test_what_no_author_edited_leaves_the_fingerprint(same):
    before = IMAGE if same.kind is Kind.IMAGE else PARAGRAPH
    assert block_fingerprint(same) == block_fingerprint(before)


def test_order_counts_and_borders_between_blocks_count():
    one, two = Block(Kind.PARAGRAPH, "a"), Block(Kind.PARAGRAPH, "b")
    assert (
        len({fingerprint((one, two)), fingerprint((two, one)), fingerprint((Block(Kind.PARAGRAPH, "ab"),))})
        == 3
    )


def test_fingerprints_of_another_reading_are_not_comparable():
    mine = block_fingerprint(PARAGRAPH)
    assert same_version(mine, block_fingerprint(IMAGE))
    assert not same_version(mine, "00" + mine[2:])


def test_the_same_words_in_another_markup_read_alike():
    assert text_key(PARAGRAPH) == text_key(replace(PARAGRAPH, kind=Kind.QUOTE, marks=()))


def test_words_are_counted_at_white_space():
    assert words([PARAGRAPH, IMAGE]) == 7


@given(st.text())
def test_a_cleaned_text_is_stable_storable_and_composed(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert clean(unicodedata.normalize("NFD", text)) == cleaned
    assert "\x00" not in cleaned
    assert clean(f"  {text}\n") == cleaned


def test_half_a_surrogate_is_replaced_in_text_and_code():
    assert clean("a\ud800b") == clean_code("a\ud800b") == "a\ufffdb"


def test_code_keeps_its_indentation_and_loses_trailing_blanks():
    assert clean_code("\r\n  if x:  \r\n    y\t\r\n\r\n") == "  if x:\n    y"
