"""Figures of a pair: numbers, dates, versions and spans of time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from daejo.alignment.quantities import Quantity, quantities
from daejo.alignment.quantity import MONEY
from daejo.blocks import Block
from daejo.changes.listing import listed
from daejo.findings.conversions import same_time, unlike
from daejo.findings.durations import durations, lengths, spans
from daejo.findings.sides import is_code, text_of

_UNIT = re.compile(r"\s?(?:초|분|시간|일|주|개월|달|년|(?:second|minute|hour|day|week|month|year)s?\b)")
_CENTS = re.compile(r"센트|cents?$", re.IGNORECASE)
_NOUGHTS = re.compile(r"(?<=\d)(?:\.0)+$")
_SMALL = frozenset({"0", "1", "0.5"})
"""One, a half, none: idiom more often than a figure."""


def figures(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Numbers, dates and versions, as quantities: "$131 billion" and "1310억 달러" agree."""
    if is_code(original) or is_code(post):
        return
    text, translation = text_of(original), text_of(post)
    ours, theirs = _plain(quantities(text)), _plain(quantities(translation))
    said, say = Counter(q.value for q in ours), Counter(q.value for q in theirs)
    gone = [q for q in ours if not q.spelled and q.value not in say]
    new = [q for q in theirs if not q.spelled and say[q.value] > said[q.value]]
    if gone and new:
        gone, new = unlike(gone, new, text, translation)
    fewer = [q for q in ours if not q.spelled and 0 < say[q.value] < said[q.value]]
    if gone and new and (timed := _same_time(text, translation)):
        gone, new, fewer = ([q for q in some if q not in timed] for some in (gone, new, fewer))
    foreign = [q for q in new if q.value not in said]
    if (gone and new) or (fewer and foreign):
        yield f"number {_spelled(gone or fewer)} ≠ {_spelled(foreign or new)}"


def _plain(found: Sequence[Quantity]) -> list[Quantity]:
    """Figures without the noughts at a version's end: version 2 is version 2.0."""
    return [replace(q, value=_NOUGHTS.sub("", q.value)) if ".0" in q.value else q for q in found]


def currencies(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """The same amount of other money, which nobody converts to: 18 euros and 18달러."""
    ours, theirs = _sums(original), _sums(post)
    for (value, unit), spelling in ours.items():
        others = [said for (v, u), said in theirs.items() if v == value and (v, u) not in ours]
        if others and (value, unit) not in theirs:
            yield f"number {spelling} ≠ {listed(others)}"


def _sums(blocks: Sequence[Block]) -> dict[tuple[str, str], str]:
    """Sums of money by value and currency, as they are written; cents are of more than one currency."""
    if is_code(blocks):
        return {}
    found = (q for q in quantities(text_of(blocks)) if q.unit in MONEY and not _CENTS.search(q.spelling))
    return {(q.value, q.unit): q.spelling for q in found}


def spelled_figures(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Figures in words, where each side has just one that the other lacks: three goals and 두 가지 목표.

    Translators drop and add small ones freely, so one-sided ones and any second one say nothing.
    """
    if is_code(original) or is_code(post):
        return
    ours, theirs = quantities(text_of(original)), quantities(text_of(post))
    said, say = {q.value for q in ours}, {q.value for q in theirs}
    gone = [q for q in ours if q.value not in say and q.value not in _SMALL]
    new = [q for q in theirs if q.value not in said and q.value not in _SMALL]
    if gone and new and (timed := _same_time(text_of(original), text_of(post))):
        gone, new = ([q for q in some if q not in timed] for some in (gone, new))
    if len(gone) == len(new) == 1 and (gone[0].spelled or new[0].spelled) and gone[0].unit == new[0].unit:
        yield f"number {_spelled(gone)} ≠ {_spelled(new)}"


def time_spans(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """The same number of other units: two months and 2주."""
    ours, theirs = durations(text_of(original)), durations(text_of(post))
    for value, unit in ours:
        others = [u for v, u in theirs if v == value and (v, u) not in ours]
        if others and (value, unit) not in theirs:
            yield f"number {value} {unit} ≠ {value} {listed(others)}"


def time_in_parts(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """One span of time of another length, written in parts and in words: an hour and a half, 2시간 30분."""
    if is_code(original) or is_code(post):
        return
    ours, theirs = lengths(text_of(original)), lengths(text_of(post))
    ends = {minutes for _, minutes in ours} & {minutes for _, minutes in theirs}
    gone, new = ([run for run in side if run[1] not in ends] for side in (ours, theirs))
    if len(gone) != 1 or len(new) != 1:
        return
    one, other = gone[0][0], new[0][0]
    in_words = any(all(q.spelled and q.value not in _SMALL for q in run) for run in (one, other))
    if in_words and max(len(one), len(other)) > 1:
        yield f"number {_written(one, original)} ≠ {_written(other, post)}"


def _written(run: Sequence[Quantity], blocks: Sequence[Block]) -> str:
    unit = _UNIT.match(text_of(blocks), run[-1].end)
    return text_of(blocks)[run[0].start : unit.end() if unit else run[-1].end]


def _same_time(text: str, translation: str) -> list[Quantity]:
    """The figures of spans of time that come to the same length, all together or one by one."""
    ours, theirs = spans(text), spans(translation)
    if same_time([span for _, span in ours], [span for _, span in theirs]):
        return [figure for figure, _ in (*ours, *theirs)]
    left, right = lengths(text), lengths(translation)
    both = {minutes for _, minutes in left} & {minutes for _, minutes in right}
    return [figure for run, minutes in (*left, *right) if minutes in both for figure in run]


def _spelled(found: Sequence[Quantity]) -> str:
    telling = [q for q in found if q.value not in _SMALL] or found
    return listed(q.spelling for q in telling)
