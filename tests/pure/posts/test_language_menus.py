"""The line that leads to a document's other languages says nothing of its subject."""

import pytest

from daejo.blocks import Block
from daejo.posts import ResidueKind, lint, read_post
from daejo.posts.languages import is_language_menu

REST = "\n\n# 자물쇠\n\n자물쇠는 하나의 열쇠만 받습니다.\n\n열쇠를 잃으면 새로 만들어야 합니다.\n"
MENUS = [
    "[English](README.md) | [简体中文](README.zh.md) | [日本語](README.ja.md) | 한국어",
    "[English](README.md) [한국어](README.ko.md) [Русский](README.ru.md)",
    "Read this in other languages: [English](a.md), [Français](b.md)",
    "[locks.dev](https://locks.dev) | [문서](docs.md) | [English](a.md) | [Chinese / 中文文档](b.md)",
    '<p><a href="README.md">English</a> · <a href="zh.md">繁體中文</a> · <b>한국어</b></p>',
]


def first(text: str) -> Block:
    return next(block for block in read_post((text + REST).encode(), "post.md").blocks if block.text)


@pytest.mark.parametrize("menu", MENUS)
def test_a_menu_of_languages_is_known_by_its_links(menu: str) -> None:
    assert is_language_menu(first(menu))


@pytest.mark.parametrize(
    "said",
    [
        "한국어 | English",
        "이 책은 [일본어](ja.md)를 배우는 사람이 [단어장](words.md)과 함께 읽으면 좋으며 회화도 다룹니다.",
        "[문서](a.md) | [예제](b.md) | [자주 묻는 질문](c.md)",
        "영어로 쓴 [글](a.md)",
    ],
)
def test_a_line_that_leads_elsewhere_or_nowhere_is_none(said: str) -> None:
    assert not is_language_menu(first(said))


@pytest.mark.parametrize("menu", MENUS)
def test_foreign_letters_in_a_menu_of_languages_are_no_residue(menu: str) -> None:
    found = lint(read_post((menu + REST).encode(), "post.md"))
    assert not [r for r in found if r.kind is ResidueKind.SCRIPT]
