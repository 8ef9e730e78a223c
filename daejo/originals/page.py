"""What a fetch brought, before anybody reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Source(StrEnum):
    WEB = "web"
    FEED = "feed"
    ARCHIVE = "archive"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect on the way: the status, and the address that it named."""

    status: int
    url: str

    @property
    def permanent(self) -> bool:
        return self.status in (301, 308)


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for. ``etag`` and ``last_modified`` exactly as the server once sent them.

    ``accept`` is the form wanted where it is no page to read; ``accept_datetime`` the moment, as
    RFC 7089 2.1.1 writes it, whose text is wanted. Without ``follow`` a redirect is the answer: a Page of
    that status, whose one hop says where it leads.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    accept: str | None = None
    accept_datetime: str | None = None
    follow: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes from the world, and where they came from.

    ``headers`` has lower-case names; ``url`` is the last address of the chain in ``hops``; for a
    file it is its path. ``body`` is decompressed, not decoded. ``status`` 304 has an empty body.
    """

    url: str
    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    hops: tuple[Hop, ...] = ()
    source: Source = Source.WEB

    @property
    def not_modified(self) -> bool:
        return self.status == 304
