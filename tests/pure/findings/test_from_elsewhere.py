"""What documents of other places have that is no fault of their translations."""

from __future__ import annotations

import pytest

from daejo.findings import Finding, FindingKind, hold
from daejo.posts import read_post

ENGLISH = """# Locks

A lock takes one key only, and the key is cut for it.

Whoever loses the key has to have another one made by a smith.

{here}

The smith keeps a drawing of every key that left the shop.
"""
KOREAN = """# 자물쇠

자물쇠는 열쇠 하나만 받으며, 열쇠는 그 자물쇠에 맞춰 깎습니다.

열쇠를 잃어버린 사람은 대장장이에게 새 열쇠를 만들어 달라고 해야 합니다.

{here}

대장장이는 가게를 떠난 모든 열쇠의 도면을 보관합니다.
"""
TOLD = "Lockwood makes locks, as the guild of Lockwood has it."
SAID = "Lockwood 조합의 말대로 Lockwood는 자물쇠를 만듭니다."


def found(english: str, korean: str) -> list[Finding]:
    original = read_post(ENGLISH.replace("{here}", english).encode(), "en.md").blocks
    post = read_post(KOREAN.replace("{here}", korean).encode(), "ko.md")
    return list(hold(original, original, post).findings)


def kinds(english: str, korean: str) -> list[FindingKind]:
    return [finding.kind for finding in found(english, korean)]


def test_a_menu_of_languages_is_neither_missing_nor_invented_nor_wrong() -> None:
    english = "English | [한국어](README.ko.md) | [日本語](README.ja.md)"
    korean = "[English](README.md) | 한국어 | [日本語](README.ja.md)"
    assert kinds(english, korean) == []
    assert kinds("", korean) == []
    assert kinds(english, "") == []


def test_foreign_letters_that_the_original_has_are_no_residue() -> None:
    english = "The first lock of this kind was drawn by 苔硯 in a letter to the guild."
    assert kinds(english, "이런 종류의 첫 자물쇠는 苔硯 이 조합에 보낸 편지에 그린 것입니다.") == []
    said = found(english, "이런 종류의 첫 자물쇠는 苔硯 이 조합에 보낸 手紙 에 그린 것입니다.")
    assert [one.kind for one in said] == [FindingKind.RESIDUE]


def test_a_bare_file_that_the_original_shows_too_was_not_made_up() -> None:
    english = "![A lock](lock.png)\n\n![A key](img/key.png)"
    assert kinds(english, "![자물쇠](lock.png)\n\n![열쇠](img/key.png)") == []
    said = found(
        "![A lock](img/lock.png)\n\n![A key](img/key.png)", "![자물쇠](lock.png)\n\n![열쇠](img/key.png)"
    )
    assert FindingKind.RESIDUE in [one.kind for one in said]


def test_a_picture_within_a_sentence_is_not_missing() -> None:
    english = "The key has three teeth, and each of them lifts one pin.\n![](img/teeth.png)"
    korean = "열쇠에는 이빨이 세 개 있고, 각 이빨은 핀을 하나씩 들어 올립니다. ![](img/teeth.png)"
    assert kinds(english, korean) == []
    lost = found(english, korean.split(" ![")[0])
    assert [one.kind for one in lost] == [FindingKind.MISSING]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("https://img.badges.dev/badge/License-MIT-yellow.svg", "https://img.badges.dev/badge/라이선스-MIT-yellow.svg"),
        ("https://img.badges.dev/badge/python-3.8%EF%BD%9E3.12-blue.svg", "https://img.badges.dev/badge/python-3.8~3.12-blue.svg"),
        ("docs/img/loop.svg", "docs/img/loop-ko.svg"),
        ("docs/img/loop_en.png", "docs/img/loop_ko_KR.png"),
    ],
)  # fmt: skip
def test_a_picture_with_words_of_the_reader_s_language_is_the_same(ours: str, theirs: str) -> None:
    assert kinds(f"![The loop]({ours})", f"![순환]({theirs})") == []


def test_another_picture_of_the_same_place_is_told() -> None:
    said = found("![The loop](docs/img/loop.svg)", "![순환](docs/img/keys.svg)")
    assert [one.kind for one in said] == [FindingKind.MISMATCH]


def test_a_list_that_runs_on_as_one_paragraph_is_not_missing() -> None:
    english = (
        "1) It keeps thieves out of the house.\n2) It keeps the wind from opening the door.\n"
        "3) It tells the neighbours that nobody is at home."
    )
    korean = (
        "1) 도둑이 집에 들어오지 못하게 합니다. 2) 바람에 문이 열리지 않게 합니다. "
        "3) 이웃에게 집에 아무도 없다는 것을 알립니다."
    )
    assert kinds(english, korean) == []
    two = korean.split(" 3)")[0]
    assert FindingKind.MISSING in kinds(english, two)


def test_a_list_that_a_translation_sets_as_code_is_neither_missing_nor_invented() -> None:
    items = ("a smith cuts it", "a lock takes it", "a thief wants it", "a child loses it", "a dog buries it")
    korean = ("대장장이가 깎는다", "자물쇠가 받는다", "도둑이 원한다", "아이가 잃어버린다", "개가 묻는다")
    english = "\n".join(f"- key: {one}" for one in items)
    assert kinds(english, "\n".join(f"    - key: {one}" for one in korean)) == []


def test_a_paper_s_reference_stays_as_it_is() -> None:
    text = "From the Lock to the Key: On the Cutting of a Lever for Two Hands · arXiv:2404.15097 · PDF"
    assert kinds(text, text) == []
    prose = "From the lock to the key it is a matter of cutting a lever for two hands."
    assert kinds(prose, prose) == [FindingKind.UNTRANSLATED]


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        # A word with a capital in the post that the original has in lower case is no name come in.
        ("Zorvex needs linters and formatters.", "조르벡스에는 Linter와 Formatter가 필요합니다."),
        ("Driven teams build small things, and build often.", "의욕 있는 팀은 작은 것을 자주 Build합니다."),
        # An English word at the start of a sentence is no name that got lost.
        ("Enjoy the calm that a lock brings.", "Lockwood에서 자물쇠가 주는 평온을 누리세요."),
    ],
)
def test_words_of_a_sentence_are_no_names_that_disagree(english: str, korean: str) -> None:
    assert kinds(f"{TOLD}\n\n{english}", f"{SAID}\n\n{korean}") == []


def test_the_first_word_of_a_cell_is_no_name() -> None:
    head = "| Key | What it does |\n|---|---|\n"
    english = head + "| k1 | Elegant teeth for Lockwood |\n| k2 | Comma-parted list of Pins |"
    korean = head + "| k1 | Lockwood와 Lockwood의 우아한 이빨 |\n| k2 | 쉼표로 나눈 Pins 목록 |"
    assert kinds(f"{TOLD}\n\n{english}", f"{SAID}\n\n{korean}") == []


def test_a_lost_name_and_another_that_came_are_told_still() -> None:
    english = "It was Zorvex that sold the first lock in the town by the sea."
    assert kinds(english, "바닷가 마을에서 첫 자물쇠를 판 것은 Lockwood였습니다.") == [FindingKind.MISMATCH]


def test_what_is_set_as_code_is_no_word_for_a_product_that_came() -> None:
    """A package spelled like it, in lower case, is no mention of the product."""
    english = "{name} cuts keys for the guild of Lockwood. Ask for `lockwood`, and at home for `lockwood`."
    korean = "Lockwood는 Lockwood 조합의 열쇠를 깎습니다. `lockwood`를, 집에서도 `lockwood`를 찾으세요."
    assert kinds(english.format(name="Lockwood"), korean) == []
    assert kinds(english.format(name="Zorvex"), korean) == [FindingKind.MISMATCH]


def test_a_dash_within_an_item_makes_no_list_of_it() -> None:
    english = "- Locks first: a lock is the way of the house\n- Keys are lent: nobody sells one"
    assert kinds(english, "- 자물쇠 먼저 - 자물쇠가 이 집의 방식입니다") == [FindingKind.MISSING]


def test_a_word_that_came_stands_for_no_plain_word_at_the_start_of_a_sentence() -> None:
    english = "Opening the answer tells whether the door is locked."
    assert kinds(english, "응답을 열어 보는 Script는 문이 잠겨 있는지를 알려 줍니다.") == []
    assert kinds(english, "응답을 열어 보는 Zorvex는 문이 잠겨 있는지를 알려 줍니다.") != []


def test_a_picture_that_stands_elsewhere_is_neither_missing_nor_invented() -> None:
    english = "![A badge](img/badge.svg)\n\n![A lock](img/lock.svg)\n\nThe lock is drawn as it is sold."
    korean = "![자물쇠](img/lock.svg)\n\n자물쇠는 파는 그대로 그렸습니다.\n\n![배지](img/badge.svg)"
    assert kinds(english, korean) == []


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("Since version 2 the door opens.", "2.0 버전부터 문이 열립니다."),
        ("The drawing is under Lockwood-2 terms.", "도면은 Lockwood-2.0 조건을 따릅니다."),
        ("Windows Media Player has a play key.", "윈도우 미디어 플레이어(Wmp)는 재생 키가 있습니다."),
    ],
)  # fmt: skip
def test_a_version_s_last_nought_and_a_name_s_initials_are_no_other_thing(english: str, korean: str) -> None:
    assert kinds(english, korean) == []


def test_another_version_is_told() -> None:
    assert kinds("Since version 2 the door opens.", "2.1 버전부터 문이 열립니다.") == [FindingKind.MISMATCH]
