"""Texts made to take for ever: twice as much of one takes about twice the steps, counted, not timed.

`benchmarks/fuzz_reading.py` times the same shapes at full size.
"""

import sys
from contextlib import suppress

import pytest

from daejo.errors import PostError
from daejo.posts import lint, read_post

N = 100
CASES = {
    "tags": "<a " * N,
    "quoted attributes": '<a "' * N,
    "one tag of many attributes": "<img " + 'a="b" ' * N + ">",
    "elements": "<div>\n" * N,
    "quotes": "> " * N + "x",
    "lists": "- " * N,
    "emphasis": "**a_ " * N,
    "code spans": "".join("`" * i + "a " for i in range(1, 90)),
    "open fences": "```js\n" * N,
    "bare fences": "```\n" * N,
    "open comments": "<!-- \n" * N,
    "open components": "<Foo\n a\n" * N,
    "open scripts": "<script>\n" * N,
    "advertisements": '<ins class="adsbygoogle"\n' * N,
    "sentences": "가나다 라마바. " * N,
    "orders": "Markdown 형식 태그 친절한 톤 번역 " * N,
    "syllables": "턈ㄱ" * N,
    "one paragraph again and again": (
        "같은 문단이 여기 있습니다. 마흔 글자가 넘도록 길게 늘여 쓴 문단입니다.\n\n"
    )
    * 40,
    "table": "|a|b|\n|-|-|\n" + "|a|b|\n" * (N // 4),
}


def test_a_paragraph_of_thousands_of_brackets_is_read_as_it_stands() -> None:
    (block,) = read_post(b"[a](b) " * 2_001, "x.md").blocks
    assert block.text == " ".join(["[a](b)"] * 2_001)


class Steps:
    """Counts executed lines of Python, the same on every machine."""

    def __init__(self) -> None:
        self.taken = 0

    def __call__(self, *_: object) -> "Steps":
        self.taken += 1
        return self


def steps(text: str) -> int:
    count = Steps()
    before = sys.gettrace()
    sys.settrace(count)
    try:
        with suppress(PostError):  # an error is an end, too
            lint(read_post(text.encode(), "x.md"))
    finally:
        sys.settrace(before)
    return count.taken


@pytest.mark.parametrize("name", CASES)
def test_twice_the_text_takes_about_twice_the_steps(name: str) -> None:
    text = CASES[name]
    whole = steps(text)
    assert whole < 3.2 * steps(text[: len(text) // 2]) + 2_500
