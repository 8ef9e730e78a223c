"""What a user's own aligned posts teach: pairs that are surely right -> the user's own lexicon.

Daejo teaches itself here, with nobody to correct it, and the texts are strangers'. So only pairs without
a doubt are learned from, a word pair counts by the number of different texts that bear it out, and no
single text counts for more than another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from daejo.alignment import Lexicon, Pair, learn, starter
from daejo.blocks import Block
from daejo.findings import Finding, FindingKind

SURE = 0.95
"""Least score of a pair that teaches: of those below it too many are wrong."""
TEXTS = 3
"""Different originals that must bear a word pair out, as of the starter: what one text says alone (a
name beside a chance word, a text made to mislead) teaches nothing."""
STRONG = 0.15
"""Least strength of a word pair that is kept. Weaker ones are half chance: with all from .02 on, twice as
many documents are paired worse than with the starter alone, and no more gains (`make bench-lexicon`)."""
SYLLABLES = 2
"""Of a Korean word at least: one alone is mostly a particle or a counter that was set apart."""
LONGEST_WORD = 40
"""Letters. Longer ones are addresses and noise."""
ENOUGH = 300
"""Pairs from which on a lexicon is worth having (facts: 300 block pairs gain 2 points of F1 over none)."""
MOST = 10_000
"""Pairs learned from at most: more gain nothing (facts)."""
MOST_COMBINATIONS = 6_000_000
"""And so many words of the original x words of its post, summed over pairs: learning takes about 36 bytes
for each (measured), and a worker's process is replaced above 500 MB."""
MOST_OF_A_POST = 200
"""Pairs of one post at most: a book must not outweigh the blog."""
MOST_POSTS = 5_000
"""Posts looked through at most, those that were edited last first."""
NEWS_POSTS, NEWS_SHARE = 50, 0.1
"""So many posts, or such a part of all, must be new before it is learned again: every lexicon pairs a
little otherwise than the one before."""
LEARNER = "1"
"""Raised when the same posts would teach another lexicon."""

_DOUBTFUL = frozenset(
    {FindingKind.STALE, FindingKind.MISMATCH, FindingKind.UNTRANSLATED, FindingKind.RESIDUE}
)
"""Findings whose post blocks do not say what their originals say."""

BlockPair = tuple[tuple[Block, ...], tuple[Block, ...]]


class Mark(NamedTuple):
    """Which alignment a lesson comes from: the same mark, the same lesson."""

    post_id: int
    revision: int
    snapshot_id: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """One aligned post. ``text`` says which original it is of: several posts of one teach as one."""

    text: int
    pairs: tuple[BlockPair, ...]


@dataclass(frozen=True, slots=True)
class Learned:
    """The user's own lexicon, what there was to learn it from, and what learned it."""

    lexicon: Lexicon
    pairs: int
    texts: int
    sources: tuple[Mark, ...]
    maker: str


def lesson(
    text: int,
    original: Sequence[Block],
    post: Sequence[Block],
    pairs: Iterable[Pair],
    findings: Iterable[Finding] = (),
) -> Lesson:
    """What one post teaches: its sure pairs, but for those that a finding casts doubt on.

    ``pairs`` and ``findings`` index ``original`` and ``post``; an index that is not there is left out.
    """
    doubted = {k for finding in findings if finding.kind in _DOUBTFUL for k in finding.post}
    sure = (
        (tuple(original[i] for i in pair.original), tuple(post[k] for k in pair.post))
        for pair in pairs
        if pair.score >= SURE
        and doubted.isdisjoint(pair.post)
        and _inside(pair.original, original)
        and _inside(pair.post, post)
    )
    return Lesson(text, tuple(islice(sure, MOST_OF_A_POST)))


def news(marks: Collection[Mark], before: Collection[Mark]) -> bool:
    """Whether enough of ``marks`` is new to learn again from them all."""
    known = frozenset(before)
    fresh = sum(mark not in known for mark in marks)
    return fresh > 0 and fresh >= min(NEWS_POSTS, NEWS_SHARE * len(marks))


def learned(marks: Sequence[Mark], read: Callable[[Mark], Lesson | None]) -> Learned | None:
    """The lexicon that the posts of ``marks`` teach, the first of too many; None of too few pairs.

    ``read`` gives each lesson when it is needed.
    """
    pairs: list[BlockPair] = []
    texts: list[int] = []
    for text, pair in islice(_bounded(marks, read), MOST):
        pairs.append(pair)
        texts.append(text)
    if len(pairs) < ENOUGH:
        return None
    lexicon = _strong(learn(pairs, seen_at_least=TEXTS, documents=_numbered(texts)))
    return Learned(lexicon, len(pairs), len(set(texts)), tuple(marks), maker())


def _bounded(marks: Iterable[Mark], read: Callable[[Mark], Lesson | None]) -> Iterator[tuple[int, BlockPair]]:
    room = MOST_COMBINATIONS
    for mark in marks:
        one = read(mark)
        if one is None:
            continue
        for pair in one.pairs:
            room -= _words(pair[0]) * _words(pair[1])
            if room < 0:
                return
            yield one.text, pair


def _words(blocks: Iterable[Block]) -> int:
    """About how many; blanks are no measure, a hostile text may have none."""
    return sum(len(block.text) // 5 + 1 for block in blocks)


def maker() -> str:
    """What learns: a newer Daejo, or one with another starter, learns again from the same posts."""
    ships = starter()
    data = b"" if ships is None else ships.to_bytes()
    return f"{LEARNER}:{hashlib.sha256(data).hexdigest()[:16]}"


def _strong(lexicon: Lexicon) -> Lexicon:
    kept = {
        word: tuple(e for e in group if e.strength >= STRONG and len(e.english) <= LONGEST_WORD)
        for word, group in lexicon.entries.items()
        if len(word.strip("~")) >= SYLLABLES
    }
    return Lexicon({word: group for word, group in kept.items() if group})


def _inside(indexes: Collection[int], blocks: Sequence[Block]) -> bool:
    return all(0 <= i < len(blocks) for i in indexes)


def _numbered(texts: Sequence[int]) -> list[int]:
    """0, 1, 2 … for the texts in order of appearance: ids of a database may be any size."""
    number: dict[int, int] = {}
    return [number.setdefault(text, len(number)) for text in texts]
