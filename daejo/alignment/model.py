"""From evidence to log-odds: how much each feature counts, learned from real aligned documents.

The weights are those of a linear-chain conditional random field, fitted by `benchmarks/weights.py`
to documents with known alignment; one set for texts with a lexicon, one without.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from daejo.alignment.candidates import Candidates
from daejo.alignment.features import NAMES, TAUGHT
from daejo.alignment.search import NEVER, Scores
from daejo.alignment.sides import Matrix
from daejo.alignment.traits import Traits

GAP_NAMES = ("open", "prose", "heading", "code", "image", "other", "short")


@dataclass(frozen=True, slots=True)
class Model:
    """``pair`` by the names of `features.NAMES`, in the second pass those of `features.TAUGHT` as well;
    ``gap`` and ``gap_post`` by `GAP_NAMES`."""

    pair: Mapping[str, float]
    gap: Mapping[str, float]
    gap_post: Mapping[str, float]

    def scores(self, candidates: Candidates, original: Sequence[Traits], post: Sequence[Traits]) -> Scores:
        return Scores(
            self._weigh(candidates.one),
            self._weigh(candidates.two_one),
            self._weigh(candidates.one_two),
            _gaps(original, self.gap),
            _gaps(post, self.gap_post),
            self.gap["open"],
            self.gap_post["open"],
        )

    def _weigh(self, features: list[Matrix]) -> NDArray[np.float64]:
        total = np.zeros(features[0].shape, dtype=np.float32)
        for name, feature in zip((*NAMES, *TAUGHT), features, strict=False):
            if weight := self.pair.get(name):
                total += np.float32(weight) * feature
        return np.maximum(total.astype(np.float64), NEVER)


@dataclass(frozen=True, slots=True)
class Passes:
    """``first`` knows only the two blocks and the lexicon, ``second`` what the first has paired as well."""

    first: Model
    second: Model


_GROUP = ("heading", "prose", "code", "image")


def _gaps(blocks: Sequence[Traits], weights: Mapping[str, float]) -> NDArray[np.float64]:
    lengths = np.array([t.length for t in blocks], dtype=np.float64)
    base = [weights[_GROUP[t.group] if t.group < len(_GROUP) else "other"] for t in blocks]
    return np.array(base, dtype=np.float64) + weights["short"] * np.exp(-lengths / 40)
