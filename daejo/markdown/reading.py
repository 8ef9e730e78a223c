"""Markdown -> blocks."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from daejo.blocks import Block
from daejo.errors import PostError
from daejo.markdown.lines import scan
from daejo.markdown.walk import walk

MAX_CHARS = 2_000_000
"""The longest real post has 41,000 characters; the longest documentation page met, 200,000."""
_TAB = 4
"""Columns to the next stop of a tab, as CommonMark counts them."""
MAX_LINES = 50_000
"""100,000 lines of table take 6 s; the longest documentation page met has 3,000 lines."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Lines [first, last], 1-based, that no reader is meant to read, and why."""

    lines: tuple[int, int]
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A Markdown text read: its blocks in order, and what was left out of them."""

    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...] = ()
    mended: tuple[int, ...] = ()
    """Lines of code fences that nobody closed, that close nothing, or that stand around prose."""


def read(text: str, first_line: int = 1, breaks: Sequence[int] = ()) -> Reading:
    """Reads Markdown (CommonMark and tables, with the HTML, MDX and admonitions of real files).

    ``first_line`` is the file's line number (1-based) of the text's first line. ``breaks`` are line
    numbers of the file at which a broken code fence certainly ends (where a translated chunk ended).
    Every block has ``lines``. Comments, and imports at the head, are in ``dropped``.

    Raises PostError where the text is longer than MAX_CHARS or MAX_LINES, or nested a hundred deep.
    """
    if len(text) > MAX_CHARS:
        raise PostError(f"more than {MAX_CHARS:,} characters: too long to be read as Markdown")
    lines = _lines(text)
    if len(lines) > MAX_LINES:
        raise PostError(f"more than {MAX_LINES:,} lines: too long to be read as Markdown")
    scanned = scan(lines, first_line, [b - first_line for b in breaks])
    blocks = scanned.blocks + walk(scanned.lines, first_line)
    blocks.sort(key=lambda b: b.lines or (0, 0))
    dropped = tuple(Dropped((a + first_line, b + first_line), why) for a, b, why in scanned.dropped)
    mended = tuple(sorted(line + first_line for line in set(scanned.mended)))
    return Reading(tuple(blocks), dropped, mended)


def read_markdown(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in order, with 1-based ``lines``; see ``read``."""
    return read(text, first_line).blocks


def _lines(text: str) -> list[str]:
    """The lines of a text, NFC. Only line feeds part lines, as in every editor's numbering."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.removeprefix("\ufeff").replace("\x00", "\ufffd").expandtabs(_TAB).split("\n")
