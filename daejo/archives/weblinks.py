"""Typed links as text: the ``Link`` header (RFC 8288) and a TimeMap's link format (RFC 6690), one syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

MOST = 100_000
"""Links that are read of one text: the most copies that one address is likely to have, ten times over."""
_TARGET = re.compile(r"<([^<>]{1,4096})>")
_PARAMETER = re.compile(
    r"\s{0,100};\s{0,100}([A-Za-z0-9!#$&+.^_`|~*-]{1,60})"
    r"(?:\s{0,20}=\s{0,20}(?:\"([^\"]{0,4000})\"|([^\s\",;<>]{1,4000})))?"
)
_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})"
    r" (\d{2}):(\d{2}):(\d{2}) GMT",
    re.ASCII,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class WebLink:
    """One link; ``url`` as it was written, perhaps relative. ``rels`` in lower case."""

    url: str
    rels: frozenset[str]
    type: str = ""
    at: datetime | None = None
    """``datetime``: when a copy was taken."""
    first: datetime | None = None
    """``from``: the earliest copy that a TimeMap lists."""
    last: datetime | None = None
    """``until``: the latest one."""


def parse_links(text: str) -> tuple[WebLink, ...]:
    """The links of a text, at most ``MOST``; what is not one is passed over. Linear in its length."""
    links: list[WebLink] = []
    for match, named in _parsed(text):
        links.append(
            WebLink(
                url=match.strip(),
                rels=frozenset(named.get("rel", "").lower().split()),
                type=named.get("type", "").strip().lower(),
                at=http_date(named.get("datetime")),
                first=http_date(named.get("from")),
                last=http_date(named.get("until")),
            )
        )
        if len(links) == MOST:
            break
    return tuple(links)


def http_date(text: str | None) -> datetime | None:
    """An RFC 1123 date in GMT, the one form that RFC 7089 2.1.1 allows; None for all else."""
    found = _DATE.fullmatch((text or "").strip())
    if found is None:
        return None
    day, month, year, hour, minute, second = found.groups()
    try:
        place = _MONTHS.index(month) + 1
        return datetime(int(year), place, int(day), int(hour), int(minute), int(second), tzinfo=UTC)
    except ValueError:
        return None


def as_http_date(moment: datetime) -> str:
    """An aware moment as ``Accept-Datetime`` wants it, whatever the locale."""
    gmt = moment.astimezone(UTC)
    day, month = _DAYS[gmt.weekday()], _MONTHS[gmt.month - 1]
    return f"{day}, {gmt.day:02} {month} {gmt.year:04} {gmt:%H:%M:%S} GMT"


def _parsed(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each target with its parameters; of one that stands twice the first counts (RFC 8288 3.3)."""
    place = text.find("<")
    while place >= 0:
        target = _TARGET.match(text, place)
        if target is None:
            place = text.find("<", place + 1)
            continue
        place = target.end()
        named: dict[str, str] = {}
        while parameter := _PARAMETER.match(text, place):
            name, quoted, bare = parameter.groups()
            named.setdefault(name.lower(), quoted if quoted is not None else bare or "")
            place = parameter.end()
        yield target[1], named
        place = text.find("<", place)
