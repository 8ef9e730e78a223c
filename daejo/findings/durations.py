"""Spans of time, by number and unit, in English and Korean."""

from __future__ import annotations

import re
from collections import Counter

from daejo.alignment.quantities import quantities

_ENGLISH = re.compile(r"[\s-]?(second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_KOREAN = re.compile(r"\s?(초|분|시간|일(?!\s?년)|주|개월|달|년)(?![가-힣]{3})")
_WITHIN = re.compile(r"\s?(초|분|시간|일|주|개월|달)$")
_UNITS = {
    "초": "second", "분": "minute", "시간": "hour", "일": "day", "주": "week", "개월": "month",
    "달": "month", "년": "year",
}  # fmt: skip
_DATES = frozenset({"year", "month", "day", "hour", "minute"})


def durations(text: str) -> Counter[tuple[str, str]]:
    """How often each span of time is named, as (value, English unit); dates are none.

    >>> durations("two months"), durations("2주 만에")
    (Counter({('2', 'month'): 1}), Counter({('2', 'week'): 1}))
    """
    found: Counter[tuple[str, str]] = Counter()
    for q in quantities(text):
        unit = _ENGLISH.match(text, q.end) or _KOREAN.match(text, q.end) or _WITHIN.search(q.spelling)
        if unit and q.unit not in _DATES:
            found[q.value, _UNITS.get(unit[1], unit[1].lower())] += 1
    return found
