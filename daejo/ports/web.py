"""The Web: the one way anything is fetched."""

from __future__ import annotations

from typing import Protocol

from daejo.originals.page import Page, Request


class Web(Protocol):
    """The one way anything is fetched."""

    def fetch(self, request: Request) -> Page:
        """The page at ``request.url``, after redirects; status 304 where the validators still hold.

        Raises a LookError for every answer that is no page to read: Refused (address, robots.txt),
        TooLarge, Unreachable (DNS, TLS, time, 5xx), Deferred (429, 503), Blocked (401, 402, 403,
        challenge), Withheld (451), Gone (410), NotFound (404).
        """
