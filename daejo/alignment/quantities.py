"""Numbers as quantities: what a figure says, in whichever language and spelling it is written.

``$131 billion``, ``1310억 달러`` and ``131,000,000,000`` are one quantity; so are ``May 2024`` and
``2024년 5월``, ``two and a half hours`` and ``두 시간 반``, ``10k`` and ``1만``. The grammars are in
`numerals_english` and `numerals_korean`; this module says which of them holds where.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from daejo.alignment import numerals_english as english
from daejo.alignment import numerals_korean as korean
from daejo.alignment.quantity import Quantity, plain, scaled

__all__ = ["Quantity", "quantities", "values"]

# One alternative a form; every repeat is bounded, so that hostile digits cost linear time.
_TOKEN = re.compile(
    r"""
    (?P<url>(?:https?://|www\.)[^\s<>()\[\]"'가-힣]{1,2000})
  | (?<![\w.])(?P<iso>(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:3[01]|[12]\d|0?[1-9]))(?![\w-])
  | (?<![\w.])(?P<month>(?:19|20)\d\d\.(?:0[1-9]|1[0-2]))(?![\w.])
  | (?<![A-Za-z0-9_.])(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d)(?![:\d])
  | (?<![A-Za-z0-9_])(?P<version>[vV]\d{1,4}(?:\.\d{1,6}){0,4}|\d{1,6}(?:\.\d{1,6}){2,5})(?![A-Za-z0-9_])
  | (?<![A-Za-z0-9_])(?<!\d[.,])(?P<number>\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?
      |\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,6}(?!\w)|\d{1,3}(?:[ ]\d{3}){2,6}(?!\w)|[1-9]\d{0,2}[ ]000(?!\w)
      |\d{1,30}(?:\.\d{1,9})?|(?<![\d.])\.\d{1,9}(?![\w.]))
    """,
    re.VERBOSE,
)
_GROUPED = re.compile(r"[,\s]")
_ANY_DIGIT = re.compile(r"[0-9]|://|www")
_MONEY_BEFORE = re.compile(r"[$€£¥₩]\s?$")
_SIGN_OF = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW"}
_UNIT_AFTER = re.compile(
    r"\s?(?P<percent>%|percent\b|per\s?cent\b|퍼센트|프로(?![가-힣]))"
    r"|\s?(?P<cent>센트(?![럴리])|cents?\b)"
    r"|\s?(?P<USD>달러|dollars?\b|USD\b)|\s?(?P<KRW>원(?![하격본형소래리자칙색시작점활])|won\b|KRW\b)"
    r"|\s?(?P<EUR>유로|euros?\b|EUR\b)|\s?(?P<GBP>파운드|pounds?\b|GBP\b)|\s?(?P<JPY>엔(?![진드터트지티])|yen\b|JPY\b)"
    r"|(?P<year>년(?!간|\s?동안|\s?전|\s?후|\s?이상|차|\s?만|\s?반(?![복응드환영])))|(?P<month>월)|(?P<day>일(?!간|\s?동안|\s?전))"
    r"|(?P<ordinal>st\b|nd\b|rd\b|th\b|\s?번째)|(?P<times>x\b|배(?![포열경치송우워운터너당제관분틀율수])|\s?times\b)"
)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every figure in ``text``, in order, none within another; figures inside of URLs and of
    identifiers (``utf8``, ``H2O``) are none.

    >>> [q.value for q in quantities("매출 1310억 달러, 2024년 5월")]
    ['131000000000', '2024', '5']
    >>> [q.value for q in quantities("$131 billion in May 2024")]
    ['131000000000', '5', '2024']
    """
    found = _digits(text)
    taken = _Spans(text, found)
    spelled = korean.spelled(text) if korean.HANGUL.search(text) else english.spelled(text)
    found.extend(q for q in spelled if taken.free(q))
    return tuple(sorted((q for q in found if q.unit != "url"), key=lambda q: (q.start, q.end)))


def values(text: str | Iterable[Quantity]) -> Counter[str]:
    """How often each normalised value occurs; what two texts are compared by."""
    given = quantities(text) if isinstance(text, str) else text
    return Counter(q.value for q in given)


class _Spans:
    """Which characters are part of a figure already."""

    def __init__(self, text: str, found: Iterable[Quantity]) -> None:
        self._used = bytearray(len(text))
        for one in found:
            self._mark(one)

    def _mark(self, one: Quantity) -> None:
        self._used[one.start : one.end] = b"\1" * (one.end - one.start)

    def free(self, one: Quantity) -> bool:
        if any(self._used[one.start : one.end]):
            return False
        self._mark(one)
        return True


def _digits(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    if not _ANY_DIGIT.search(text):
        return found
    at = 0
    while match := _TOKEN.search(text, at):
        at = match.end()
        kind = match.lastgroup
        if kind == "month":
            found.extend(_iso(match))
        elif kind == "url":
            found.append(Quantity("", "url", *match.span(), match[0]))
        elif kind == "iso":
            found.extend(_iso(match))
        elif kind == "clock":
            found.extend(_clock(match))
        elif kind == "version":
            found.append(Quantity(match[0].lstrip("vV"), "version", *match.span(), match[0]))
        else:
            one = _number(text, match)
            found.append(one)
            at = max(at, one.end)
            if clock := korean.half_hour(text, one.end):
                found.append(Quantity("30", "minute", *clock, text[slice(*clock)], spelled=True))
    return found


def _iso(match: re.Match[str]) -> list[Quantity]:
    start = match.start()
    parts = []
    for unit, part in zip(("year", "month", "day"), re.finditer(r"\d+", match[0]), strict=False):
        parts.append(Quantity(plain(part[0]), unit, start + part.start(), start + part.end(), part[0]))
    return parts


def _clock(match: re.Match[str]) -> list[Quantity]:
    hour, minute = match[0].split(":")
    start, end = match.span()
    return [
        Quantity(plain(hour), "hour", start, start + len(hour), hour),
        *([Quantity(plain(minute), "minute", end - len(minute), end, minute)] if int(minute) else []),
    ]


def _number(text: str, match: re.Match[str]) -> Quantity:
    start, end = match.span()
    digits = _GROUPED.sub("", match[0])
    digits = "0" + digits if digits.startswith(".") else digits
    value, end = korean.scale(text, end, digits) or english.scale(text, end, digits) or (None, end)
    unit = ""
    if money := _MONEY_BEFORE.search(text, max(0, start - 2), start):
        unit, start = _SIGN_OF[money[0][0]], money.start()
    elif after := _UNIT_AFTER.match(text, end):
        unit, end = after.lastgroup or "", after.end()
    if unit == "cent":
        unit, value = "USD", scaled(value or digits, Decimal("0.01"))
    if value is None:
        value = scaled(digits, 1) if unit in _MEASURED else plain(digits)
    half = korean.half(text, end) if not unit else None
    if half is not None and "." not in value:
        value, end = value + ".5", half
    if unit == "" and english.HALF_OF_DAY.match(text, end):
        unit = "hour"
    if unit == "" and english.month_before(text, start):
        unit = "day" if len(digits) <= 2 else "year"
    return Quantity(value, unit, start, end, text[start:end])


# 3.10 is another version than 3.1, but 3.10 dollars are 3.1.
_MEASURED = frozenset({"percent", "USD", "KRW", "EUR", "GBP", "JPY", "times"})
