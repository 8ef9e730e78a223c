"""One figure in a text, and how its value is written so that two spellings compare equal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

MONEY = frozenset({"USD", "KRW", "EUR", "GBP", "JPY"})
"""The units that are a currency."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: ``text[start:end]``, spelled ``spelling``, and what it says.

    ``value`` is normalised ("131000000000", "2.5", "3.10.1"): equal for equal figures. ``unit`` is
    "" where none is known, else one of: percent, USD, KRW, EUR, GBP, JPY, year, month, day, hour,
    minute, ordinal, times, version. ``spelled``: in words, not in digits ("two", "두 가지"): a
    translator may drop or add such a one freely, so its absence says little.
    """

    value: str
    unit: str
    start: int
    end: int
    spelling: str
    spelled: bool = False


def plain(digits: str) -> str:
    """Digits as a value: no leading zeros; the zeros after a point stay (3.10 is not 3.1)."""
    whole, point, rest = digits.partition(".")
    return (whole.lstrip("0") or "0") + point + rest


def scaled(digits: str, factor: int | Decimal) -> str:
    """``digits`` times ``factor``, without an exponent or trailing zeros after the point."""
    value = Decimal(digits) * factor
    if value == value.to_integral_value():
        return str(int(value))
    return format(value.normalize(), "f")
