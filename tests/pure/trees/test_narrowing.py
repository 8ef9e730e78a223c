"""A finding points at the lines of its sentence."""

from __future__ import annotations

import pytest

from daejo.findings import Evidence, Severity
from daejo.trees import Located, narrowed

TEXT = """# 벌통

벌통은 오래된 사과나무 그늘에
있습니다. [여왕벌](https://bees.example/queen_(bee)
"여왕")은 **기온이 12도**보다
높을 때 찾으세요. 먹이가 떨어졌을
때만 설탕을 주세요. 설탕을 주세요.
"""
SOURCE = TEXT.split("\n")


def found(sentence: str, lines: tuple[int, int] | None = (3, 7)) -> Located:
    evidence = Evidence(sentence=sentence)
    return Located("stale", Severity.HIGH, 0.9, lines, "벌통", None, "", evidence, "key")


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        ("벌통은 오래된 사과나무 그늘에 있습니다.", (3, 4)),
        ("먹이가 떨어졌을 때만 설탕을 주세요.", (6, 7)),
        ("보다 높을 때 찾으세요.", (5, 6)),
        ("설탕을 주세요.", (3, 7)),
        ("여기에는 없는 문장입니다.", (3, 7)),
        ("", (3, 7)),
        ("…", (3, 7)),
    ],
)
def test_it_points_at_the_lines_of_a_sentence_that_stands_once(sentence: str, lines: tuple[int, int]) -> None:
    assert narrowed(found(sentence), SOURCE).lines == lines


def test_where_links_lead_does_not_break_a_sentence() -> None:
    source = ["앞 문장입니다. [여왕벌](https://bees.example/queen)은", "봄에 <b>알을</b> 낳습니다. 끝."]
    assert narrowed(found("여왕벌은 봄에 알을 낳습니다.", (1, 2)), source).lines == (1, 2)
    assert narrowed(found("끝.", (1, 2)), source).lines == (2, 2)


def test_a_finding_of_one_line_or_none_stays() -> None:
    assert narrowed(found("설탕을 주세요.", (7, 7)), SOURCE).lines == (7, 7)
    assert narrowed(found("설탕을 주세요.", None), SOURCE).lines is None


def test_a_file_that_changed_meanwhile_is_survived() -> None:
    assert narrowed(found("설탕을 주세요.", (40, 60)), SOURCE).lines == (40, 60)
