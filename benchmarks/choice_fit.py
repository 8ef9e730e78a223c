"""The weights of `daejo.baselines`: a conditional logit over the versions that might be the true one.

No weight may have a sense that nobody would believe: what a version has and the Korean lacks never
speaks for it. What is fitted on: for each document the choice among all its versions, and that between
what was translated and what it became. A penalty on the square of each weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from daejo.baselines.evidence import Features

PENALTY = 0.5
STEPS = 400


@dataclass(frozen=True)
class Sample:
    """One choice: the features of each text, and which is the true one."""

    name: str
    features: Sequence[Features]
    true: Sequence[bool]

    @property
    def repository(self) -> str:
        return self.name.split("/")[0]


def fit(samples: Sequence[Sample]) -> dict[str, float]:
    """The weights under which the true texts are most likely, by gradient steps (Adam; it is convex)."""
    names = sorted({name for sample in samples for one in sample.features for name in one})
    tables = [(_table(sample.features, names), np.array(sample.true)) for sample in samples]
    weights = np.zeros(len(names))
    least = np.array([-np.inf if _against(name) else 0.0 for name in names])
    most = np.array([0.0 if _against(name) else np.inf for name in names])
    speed, noise, rate = np.zeros_like(weights), np.zeros_like(weights), 0.05
    for step in range(1, STEPS + 1):
        slope = PENALTY * weights
        for table, true in tables:
            chance = _softmax(table @ weights)
            aimed = chance * true
            slope -= table.T @ (aimed / (aimed.sum() + 1e-12) - chance)
        speed = 0.9 * speed + 0.1 * slope
        noise = 0.99 * noise + 0.01 * slope * slope
        rate *= 0.98 if step > 0.6 * STEPS else 1.0
        weights = weights - rate * (speed / (1 - 0.9**step)) / (np.sqrt(noise / (1 - 0.99**step)) + 1e-8)
        weights = np.clip(weights, least, most)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def _against(name: str) -> bool:
    return name.endswith("lost") or "alone" in name or name == "length"


def odds(features: Sequence[Features], weights: dict[str, float]) -> list[float]:
    return [sum(weights.get(name, 0.0) * amount for name, amount in one.items()) for one in features]


def _table(features: Sequence[Features], names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[one.get(name, 0.0) for name in names] for one in features])


def _softmax(values: NDArray[np.float64]) -> NDArray[np.float64]:
    raw = np.exp(values - values.max())
    return raw / raw.sum()
