"""Pairs that nobody wrote for a reader: walls of names, figures, addresses."""

from __future__ import annotations

import pytest

from daejo.blocks import Block, Kind
from daejo.findings.comparers import disagreements


def prose(text: str) -> list[Block]:
    return [Block(Kind.PARAGRAPH, text)]


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        (" ".join(f"Zor{n}vex" for n in range(2000)), " ".join(f"Qua{n}lon" for n in range(2000))),
        ("A" * 29 + " " + "aaaaaaaaaaaaaaaaaaaa " * 400, "한 " + ("A" * 29 + " ") * 250),
        ("1 000 " * 3000, "2만 5천 " * 3000),
        ("https://medium.com/r/?url=https%3A%2F%2F " * 300, "https://a.org/ " * 1000),
        ("{{< " * 4000, "{#a " * 4000),
    ],
)
def test_a_wall_of_words_is_compared_and_ends(english: str, korean: str) -> None:
    assert isinstance(disagreements(prose(english), prose(korean)), tuple)
