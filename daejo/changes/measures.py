"""Figures and measures that say the same in other signs: 1,000 and 1 000, 5 km and 5 kilometres, 36 hours and
a day and a half."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from daejo.alignment.quantities import quantities

_UNITS = {
    "km": "kilomet(?:er|re)s?", "cm": "centimet(?:er|re)s?", "mm": "millimet(?:er|re)s?",
    "kg": "kilogram(?:me)?s?", "mg": "milligrams?", "ml": "millilit(?:er|re)s?", "ms": "milliseconds?",
    "KB": "kilobytes?",
    "MB": "megabytes?", "GB": "gigabytes?", "TB": "terabytes?", "MHz": "megahertz", "GHz": "gigahertz",
    "kW": "kilowatts?", "mph": "miles (?:per|an) hour",
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_BY_NAME = tuple((short, re.compile(rf"(?i:\b{long})$")) for short, long in _UNITS.items())


def _short(match: re.Match[str]) -> str:
    return " " + next(short for short, long in _BY_NAME if long.search(match[1]))


def _hour(match: re.Match[str]) -> str:
    return f"{match[1]} {match[2].lower()}m"


def _month(match: re.Match[str]) -> str:
    return next(month for month in _MONTHS if month.startswith(match[1][:3]))


def _ungrouped(match: re.Match[str]) -> str:
    return re.sub(r"[, ]", "", match[0])


_SIGNS: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("thousands set apart", re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])"), _ungrouped),
    (
        "thousands set apart by blanks",
        re.compile(r"(?<![\d.,] )(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d| \d)"),
        _ungrouped,
    ),
    ("sign of times", re.compile(r"(?<=\d)(?<!\b0) ?[x×] ?(?=\d)"), " x "),
    ("time of day", re.compile(r"\b(\d{1,2})(?::00)? ?([AaPp])\.?[Mm]\b\.?"), _hour),
    ("dollars of the United States", re.compile(r"\b(?:US ?\$|USD ?\$?)(?=\d)"), "$"),
    ("month cut short", re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?= \d)"), _month),
    ("month cut short", re.compile(r"(?<=\d )(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"), _month),
    ("decade", re.compile(r"['’‘](?=\d0s\b)"), "19"),
    ("unit in full", re.compile(rf"(?<=\d)[ -]({'|'.join(_UNITS.values())})\b", re.IGNORECASE), _short),
    ("unit", re.compile(rf"(?<=\d)(?={'|'.join(_UNITS)}\b)"), " "),
)
"""(what it is, how it is written, how it is written here)."""

_TIME = re.compile(r"[\s-](second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_WITHIN = re.compile(r"\b(second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_SINGLE = re.compile(
    r"(?<!per )(?<!\bonce )(?<!\btwice )(?<!times )\b(?:an?|one) "
    r"(second|minute|hour|day|week|month|year)\b(?!['’-])"
)
_LENGTH = {
    "second": (1, "s"), "minute": (60, "s"), "hour": (3600, "s"), "day": (86400, "s"), "week": (604800, "s"),
    "month": (1, "m"), "year": (12, "m"),
}  # fmt: skip
MOST = 200
"""Figures of a text up to which spans of time are held together; a paragraph has a dozen."""


def alike(text: str) -> str:
    """A text with its figures in one way of writing.

    >>> alike("1,000 of 2×2 at 10:00 a.m. for US$5, 5 kilometres away")
    '1000 of 2 x 2 at 10 am for $5, 5 km away'
    """
    for _, pattern, written in _SIGNS:
        text = pattern.sub(written, text)
    return text


class _Span(NamedTuple):
    start: int
    end: int
    length: tuple[Decimal, str]
    """In seconds, or in months: a month has no length in days."""


def same_times(before: str, after: str) -> tuple[str, str]:
    """Both texts, with every span of time that both tell, each in its own words, told alike.

    >>> same_times("It took 36 hours.", "It took a day and a half.")
    ('It took 129600 seconds.', 'It took 129600 seconds.')
    >>> same_times("It took 36 hours.", "It took two days.")
    ('It took 36 hours.', 'It took two days.')
    """
    ours, theirs = list(_spans(before)), list(_spans(after))
    if not ours or not theirs:
        return before, after
    told: list[tuple[_Span, _Span]] = []
    for one in ours:
        other = next((x for x in theirs if x.length == one.length), None)
        if other is not None:
            theirs.remove(other)
            if before[one.start : one.end].lower() != after[other.start : other.end].lower():
                told.append((one, other))
    return _told(before, [one for one, _ in told]), _told(after, [other for _, other in told])


def _told(text: str, spans: list[_Span]) -> str:
    for span in sorted(spans, reverse=True):
        value, unit = span.length
        text = f"{text[: span.start]}{value:f} {'seconds' if unit == 's' else 'months'}{text[span.end :]}"
    return text


def _spans(text: str) -> Iterator[_Span]:
    """Every span of time: a figure and its unit, or "a day". Parts of one ("2 hours 30 minutes") are two."""
    taken: list[tuple[int, int]] = []
    for q in quantities(text)[:MOST]:
        behind, within = _TIME.match(text, q.end), _WITHIN.search(q.spelling)
        unit = (within or behind or (None, ""))[1].lower()
        end = behind.end() if behind and not within else q.end
        if unit and q.unit == "" and (length := _length(q.value, unit)):
            taken.append((q.start, end))
            yield _Span(q.start, end, length)
    for match in list(_SINGLE.finditer(text))[:MOST]:
        length = _length("1", match[1])
        if length and not any(a < match.end() and match.start() < b for a, b in taken):
            yield _Span(*match.span(), length)


def _length(value: str, unit: str) -> tuple[Decimal, str] | None:
    times, base = _LENGTH[unit]
    try:
        return (Decimal(value) * times).normalize(), base
    except InvalidOperation:
        return None
