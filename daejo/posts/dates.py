"""Dates as front matters write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_WRITTEN = re.compile(
    r"(?P<year>\d{4})[-./]\s?(?P<month>\d{1,2})[-./]\s?(?P<day>\d{1,2})\.?"
    r"(?:[T\s]\s?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(?P<zone>Z|UTC|[+-]\d{2}:?\d{2})?)?$",
    re.ASCII,
)
_EPOCH = re.compile(r"\d{9,16}$", re.ASCII)
_MILLISECONDS_FROM = 100_000_000_000
"""As seconds this is the year 5138; as milliseconds 1973."""


def read_date(text: str) -> datetime | None:
    """``2024-07-13 02:22``, ISO 8601, ``2024.07.13``, or an epoch in seconds or milliseconds.

    Naive where no zone is written; an epoch is UTC. None for anything else.

    >>> read_date("2024-07-13 02:22")
    datetime.datetime(2024, 7, 13, 2, 22)
    >>> read_date("1724679193000")
    datetime.datetime(2024, 8, 26, 13, 33, 13, tzinfo=datetime.timezone.utc)
    """
    text = text.strip()
    if _EPOCH.match(text):
        return _epoch(int(text))
    found = _WRITTEN.match(text)
    if found is None:
        return None
    fields = [int(found[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
    try:
        moment = datetime(*fields)  # type: ignore[arg-type]  # noqa: DTZ001 - naive where nobody wrote a zone
        return _with_zone(moment, found["zone"])
    except (ValueError, OverflowError):
        return None


def _epoch(number: int) -> datetime | None:
    seconds = number / 1000 if number >= _MILLISECONDS_FROM else float(number)
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except OverflowError:
        return None


def _with_zone(moment: datetime, zone: str | None) -> datetime:
    if zone is None:
        return moment
    if zone in ("Z", "UTC"):
        return moment.replace(tzinfo=UTC)
    shift = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return (moment - shift if zone[0] == "+" else moment + shift).replace(tzinfo=UTC)
