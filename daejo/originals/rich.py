"""Text with markup, as blocks hold it: clean text, and marks that count code points of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from daejo.blocks import Mark, MarkKind, clean

ASTRAL = "\U00010000"


def tidy(text: str) -> str:
    """What blocks.clean gives, for texts that are clean already in a fifth of its time: most are.

    ``isprintable`` is false for every white space but the blank.
    """
    if (
        text.isprintable()
        and "  " not in text
        and text[:1] != " "
        and text[-1:] != " "
        and (text.isascii() or unicodedata.is_normalized("NFC", text))
    ):
        return text
    return clean(text)


def rich(text: str, marks: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """``text`` cleaned, and ``marks`` (offsets in code points of ``text``) carried along.

    Marks lose the blanks at their ends; empty ones go; neighbours of one kind and target become one,
    so that two ways of writing the same bold words are the same.
    """
    cleaned = tidy(text)
    if not marks:
        return cleaned, ()
    if cleaned != text:
        marks = _carried(text, marks, len(cleaned))
    return cleaned, merged(cleaned, marks)


def from_utf16(text: str, marks: Sequence[Mark]) -> Sequence[Mark]:
    """Marks whose offsets count UTF-16 units (Medium's do), counted in code points."""
    if not marks or text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return marks
    points: list[int] = []
    for index, character in enumerate(text):
        points.append(index)
        if character >= ASTRAL:
            points.append(index)
    points.append(len(text))
    last = len(points) - 1
    return [
        Mark(points[min(max(m.start, 0), last)], points[min(max(m.end, 0), last)], m.kind, m.target)
        for m in marks
    ]


def merged(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks in order, neighbours joined (a blank between them shows no boldness), trimmed to their words."""
    if len(marks) == 1:
        return _alone(text, marks[0])
    groups: dict[tuple[MarkKind, str | None], list[tuple[int, int]]] = {}
    for mark in sorted(marks, key=_order):
        start, end = max(mark.start, 0), min(mark.end, len(text))
        if start >= end:
            continue
        spans = groups.setdefault((mark.kind, mark.target), [])
        if spans and (start <= spans[-1][1] or _blank_between(text, spans[-1][1], start)):
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    joined = [
        Mark(start, end, kind, target)
        for (kind, target), spans in groups.items()
        for start, end in (_trimmed(text, *span) for span in spans)
        if start < end
    ]
    return tuple(sorted(joined, key=_order))


def _alone(text: str, only: Mark) -> tuple[Mark, ...]:
    """A mark by itself, as it is where nothing is to be cut off it: most paragraphs have one or none."""
    start, end = max(only.start, 0), min(only.end, len(text))
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return (
            (only,)
            if start == only.start and end == only.end
            else (Mark(start, end, only.kind, only.target),)
        )
    start, end = _trimmed(text, start, end)
    return (Mark(start, end, only.kind, only.target),) if start < end else ()


def _blank_between(text: str, end: int, start: int) -> bool:
    return start - end <= 2 and text[end:start].isspace()


def _order(mark: Mark) -> tuple[int, int, str, str]:
    return (mark.start, mark.end, mark.kind.value, mark.target or "")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _carried(text: str, marks: Sequence[Mark], size: int) -> list[Mark]:
    """Marks on the cleaned text. One pass over the text, cut at the offsets that matter."""
    cuts = sorted({min(max(offset, 0), len(text)) for m in marks for offset in (m.start, m.end)})
    places: dict[int, int] = {}
    length, blank, position = 0, True, 0
    for cut in cuts:
        piece = text[position:cut]
        words = piece.split()
        if piece[:1].isspace():
            blank = True
        if words:
            length += (1 if blank and length else 0) + len(unicodedata.normalize("NFC", " ".join(words)))
            blank = piece[-1].isspace()
        elif piece:
            blank = True
        ahead = text[cut : cut + 1]
        places[cut] = min(length + (1 if blank and length and ahead and not ahead.isspace() else 0), size)
        position = cut
    return [
        Mark(places[min(max(m.start, 0), len(text))], places[min(max(m.end, 0), len(text))], m.kind, m.target)
        for m in marks
    ]
