"""Lines of code of which the translation has a part only."""

from __future__ import annotations

import pytest

from daejo.alignment import Pair
from daejo.blocks import Block, Kind
from daejo.trees import Standing, contract
from daejo.trees.code_lines import longer_lines

COMMAND = "# start it\nhive start --port 8080\nhive status\n"
PAIR = (Pair((0,), (0,), 0.9),)


def code(text: str) -> tuple[Block, ...]:
    return (Block(Kind.CODE, text, lines=(1, 3)),)


def test_a_flag_that_the_translation_lacks_is_named() -> None:
    longer = code(COMMAND.replace("8080", "8080 --watch"))
    [found] = longer_lines(longer, code(COMMAND), PAIR)
    assert (found.line, found.translated) == ("hive start --port 8080 --watch", "hive start --port 8080")
    made = contract(longer, code(COMMAND), PAIR, (), alone=True)
    assert made.status is Standing.OUTDATED
    assert made.signals[0].kind == "shorter"
    assert contract(longer, code(COMMAND), PAIR, ()).status is Standing.UP_TO_DATE


@pytest.mark.parametrize(
    ("original", "post"),
    [
        (COMMAND, COMMAND),
        (COMMAND, COMMAND.replace("# start it", "# 시작하기")),
        ('print("the hive is open now")', 'print("벌통이 열렸습니다")'),
        ("hive start --port 8080", "hive start --port 9090"),
        ("hive start", "hive start --port 8080"),
        ("hive start --port 8080 --watch --all --deep --slow", "hive start"),
        ("# a long comment on it all\nx = 1", "# a long\nx = 1"),
    ],
)
def test_what_a_translator_changes_in_code_is_no_shorter_line(original: str, post: str) -> None:
    assert longer_lines(code(original), code(post), PAIR) == ()


def test_a_listing_of_thousands_of_lines_is_passed_over() -> None:
    long = "\n".join(f"call {n} with it" for n in range(5_000))
    assert longer_lines(code(long), code(long.replace(" with it", "")), PAIR) == ()


def test_lines_are_held_together_once_each_and_the_longest_lines_end() -> None:
    longer, shorter = code("go a --now\ngo b --now"), code("go b\ngo a")
    told = [(one.line, one.translated) for one in longer_lines(longer, shorter, PAIR)]
    assert told == [("go a --now", "go a"), ("go b --now", "go b")]
    walls = [code("\n".join(f"{n} {word} " * 2_000 for n in range(400))) for word in ("here", "there")]
    assert longer_lines(*walls, PAIR) == ()
