"""Names, identifiers and addresses are found in both languages alike."""

from __future__ import annotations

import pytest

from daejo.alignment.terms import TermKind, code_terms, link_key, names, terms, words
from daejo.blocks import Block, Kind, Mark, MarkKind


def test_words_beside_korean_particles_are_found_whole() -> None:
    assert words("FastAPI의 `TestClient`를 Node.js에서 C++로") == ["fastapi", "testclient", "node.js", "c++"]


@pytest.mark.parametrize("name", ["iOS", "HTTP", "snake_case", "utf8", "FastAPI", "Node.js", "C#"])
def test_what_is_spelled_like_an_identifier_is_a_name(name: str) -> None:
    assert [t.spelling for t in names(f"We use {name} here")] == [name]


def test_a_capital_is_a_name_only_within_a_sentence() -> None:
    assert [t.spelling for t in names("People like Postgres. Everyone does.")] == ["Postgres"]


def test_addresses_are_compared_without_scheme_and_tracking() -> None:
    assert link_key("https://www.Example.com/a/?utm_source=x&ref=y") == link_key("http://example.com/a")
    assert link_key("https://example.com/a?id=1") != link_key("https://example.com/a?id=2")


def test_an_address_is_one_term_and_its_words_are_none() -> None:
    assert [(t.key, t.kind) for t in terms("보세요: https://example.com/a-b.")] == [
        ("example.com/a-b", TermKind.LINK)
    ]


def test_code_terms_are_what_the_author_set_as_code() -> None:
    block = Block(Kind.PARAGRAPH, "call Foo() now", marks=(Mark(5, 10, MarkKind.CODE),))
    assert [t.key for t in code_terms(block)] == ["foo()"]
