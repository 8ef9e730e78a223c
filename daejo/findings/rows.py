"""Tables that lost or won a row: paired as a whole, they would hide it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daejo.blocks import Block, Kind
from daejo.changes.listing import listed

_LEAST = 0.5
"""The share of first cells that both sides must have for a row to be known by its first cell: in most
tables of documentation they are names, options, commands."""
_LONGEST = 60
"""Characters of a row that is told."""


def rows(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """How many rows one table has on either side, and which ones only one side has, where that shows."""
    if [b.kind for b in (*original, *post)] != [Kind.TABLE, Kind.TABLE]:
        return
    ours, theirs = original[0].text.split("\n"), post[0].text.split("\n")
    if len(ours) == len(theirs):
        return
    longer, shorter = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    known = {_first(row) for row in shorter}
    alone = [row for row in longer[1:] if _first(row) not in known]
    named = len(alone) <= (1 - _LEAST) * (len(longer) - 1)
    told = f": {listed(row[:_LONGEST] for row in alone)}" if named and alone else ""
    yield f"rows {len(ours)} ≠ {len(theirs)}{told}"


def _first(row: str) -> str:
    return row.split("|")[0].strip().casefold()
