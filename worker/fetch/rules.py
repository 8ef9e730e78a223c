"""What an operator decides about fetching, and the limits that are ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

REDIRECT = frozenset({301, 302, 303, 307, 308})
REDIRECTS = 8
"""A Medium short link on a publication's own domain takes six: link.medium.com, its resolver,
/p/<id>, /@user/<slug>, the domain, global-identity, ?gi=<hex>. Browsers allow 20."""
URL_LENGTH = 2048
CONNECT_TRIES = 3
"""Addresses of one host that are tried."""
ERROR_BYTES = 65_536
"""Bytes of an error page that are read: enough to know a challenge by its title."""
ROBOTS_BYTES = 512_000
"""RFC 9309 2.5: at least 500 KiB must be parsed."""
ROBOTS_REDIRECTS = 5
RATIO = 100
"""Unpacked bytes per byte on the wire. A Medium page has 4 to 7; a bomb of zeros has 1,000."""
RATIO_FROM = 1_000_000
"""Below so many unpacked bytes the ratio does not matter."""
DEFAULT_PORTS = (80, 443)


@dataclass(frozen=True, slots=True)
class FetchRules:
    """``max_bytes`` holds for the wire and for what is unpacked; ``deadline`` (seconds) is for
    the whole of a page: name, connection, headers and body of every hop. ``host_gap`` (seconds) lies
    between two pages of one host.
    """

    agent: str
    allow: tuple[str, ...] = ()
    mirrors: Mapping[str, str] = field(default_factory=dict)
    robots: bool = True
    max_bytes: int = 5_000_000
    deadline: float = 30.0
    host_gap: float = 1.0
