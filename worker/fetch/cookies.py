"""Cookies that live as long as one chain of redirects.

A custom domain of Medium redirects through global-identity and back, and loops for ever where the
cookie is not carried along (TryGhost/migrate#589).
"""

from __future__ import annotations

from email.message import Message
from http.cookiejar import CookieJar
from urllib.request import Request as CookieRequest  # noqa: TID251 - a value for the jar; nothing is fetched

from worker.fetch.exchange import Answer


class ChainCookies:
    def __init__(self) -> None:
        self._jar = CookieJar()

    def header(self, url: str) -> str | None:
        request = CookieRequest(url)  # noqa: S310 - a carrier of the address; nothing is opened
        self._jar.add_cookie_header(request)
        return request.get_header("Cookie")

    def keep(self, url: str, answer: Answer) -> None:
        if answer.cookies:
            self._jar.extract_cookies(_Headers(answer), CookieRequest(url))  # type: ignore[arg-type]  # noqa: S310


class _Headers:
    """What a CookieJar asks of a response: its headers."""

    def __init__(self, answer: Answer) -> None:
        self._message = Message()
        for cookie in answer.cookies:
            self._message.add_header("Set-Cookie", cookie)

    def info(self) -> Message:
        return self._message
