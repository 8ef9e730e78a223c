"""How likely an edit is unseen, because another version may have been translated than the one chosen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

from daejo.baselines import Candidate, Choice
from daejo.baselines.dating import prior
from daejo.blocks import Block, fingerprint
from daejo.changes import changes
from daejo.findings import Policy

SLIGHT = 0.02
"""Chance below which a version is not looked at any more."""


def unseen(
    candidates: Sequence[Candidate],
    choice: Choice,
    made: datetime | None,
    now: Sequence[Block],
    policy: Policy,
) -> float:
    """The chance, 0 to 1, that the version that was translated is one whose edits up to ``now`` would have
    been findings.

    Which of twenty versions was translated is often not to be told, where they differ in spelling and
    looks; that is no reason for doubt, as long as nothing of weight was edited since any of them.
    """
    weights = _chances(candidates, choice, made)
    texts = {fingerprint(one.blocks): one.blocks for one in candidates}
    chosen = fingerprint(choice.chosen.blocks)
    loud = sum(
        weight
        for text, weight in weights.items()
        if text != chosen and weight >= SLIGHT and _would_be_found(texts[text], now, policy)
    )
    return round(loud, 4)


def _chances(candidates: Sequence[Candidate], choice: Choice, made: datetime | None) -> dict[str, float]:
    """How likely each text is, by what it says and by its date; adds up to 1."""
    dates = prior([[one.at] if one.at else [] for one in candidates], made) or [0.0] * len(candidates)
    raw: dict[str, float] = {}
    for one, fit, date in zip(candidates, choice.fits, dates, strict=True):
        text = fingerprint(one.blocks)
        raw[text] = max(raw.get(text, 0.0), fit * math.exp(date))
    total = sum(raw.values()) or 1.0
    return {text: chance / total for text, chance in raw.items()}


def _would_be_found(then: Sequence[Block], now: Sequence[Block], policy: Policy) -> bool:
    return any(change.weight in policy.raised for change in changes(then, now))
