"""A site on loopback that sends exactly the bytes it is told to, as slowly as it is told to."""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from daejo.originals.page import Page, Request
from worker.fetch import FetchRules, HttpWeb

Piece = bytes | float
"""Bytes to send, or seconds to wait."""


@dataclass
class Hit:
    path: str
    headers: dict[str, str]


@dataclass
class Site:
    port: int
    pages: dict[str, list[Piece] | Callable[[Hit], list[Piece]]] = field(default_factory=dict)
    hits: list[Hit] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [hit.path for hit in self.hits]

    def page(self, path: str, body: bytes = b"", status: str = "200 OK", **headers: str) -> None:
        """Answer ``path`` so; an underscore in a header's name stands for a dash."""
        self.pages[path] = [answer(body, status, **headers)]

    def answers(self, hit: Hit) -> list[Piece]:
        found = self.pages.get(hit.path)
        if found is None:
            return [answer(b"nothing here", "404 Not Found")]
        return found(hit) if callable(found) else found


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}"]
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    given.setdefault("Content-Length", str(len(body)))
    lines += [f"{name}: {value}" for name, value in given.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        first = self.rfile.readline().decode("latin-1").split(" ")
        if len(first) < 2:
            site.hits.append(Hit("(connected)", {}))
            return
        headers: dict[str, str] = {}
        while line := self.rfile.readline().decode("latin-1").strip():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        hit = Hit(first[1], headers)
        site.hits.append(hit)
        try:
            for piece in site.answers(hit):
                if isinstance(piece, bytes):
                    self.wfile.write(piece)
                    self.wfile.flush()
                else:
                    time.sleep(piece)
        except OSError:
            return


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True


@pytest.fixture
def site() -> Iterator[Site]:
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.site = Site(server.server_address[1])  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server.site  # type: ignore[attr-defined]
        server.shutdown()
        thread.join()


@pytest.fixture
def web() -> Callable[..., HttpWeb]:
    """Makes an HttpWeb that may visit loopback; keywords replace its rules and its world."""

    def make(**given: Any) -> HttpWeb:
        world = {name: given.pop(name) for name in ("resolve", "clock", "pause", "tls") if name in given}
        now = given.pop("now", datetime(2026, 11, 24, tzinfo=UTC))
        rules = {"agent": "Daejo/test", "allow": ("127.0.0.0/8",), "host_gap": 0.0, "robots": False} | given
        return HttpWeb(FetchRules(**rules), now=lambda: now, **world)

    return make


@pytest.fixture
def fetch(site: Site, web: Callable[..., HttpWeb]) -> Callable[..., Page]:
    """Fetches a path of the site; keywords as for ``web``, ``etag`` and ``last_modified``."""

    def get(path: str = "/", **given: Any) -> Page:
        validators = {name: given.pop(name) for name in ("etag", "last_modified") if name in given}
        return web(**given).fetch(Request(site.url + path, **validators))

    return get
