"""Before and after, word by word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daejo.changes import word_diff
from daejo.changes.sequence import common, rising


def shown(before: str, after: str) -> str:
    signs = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(signs[p.mark].format(p.text) for p in word_diff(before, after))


def test_a_changed_word_is_told_from_the_words_around_it() -> None:
    assert shown("It has 3 parts.", "It has 4 parts.") == "It has [-3-][+4+] parts."


def test_a_version_and_an_identifier_are_one_word() -> None:
    assert shown("since 3.9.1 or so", "since 3.10.1 or so") == "since [-3.9.1-][+3.10.1+] or so"
    assert shown("call do-it", "call do-that") == "call [-do-it-][+do-that+]"


def test_nothing_and_something() -> None:
    assert word_diff("", "") == ()
    assert shown("", "new text") == "[+new text+]"
    assert shown("old text", "") == "[-old text-]"


def test_blanks_between_two_changed_words_do_not_break_the_change() -> None:
    assert shown("a red old car", "a blue new car") == "a [-red old-][+blue new+] car"


@settings(max_examples=50)
@given(st.text(alphabet="ab .,\n가나1", max_size=60), st.text(alphabet="ab .,\n가나1", max_size=60))
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert "".join(p.text for p in pieces if p.mark != "new") == before
    assert "".join(p.text for p in pieces if p.mark != "gone") == after
    assert all(p.text for p in pieces)


@settings(max_examples=50)
@given(st.lists(st.integers(0, 5), max_size=30), st.lists(st.integers(0, 5), max_size=30))
def test_what_two_sequences_have_in_common_is_equal_and_in_order(one: list[int], other: list[int]) -> None:
    pairs = common(one, other)
    assert all(one[i] == other[j] for i, j in pairs)
    assert [i for i, _ in pairs] == sorted({i for i, _ in pairs})
    assert [j for _, j in pairs] == sorted({j for _, j in pairs})


@settings(max_examples=50)
@given(st.lists(st.integers(0, 50), max_size=40))
def test_the_rising_subsequence_rises(values: list[int]) -> None:
    chosen = [values[i] for i in rising(values)]
    assert chosen == sorted(set(chosen))


def test_ten_thousand_repeated_words_are_compared_quickly() -> None:
    started = time.perf_counter()
    word_diff("a b " * 5_000, "b a c " * 5_000)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("one", "other"), [("1,200", "1,500"), ("10,000.50", "10,000.75"), ("9:30", "10:30"), ("1/2", "3/4")]
)
def test_a_number_is_one_piece(one: str, other: str) -> None:
    assert shown(f"for {one} each", f"for {other} each") == f"for [-{one}-][+{other}+] each"


def test_a_comma_between_two_numbers_parts_them() -> None:
    assert shown("rows 1,2 and on", "rows 1,3 and on") == "rows 1,[-2-][+3+] and on"


def test_code_is_compared_line_by_line() -> None:
    before, after = "def a():\n    x = 1\n    return x", "def a():\n    x = 1\n    y = 2\n    return x + y"
    assert shown(before, after) == "def a():\n    x = 1\n[+    y = 2\n+]    return x[+ + y+]"


def test_a_line_that_went_is_gone_as_a_whole() -> None:
    assert shown("a: 1\nb: 2\nc: 3", "a: 1\nc: 3") == "a: 1\n[-b: 2\n-]c: 3"


def test_a_table_is_compared_row_by_row_and_cell_by_cell() -> None:
    assert shown("Name | Age\nAnn | 3\nBo | 4", "Name | Age\nBo | 5\nAnn | 3") == (
        "Name | Age\n[+Bo | 5\n+]Ann | 3[-\nBo | 4-]"
    )
    assert shown("Ann | 3 | Seoul\nBo | 4 | Busan", "Ann | 3 | Seoul\nBo | 5 | Busan") == (
        "Ann | 3 | Seoul\nBo | [-4-][+5+] | Busan"
    )


def test_an_address_shows_what_of_it_changed_and_another_address_is_another_one() -> None:
    assert shown("https://a.org/guide/start#one", "https://a.org/guide/begin#one") == (
        "https://a.org/guide/[-start-][+begin+]#one"
    )
    assert shown("./images/a.png", "https://b.net/picture/1*86Kw.png") == (
        "[-./images/a.png-][+https://b.net/picture/1*86Kw.png+]"
    )


def test_a_text_of_which_hardly_a_word_stayed_is_shown_as_two() -> None:
    before = "The quick brown fox jumps over the lazy dog near the river bank."
    after = "A slow red hen walks under the bridge by the old mill today."
    assert shown(before, after) == f"[-{before}-][+{after}+]"


def test_a_word_that_stayed_at_one_end_is_shown_as_such() -> None:
    assert shown("Ten", "Ten tricks nobody told me") == "Ten[+ tricks nobody told me+]"


def test_ten_thousand_changed_lines_are_compared_quickly() -> None:
    started = time.perf_counter()
    word_diff("a b c\n" * 10_000, "".join(f"line {i} a b\n" for i in range(10_000)))
    assert time.perf_counter() - started < 5
