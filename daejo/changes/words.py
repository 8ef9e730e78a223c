"""Before and after of one text, word by word, for showing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from daejo.changes.sequence import common

Said = Literal["same", "gone", "new"]

# A word with the joints that identifiers, versions and contractions have, or a number with its own
# (1,200; 10:30; 3/4): part of a number is no number. Else blanks; else one sign.
_TOKEN = re.compile(r"\w+(?:['’.\-]\w+|(?<=\d)(?:,\d{3}(?!\d)|[:/]\d)\w*)*|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that both have (``same``), only the one before (``gone``) or after (``new``)."""

    text: str
    mark: Said


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts: same and gone make up ``before``, same and new ``after``.

    >>> [(p.text, p.mark) for p in word_diff("It has 3 parts.", "It has 4 parts.")]
    [('It has ', 'same'), ('3', 'gone'), ('4', 'new'), (' parts.', 'same')]
    """
    one, other = tokens(before), tokens(after)
    matched = _worth(one, common(one, other), len(other))
    return tuple(_merged(_pieces(one, other, matched)))


def tokens(text: str) -> list[str]:
    """Words, signs and blanks, in order; joined they are the text again."""
    return _TOKEN.findall(text)


def _worth(one: list[str], matched: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """Leave out islands of mere blanks between two differences: they make a diff unreadable."""
    kept: list[tuple[int, int]] = []
    for _, run in groupby(enumerate(matched), key=lambda e: (e[1][0] - e[0], e[1][1] - e[0])):
        island = [pair for _, pair in run]
        a, b = island[0]
        at_edge = (a == 0 and b == 0) or (island[-1][0] == len(one) - 1 and island[-1][1] == size - 1)
        if at_edge or any(one[i].strip() for i, _ in island):
            kept.extend(island)
    return kept


def _pieces(one: list[str], other: list[str], matched: list[tuple[int, int]]) -> Iterator[Piece]:
    a = b = 0
    for left, right in (*matched, (len(one), len(other))):
        yield Piece("".join(one[a:left]), "gone")
        yield Piece("".join(other[b:right]), "new")
        if left < len(one):
            yield Piece(one[left], "same")
        a, b = left + 1, right + 1


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    for mark, run in groupby((p for p in pieces if p.text), key=lambda p: p.mark):
        yield Piece("".join(p.text for p in run), mark)
