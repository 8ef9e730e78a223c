"""A TimeMap: which copies an archive has of one address (RFC 7089 5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin

from daejo.archives.weblinks import WebLink, parse_links
from daejo.originals.page import Page

LONGEST = 2_000
"""Characters of a copy's address: the archive's own, and the original's within it."""
LINK_FORMAT = "application/link-format"


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy (a memento). ``at``: when it was taken, None where nobody said so yet.

    ``page`` where the archive sent it together with the answer to another question.
    """

    url: str
    at: datetime | None = None
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Another TimeMap that this one names, with the days that it covers where they are told."""

    url: str
    first: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class TimeMap:
    copies: tuple[Copy, ...] = ()
    parts: tuple[Part, ...] = ()


def read_links(text: str, base: str) -> TimeMap:
    """The copies and the TimeMaps that a TimeMap, or a ``Link`` header, names; addresses seen from ``base``.

    Copies without a date, and addresses that are none, are passed over.
    """
    copies: list[Copy] = []
    parts: list[Part] = []
    for link in parse_links(text):
        url = absolute(link.url, base)
        if url is None:
            continue
        if _is_copy(link):
            copies.append(Copy(url, link.at))
        elif _is_part(link) and url != base:
            parts.append(Part(url, link.first, link.last))
    return TimeMap(tuple(copies), tuple(parts))


def link_to(text: str, rel: str, base: str) -> str | None:
    """The first address that a ``Link`` header names for a relation."""
    for link in parse_links(text):
        if rel in link.rels:
            return absolute(link.url, base)
    return None


def next_part(parts: Iterable[Part], near: datetime, seen: Collection[str]) -> Part | None:
    """The TimeMap to read next: one that covers the day, else the one nearest to it; None where all are read.

    A part that does not tell its days may cover any, and comes after those that do cover it.
    """
    unread = [part for part in parts if part.url not in seen]
    return min(unread, key=lambda part: _away(part, near), default=None)


def _away(part: Part, near: datetime) -> timedelta:
    if part.first is None and part.last is None:
        return timedelta(seconds=1)
    if part.first is not None and near < part.first:
        return part.first - near
    if part.last is not None and near > part.last:
        return near - part.last
    return timedelta()


def _is_copy(link: WebLink) -> bool:
    return "memento" in link.rels and link.at is not None


def _is_part(link: WebLink) -> bool:
    form = link.type or LINK_FORMAT
    if "timemap" not in link.rels or not form.startswith(LINK_FORMAT):
        return False
    # A TimeMap that names itself tells its days (RFC 7089 5); some archives call it "self" in every header.
    return not ("self" in link.rels and (link.first or link.last))


def absolute(url: str, base: str) -> str | None:
    """An address seen from ``base``; None where it is none, not http(s), or longer than ``LONGEST``."""
    try:
        seen = urljoin(base, url)
    except ValueError:
        return None
    return seen if seen.startswith(("http://", "https://")) and len(seen) <= LONGEST else None
