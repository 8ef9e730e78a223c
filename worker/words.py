"""What Daejo takes for a translation of what: the words that posts taught, beside those that ship."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from daejo.alignment import Lexicon, blend, starter
from daejo.alignment.lexicon import Entry
from daejo.alignment.stems import english_stem, hangul, korean_keys
from daejo.alignment.terms import words


@dataclass(frozen=True, slots=True)
class Meaning:
    """One word pair, as stems.

    So many of the user's own ``texts`` bear it out. Posts are judged by its ``strength`` (0 to 1); ``ships``
    says that Daejo knew the pair before it read a post.
    """

    korean: str
    english: str
    strength: float
    texts: int
    ships: bool


def strongest(own: Lexicon, limit: int) -> tuple[Meaning, ...]:
    """What the user's posts taught, the surest first; what ships with Daejo after what does not."""
    taught = (meaning for meaning in _meanings(own, own.entries) if meaning.texts)
    found = sorted(taught, key=lambda m: (m.ships, -m.strength, -m.texts, m.korean, m.english))
    return tuple(found[:limit])


def meanings(own: Lexicon, asked: Sequence[str]) -> tuple[Meaning, ...]:
    """What is known of these words, Korean or English, in whatever form; the surest first."""
    stems = {english_stem(w) for text in asked for w in words(text)}
    keys = {key for text in asked for run in hangul(text) for key in korean_keys(run)}
    known = blend(starter(), own) or own
    named = {k for k, group in known.entries.items() if any(e.english in stems for e in group)}
    found = (m for m in _meanings(own, keys | named) if m.korean in keys or m.english in stems)
    return tuple(sorted(found, key=lambda m: (-m.strength, m.korean, m.english)))


def _meanings(own: Lexicon, korean: Iterable[str]) -> Iterator[Meaning]:
    ships = starter() or Lexicon({})
    both = blend(ships, own) or own
    for word in korean:
        taught = _seen(own.translations(word))
        shipped = _seen(ships.translations(word))
        for entry in both.translations(word):
            texts = taught.get(entry.english, 0)
            yield Meaning(word, entry.english, entry.strength, texts, entry.english in shipped)


def _seen(entries: Iterable[Entry]) -> dict[str, int]:
    return {entry.english: entry.seen for entry in entries}
