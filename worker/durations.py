"""Durations as people write them."""

from __future__ import annotations

import re

from daejo.errors import InputError

_UNIT = {"": 1, "s": 1, "m": 60, "min": 60, "h": 3_600, "d": 86_400}
_WRITTEN = re.compile(r"([0-9]{1,9})\s*(s|m|min|h|d)?\Z")


def seconds(written: str) -> float:
    """ "90s", "15m", "2h", "1d" or a bare number of seconds. InputError for everything else."""
    found = _WRITTEN.match(written.strip().lower())
    if found is None or int(found[1]) == 0:
        raise InputError(f"{written!r} is no duration; write for example 90s, 15m, 2h or 1d")
    return float(int(found[1]) * _UNIT[found[2] or ""])
