"""Some of what differs, listed for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

SHOWN = 4
"""How many things a reason names; of the rest it says how many there are."""


def listed(found: Iterable[str]) -> str:
    """The first few of what was found, each once.

    >>> listed(["a", "b", "a"]), listed("abcdef")
    ('a, b', 'a, b, c, d and 2 more')
    """
    values = list(dict.fromkeys(found))
    more = f" and {len(values) - SHOWN} more" if len(values) > SHOWN else ""
    return ", ".join(values[:SHOWN]) + more


def arrow(one: str, other: str) -> str:
    """What was, and what is; a sign of its own where there is nothing."""
    return f"{one or '∅'} → {other or '∅'}"


def differing(
    what: str,
    before: Counter[str],
    after: Counter[str],
    written: Mapping[str, str],
    writes: Mapping[str, str],
) -> Iterator[str]:
    """What went and what came, as it is spelled on its side; nothing where both have the same."""
    gone, new = sorted(before - after), sorted(after - before)
    if gone or new:
        was, now = listed(written.get(v, v) for v in gone), listed(writes.get(v, v) for v in new)
        yield f"{what} {arrow(was, now)}"
