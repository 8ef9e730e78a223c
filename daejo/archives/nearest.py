"""Which copies to read, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import chain, zip_longest

from daejo.archives.timemap import Copy

EARLIEST = datetime(1991, 1, 1, tzinfo=UTC)
"""There was no web before: an earlier date is a mistake or a lie."""
FAR = timedelta(days=90)
"""So long before the translation a copy is no better than a nearer one after it."""


def in_order(copies: Iterable[Copy], near: datetime, before: datetime) -> tuple[Copy, ...]:
    """The copies worth reading for a translation made at ``near``, best first, each address once.

    The nearest that was taken at or before, then the nearest after, and so on in turn: between the two
    the text that was translated lies. Copies taken at or after ``before`` (our own first text is as near)
    are left out; those whose date nobody told yet come first: the archive itself chose them.
    """
    told: dict[str, Copy] = {}
    for copy in copies:
        told[copy.url] = _joined(told.get(copy.url), copy)
    undated = [copy for copy in told.values() if copy.at is None]
    dated = [copy for copy in told.values() if copy.at is not None and EARLIEST <= copy.at < before]
    earlier = sorted((c for c in dated if _at(c) <= near), key=lambda c: near - _at(c))
    later = sorted((c for c in dated if _at(c) > near), key=lambda c: _at(c) - near)
    if earlier and later and FAR < near - _at(earlier[0]) > _at(later[0]) - near:
        earlier, later = later, earlier
    turns = chain.from_iterable(zip_longest(earlier, later))
    return (*undated, *(copy for copy in turns if copy is not None))


def _joined(known: Copy | None, copy: Copy) -> Copy:
    """The same address told twice: a date from the one, a page from the other."""
    if known is None:
        return copy
    return Copy(copy.url, copy.at or known.at, copy.page or known.page)


def _at(copy: Copy) -> datetime:
    if copy.at is None:
        raise ValueError("a copy without a date has no place in time")
    return copy.at
