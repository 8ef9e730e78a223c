"""Foreign text is harmless wherever it is shown."""

from __future__ import annotations

import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from worker.rendering.safety import cell, escape_json, markdown, one_line, safe
from worker.rendering.text import json_text

HOSTILE = [
    "\x1b]52;c;cm0gLXJmIH4=\x07",  # OSC 52 writes the clipboard
    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",  # OSC 8 hides where a link leads
    "\x1b[2J\x1b[H",
    "\x9b2J",  # the same, in C1
    "\x7f\x08\x08",
    "\u202egnp.exe\u202c",
    "\u2066x\u2069\u200f\u061c",
    "a\u2028b\u2029c",
    "\udcff.md",
]


def is_control(character: str) -> bool:
    return (unicodedata.category(character) in {"Cc", "Zl", "Zp", "Cs"} and character not in "\n\t") or (
        character in "\u061c\u200e\u200f"
        or "\u202a" <= character <= "\u202e"
        or "\u2066" <= character <= "\u2069"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_no_control_character_reaches_the_terminal(text: str) -> None:
    screen = io.StringIO()
    Console(file=screen, force_terminal=False).print(cell(f"before{text}after"))
    assert not any(map(is_control, screen.getvalue()))


@given(st.text())
def test_safe_text_has_no_control_character_and_keeps_every_other(text: str) -> None:
    kept = safe(text)
    assert not any(map(is_control, kept))
    kept.encode()
    for character in text:
        if not is_control(character) and character != "\ufffd":
            assert character in kept


@given(st.text())
def test_json_says_the_same_after_escaping_and_is_harmless(text: str) -> None:
    printed = json_text({"text": text})
    assert json.loads(printed)["text"] == text
    assert not any(map(is_control, printed))
    printed.encode()


def test_json_keeps_korean_readable() -> None:
    assert "한글" in json_text({"제목": "한글"})


def test_a_lone_surrogate_survives_json() -> None:
    assert json.loads(escape_json(json.dumps("\udcff", ensure_ascii=False))) == "\udcff"


def test_rich_markup_in_foreign_text_stays_text() -> None:
    screen = io.StringIO()
    Console(file=screen, width=80).print(cell("[bold red]hello[/] [link=https://evil.example]x[/link]"))
    assert "[bold red]hello[/] [link=https://evil.example]x[/link]" in screen.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "![x](https://evil.example/pixel.png)",
        "[click](javascript:alert(1))",
        "**bold** _em_ `code` ~~gone~~ $x$",
        "# heading",
        "- item",
        "1. item",
        "> quote",
        "a | b",
        "<!-- comment -->",
        "&lt;b&gt; &amp;",
        "https://evil.example",
        "| --- |",
        "===",
    ],
)
def test_markdown_shows_foreign_text_and_does_nothing(text: str) -> None:
    page = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    blocks = [token for token in page.parse(f"- {markdown(text)}") if token.nesting >= 0]
    assert [block.type for block in blocks] == [
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
    ]
    children = blocks[-1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == text


def test_markdown_mentions_nobody() -> None:
    assert "@team" not in markdown("@team please look")


def test_one_line_is_one_line_and_no_longer_than_asked() -> None:
    assert one_line("가\n나\t다\r\n라", 6) == "가 나 다…"
    assert len(one_line("x" * 1_000_000, 80)) == 80
