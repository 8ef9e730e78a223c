"""Figures that differ and say the same: another measure, another currency, another clock."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from daejo.alignment.quantities import Quantity
from daejo.alignment.quantity import MONEY
from daejo.findings.durations import Span, minutes_of

NEAR = 0.07
"""How far a rounded conversion may be off: 6 feet are 183 cm, and 180 too."""
MOST = 60
"""Figures of a side that are compared one by one; a paragraph has a dozen."""
_MEASURES: tuple[tuple[re.Pattern[str], tuple[float, ...]], ...] = tuple(
    (re.compile(rf"[\s-]?(?:{words})\b", re.IGNORECASE), factors)
    for words, factors in (
        ("miles?|mi|mph", (1.609, 1609.0)),
        ("feet|foot|ft", (0.3048, 30.48)),
        ("inch|inches", (2.54, 25.4)),
        ("yards?", (0.9144,)),
        ("pounds?|lbs?", (0.4536, 453.6)),
        ("ounces?|oz", (28.35, 0.02835)),
        ("gallons?", (3.785,)),
        ("acres?", (4047.0, 0.4047)),
    )
)
_METRIC: tuple[tuple[re.Pattern[str], str, Decimal], ...] = tuple(
    (re.compile(rf"\s?(?:{words})", re.IGNORECASE), kind, Decimal(factor))
    for words, kind, factor in (
        (r"kg\b|kg(?=[가-힣])|kilo(?:gram(?:me)?)?s?\b|킬로그램", "weight", "1000"),
        (r"mg\b|mg(?=[가-힣])|milligram(?:me)?s?\b|밀리그램", "weight", "0.001"),
        (r"g\b|g(?=[가-힣])|gram(?:me)?s?\b|그램", "weight", "1"),
        (r"tonnes?\b|톤(?![가-힣]{3})", "weight", "1000000"),
        (r"km\b|km(?=[가-힣])|kilomet(?:re|er)s?\b|킬로미터", "way", "1000"),
        (r"cm\b|cm(?=[가-힣])|centimet(?:re|er)s?\b|센티미터", "way", "0.01"),
        (r"mm\b|mm(?=[가-힣])|millimet(?:re|er)s?\b|밀리미터", "way", "0.001"),
        (r"m\b|m(?=[가-힣])|met(?:re|er)s?\b|미터", "way", "1"),
        (r"ml\b|ml(?=[가-힣])|millilit(?:re|er)s?\b|밀리리터", "room", "0.001"),
        (r"l\b|l(?=[가-힣])|lit(?:re|er)s?\b|리터", "room", "1"),
    )
)
_DECADE = re.compile(r"년?대|['’]?s\b")
"""Behind a year: the 1990s, 90년대."""
_FAHRENHEIT = re.compile(r"\s?(?:°\s?F\b|degrees\sFahrenheit\b|F\b)", re.IGNORECASE)
_ARTICLE = 10**12
"""조 is a law's article as well as a trillion."""


def unlike(
    ours: Sequence[Quantity], theirs: Sequence[Quantity], text: str, translation: str
) -> tuple[list[Quantity], list[Quantity]]:
    """Both sides without those that are one figure written otherwise. The texts are theirs."""
    left, right = list(ours), list(theirs)
    for one in ours[:MOST]:
        same = next((other for other in right[:MOST] if _alike(one, other, text, translation)), None)
        if same is not None:
            left.remove(one)
            right.remove(same)
    return left, right


def same_time(ours: Sequence[Span], theirs: Sequence[Span]) -> bool:
    """Whether two texts' spans of time come to the same: 18 months, 1년 6개월."""
    one, other = minutes_of(ours), minutes_of(theirs)
    return bool(one) and one == other


def _alike(one: Quantity, other: Quantity, text: str, translation: str) -> bool:
    if {one.unit, other.unit} <= MONEY and one.unit != other.unit:
        return True
    try:
        value, said = Decimal(one.value), Decimal(other.value)
    except InvalidOperation:
        return False
    if one.unit == "hour" or other.unit == "hour":
        return abs(value - said) == 12
    if other.spelling.endswith("조") and said == value * _ARTICLE:
        return True
    if _DECADE.match(text, one.end) and _DECADE.match(translation, other.end):
        return (value - said) % 100 == 0 and min(value, said) < 100
    measure, told = _metric(text, one), _metric(translation, other)
    if measure and told and measure[0] == told[0]:
        return value * measure[1] == said * told[1]
    return _converted(float(value), float(said), text, one)


def _metric(text: str, figure: Quantity) -> tuple[str, Decimal] | None:
    """What the measure behind a figure measures, and how many of its plain unit it is."""
    found = ((kind, factor) for unit, kind, factor in _METRIC if unit.match(text, figure.end))
    return next(found, None)


def _converted(value: float, said: float, text: str, one: Quantity) -> bool:
    """Whether a measure is told in the metric system."""
    after = text[one.end : one.end + 20]
    if _FAHRENHEIT.match(after):
        return abs((value - 32) / 1.8 - said) <= 1.5
    named = one.spelling if one.unit == "GBP" else ""
    for unit, factors in _MEASURES:
        if unit.match(after) or (named and unit.search(named)):
            return any(abs(said - value * factor) <= NEAR * value * factor for factor in factors)
    return False
