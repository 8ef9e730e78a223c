"""MementoArchive: the Archive port over the Memento protocol (RFC 7089), at one TimeGate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from daejo.archives import (
    ACCEPTED,
    Copy,
    Part,
    TimeMap,
    absolute,
    as_http_date,
    asks_to_wait,
    http_date,
    next_part,
    raw_form,
    read_links,
    read_timemap,
)
from daejo.errors import LookError, NotAnArticle, Unparseable
from daejo.originals import Page, Request
from daejo.ports import Web

STEPS = 4
"""Answers of TimeGates on the way to a copy: an aggregator sends on to an archive's own."""
TIMEMAPS = 3
"""TimeMaps that are read of one address: an index, and the pages around the day."""


@dataclass(frozen=True, slots=True)
class _Negotiated:
    """What the TimeGate said: the copy it chose, and what its ``Link`` headers name."""

    copy: Copy | None
    named: TimeMap


class MementoArchive:
    """``web`` fetches at the archive's own pace. ``timegate`` is what an original's address is put after.

    ``timemap`` the same for TimeMaps, where the TimeGate does not name its own (RFC 7089 5 says that it
    should). ``raw``: copies are asked for as they were captured.
    """

    def __init__(self, web: Web, timegate: str, timemap: str = "", *, raw: bool = False) -> None:
        self._web = web
        self._timegate = timegate
        self._timemap = timemap
        self._raw = raw
        self._rests_until: datetime | None = None

    def rest(self, until: datetime) -> None:
        """Leave the archive alone until then, because it asked for that; remembered by this process."""
        self._rests_until = until

    def rests(self, now: datetime) -> bool:
        return self._rests_until is not None and now < self._rests_until

    def copies(self, url: str, near: datetime) -> tuple[Copy, ...]:
        """See `daejo.ports.Archive`. A TimeMap that cannot be read leaves what the TimeGate chose; one that
        asks us to wait ends it all: what the TimeGate chose lies in the same archive."""
        said = self._negotiate(url, near)
        parts = said.named.parts or ((Part(self._timemap + url),) if self._timemap else ())
        chosen = (said.copy,) if said.copy is not None else ()
        return (*chosen, *said.named.copies, *self._listed(parts, near))

    def fetch(self, copy: Copy) -> Page:
        """See `daejo.ports.Archive`."""
        raw = raw_form(copy.url) if self._raw else copy.url
        if raw != copy.url:
            # As captured it may be packed in a way that we did not ask for; as played back it is not.
            with suppress(Unparseable):
                return self._web.fetch(Request(raw))
        return copy.page or self._web.fetch(Request(copy.url))

    def _negotiate(self, url: str, near: datetime) -> _Negotiated:
        """Walk from TimeGate to TimeGate to the copy, without fetching it (all patterns of RFC 7089 4)."""
        asked = Request(self._timegate + url, accept_datetime=as_http_date(near), follow=False)
        named = TimeMap()
        for _ in range(STEPS):
            try:
                page = self._web.fetch(asked)
            except LookError as error:
                if not named.parts or asks_to_wait(error):
                    raise
                return _Negotiated(None, named)  # what it chose is broken; others may not be
            links = read_links(page.headers.get("link", ""), page.url)
            named = TimeMap(named.copies + links.copies, named.parts + links.parts)
            copy = self._copy(page)
            if copy is not None or not page.hops:
                return _Negotiated(copy, named)
            asked = replace(asked, url=page.hops[0].url)
        raise NotAnArticle("the TimeGate sends us on and on", url=self._timegate + url)

    def _copy(self, page: Page) -> Copy | None:
        """The copy that an answer is, or leads to; None where it leads on, or to nothing."""
        at = http_date(page.headers.get("memento-datetime"))
        if page.hops:
            if at is not None:
                return Copy(page.url, at)  # a redirect that was archived
            return Copy(page.hops[0].url) if _negotiates(page) else None
        where = absolute(page.headers.get("content-location", ""), page.url) or page.url
        return Copy(where, at, page) if at is not None else None

    def _listed(self, parts: tuple[Part, ...], near: datetime) -> Iterator[Copy]:
        seen: set[str] = set()
        while len(seen) < TIMEMAPS and (part := next_part(parts, near, seen)) is not None:
            seen.add(part.url)
            try:
                page = self._web.fetch(Request(part.url, accept=ACCEPTED))
            except LookError as error:
                if asks_to_wait(error):
                    raise
                continue
            read = read_timemap(page.body, page.headers.get("content-type", ""), page.url)
            yield from read.copies
            parts += read.parts


def _negotiates(page: Page) -> bool:
    """Whether a redirect is the choice of a copy, and not the way to another TimeGate (RFC 7089 4.5)."""
    return "accept-datetime" in page.headers.get("vary", "").lower()
