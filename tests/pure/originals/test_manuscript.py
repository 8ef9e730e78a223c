"""Originals that are Markdown files."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from daejo.blocks import Kind, Role
from daejo.errors import Unparseable
from daejo.originals import Page, read

TEXT = """---
title: Counting Loaves
date: 2024-03-01
author: Ada Miller
---

# Counting Loaves

Twelve loaves on *Monday*.

- rye
- wheat
"""


@pytest.mark.parametrize(
    "page",
    [
        Page("docs/counting.md", TEXT.encode()),
        Page(
            "https://raw.example.org/docs/counting.mdx?plain=1",
            TEXT.encode(),
            headers={"content-type": "text/plain"},
        ),
        Page(
            "https://example.org/counting",
            TEXT.encode(),
            headers={"content-type": "text/markdown; charset=utf-8"},
        ),
    ],
)
def test_a_markdown_file_is_read_by_path_or_content_type(page: Page) -> None:
    article = read(page)
    assert (article.reader, article.title, article.author) == ("markdown", "Counting Loaves", "Ada Miller")
    assert article.published == datetime(2024, 3, 1, tzinfo=UTC)
    assert [(b.kind, b.text) for b in article.blocks] == [
        (Kind.HEADING, "Counting Loaves"),
        (Kind.PARAGRAPH, "Twelve loaves on Monday."),
        (Kind.LIST_ITEM, "rye"),
        (Kind.LIST_ITEM, "wheat"),
    ]
    assert article.blocks[0].role is Role.TITLE
    assert article.blocks[0].lines == (7, 7)


def test_a_markdown_address_that_answers_with_a_page_is_read_as_a_page() -> None:
    words = "<p>The oven of this site has bricks from three counties and a door of iron.</p>" * 8
    body = f"<!DOCTYPE html><html><head><title>Oven</title></head><body><main>{words}</main></body></html>"
    assert read(Page("https://example.org/oven.md", body.encode())).reader == "html"


@pytest.mark.parametrize("text", ["", "   \n", "---\ntitle: x\n---\n", "---\na: &b [*b]\n---\nText of it."])
def test_a_file_without_text_or_with_tricks_in_front_is_unparseable(text: str) -> None:
    with pytest.raises(Unparseable):
        read(Page("a.md", text.encode()))


def test_a_title_that_stands_in_the_front_matter_only_is_the_same_title() -> None:
    moved = TEXT.replace("\n# Counting Loaves\n", "")
    whole, told = (read(Page("docs/counting.md", text.encode())) for text in (TEXT, moved))
    assert [(b.kind, b.text, b.role) for b in told.blocks] == [(b.kind, b.text, b.role) for b in whole.blocks]
    assert told.blocks[0].role is Role.TITLE
