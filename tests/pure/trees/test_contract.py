"""The contract of documentation teams: a status, signals and sections."""

from __future__ import annotations

import pytest

from daejo.findings import Evidence, Finding, FindingKind, Severity, hold
from daejo.markdown import read_markdown
from daejo.posts import read_post
from daejo.trees import Contract, Standing, contract

ENGLISH = """# Keeping bees

A hive needs water, shade and 3 visits a month.

## In spring

Open the hive when it is warmer than 12 degrees, and look for the queen.

Give the bees sugar only when the stores are empty.

## In winter

Leave the hive alone. Listen at the wall: a quiet hum is a good sign.
"""
KOREAN = """# 꿀벌 기르기

벌통에는 물과 그늘이 필요하고, 한 달에 3번 살펴봐야 합니다.

## 봄에는

기온이 12도보다 높을 때 벌통을 열고 여왕벌을 찾으세요.

저장한 먹이가 떨어졌을 때만 설탕을 주세요.

## 겨울에는

벌통을 그대로 두세요. 벽에 귀를 대 보세요. 조용한 소리가 나면 좋은 신호입니다.
"""


SPRING = (
    "기온이 12도보다 높을 때 벌통을 열고 여왕벌을 찾으세요.",
    "저장한 먹이가 떨어졌을 때만 설탕을 주세요.",
)
WINTER = ENGLISH[ENGLISH.index("## In winter") :]


def told(now: str, post: str = KOREAN, before: str = ENGLISH) -> Contract:
    translated = read_post(post.encode(), "ko.md")
    original = read_markdown(now)
    held = hold(read_markdown(before), original, translated)
    return contract(original, translated.blocks, held.pairs, held.findings, held.changes)


def test_an_unchanged_original_is_up_to_date() -> None:
    made = told(ENGLISH)
    assert (made.status, made.signals) == (Standing.UP_TO_DATE, ())
    assert [(s.heading, s.translated_heading, s.lines) for s in made.sections] == [
        ("Keeping bees", "꿀벌 기르기", (1, 3)),
        ("In spring", "봄에는", (5, 9)),
        ("In winter", "겨울에는", (11, 13)),
    ]


def test_a_changed_number_makes_a_candidate_and_names_its_section() -> None:
    made = told(ENGLISH.replace("12 degrees", "15 degrees"))
    assert made.status is Standing.OUTDATED
    [signal] = made.signals
    assert (signal.kind, signal.severity, signal.line, signal.section) == ("stale", "high", 7, "봄에는")
    assert (signal.original_line, signal.original_section) == (7, "In spring")
    assert "12" in signal.before
    assert "15" in signal.after
    assert [s.heading for s in made.sections if s.status is Standing.OUTDATED] == ["In spring"]


def test_a_section_added_is_one_without_a_translation() -> None:
    made = told(ENGLISH + "\n## In autumn\n\nFeed the bees before the first frost, for two whole weeks.\n")
    assert made.status is Standing.OUTDATED
    assert made.sections[-1].heading == "In autumn"
    assert made.sections[-1].translated_heading is None
    assert made.sections[-1].lines is None
    assert made.sections[-1].status is Standing.OUTDATED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the queen", "*the queen*"),
        ("the queen", "the [queen](https://bees.example/queen)"),
        ("Leave", "Leave"),
    ],
)
def test_looks_alone_are_up_to_date(before: str, after: str) -> None:
    assert told(ENGLISH.replace(before, after)).status is Standing.UP_TO_DATE


def test_an_edit_in_the_looks_is_told_all_the_same() -> None:
    [signal] = told(ENGLISH.replace("the queen", "**the queen**")).signals
    assert (signal.kind, signal.severity) == ("cosmetic_edit", "none")


def test_a_small_rewording_is_of_low_severity() -> None:
    made = told(ENGLISH.replace("Listen at the wall: a quiet", "Listen at the wall; a quiet"))
    assert made.status in (Standing.LOW, Standing.UP_TO_DATE)
    assert {s.severity for s in made.signals} <= {"low", "none"}


def test_what_went_belongs_to_the_section_it_stood_in() -> None:
    gone = "\n\nGive the bees sugar only when the stores are empty."
    made = told(ENGLISH.replace(gone, ""))
    [signal] = made.signals
    assert (signal.kind, signal.section, signal.original_section) == ("orphan", "봄에는", "In spring")
    assert signal.original_line is None
    assert [s.heading for s in made.sections if s.status is Standing.OUTDATED] == ["In spring"]


def test_what_a_translator_left_behind_says_nothing_of_the_original() -> None:
    blocks = read_markdown(KOREAN)
    left = Finding(FindingKind.RESIDUE, Severity.HIGH, 0.9, (), (1,), (3, 3), Evidence(), "residue:1")
    made = contract(blocks, blocks, (), (left,))
    assert made.status is Standing.UP_TO_DATE
    assert [s.kind for s in made.signals] == ["residue"]


def test_a_section_that_only_the_post_has_is_named_too() -> None:
    own = (
        KOREAN
        + "\n## 한국에서\n\n장마철에는 벌통 아래에 벽돌 4장을 받쳐 두어 습기를 막아 주는 것이 좋습니다.\n"
    )
    made = told(ENGLISH, own)
    assert made.sections[-1].heading == "한국에서"
    assert made.sections[-1].original_lines is None
    assert made.status is Standing.OUTDATED


def test_a_passage_that_only_the_translation_has_elsewhere_says_nothing_of_the_original() -> None:
    blocks, translated = read_markdown(ENGLISH), read_markdown(KOREAN)
    elsewhere = Finding(FindingKind.MOVED, Severity.LOW, 0.9, (4,), (3,), (7, 7), Evidence(), "moved:1")
    made = contract(blocks, translated, (), (elsewhere,), alone=True)
    assert made.status is Standing.UP_TO_DATE
    assert [s.kind for s in made.signals] == ["moved"]


def test_two_neighbours_in_another_order_are_up_to_date() -> None:
    made = told(ENGLISH, KOREAN.replace("\n\n".join(SPRING), "\n\n".join(reversed(SPRING))))
    assert made.status is Standing.UP_TO_DATE


def test_a_section_that_the_original_moved_counts() -> None:
    title, _, rest = ENGLISH.replace(WINTER, "").partition("\n\n")
    made = told(f"{title}\n\n{WINTER}\n{rest}")
    assert {s.kind for s in made.signals} == {"moved"}
    assert made.status is Standing.LOW
