"""Some of what differs, listed for a person."""

from __future__ import annotations

from collections.abc import Iterable

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
