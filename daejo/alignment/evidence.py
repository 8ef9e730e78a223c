"""The words of two texts brought together: which word of the one is found in which block of the other.

Everything a block of the original holds (English words, figures, names, addresses, lines of code) is
a column; `Evidence.found` says for every block of the post how surely it holds each column: 1 where
it stands there letter by letter, less where a cognate or the lexicon says so. The same the other way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from daejo.alignment.cognates import by_skeleton, cognates
from daejo.alignment.lexicon import Lexicon
from daejo.alignment.stems import korean_keys
from daejo.alignment.traits import Traits, rarity

Matrix = NDArray[np.float32]

_COGNATE = 0.7
"""A cognate alone is right about seven times in ten."""
_HALF_WORD = 0.8
"""What the half of a compound is worth beside the whole."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """One text's side. ``weights`` (blocks x columns of its own words): how much each word counts;
    ``found`` (blocks of the *other* side x the same columns): how surely the other block has it;
    ``literal`` the part of ``found`` that stands there letter by letter; ``names`` the columns."""

    weights: Matrix
    found: Matrix
    literal: Matrix
    place: Matrix
    """Where in the other block it stands: 0 for its beginning to 1 for its end."""
    names: tuple[str, ...]


def gather(
    original: Sequence[Traits], post: Sequence[Traits], lexicon: Lexicon | None
) -> tuple[Holdings, Holdings]:
    """The evidence of two texts: the original's words, and the post's."""
    ours = _Words((t.literal, t.places) for t in original)
    theirs = _Words(({**t.literal, **t.hangul}, t.places) for t in post)
    weight_of = _importance(lexicon)
    pairs = _Pairs(ours, theirs, lexicon)
    return (
        Holdings(ours.matrix(weight_of), *pairs.found_in_post(theirs), tuple(ours.names)),
        Holdings(theirs.matrix(weight_of), *pairs.found_in_original(ours), tuple(theirs.names)),
    )


def _importance(lexicon: Lexicon | None) -> dict[str, float]:
    return dict(lexicon.known) if lexicon is not None else {}


class _Words:
    """The words of one text, numbered, and which block has which."""

    def __init__(self, blocks: Iterable[tuple[dict[str, float], tuple[float, ...]]]) -> None:
        self.number: dict[str, int] = {}
        self.rows: list[NDArray[np.int64]] = []
        self.places: list[float] = []
        self._given: list[list[float]] = []
        number = self.number
        for block, places in blocks:
            self.places.extend(places[: len(block)])
            self.rows.append(np.array([number.setdefault(w, len(number)) for w in block], dtype=np.int64))
            self._given.append(list(block.values()))
        self.names = list(number)
        counts = np.bincount(np.concatenate([*self.rows, np.empty(0, np.int64)]), minlength=len(number))
        size = len(self.rows)
        table = [rarity(c, size) if c else 0.0 for c in range(size + 1)]
        self.rarity = np.array(table, dtype=np.float32)[counts]

    def matrix(self, known: dict[str, float]) -> Matrix:
        """Blocks x words: rarity x how much the word can be expected to be found again."""
        expect = np.array([_expected(w, known) for w in self.names], dtype=np.float32)
        weights = np.zeros((len(self.rows), len(self.names)), dtype=np.float32)
        for at, (row, given) in enumerate(zip(self.rows, self._given, strict=True)):
            weights[at, row] = given
        weights *= self.rarity * expect
        return weights


# Words that say nothing of what a text is about; English leaves them, Korean has none of them.
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "and",
        "or",
        "but",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "as",
        "if",
        "so",
        "you",
        "your",
        "we",
        "our",
        "i",
        "my",
        "they",
        "their",
        "he",
        "she",
        "his",
        "her",
        "can",
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "not",
        "no",
        "there",
        "here",
        "then",
        "than",
        "from",
        "into",
        "when",
        "what",
        "which",
        "who",
        "how",
    ]
)


def _expected(word: str, known: dict[str, float]) -> float:
    if word[1:2] == ":" or not word.isascii():
        return 1.0
    if word in _EMPTY:
        return 0.1
    if word in known:
        return 0.1 + 0.9 * float(known[word] ** 0.33)
    return 0.6 if len(word) > 3 else 0.4


class _Pairs:
    """Which post word may be which original word, and how surely."""

    def __init__(self, ours: _Words, theirs: _Words, lexicon: Lexicon | None) -> None:
        skeletons = by_skeleton(w for w in ours.names if w[1:2] != ":" and w not in _EMPTY)
        left: list[int] = []
        right: list[int] = []
        sure: list[float] = []
        for word, at in theirs.number.items():
            if (same := ours.number.get(word)) is not None:
                left.append(same)
                right.append(at)
                sure.append(1.0)
            elif "가" <= word[0] <= "힣":
                for english, strength in meanings(word, skeletons, lexicon).items():
                    if (column := ours.number.get(english)) is not None:
                        left.append(column)
                        right.append(at)
                        sure.append(strength)
        self._left = np.array(left, dtype=np.int64)
        self._right = np.array(right, dtype=np.int64)
        self._sure = np.array(sure, dtype=np.float32)
        self._sizes = (len(ours.names), len(theirs.names))

    def found_in_post(self, theirs: _Words) -> tuple[Matrix, Matrix, Matrix]:
        return self._found(self._right, self._left, theirs, self._sizes[1], self._sizes[0])

    def found_in_original(self, ours: _Words) -> tuple[Matrix, Matrix, Matrix]:
        return self._found(self._left, self._right, ours, self._sizes[0], self._sizes[1])

    def _found(
        self, key: NDArray[np.int64], column: NDArray[np.int64], text: _Words, keys: int, columns: int
    ) -> tuple[Matrix, Matrix, Matrix]:
        """For each block of ``text`` the columns that its words reach, by the surest of them."""
        order = np.argsort(key, kind="stable")
        starts = np.searchsorted(key[order], np.arange(keys + 1))
        words = np.concatenate([*text.rows, np.empty(0, np.int64)])
        owner = np.repeat(np.arange(len(text.rows)), [len(r) for r in text.rows])
        counts = starts[words + 1] - starts[words]
        # Every word's links in turn: where they start, and the running number within them.
        first = np.repeat(starts[words] - np.cumsum(counts) + counts, counts)
        links = order[first + np.arange(len(first))]
        cells = np.repeat(owner, counts) * columns + column[links]
        sure = self._sure[links]
        places = np.repeat(np.array(text.places, dtype=np.float32), counts)
        rising = np.argsort(sure, kind="stable")  # of several writes to one cell numpy keeps the last
        found = np.zeros((len(text.rows), columns), dtype=np.float32)
        place = np.zeros_like(found)
        found.reshape(-1)[cells[rising]] = sure[rising]
        place.reshape(-1)[cells[rising]] = places[rising]
        return found, (found == 1.0).astype(np.float32), place


def meanings(
    word: str, skeletons: Mapping[str, tuple[str, ...]], lexicon: Lexicon | None
) -> dict[str, float]:
    """What a Hangul word may mean in English, each meaning with how surely (0 to 1)."""
    meant = {english: _COGNATE * sure for english, sure in cognates(word, skeletons)}
    if lexicon is not None:
        sure = 1.0
        for key in korean_keys(word):
            for entry in lexicon.translations(key):
                # The cube root: a weak translation found is worth much more than none.
                strength = min(0.99, (sure * entry.strength) ** 0.33)
                if strength > meant.get(entry.english, 0.0):
                    meant[entry.english] = strength
            sure = _HALF_WORD
    return meant
