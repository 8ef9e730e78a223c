"""Which English words of the candidates a Korean word may mean, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from daejo.alignment.cognates import by_skeleton, cognates
from daejo.alignment.lexicon import Lexicon
from daejo.alignment.stems import korean_keys

_COGNATE = 0.7
"""A cognate alone is right about seven times in ten, as in `alignment.evidence`."""
_HALF_WORD = 0.93
_UNKNOWN = 0.4
"""How much of a word outside of the lexicon can be expected to be found again."""


class Meaning:
    """``english`` are all words that any candidate has; the lexicon may be None."""

    def __init__(self, english: Iterable[str], lexicon: Lexicon | None) -> None:
        self._english = frozenset(english)
        self._skeletons = by_skeleton(self._english)
        self._lexicon = lexicon
        self._known: dict[str, Mapping[str, float]] = {}

    def of(self, korean: str) -> Mapping[str, float]:
        """English word -> how surely (0 to 1) this Korean one says it."""
        if korean not in self._known:
            self._known[korean] = self._ask(korean)
        return self._known[korean]

    def expected(self, english: str) -> float:
        """How much of this word a translation can be expected to show, 0 to 1."""
        known = self._lexicon.known if self._lexicon is not None else {}
        return known.get(english, _UNKNOWN)

    def _ask(self, korean: str) -> Mapping[str, float]:
        meant = {word: _COGNATE * sure for word, sure in cognates(korean, self._skeletons)}
        if self._lexicon is None:
            return meant
        share = 1.0
        for key in korean_keys(korean):
            for word, sure in self._lexicon.sureness(key):
                if word in self._english and share * sure > meant.get(word, 0.0):
                    meant[word] = share * sure
            share = _HALF_WORD
        return meant
