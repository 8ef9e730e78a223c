"""Spans of time, by number and unit, in English and Korean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from daejo.alignment.quantities import Quantity, quantities

Span = tuple[str, str]
"""A number's value and an English unit."""
_ENGLISH = re.compile(r"[\s-]?(second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_KOREAN = re.compile(r"\s?(초|분|시간|일(?!\s?년)|주|개월|달|년)(?![가-힣]{3})")
_WITHIN = re.compile(r"\s?(초|분|시간|일|주|개월|달)$")
_UNITS = {
    "초": "second", "분": "minute", "시간": "hour", "일": "day", "주": "week", "개월": "month",
    "달": "month", "년": "year",
}  # fmt: skip
_DATES = frozenset({"year", "month", "day", "hour", "minute"})
_HALVED = re.compile(r"\s?(시간|년|개월|달|분|주)\s?반$")
_ENGLISH_WITHIN = re.compile(
    r"\s(second|minute|hour|day|week|month|year)s?(?:\sand\s(?:a|one)\shalf)?$", re.IGNORECASE
)
_JOINED = re.compile(r"[\s-]?[A-Za-z가-힣]{0,7}(?:,|,?\sand)?\s?")
"""What stands between the figures of one span: 2시간 30분, two hours and ten minutes."""
_MINUTES = {
    "second": Decimal(1) / 60, "minute": Decimal(1), "hour": Decimal(60), "day": Decimal(1440),
    "week": Decimal(10080), "month": Decimal(43830), "year": Decimal(525960),
}  # fmt: skip


def durations(text: str) -> Counter[Span]:
    """How often each span of time is named, as (value, English unit); dates are none.

    >>> durations("two months"), durations("2주 만에")
    (Counter({('2', 'month'): 1}), Counter({('2', 'week'): 1}))
    """
    return Counter(span for _, span in spans(text))


def spans(text: str) -> list[tuple[Quantity, Span]]:
    """Every span of time with the figure that it is, in order."""
    found = []
    for q in quantities(text):
        if q.unit == "year" and q.spelling.endswith("년") and len(q.value) <= 2:
            found.append((q, (q.value, "year")))
            continue
        unit = (
            _ENGLISH.match(text, q.end)
            or _KOREAN.match(text, q.end)
            or _WITHIN.search(q.spelling)
            or _HALVED.search(q.spelling)
            or _ENGLISH_WITHIN.search(q.spelling)
        )
        if unit and q.unit not in _DATES:
            found.append((q, (q.value, _UNITS.get(unit[1], unit[1].lower()))))
    return found


def lengths(text: str) -> list[tuple[tuple[Quantity, ...], Decimal]]:
    """Every span of time with its parts together (2시간 30분), and how long it is in minutes.

    >>> [minutes for _, minutes in lengths("2시간 30분 뒤, 이틀 걸려 3주")]
    [Decimal('150'), Decimal('30240')]
    """
    runs: list[list[tuple[Quantity, Span]]] = []
    for q, span in spans(text):
        last = runs[-1][-1] if runs else None
        smaller = last is not None and _MINUTES[span[1]] < _MINUTES[last[1][1]]
        if last is not None and smaller and _JOINED.fullmatch(text, last[0].end, q.start):
            runs[-1].append((q, span))
        else:
            runs.append([(q, span)])
    return [(tuple(q for q, _ in run), minutes_of(span for _, span in run)) for run in runs]


def minutes_of(spans: Iterable[Span]) -> Decimal:
    """How long spans are together, in minutes; a year is 365.25 days."""
    total = Decimal(0)
    for value, unit in spans:
        try:
            total += Decimal(value) * _MINUTES[unit]
        except InvalidOperation:
            continue
    return total
