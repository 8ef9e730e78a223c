"""A version that a translation may have been made from, and the one that was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from daejo.blocks import Block


@dataclass(frozen=True, slots=True)
class Candidate:
    """One version of an original."""

    key: str
    """How the caller knows it: "snapshot:12", a git revision, a memento's address, a path."""
    blocks: tuple[Block, ...]
    at: datetime | None = None
    """Since when this version stood, aware; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen. ``fits`` are one a candidate, in the order given, higher where it fits better."""

    chosen: Candidate
    certainty: float
    """0 to 1: how often a choice as sure as this one has the blocks of the true version."""
    fits: tuple[float, ...]
    chances: tuple[float, ...] = ()
    """One a candidate, 0 to 1: how likely it is the true one by the texts and the dates; identical texts
    share one, the chosen text's is ``certainty``."""
