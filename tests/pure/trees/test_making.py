"""When a translation was made, told apart from when it was last touched."""

from __future__ import annotations

from datetime import UTC, datetime

from daejo.markdown import read_markdown
from daejo.trees import Kept, made_at

KOREAN = "\n\n".join(
    f"{n}번째 단락은 박물관이 무엇을 위한 곳이며 누가 운영하는지, 그리고 언제 문을 여는지 자세히 말합니다."
    for n in range(1, 9)
)


def kept(month: int, text: str) -> Kept:
    return Kept(datetime(2024, month, 1, tzinfo=UTC), read_markdown(text))


def test_without_a_version_nobody_knows() -> None:
    assert made_at([]) is None


def test_the_first_version_was_made_when_it_came() -> None:
    assert made_at([kept(3, KOREAN)]) == kept(3, KOREAN).at


def test_a_typo_mended_later_is_no_making() -> None:
    mended = KOREAN.replace("자세히 말합니다", "자세히 알립니다", 1)
    assert made_at([kept(9, mended), kept(3, KOREAN)]) == kept(3, "").at


def test_markup_is_no_making() -> None:
    bold = KOREAN.replace("박물관이", "**박물관이**")
    assert made_at([kept(9, bold), kept(3, KOREAN)]) == kept(3, "").at


def test_a_passage_added_is_one() -> None:
    longer = KOREAN + "\n\n그리고 새 단락이 하나 더 있습니다. 이 단락은 나중에 번역되었습니다."
    typo = longer.replace("하나 더", "하나더")
    assert made_at([kept(9, typo), kept(6, longer), kept(3, KOREAN)]) == kept(6, "").at


def test_many_words_changed_are_one() -> None:
    revised = KOREAN.replace("누가 운영하는지", "어느 단체가 맡고 있는지")
    assert made_at([kept(9, revised), kept(3, KOREAN)]) == kept(9, "").at
