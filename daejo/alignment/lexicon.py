"""A bilingual lexicon: how likely a Korean word and an English word say the same.

Learned from aligned blocks (`learn`), by Daejo itself; a starter ships with the project (`starter`),
and a blog's own aligned posts teach another, which is laid over it (`blend`).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from daejo.errors import InputError

_FORMAT = "daejo-lexicon 1"
_STARTER = "starter.lexicon"


@dataclass(frozen=True, slots=True)
class Entry:
    """One word pair: ``strength`` 0 to 1 (the mean of both translation probabilities), ``seen`` in how
    many aligned blocks (of the starter: documents) both stood."""

    english: str
    strength: float
    seen: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Korean key -> English stems, the strongest first (both as `stems` makes them).

    ``known`` holds, for each English stem, the strength of its best translation: how much can be
    expected to be found again of a text that holds it.
    """

    entries: Mapping[str, tuple[Entry, ...]]
    known: Mapping[str, float] = field(init=False, repr=False, compare=False)
    _sure: Mapping[str, tuple[tuple[str, float], ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        best: dict[str, float] = {}
        for group in self.entries.values():
            for entry in group:
                if entry.strength > best.get(entry.english, 0.0):
                    best[entry.english] = entry.strength
        object.__setattr__(self, "known", best)
        # The cube root: a weak translation found again is worth much more than none.
        sure = {
            korean: tuple((e.english, min(0.99, e.strength ** (1 / 3))) for e in group)
            for korean, group in self.entries.items()
        }
        object.__setattr__(self, "_sure", sure)

    def __len__(self) -> int:
        return sum(map(len, self.entries.values()))

    def translations(self, korean: str) -> tuple[Entry, ...]:
        """What a Korean stem may mean; empty where it is unknown."""
        return self.entries.get(korean, ())

    def sureness(self, korean: str) -> tuple[tuple[str, float], ...]:
        """The same, each with how sure it makes a pair that has both words (0 to 1)."""
        return self._sure.get(korean, ())

    def to_bytes(self) -> bytes:
        """Compressed; strengths to two digits, words sorted: equal lexicons give equal bytes."""
        lines = [_FORMAT]
        for korean in sorted(self.entries):
            group = self.entries[korean]
            lines.append(
                " ".join([korean, *(f"{e.english}:{round(100 * e.strength)}:{e.seen}" for e in group)])
            )
        return zlib.compress("\n".join(lines).encode(), 9)

    @classmethod
    def from_bytes(cls, data: bytes) -> Lexicon:
        """Raises InputError where ``data`` is no lexicon that this version can read."""
        try:
            head, *lines = zlib.decompress(data).decode().split("\n")
            if head != _FORMAT:
                raise InputError(f"a lexicon of another format: {head[:40]!r}")
            return cls(dict(map(_entry, lines)))
        except (zlib.error, UnicodeDecodeError, ValueError) as error:
            raise InputError(f"not a lexicon: {error}") from error


def _entry(line: str) -> tuple[str, tuple[Entry, ...]]:
    korean, *group = line.split(" ")
    entries = []
    for one in group:
        english, strength, seen = one.rsplit(":", 2)
        entries.append(Entry(english, int(strength) / 100, int(seen)))
    return korean, tuple(entries)


def blend(starter: Lexicon | None, own: Lexicon | None) -> Lexicon | None:
    """Both together, each pair's strength weighted by how much each has seen of it."""
    if starter is None or own is None:
        return starter if own is None else own
    merged: dict[str, tuple[Entry, ...]] = dict(starter.entries)
    for korean, group in own.entries.items():
        merged[korean] = _blended(merged.get(korean, ()), group)
    return Lexicon(merged)


def _blended(one: Iterable[Entry], other: Iterable[Entry]) -> tuple[Entry, ...]:
    by_word: dict[str, Entry] = {}
    for entry in (*one, *other):
        if before := by_word.get(entry.english):
            seen = before.seen + entry.seen
            strength = (before.strength * before.seen + entry.strength * entry.seen) / max(1, seen)
            by_word[entry.english] = Entry(entry.english, strength, seen)
        else:
            by_word[entry.english] = entry
    return tuple(sorted(by_word.values(), key=lambda e: (-e.strength, e.english)))


@cache
def starter() -> Lexicon | None:
    """The lexicon that ships with Daejo, read once; None where the package was built without it."""
    file = files("daejo.alignment").joinpath(_STARTER)
    return Lexicon.from_bytes(file.read_bytes()) if file.is_file() else None
