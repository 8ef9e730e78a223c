"""HttpWeb: the Web port over HTTP. Follows redirects itself, and checks every hop of them."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from datetime import datetime

import certifi

from daejo.errors import Refused, Unreachable
from daejo.originals.page import Hop, Page, Request
from daejo.originals.transport import trouble
from worker.fetch.address import Address, parse_address, resolve_reference
from worker.fetch.cookies import ChainCookies
from worker.fetch.dial import Resolve, system_resolve
from worker.fetch.exchange import Answer, exchange
from worker.fetch.mirrors import Mirrors
from worker.fetch.robots import Robots
from worker.fetch.rules import REDIRECT, REDIRECTS, ROBOTS_BYTES, ROBOTS_REDIRECTS, FetchRules
from worker.fetch.watchdog import Watchdog

ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/markdown,*/*;q=0.5"


class HttpWeb:
    """Fetches pages. Proxies of the environment are not used: they would dial unchecked.

    ``now`` is the clock for Retry-After dates; ``resolve``, ``clock`` and ``pause`` are handed in by
    tests that need a name server, a day or a wait of their own.
    """

    def __init__(
        self,
        rules: FetchRules,
        *,
        now: Callable[[], datetime],
        resolve: Resolve = system_resolve,
        tls: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._rules = rules
        self._now = now
        self._resolve = resolve
        self._tls = tls or trusted()
        self._clock = clock
        self._pause = pause
        self._mirrors = Mirrors(rules.mirrors)
        self._robots = Robots(clock)
        self._last: dict[str, float] = {}

    def fetch(self, request: Request) -> Page:
        """The page at ``request.url``, after redirects; see ``daejo.ports.Web``."""
        address = parse_address(request.url)
        conditions = _given({"If-None-Match": request.etag, "If-Modified-Since": request.last_modified})
        wanted = _given({"Accept": request.accept, "Accept-Datetime": request.accept_datetime})
        with Watchdog(self._rules.deadline, self._clock) as dog:
            last, answer, hops = self._follow(address, conditions | wanted, dog, follow=request.follow)
        if answer.status == 304 and not conditions:
            raise Unreachable("the site answered 304 to a question without conditions", status=304)
        if answer.status == 304 or answer.status in REDIRECT:
            return Page(url=last.url, body=b"", status=answer.status, headers=answer.headers, hops=hops)
        error = trouble(answer.status, answer.headers, answer.body, last.url, self._now())
        if error is not None:
            raise error
        return Page(url=last.url, body=answer.body, status=200, headers=answer.headers, hops=hops)

    def _follow(
        self, address: Address, asked: dict[str, str], dog: Watchdog, *, follow: bool
    ) -> tuple[Address, Answer, tuple[Hop, ...]]:
        hops: list[Hop] = []
        cookies = ChainCookies()
        seen: set[tuple[str, str | None]] = set()
        while True:
            cookie = cookies.header(address.url)
            if (address.url, cookie) in seen:
                raise Unreachable("the address redirects in a circle", url=address.url)
            seen.add((address.url, cookie))
            there = self._mirrors.there(address)
            self._take_turn(there, dog, first=not hops)
            answer = self._get(there, asked | ({"Cookie": cookie} if cookie else {}), dog)
            if answer.status not in REDIRECT:
                return address, answer, tuple(hops)
            if len(hops) == REDIRECTS:
                raise Unreachable(f"the address redirects more than {REDIRECTS} times", url=address.url)
            cookies.keep(address.url, answer)
            following = self._next(address, answer)
            hops.append(Hop(answer.status, following.url))
            if not follow:
                return address, answer, tuple(hops)
            address = following

    def _next(self, address: Address, answer: Answer) -> Address:
        location = answer.headers.get("location", "")
        if not location.strip():
            raise Unreachable("a redirect that names no address", status=answer.status, url=address.url)
        following = self._mirrors.back(resolve_reference(address, _as_sent(location)))
        if address.scheme == "https" and following.scheme == "http":
            raise Refused(f"redirected from https to http ({following.url})", url=address.url)
        return following

    def _get(self, there: Address, headers: dict[str, str], dog: Watchdog, cut: int | None = None) -> Answer:
        ours = {
            "User-Agent": self._rules.agent,
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        return exchange(there, ours | headers, self._rules, self._resolve, self._tls, dog, cut=cut)

    def _take_turn(self, there: Address, dog: Watchdog, *, first: bool) -> None:
        """Read the host's robots.txt, and wait until it is our turn with this host again.

        The first wait is ours and not the site's: the deadline moves by it. Those of a chain of
        redirects are within the deadline, and a Crawl-delay is for pages, not for the hops to one.
        """
        delay = self._check_robots(there, dog)
        gap = max(delay, self._rules.host_gap) if first else self._rules.host_gap
        last = self._last.get(there.host)
        wait = 0.0 if last is None else last + gap - self._clock()
        if wait > 0 and first:
            dog.wait(wait, self._pause)
        elif wait > 0:
            self._pause(min(wait, dog.left()))
        self._last[there.host] = self._clock()

    def _check_robots(self, there: Address, dog: Watchdog) -> float:
        if not self._rules.robots:
            return 0.0
        return self._robots.check(there, lambda address: self._read_robots(address, dog))

    def _read_robots(self, address: Address, dog: Watchdog) -> bytes:
        """A robots.txt: at most its first 500 KiB, through at most five redirects."""
        for _ in range(ROBOTS_REDIRECTS + 1):
            answer = self._get(address, {}, dog, cut=ROBOTS_BYTES)
            if answer.status not in REDIRECT:
                break
            address = self._next(address, answer)
        else:
            return b""  # RFC 9309 2.3.1.2: it then counts as unavailable, which allows all
        error = trouble(answer.status, answer.headers, answer.body, address.url, self._now())
        if error is not None:
            raise error
        return answer.body


def trusted() -> ssl.SSLContext:
    """The system's certificate roots; certifi's where the system has none (a bare container)."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        context.load_verify_locations(certifi.where())
    return context


def _given(headers: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if value and _sendable(value)}


def _sendable(value: str) -> bool:
    """Whether a validator that some site gave us may stand in a header; without it we just read it all."""
    return all(" " <= character <= "\xff" and not "\x7f" <= character <= "\x9f" for character in value)


def _as_sent(location: str) -> str:
    """A Location header in UTF-8, which http.client hands over as Latin-1."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location
