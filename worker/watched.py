"""The post that somebody asks for, where it is still watched."""

from __future__ import annotations

from daejo.errors import InputError
from daejo.ports import Ledger, PostRow


def find_watched(ledger: Ledger, what: str) -> PostRow:
    """The post at a path, or whose path ends in it. InputError where none or several do, and where it is
    forgotten: it is in no report, and nobody looks at its original for its sake."""
    row = ledger.find_post(what)
    if row.forgotten_at is not None:
        raise InputError(f"{row.path}: it is forgotten; `daejo add {row.path}` brings it back")
    return row
