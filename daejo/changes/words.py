"""Before and after of one text, word by word, for showing: by lines first where it has several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from daejo.changes.sequence import common

Said = Literal["same", "gone", "new"]
WHOLE = 0.3
"""Below this share of words that stayed a text is shown as two: words between strangers help nobody."""
ALIKE = 0.5
"""From this share of common words on a line is the other one, edited."""
COMPARISONS = 4_000
"""Pairs of lines that are compared in one gap; of a larger one the lines are shown as gone and new."""

# A word with the joints that identifiers, versions and contractions have, or a number with its own
# (1,200; 10:30; 3/4): part of a number is no number. Else blanks; else one sign.
_TOKEN = re.compile(r"\w+(?:['’.\-]\w+|(?<=\d)(?:,\d{3}(?!\d)|[:/]\d)\w*)*|\s+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


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
    if "\n" in before or "\n" in after:
        return tuple(_merged(_by_lines(_LINE.findall(before), _LINE.findall(after))))
    return tuple(_merged(_by_words(before, after)))


def tokens(text: str) -> list[str]:
    """Words, signs and blanks, in order; joined they are the text again."""
    return _TOKEN.findall(text)


def _by_lines(one: Sequence[str], other: Sequence[str]) -> Iterator[Piece]:
    """Lines that stayed; between them those that were edited, word by word; the rest gone and new."""
    a = b = 0
    for left, right in (*common(one, other), (len(one), len(other))):
        yield from _gap(one[a:left], other[b:right])
        if left < len(one):
            yield Piece(one[left], "same")
        a, b = left + 1, right + 1


def _gap(gone: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    at = 0
    for line, j in zip(gone, _partners(gone, new), strict=True):
        if j is None:
            yield Piece(line, "gone")
            continue
        yield Piece("".join(new[at:j]), "new")
        yield from _by_words(line, new[j])
        at = j + 1
    yield Piece("".join(new[at:]), "new")


def _partners(gone: Sequence[str], new: Sequence[str]) -> Iterator[int | None]:
    """For each line the next one that it became; lines in a gap of one each are held together anyway."""
    if len(gone) == len(new) == 1:
        yield 0
        return
    left = COMPARISONS if len(gone) * len(new) <= COMPARISONS else 0
    bags = [Counter(_words(line)) for line in new] if left else []
    at = 0
    for line in gone:
        bag = Counter(_words(line))
        found = next((j for j in range(at, len(bags)) if _alike(bag, bags[j]) >= ALIKE), None)
        at = at if found is None else found + 1
        yield found


def _words(text: str) -> list[str]:
    return [token for token in tokens(text) if token[0].isalnum() or token[0] == "_"]


def _alike(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _by_words(before: str, after: str) -> Iterator[Piece]:
    one, other = tokens(before), tokens(after)
    return _pieces(one, other, _worth(one, common(one, other), other))


def _worth(one: list[str], matched: list[tuple[int, int]], other: list[str]) -> list[tuple[int, int]]:
    """Leave out what makes a diff unreadable: islands of mere blanks and signs between two differences,
    and all words, where few stayed."""
    kept: list[tuple[int, int]] = []
    for _, run in groupby(enumerate(matched), key=lambda e: (e[1][0] - e[0], e[1][1] - e[0])):
        island = [pair for _, pair in run]
        a, b = island[0]
        last = (len(one) - 1, len(other) - 1)
        at_edge = (a == 0 and b == 0) or island[-1] == last
        if at_edge or any(one[i][0].isalnum() or one[i][0] == "_" for i, _ in island):
            kept.extend(island)
    said = [sum(token[0].isalnum() for token in side) for side in (one, other)]
    stayed = sum(one[i][0].isalnum() for i, _ in kept)
    return kept if stayed >= WHOLE * min(said) else []


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
