"""What of a post stayed in English."""

from __future__ import annotations

from daejo.blocks import Block, Kind
from daejo.findings.untranslated import is_english, is_heading, is_verbatim, translates_headings


def heading(text: str) -> Block:
    return Block(Kind.HEADING, text, level=2)


KOREAN = [heading(f"{n}. 단추를 만드는 방법") for n in range(1, 5)]


def test_an_english_heading_among_korean_ones_was_forgotten() -> None:
    assert translates_headings([*KOREAN, heading("5. Designing effective buttons")])
    assert is_heading(heading("5. Designing effective buttons"))


def test_names_and_identifiers_in_a_heading_are_none() -> None:
    for text in ("Docker Compose", "app.config.errorHandler", "Prop Drilling Explained", "v-else-if", "API"):
        assert not is_heading(heading(text))
    assert not is_heading(heading("효과적인 버튼 designing effective buttons"))


def test_a_post_whose_headings_are_all_english_keeps_them_on_purpose() -> None:
    assert not translates_headings(
        [*KOREAN[:2], heading("Working with symbols here"), heading("Prop drilling")]
    )
    assert not translates_headings(KOREAN[:2])


def test_what_a_program_prints_and_a_row_of_names_are_no_sentences() -> None:
    printed = "The position of it is at: {{ x }}, {{ y }}"
    assert not is_english(Block(Kind.PARAGRAPH, printed))
    assert is_english(Block(Kind.PARAGRAPH, "The position of it is at the left."))
    row = "CORS, GZip, Static Files, Streaming responses."
    assert not is_verbatim(Block(Kind.LIST_ITEM, row), {row})
    for said in ("Something bad happened.", "Select “Create Key”."):
        assert is_verbatim(Block(Kind.PARAGRAPH, said), {said})


def test_identifiers_with_joints_are_no_sentence() -> None:
    assert not is_english(Block(Kind.PARAGRAPH, "3 uses-permission, 3 uses-feature, 2 on-by-default"))
    assert is_english(Block(Kind.PARAGRAPH, "The state-of-the-art lock is at the door of the house."))
