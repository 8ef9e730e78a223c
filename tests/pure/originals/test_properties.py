"""What holds for every text, tried on many."""

from __future__ import annotations

import contextlib
import unicodedata
from types import SimpleNamespace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daejo.blocks import Mark, MarkKind, block_fingerprint, clean
from daejo.errors import DaejoError, LookError
from daejo.originals import Page, identify, read
from daejo.originals.rich import from_utf16, rich, tidy

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(clean)
TYPES = st.sampled_from(["P", "H3", "H4", "ULI", "OLI", "BQ", "PQ"])
SPACE = st.text(" \t\n\u00a0\u2009\u3000", min_size=1, max_size=3)
MARKS = st.tuples(
    st.integers(0, 30), st.integers(1, 12), st.sampled_from([MarkKind.STRONG, MarkKind.EMPHASIS])
)


def read_texts(make: SimpleNamespace, pieces: list[tuple[str, str]]) -> list[str]:
    front = make.story().pieces[:3]
    told = make.Story((*front, *(make.Piece(kind, text) for kind, text in pieces)))
    article = read(Page("https://medium.com/x", make.state_page(make.apollo3(told))))
    return [b.text for b in article.blocks[3:]]


@FEW
@given(st.lists(st.tuples(TYPES, TEXTS), min_size=1, max_size=8))
def test_no_text_is_invented_lost_or_put_elsewhere(
    make: SimpleNamespace, pieces: list[tuple[str, str]]
) -> None:
    assert read_texts(make, pieces) == [clean(text) for _, text in pieces]


@FEW
@given(
    st.lists(
        st.tuples(st.just("P"), st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=3)),
        min_size=2,
    )
)
def test_markup_gives_the_same_texts_as_the_state(
    make: SimpleNamespace, pieces: list[tuple[str, str]]
) -> None:
    front = make.story().pieces[:3]
    told = make.Story((*front, *(make.Piece(kind, f"{text} and so on") for kind, text in pieces)))
    state = read(Page("https://medium.com/x", make.state_page(make.apollo3(told))))
    markup = read(Page("https://medium.com/x", make.html_2021(told)))
    assert [b.text for b in state.blocks] == [b.text for b in markup.blocks]


@FEW
@given(TEXTS, SPACE, SPACE)
def test_white_space_never_changes_a_fingerprint(
    make: SimpleNamespace, text: str, before: str, between: str
) -> None:
    spaced = before + between.join(text.split()) + before
    assert read_texts(make, [("P", text), ("P", "end")]) == read_texts(make, [("P", spaced), ("P", "end")])


@FEW
@given(TEXTS)
def test_composed_and_decomposed_letters_are_the_same_text(make: SimpleNamespace, text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert read_texts(make, [("P", composed)]) == read_texts(make, [("P", decomposed)])


@FEW
@given(TEXTS, st.lists(MARKS, max_size=4))
def test_marks_lie_within_their_text_in_order_and_hold_words(
    text: str, spans: list[tuple[int, int, MarkKind]]
) -> None:
    marks = [Mark(start, start + length, kind) for start, length, kind in spans]
    cleaned, carried = rich(text, marks)
    assert cleaned == clean(text) == tidy(text)
    assert list(carried) == sorted(carried, key=lambda m: (m.start, m.end, m.kind))
    for mark in carried:
        assert 0 <= mark.start < mark.end <= len(cleaned)
        assert not cleaned[mark.start].isspace()
        assert not cleaned[mark.end - 1].isspace()


@FEW
@given(
    st.text(min_size=1, max_size=30).map(lambda t: t.encode("utf-16", "ignore").decode("utf-16")).filter(bool)
)
def test_offsets_in_utf_16_point_at_the_same_letters(text: str) -> None:
    units = text.encode("utf-16-le")
    for start in range(len(text)):
        before = len(text[:start].encode("utf-16-le")) // 2
        size = len(text[start].encode("utf-16-le")) // 2
        mark = from_utf16(text, [Mark(before, before + size, MarkKind.STRONG)])[0]
        assert text[mark.start : mark.end] == text[start]
    assert units


@FEW
@given(st.integers(0, 9), st.integers(0, 9))
def test_one_other_digit_is_another_fingerprint(make: SimpleNamespace, one: int, other: int) -> None:
    def fingerprint(digit: int) -> str:
        told = make.Story((*make.story().pieces[:3], make.Piece("P", f"It costs {digit} coins.")))
        return read(Page("https://medium.com/x", make.state_page(make.apollo3(told)))).fingerprint

    assert (fingerprint(one) == fingerprint(other)) == (one == other)


@FEW
@given(st.sampled_from(["div", "section", "span", "main"]), st.integers(1, 5))
def test_wrappers_never_change_a_fingerprint(make: SimpleNamespace, wrapper: str, depth: int) -> None:
    page = make.html_2021(make.story()).decode()
    opening, closing = f"<{wrapper} class='q'>" * depth, f"</{wrapper}>" * depth
    if wrapper == "span":
        changed = page.replace("Light it before four", f"{opening}Light it before four{closing}")
    else:
        changed = page.replace("<article", f"{opening}<article").replace("</article>", f"</article>{closing}")
    before, after = (read(Page("x.html", text.encode())) for text in (page, changed))
    assert [block_fingerprint(b) for b in before.blocks] == [block_fingerprint(b) for b in after.blocks]


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_a_named_failure(body: bytes) -> None:
    with contextlib.suppress(LookError):
        assert read(Page("https://example.org/x", body)).blocks


@settings(max_examples=80, deadline=None)
@given(st.text("<>/apdiv\"'=! &;#x-[]CDATA\n", max_size=200))
def test_any_markup_is_an_article_or_a_named_failure(markup: str) -> None:
    with contextlib.suppress(LookError):
        assert read(Page("https://example.org/x", f"<html><body>{markup}".encode())).blocks


@settings(max_examples=120, deadline=None)
@given(
    st.text(max_size=40),
    st.sampled_from(["", "https://", "https://medium.com/", "medium://p/", "//", "https://[", "https://a@"]),
)
def test_any_address_is_an_identity_or_a_named_failure(text: str, start: str) -> None:
    try:
        found = identify(start + text)
    except DaejoError:
        return
    assert identify(found.url).key == found.key
