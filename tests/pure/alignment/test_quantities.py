"""Numbers are read as quantities, in Korean and in English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daejo.alignment.quantities import quantities, values

SAME = [
    ("$131 billion", "1310억 달러"),
    ("1 million users", "사용자 100만 명"),
    ("a million users", "백만 명의 사용자"),
    ("25 million dollars", "25백만 달러"),
    ("$5,500", "5천 5백 달러"),
    ("2.4 trillion won", "2조 4,000억 원"),
    ("10k stars", "별 1만 개"),
    ("two and a half hours", "두 시간 반"),
    ("2.5 hours", "2시간 반"),
    ("May 2024", "2024년 5월"),
    ("May 5, 2024", "2024년 5월 5일"),
    ("5th of May 2024", "2024년 5월 5일"),
    ("2024-05-03", "2024년 5월 3일"),
    ("at 10:30", "10시 30분에"),
    ("three ways", "세 가지 방법"),
    ("the second step", "두 번째 단계"),
    ("the first step", "첫 번째 단계"),
    ("twenty-five people", "25명"),
    ("two hundred and five files", "파일 205개"),
    ("four thousand five hundred", "4,500"),
    ("twice as fast", "2배 빠릅니다"),
    ("1.5x faster", "1.5배 빠릅니다"),
    ("84 percent", "84%"),
    ("half of them", "그중 절반"),
    ("version v3.10.1", "버전 3.10.1"),
    ("Python 3.10", "파이썬 3.10"),
    ("300,000 lines", "30만 줄"),
    ("twelve tests", "열두 개의 테스트"),
    ("two dozen weeks", "24주"),
    ("half a dozen", "6개"),
    ("half a million people", "50만 명"),
    ("99 cents", "99센트"),
    ("$0.99", "99센트입니다"),
    ("5,000 won", "5천 원입니다"),
    ("3x faster", "3배로 빨라졌습니다"),
    ("one and a half years", "1년 반이 걸렸습니다"),
    ("1.5 hours", "1시간 반이 걸렸습니다"),
    ("two and a half hours", "두 시간 반이 걸렸습니다"),
    ("March 2023", "2023.03"),
    ("1 000 000 rows", "1,000,000행"),
    ("20\u00a0000 rows", "2만 행"),
    (".5", "0.5"),
    ("Article 6", "제6조"),
]


@pytest.mark.parametrize(("english", "korean"), SAME)
def test_one_figure_has_one_value_in_both_languages(english: str, korean: str) -> None:
    assert values(english) == values(korean) != {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3.10", "3.1"),
        ("84%", "141%"),
        ("$5,500", "$55,000"),
        ("2022년", "2021년"),
        ("3만", "3억"),
        ("v2.1.0", "v2.1.1"),
        ("two dozen", "2 and 12"),
        ("3시간 반복", "3시간 반"),
        ("in 2023 500 people", "2023500"),
        ("port 80 443", "80443"),
        ("6조", "제6조"),
    ],
)
def test_different_figures_have_different_values(one: str, other: str) -> None:
    assert values(one) != values(other)


@pytest.mark.parametrize(
    "text",
    [
        "utf8 and H2O",
        "https://example.com/2024/05/item-7",
        "수백만 명의 사람들",
        "천천히 만약 조각",
        "hundreds",
        "you may go",
        "",
    ],
)
def test_identifiers_addresses_and_vague_words_are_no_figures(text: str) -> None:
    assert quantities(text) == ()


def test_units_tell_what_a_figure_counts() -> None:
    assert [(q.value, q.unit) for q in quantities("$3.10, 84%, 2024년 5월 3일, 두 번째, 1.5배")] == [
        ("3.1", "USD"),
        ("84", "percent"),
        ("2024", "year"),
        ("5", "month"),
        ("3", "day"),
        ("2", "ordinal"),
        ("1.5", "times"),
    ]


def test_figures_in_words_are_marked_as_spelled() -> None:
    assert [q.spelled for q in quantities("세 가지와 3가지")] == [True, False]


@given(st.text(alphabet="0123456789.,:만억조천백십한두세 번째개$%vkK-/May two hundred반시간", max_size=120))
def test_spans_are_ordered_apart_and_spell_what_stands_there(text: str) -> None:
    end = 0
    for one in quantities(text):
        assert end <= one.start < one.end
        assert text[one.start : one.end] == one.spelling
        end = one.end


@given(st.integers(0, 10**12))
def test_digits_with_and_without_commas_are_one_value(number: int) -> None:
    assert values(f"about {number:,} of them") == values(f"약 {number} 개") == {str(number): 1}


@pytest.mark.parametrize(
    "text", ["1" * 50_000, "1," * 25_000, "two " * 20_000, "1.1" * 20_000, "일백천" * 20_000, "5천 " * 20_000]
)
def test_hostile_digits_take_linear_time(text: str) -> None:
    quantities(text)


def test_what_is_left_below_a_myriad_belongs_to_the_number() -> None:
    def found(text: str) -> list[str]:
        return [one.value for one in quantities(text)]

    assert found("18만 1,000달러") == found("$181,000") == ["181000"]
    assert found("3만 5000명") == ["35000"]
    assert found("5만 3가지")[0] == "50000"
