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
_HALF_WORD = 0.93
"""What the half of a compound is worth beside the whole."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """One text's side. The columns are those of its words that the other side may hold at all.

    ``weights`` (blocks x columns): how much each word counts; ``found`` (blocks of the *other* side x
    the same columns): how surely the other block has it; ``literal`` the part of ``found`` that stands
    there letter by letter; ``place`` where there, 0 for the block's beginning to 1 for its end.
    """

    weights: Matrix
    found: Matrix
    literal: Matrix
    place: Matrix
    names: tuple[str, ...]
    mass: Matrix
    """Weight of all words of a block, whether the other side holds them or not."""
    hard: Matrix
    """Weight of those that a translation keeps letter by letter."""


def gather(
    original: Sequence[Traits], post: Sequence[Traits], lexicon: Lexicon | None
) -> tuple[Holdings, Holdings]:
    """The evidence of two texts: the original's words, and the post's."""
    ours = _Words((t.literal, t.places) for t in original)
    theirs = _Words(({**t.literal, **t.hangul}, t.places) for t in post)
    known = lexicon.known if lexicon is not None else {}
    pairs = _Pairs(ours, theirs, lexicon)
    # English words count as hard only where this translator keeps them in Latin letters somewhere.
    kept = np.zeros(len(ours.names), dtype=np.float32)
    kept[pairs.literal] = 1.0
    latin = np.array([_kept_by_all(w) for w in theirs.names], dtype=np.float32)
    latin[pairs.literal_post] = 1.0
    return (
        _holdings(ours, known, kept, pairs.left_columns, pairs.found_in_post(theirs)),
        _holdings(theirs, known, latin, pairs.right_columns, pairs.found_in_original(ours)),
    )


def _kept_by_all(word: str) -> bool:
    """Whether a word of the post must stand in the original too. Images and links need not: a blog
    serves them under names of its own, so they count only where they are found."""
    return word[:2] not in {"i:", "u:"} and (word.isascii() or word[1:2] == ":")


def _holdings(
    text: _Words,
    known: Mapping[str, float],
    hard: Matrix,
    columns: NDArray[np.int64],
    found: tuple[Matrix, Matrix, Matrix],
) -> Holdings:
    weights = text.matrix(known)
    names = tuple(text.names[c] for c in columns.tolist())
    return Holdings(
        np.ascontiguousarray(weights[:, columns]), *found, names, weights.sum(axis=1), weights @ hard
    )


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

    def matrix(self, known: Mapping[str, float]) -> Matrix:
        """Blocks x words: rarity x how much the word can be expected to be found again."""
        expect = np.array([_expected(w, known) for w in self.names], dtype=np.float32)
        weights = np.zeros((len(self.rows), len(self.names)), dtype=np.float32)
        for at, (row, given) in enumerate(zip(self.rows, self._given, strict=True)):
            weights[at, row] = given
        weights *= self.rarity * expect
        return weights


# Words that say nothing of what a text is about; English leaves them, Korean has none of them.
EMPTY = frozenset(
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


def _expected(word: str, known: Mapping[str, float]) -> float:
    if word[1:2] == ":" or not word.isascii():
        return 1.0
    if word in EMPTY:
        return 0.1
    if word in known:
        return 0.1 + 0.9 * float(known[word] ** 0.33)
    return 0.6 if len(word) > 3 else 0.4


class _Pairs:
    """Which post word may be which original word, and how surely."""

    def __init__(self, ours: _Words, theirs: _Words, lexicon: Lexicon | None) -> None:
        skeletons = by_skeleton(w for w in ours.names if w[1:2] != ":" and w not in EMPTY)
        left: list[int] = []
        right: list[int] = []
        sure: list[float] = []
        for word, at in theirs.number.items():
            if (same := ours.number.get(word)) is not None:
                left.append(same)
                right.append(at)
                sure.append(1.0)
            elif "가" <= word[0] <= "힣":
                meant = _meanings(word, ours.number, skeletons, lexicon)
                left += meant
                right += [at] * len(meant)
                sure += meant.values()
        self._sure = np.array(sure, dtype=np.float32)
        self.left_columns, self._left = np.unique(np.array(left, dtype=np.int64), return_inverse=True)
        self.right_columns, self._right = np.unique(np.array(right, dtype=np.int64), return_inverse=True)
        self.literal = self.left_columns[self._left[self._sure == 1.0]]
        self.literal_post = self.right_columns[self._right[self._sure == 1.0]]

    def found_in_post(self, theirs: _Words) -> tuple[Matrix, Matrix, Matrix]:
        return self._found(self._right, self.right_columns, self._left, len(self.left_columns), theirs)

    def found_in_original(self, ours: _Words) -> tuple[Matrix, Matrix, Matrix]:
        return self._found(self._left, self.left_columns, self._right, len(self.right_columns), ours)

    def _found(
        self,
        key: NDArray[np.int64],
        keys: NDArray[np.int64],
        column: NDArray[np.int64],
        columns: int,
        text: _Words,
    ) -> tuple[Matrix, Matrix, Matrix]:
        """For each block of ``text`` the columns that its words reach, by the surest of them."""
        order = np.argsort(key, kind="stable")
        counts_of = np.zeros(len(text.names), dtype=np.int64)
        counts_of[keys] = np.bincount(key, minlength=len(keys))
        starts = np.cumsum(counts_of) - counts_of
        words = np.concatenate([*text.rows, np.empty(0, np.int64)])
        owner = np.repeat(np.arange(len(text.rows)), [len(r) for r in text.rows])
        counts = counts_of[words]
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


def _meanings(
    word: str,
    number: Mapping[str, int],
    skeletons: Mapping[str, tuple[str, ...]],
    lexicon: Lexicon | None,
) -> dict[int, float]:
    """Which of the numbered English words a Hangul word may mean, and how surely (0 to 1)."""
    meant = {number[english]: _COGNATE * sure for english, sure in cognates(word, skeletons)}
    if lexicon is not None:
        share = 1.0
        for key in korean_keys(word):
            for english, sure in lexicon.sureness(key):
                column = number.get(english)
                if column is not None and (strength := share * sure) > meant.get(column, 0.0):
                    meant[column] = strength
            share = _HALF_WORD
    return meant
