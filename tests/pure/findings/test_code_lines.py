"""Lines of code of which the translation has a part only."""

from __future__ import annotations

import pytest

from daejo.blocks import Block, Kind
from daejo.findings.code_lines import longer_lines
from daejo.findings.comparers import disagreements

COMMAND = "# start it\nhive start --port 8080\nhive status\n"


def code(text: str) -> tuple[Block, ...]:
    return (Block(Kind.CODE, text, lines=(1, 3)),)


def told(original: str, post: str) -> list[str]:
    return list(longer_lines(code(original), code(post)))


def test_a_flag_that_the_translation_lacks_is_named() -> None:
    longer = COMMAND.replace("8080", "8080 --watch")
    assert told(longer, COMMAND) == [
        "code line “hive start --port 8080” without --watch of “hive start --port 8080 --watch”"
    ]
    assert len(disagreements(code(longer), code(COMMAND))) == 1


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
    assert told(original, post) == []


def test_a_listing_of_thousands_of_lines_is_passed_over() -> None:
    long = "\n".join(f"call {n} with it" for n in range(5_000))
    assert told(long, long.replace(" with it", "")) == []


def test_lines_are_held_together_once_each_and_the_longest_lines_end() -> None:
    assert [one.split(" without ")[0] for one in told("go a --now\ngo b --now", "go b\ngo a")] == [
        "code line “go a”",
        "code line “go b”",
    ]
    walls = ["\n".join(f"{n} {word} " * 2_000 for n in range(400)) for word in ("here", "there")]
    assert told(walls[0], walls[1]) == []
