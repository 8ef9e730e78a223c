"""Learning a lexicon from aligned blocks: IBM model 1 in both directions, in numpy.

Brown et al. 1993, "The Mathematics of Statistical Machine Translation", model 1, five rounds of EM
each way; 10,000 block pairs take a few seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from daejo.alignment.lexicon import Entry, Lexicon
from daejo.alignment.stems import english_stem, hangul, korean_keys
from daejo.alignment.terms import words
from daejo.blocks import Block

_ROUNDS = 5
_LONGEST = 120
"""Blocks of more words teach little and cost the square."""
_LEAST = 0.02
"""Weaker pairs are mostly chance."""
_EACH = 12
"""Translations kept for one Korean word."""


def learn(
    pairs: Iterable[tuple[Sequence[Block], Sequence[Block]]],
    *,
    seen_at_least: int = 2,
    documents: Sequence[int] | None = None,
) -> Lexicon:
    """A lexicon from pairs of blocks that say the same: (original blocks, post blocks) each.

    Word pairs seen in fewer than ``seen_at_least`` of them are left out; where ``documents`` gives each
    pair's document, in fewer than that many documents. The result depends on the
    order of ``pairs`` only in the last digits of the strengths.
    """
    english: list[list[str]] = []
    korean: list[list[str]] = []
    of: list[int] = []
    for at, (original, post) in enumerate(pairs):
        en = sorted({english_stem(w) for b in original if b.is_prose for w in words(b.text)})
        ko = sorted({k for b in post if b.is_prose for run in hangul(b.text) for k in korean_keys(run)})
        if en and ko and len(en) <= _LONGEST and len(ko) <= _LONGEST:
            english.append(en)
            korean.append(ko)
            of.append(documents[at] if documents else at)
    return _lexicon(english, korean, of, seen_at_least) if english else Lexicon({})


def _lexicon(
    english: list[list[str]], korean: list[list[str]], documents: list[int], seen_at_least: int
) -> Lexicon:
    en_words, en_ids = _numbered(english)
    ko_words, ko_ids = _numbered(korean)
    links = _Links(en_ids, ko_ids, len(ko_words))
    # The mean of both directions ranks better than the product: a rare form of a common word is
    # a sure sign one way and an unlikely one the other.
    strength = (links.translate("korean") + links.translate("english")) / 2
    seen = links.seen_in(documents)
    keep = np.flatnonzero((strength >= _LEAST) & (seen >= seen_at_least))
    order = keep[np.lexsort((links.english[keep], -strength[keep], links.korean[keep]))]
    entries: dict[str, list[Entry]] = {}
    for at in order.tolist():
        group = entries.setdefault(ko_words[links.korean[at]], [])
        if len(group) < _EACH:
            group.append(Entry(en_words[links.english[at]], float(strength[at]), int(seen[at])))
    return Lexicon({word: tuple(group) for word, group in entries.items()})


def _numbered(texts: list[list[str]]) -> tuple[list[str], list[NDArray[np.int64]]]:
    counts = Counter(word for text in texts for word in text)
    vocabulary = sorted(counts)
    number = {word: i for i, word in enumerate(vocabulary)}
    return vocabulary, [np.array([number[w] for w in text], dtype=np.int64) for text in texts]


class _Links:
    """Every (English, Korean) word pair that stands in one block pair, and where."""

    def __init__(self, en: list[NDArray[np.int64]], ko: list[NDArray[np.int64]], ko_size: int) -> None:
        left = np.concatenate([np.repeat(e, len(k)) for e, k in zip(en, ko, strict=True)])
        right = np.concatenate([np.tile(k, len(e)) for e, k in zip(en, ko, strict=True)])
        cells, self._cell = np.unique(left * ko_size + right, return_inverse=True)
        self.english, self.korean = np.divmod(cells, ko_size)
        sizes = [(len(e), len(k)) for e, k in zip(en, ko, strict=True)]
        self._sizes = np.array([e * k for e, k in sizes], dtype=np.int64)
        # The group that one word's probability mass is shared out in: this word in this block pair.
        ko_start = np.concatenate([[0], np.cumsum([k for _, k in sizes])])
        en_start = np.concatenate([[0], np.cumsum([e for e, _ in sizes])])
        self._ko_group = np.concatenate(
            [np.tile(np.arange(ko_start[n], ko_start[n + 1]), e) for n, (e, _) in enumerate(sizes)]
        )
        self._en_group = np.concatenate(
            [np.repeat(np.arange(en_start[n], en_start[n + 1]), k) for n, (_, k) in enumerate(sizes)]
        )

    def seen_in(self, documents: list[int]) -> NDArray[np.int64]:
        """In how many different documents each cell was seen."""
        of = np.repeat(np.array(documents, dtype=np.int64), self._sizes)
        spread = int(np.max(of, initial=0)) + 1
        return np.bincount(np.unique(self._cell * spread + of) // spread, minlength=len(self.english))

    def translate(self, into: str) -> NDArray[np.float64]:
        """t(into | from) of each cell, after EM from the uniform distribution."""
        given, group = (self.english, self._ko_group) if into == "korean" else (self.korean, self._en_group)
        t = np.ones(len(given))
        for _ in range(_ROUNDS):
            share = t[self._cell]
            # The 0.3 stands for the empty word: what nothing in the other text says.
            total = np.bincount(group, weights=share) + 0.3 * np.bincount(group, weights=share) / np.maximum(
                1, np.bincount(group)
            )
            count = np.bincount(self._cell, weights=share / total[group], minlength=len(given))
            t = count / np.bincount(given, weights=count)[given]
        return t
