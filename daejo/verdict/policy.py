"""What a person may decide about judging: values, with the defaults that Daejo ships with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from daejo.findings import Policy as FindingsPolicy
from daejo.pace import Pace


@dataclass(frozen=True, slots=True)
class Policy:
    """``pace`` bounds the looks; ``findings`` says which edits make a translation stale.

    A text that lost more than ``suspect_loss`` of its words, or only its end and more than
    ``suspect_tail`` of its words (a wall, a broken page), is believed at the second equal look.
    A 404 is believed after ``not_found_looks`` in a row over at least ``not_found_span``.
    An original that does not answer is called unreachable after ``unreachable_looks`` in a row.
    """

    pace: Pace = field(default_factory=Pace)
    findings: FindingsPolicy = field(default_factory=FindingsPolicy)
    suspect_loss: float = 0.7
    suspect_tail: float = 0.1
    not_found_looks: int = 3
    not_found_span: timedelta = timedelta(hours=48)
    unreachable_looks: int = 3
    date_margin: timedelta = timedelta(days=1)
    """How far a translation's date, which names no time zone, may lie off."""


DEFAULT = Policy()
