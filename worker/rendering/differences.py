"""Before and after with the words that differ marked, in colour or without."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from daejo.changes import Piece, word_diff
from worker.rendering.safety import markdown, safe

LONGEST = 2_000
"""Characters of one side that are shown. A code block of 40,000 would push everything else away."""


def shortened(text: str, length: int = LONGEST) -> str:
    if len(text) <= length:
        return text
    return f"{text[:length]}… ({len(text) - length} more characters)"


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    return word_diff(shortened(before), shortened(after))


def old(parts: Iterable[Piece], *, colour: bool) -> Text:
    """The text before, with what went marked: struck red, or ``[-so-]`` where there is no colour."""
    return _side(parts, "gone", "bold red strike", ("[-", "-]"), colour=colour)


def new(parts: Iterable[Piece], *, colour: bool) -> Text:
    """The text after, with what came marked: green, or ``{+so+}`` where there is no colour."""
    return _side(parts, "new", "bold green", ("{+", "+}"), colour=colour)


def old_markdown(parts: Iterable[Piece]) -> str:
    return _side_markdown(parts, "gone", "~~")


def new_markdown(parts: Iterable[Piece]) -> str:
    return _side_markdown(parts, "new", "**")


def _side(parts: Iterable[Piece], mark: str, style: str, signs: tuple[str, str], *, colour: bool) -> Text:
    line = Text()
    for piece in parts:
        said = safe(piece.text).expandtabs(4)
        if piece.mark == "same":
            line.append(said)
        elif piece.mark == mark and said.strip():
            line.append_text(_marked(said, style, signs, colour=colour))
        elif piece.mark == mark:
            line.append(said)
    return line


def _marked(said: str, style: str, signs: tuple[str, str], *, colour: bool) -> Text:
    """Blanks at the ends stay outside the marks, so that they stand at the words."""
    inner = said.strip()
    start = said.index(inner)
    made = Text(said[:start])
    made.append(inner if colour else f"{signs[0]}{inner}{signs[1]}", style=style)
    made.append(said[start + len(inner) :])
    return made


def _side_markdown(parts: Iterable[Piece], mark: str, sign: str) -> str:
    said = []
    for piece in parts:
        inner = piece.text.strip()
        if piece.mark == "same":
            said.append(_kept_blanks(piece.text))
        elif piece.mark == mark and inner:
            blanks = piece.text.split(inner, 1)
            said.append(f"{blanks[0]}{sign}{markdown(inner)}{sign}{blanks[1]}")
    return " ".join("".join(said).split())


def _kept_blanks(text: str) -> str:
    if not text.strip():
        return " "
    left = " " if text[0].isspace() else ""
    right = " " if text[-1].isspace() else ""
    return f"{left}{markdown(text)}{right}"
