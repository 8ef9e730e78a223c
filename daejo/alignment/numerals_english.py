"""How English writes numbers: scales behind digits, numerals in words, months."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daejo.alignment.quantity import Quantity, scaled

_SCALES = {
    "hundred": 100, "thousand": 1000, "k": 1000, "million": 10**6, "m": 10**6, "mn": 10**6, "mm": 10**6,
    "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12, "t": 10**12,
}  # fmt: skip
# Letters alone only directly behind the digits ("10k", "$5M"): "5 m" is five metres.
_SCALE = re.compile(r"[\s-]?(hundred|thousand|million|billion|trillion|mn|bn|tn)s?\b|([kKMB])(?![A-Za-z0-9])")

# fmt: off
_UNITS = {w: i for i, w in enumerate((
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
))}
_TENS = {w: 10 * i for i, w in enumerate((
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
), 2)}
_ORDINALS = {w: i for i, w in enumerate((
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
), 1)}
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)
# fmt: on
_MULTIPLES = {"twice": 2, "thrice": 3, "double": 2, "triple": 3}
_BIG = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}

_WORDS = "|".join(sorted({*_UNITS, *_TENS, *_ORDINALS, *_MULTIPLES, *_BIG}, key=len, reverse=True))
_WORD = re.compile(rf"\b(?:{_WORDS})\b", re.IGNORECASE)
_LETTERS = re.compile(r"[a-z]+")
_AND_A_HALF = re.compile(r"\sand\sa\shalf\b")
_HALF = re.compile(r"\bhalf\b", re.IGNORECASE)
_HALF_OF = re.compile(rf"\bhalf[\s-]a[\s-]({'|'.join(_BIG)})\b", re.IGNORECASE)
_HALF_PAST = re.compile(rf"\bhalf\spast\s(?={'|'.join(_UNITS)}|\d{{1,2}}\b)", re.IGNORECASE)
_TIME = r"(?:second|minute|hour|day|week|month|year)s?"
# "an hour and a half", "two days and a half"; "three quarters of an hour", "a quarter of an hour".
_TIME_AND_A_HALF = re.compile(
    rf"\b(an?|{'|'.join(_UNITS)})\s{_TIME}\sand\s(?:a\shalf|one\shalf)\b", re.IGNORECASE
)
_QUARTERS_OF = re.compile(rf"\b(an?|one|three)[\s-]quarters?\sof\san?\s{_TIME}\b", re.IGNORECASE)
_JOIN = re.compile(r"\s?-\s?|\s(?:and\s)?")

_MONTHS = {name[:n]: i for i, name in enumerate(_MONTH_NAMES, 1) for n in (3, len(name))} | {"sept": 9}
_PARTS = ("half", "quarter", "quarters")
_NUMERALS = frozenset({*_UNITS, *_TENS, *_ORDINALS, *_MULTIPLES, *_BIG, *_MONTHS, *_PARTS})
_MONTH = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_SURE_MONTH = frozenset(_MONTH_NAMES) - {"march", "may"}
_MONTH_BEFORE = re.compile(_MONTH.pattern + r"(?:\s\d{1,2}(?:st|nd|rd|th)?,?)?\s$")
_DAY_OR_YEAR_AFTER = re.compile(r",?\s(?:of\s)?\d{1,4}\b")
HALF_OF_DAY = re.compile(r"\s?(?:[ap]\.m\.|[AP]\.M\.|[ap]m\b|[AP]M\b)")
"""What makes a number an hour of the clock: 6 pm."""
_DAY_BEFORE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?$")


def scale(text: str, at: int, digits: str) -> tuple[str, int] | None:
    """The value of ``digits`` with the scale word that follows at ``at``, and where it ends."""
    match = _SCALE.match(text, at)
    if match is None:
        return None
    return scaled(digits, _SCALES[(match[1] or match[2]).lower()]), match.end()


def month_before(text: str, at: int) -> bool:
    """Whether a month's name stands before ``at``: what follows is its day or year."""
    return _MONTH_BEFORE.search(text, max(0, at - 20), at) is not None


def spelled(text: str) -> Iterator[Quantity]:
    """Numerals in words ("two and a half", "twenty-five", "a million") and months by name."""
    # Most paragraphs hold no numeral: looking its words up is cheaper than the grammar.
    if _NUMERALS.isdisjoint(_LETTERS.findall(text.lower())):
        return
    yield from _times_in_parts(text)
    yield from _months(text)
    yield from _halves(text)
    at = 0
    while match := _WORD.search(text, at):
        one = _run(text, match)
        at = one.end
        yield one
    for match in _HALF.finditer(text):
        if _HALF_PAST.match(text, match.start()):
            yield Quantity("30", "minute", *match.span(), match[0], spelled=True)
        elif not _HALF_OF.match(text, match.start()):
            yield Quantity("0.5", "", *match.span(), match[0], spelled=True)


def _times_in_parts(text: str) -> Iterator[Quantity]:
    """An hour and a half, three quarters of an hour: one figure, with the unit that it has within."""
    for match in _TIME_AND_A_HALF.finditer(text):
        value = f"{_UNITS.get(match[1].lower(), 1)}.5"
        yield Quantity(value, "", *match.span(), match[0], spelled=True)
    for match in _QUARTERS_OF.finditer(text):
        value = "0.75" if match[1].lower() == "three" else "0.25"
        yield Quantity(value, "", *match.span(), match[0], spelled=True)


def _halves(text: str) -> Iterator[Quantity]:
    """Half a dozen, half a million."""
    for match in _HALF_OF.finditer(text):
        whole = _BIG[match[1].lower()]
        yield Quantity(str(whole // 2), "", *match.span(), match[0], spelled=True)


def _run(text: str, first: re.Match[str]) -> Quantity:
    """The longest numeral from ``first`` on: "two hundred and five"."""
    total, current, end = 0, 0, first.start()
    unit, match = "", first
    small = 10**15
    while match:
        word = match[0].lower()
        if word in _BIG:
            if unit:
                break
            current = (current or 1) * _BIG[word]
            if _BIG[word] >= 1000:
                total, current = total + current, 0
            small = _BIG[word] if word == "hundred" else 10**15
        else:
            part, unit_here = _small(word)
            tens_first = unit_here == "ordinal" and small == 10 and text[end : match.start()] == "-"
            if part >= small or (unit_here and end > first.start() and not tens_first):
                break
            current, unit, small = current + part, unit_here, (10 if word in _TENS else 0)
        end = match.end()
        joint = _JOIN.match(text, end)
        following = _WORD.match(text, joint.end()) if joint else None
        if following is None or unit or (small == 0 and following[0].lower() not in _BIG):
            break
        match = following
    value = str(total + current)
    if (half := _AND_A_HALF.match(text, end)) and not unit:
        value, end = value + ".5", half.end()
    return Quantity(value, unit, first.start(), end, text[first.start() : end], spelled=True)


def _small(word: str) -> tuple[int, str]:
    for table, unit in (
        (_UNITS, ""),
        (_TENS, ""),
        (_ORDINALS, "ordinal"),
        (_MULTIPLES, "times"),
    ):
        if word in table:
            return table[word], unit
    raise KeyError(word)


def _months(text: str) -> Iterator[Quantity]:
    for match in _MONTH.finditer(text):
        name = match[0].rstrip(".").lower()
        dated = _DAY_OR_YEAR_AFTER.match(text, match.end()) or _DAY_BEFORE.search(
            text, max(0, match.start() - 9), match.start()
        )
        if dated or name in _SURE_MONTH:
            yield Quantity(str(_MONTHS[name]), "month", *match.span(), match[0], spelled=not dated)
