"""Paths, times and probabilities as people read them."""

from __future__ import annotations

import re
import shlex
import unicodedata
from datetime import datetime
from pathlib import Path

_PLAIN = re.compile(r"[\w./@%+=:,][\w./@%+=:,-]*\Z")


def shown_path(path: str) -> str:
    """A path as one would type it here."""
    here = unicodedata.normalize("NFC", str(Path.cwd()))
    return path.removeprefix(f"{here}/") if here != "/" else path


def typed(word: str) -> str:
    """A word as it goes into a shell: a file named "x;rm -rf ~.md" must do nothing when it is pasted."""
    return word if _PLAIN.match(word) else shlex.quote(word)


def many(number: int, noun: str) -> str:
    """ "1 post", "2 posts"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def ago(then: datetime | None, now: datetime) -> str:
    """How long ago, in the largest unit that says something: "3 h ago"."""
    if then is None:
        return "never"
    seconds = max((now - then).total_seconds(), 0.0)
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit} ago"
    return "just now"


def sureness(confidence: float) -> str:
    """How sure, in a word and in per cent; what is concluded is never told as 100 %."""
    percent = min(round(confidence * 100), 99)
    word = "sure" if percent >= 90 else "likely" if percent >= 70 else "perhaps"
    return f"{word} ({percent}%)"
