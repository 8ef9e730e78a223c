"""History, hints and now -> when to look next.

A text that was published anew a week ago is likelier to change tomorrow than one that has stood
for three years. The wait is a tenth of the time since the last change, the heuristic of RFC 9111
4.2.2, between two bounds; failures wait longer each time; a host that names a time is obeyed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from daejo.history import Outcome, PastLook, in_a_row

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)

AGE_SHARE = 0.1
"""Part of the time since the last change that passes until the next look (RFC 9111 4.2.2: "10%")."""
SPREAD = 0.1
"""Looks are spread by up to this part of the wait, so that posts added together drift apart."""
LONGEST_ASKED = _DAY
"""A host that asks for a longer wait than this is asked again after this long."""

FIRST_WAIT = {
    Outcome.SUSPECT: 6 * _HOUR,
    Outcome.NOT_FOUND: 16 * _HOUR,
    Outcome.UNREACHABLE: _HOUR,
    Outcome.DEFERRED: _HOUR,
    Outcome.BLOCKED: _DAY,
    Outcome.LOGIN: _DAY,
    Outcome.REFUSED: 7 * _DAY,
    Outcome.PREVIEW: 7 * _DAY,
    Outcome.WITHHELD: 14 * _DAY,
    Outcome.NOT_AN_ARTICLE: _DAY,
    Outcome.UNPARSEABLE: _DAY,
    Outcome.TOO_LARGE: 7 * _DAY,
    Outcome.GONE: 30 * _DAY,
}
"""How long after the first look of a kind that brought no text; doubled for each one more in a row, and
never longer than `Pace.longest` (an hour's doubling stops at a day).

`not_found`: three looks at 0, 16 and 48 h make a 404 sure."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The bounds of the wait between two looks at a text."""

    shortest: timedelta = _DAY
    longest: timedelta = 14 * _DAY


def next_look(
    outcome: Outcome,
    looks: Sequence[PastLook],
    now: datetime,
    pace: Pace,
    *,
    last_change: datetime | None = None,
    asked: timedelta | None = None,
    seed: int = 0,
) -> datetime:
    """When to look again, always after ``now``.

    ``looks`` are the earlier ones, newest first; ``last_change`` is when the text last changed, as
    far as is known; ``asked`` is the wait that the host named (Retry-After); ``seed`` (the
    original's id) spreads looks without randomness.
    """
    if outcome in FIRST_WAIT:
        wait = _failing(outcome, looks, pace)
        if asked is not None:
            wait = max(min(asked, LONGEST_ASKED), timedelta(seconds=1))
    else:
        age = now - last_change if last_change else timedelta()
        wait = min(max(age * AGE_SHARE, pace.shortest), pace.longest)
    if outcome not in FIRST_WAIT:
        wait = min(wait, pace.longest / (1 + SPREAD))
    return now + wait * (1 + SPREAD * _spread(seed, len(looks)))


def _failing(outcome: Outcome, looks: Sequence[PastLook], pace: Pace) -> timedelta:
    """Doubling from the first wait; a short pace (tests, a local origin) shortens it likewise."""
    first = min(FIRST_WAIT[outcome], pace.longest)
    doubled: timedelta = first * 2 ** min(in_a_row({outcome}, looks), 10)
    ceiling = (
        max(first, pace.longest)
        if outcome is not Outcome.UNREACHABLE
        else max(first, min(_DAY, pace.longest))
    )
    return min(doubled, ceiling)


def _spread(seed: int, turn: int) -> float:
    digest = hashlib.blake2b(f"{seed}:{turn}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 2**32
