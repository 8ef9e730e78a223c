"""Where a Markdown text can be edited: outside fences, inside them, everywhere at once. Seeded."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable

Edit = Callable[[str, random.Random], str | None]
"""The text with one place written otherwise; None where there is no such place."""
FENCE = re.compile(r"^ *(```+|~~~+).*?^ *\1[^\n]*$", re.MULTILINE | re.DOTALL)
_FRONT = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)
_SPANS = re.compile(r"`[^`\n]+`|<[^>\n]*>|\{[^}\n]*\}|\]\([^)\n]*\)|https?://\S+")
"""What is no prose inside a line: code, tags, shortcodes, link targets."""


def outside_code(pattern: str, text: str, *, prose: bool = False) -> list[re.Match[str]]:
    """Matches of ``pattern`` outside fences and front matter; of prose no code, tag or target."""
    shut = [m.span() for m in FENCE.finditer(text)] + [m.span() for m in _FRONT.finditer(text)]
    if prose:
        shut += [m.span() for m in _SPANS.finditer(text)]
    found = re.finditer(pattern, text, re.MULTILINE)
    return [m for m in found if not any(start < m.end() and m.start() < end for start, end in shut)]


def swap(pattern: str, new: Callable[[re.Match[str]], str], *, prose: bool = False) -> Edit:
    """One place, drawn."""

    def edit(text: str, draw: random.Random) -> str | None:
        found = [m for m in outside_code(pattern, text, prose=prose) if new(m) != m[0]]
        return replaced(text, [draw.choice(found)], new) if found else None

    return edit


def everywhere(pattern: str, new: Callable[[re.Match[str]], str], *, prose: bool = False) -> Edit:
    """Every place: what a formatter or a change of tools does."""

    def edit(text: str, _: random.Random) -> str | None:
        found = [m for m in outside_code(pattern, text, prose=prose) if new(m) != m[0]]
        return replaced(text, found, new) if found else None

    return edit


def fenced(new: Callable[[re.Match[str]], str | None]) -> Edit:
    """One fence, drawn among those that ``new`` can write otherwise."""

    def edit(text: str, draw: random.Random) -> str | None:
        made = [(m, other) for m in FENCE.finditer(text) if (other := new(m)) is not None]
        if not made:
            return None
        match, other = draw.choice(made)
        return text[: match.start()] + other + text[match.end() :]

    return edit


def whole(new: Callable[[str], str]) -> Edit:
    """The text as a whole; None where that changes nothing."""

    def edit(text: str, _: random.Random) -> str | None:
        other = new(text)
        return None if other == text else other

    return edit


def replaced(text: str, matches: Iterable[re.Match[str]], new: Callable[[re.Match[str]], str]) -> str:
    parts, at = [], 0
    for match in matches:
        parts += [text[at : match.start()], new(match)]
        at = match.end()
    return "".join((*parts, text[at:]))
