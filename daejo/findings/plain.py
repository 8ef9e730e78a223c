"""Plain words of English: with a capital, at the start of a sentence or in a title, they name nothing."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from daejo.alignment.stems import english_stem

_LIST = "english.txt"
"""9,000 words, one a line, counted by benchmarks/words.py over manuals and docstrings; no names."""


def is_plain(key: str) -> bool:
    """Whether a word, in lower case, is an English one or a form of one.

    >>> is_plain("guidance"), is_plain("assembles"), is_plain("kubernetes")
    (True, True, False)
    """
    words = _words()
    return key in words or english_stem(key) in words


@cache
def _words() -> frozenset[str]:
    file = files("daejo.findings").joinpath(_LIST)
    listed = file.read_text("utf-8").split() if file.is_file() else []
    return frozenset(word for one in listed for word in (one, english_stem(one)))
