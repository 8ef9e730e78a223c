"""One word in two scripts."""

from __future__ import annotations

import pytest

from daejo.blocks import Block, Kind
from daejo.findings.comparers import disagreements
from daejo.findings.spellings import spaced, transliterated


def prose(text: str) -> Block:
    return Block(Kind.PARAGRAPH, text)


@pytest.mark.parametrize(
    ("name", "hangul"),
    [
        ("Kubernetes", "쿠버네티스"),
        ("GitHub", "깃허브"),
        ("Christopher", "크리스토퍼"),
        ("Ethernet", "이더넷"),
        ("Django", "장고"),
        ("Paris", "파리"),
        ("John", "존"),
        ("MongoDB", "몽고DB"),
        ("Darwin", "다윈"),
        ("Twitter", "트위터"),
    ],
)
def test_a_name_in_hangul_is_no_other_name(name: str, hangul: str) -> None:
    english = prose(f"We met {name} with Brisk.")
    korean = prose(f"우리는 Brisk와 함께 {hangul}를 만났습니다. Brisk는 좋습니다.")
    assert disagreements([english], [korean]) == ()


def test_a_word_that_the_lexicon_translates_is_no_name_in_hangul() -> None:
    said = "데이터를 사용하는 방법입니다."
    assert transliterated("sayong", said)
    assert not transliterated("sayong", said, least=0.2)
    assert transliterated("sayong", "사융은 도구입니다.", least=0.2)
    assert transliterated("data", said, least=0.2)


def test_a_name_may_be_written_apart() -> None:
    assert spaced("vscode", "VS Code의 설정")
    assert spaced("node.js", "Node JS로")
    assert not spaced("vscode", "VS의 Code")
    assert not spaced("code", "VSCode로")
    english, korean = prose("Open ZorCode for Brisk."), prose("Brisk를 위해 Zor Code를 여세요.")
    assert disagreements([english], [korean]) == ()
