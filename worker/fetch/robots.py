"""robots.txt, as RFC 9309 says: 4xx allows all, no answer forbids all, kept for a day.

Protego does the matching; what an answer means is ours. It is fetched through the same guarded
function as everything else (``urllib.robotparser`` fetches by itself, unguarded).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from daejo.errors import Blocked, Deferred, LookError, Refused, Unreachable
from worker.fetch.address import Address

TOKEN = "Daejo"  # noqa: S105 - the product token that a robots.txt may name, no secret
KEPT = 24 * 3600.0
KEPT_UNANSWERED = 300.0
"""An unanswered robots.txt is asked for again after this long, not at every look."""
MOST_KEPT = 1000
DELAY_CAP = 30.0
"""Longest Crawl-delay that is obeyed (it is no part of the RFC)."""

Read = Callable[[Address], bytes]
"""Fetches a robots.txt: its bytes, or a LookError."""


@dataclass(frozen=True, slots=True)
class _Rules:
    until: float
    rules: Protego | None = None
    """None: all is allowed."""
    error: LookError | None = None


class Robots:
    """The rules of every origin that was asked, kept in this process."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._kept: dict[str, _Rules] = {}

    def check(self, address: Address, read: Read) -> float:
        """Seconds that the site wants between requests; Refused or Unreachable where we may not fetch."""
        kept = self._kept.get(address.origin)
        if kept is None or kept.until <= self._clock():
            kept = self._ask(address, read)
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[address.origin] = kept
        if kept.error is not None:
            raise kept.error.with_traceback(None)
        if kept.rules is None:
            return 0.0
        if not kept.rules.can_fetch(address.url, TOKEN):
            raise Refused("the site's robots.txt asks not to fetch this address", url=address.url)
        return min(float(kept.rules.crawl_delay(TOKEN) or 0), DELAY_CAP)

    def _ask(self, address: Address, read: Read) -> _Rules:
        where = Address(address.scheme, address.host, address.port, "/robots.txt")
        now = self._clock()
        try:
            text = read(where).decode("utf-8-sig", errors="replace")
        except Refused as error:
            return _Rules(now + KEPT_UNANSWERED, error=error)
        except LookError as error:
            if error.status is not None and 400 <= error.status < 500 and not isinstance(error, Deferred):
                return _Rules(now + KEPT)
            return _Rules(now + KEPT_UNANSWERED, error=_forbidden(error, where))
        return _Rules(now + KEPT, rules=Protego.parse(text))


def _forbidden(error: LookError, where: Address) -> LookError:
    sentence = f"robots.txt cannot be read, which forbids all (RFC 9309 2.3.1.4): {error}"
    if isinstance(error, Deferred):
        return Deferred(sentence, status=error.status, url=where.url, wait=error.wait)
    if isinstance(error, Blocked):
        return Blocked(sentence, status=error.status, url=where.url)
    return Unreachable(sentence, status=error.status, url=where.url)
