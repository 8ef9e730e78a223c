"""A web archive on loopback that speaks RFC 7089, as well or as badly as a test tells it to."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from daejo.archives import as_http_date, http_date
from worker.archive import MementoArchive
from worker.fetch import FetchRules, HttpWeb

Piece = bytes | float
"""Bytes to send, or seconds to wait."""
_COPY = re.compile(r"/web/(\d{14})(id_)?/(.+)")
BANNER = (
    b"<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='bar'><p>You look at a copy that was taken some time ago."
    b"</p></div><!-- END WAYBACK TOOLBAR INSERT -->"
)


@dataclass
class Capture:
    """What was captured of ``url`` at ``at``; ``claimed`` is the date that it tells, where that differs."""

    url: str
    at: datetime
    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    claimed: str | None = None

    @property
    def path(self) -> str:
        return f"/web/{self.at:%Y%m%d%H%M%S}/{self.url}"


@dataclass
class LocalArchive:
    """``style``: how its TimeGate answers (RFC 7089 4): "redirect", "negotiate" (200 at once), "chain", or
    "framed" (200 with a page that holds the copy in a frame, as pywb plays them back to browsers).

    ``page_size``: copies on one page of a TimeMap; then the TimeMap is an index of pages. ``replies`` sends
    anything at all for a path. ``tells_timemap``: whether ``Link`` headers name it.
    """

    port: int
    captures: list[Capture] = field(default_factory=list)
    style: str = "redirect"
    page_size: int = 0
    tells_timemap: bool = True
    replies: dict[str, list[Piece]] = field(default_factory=dict)
    hits: list[tuple[str, str | None]] = field(default_factory=list)
    """Path and Accept-Datetime of each request."""
    accepted: dict[str, str | None] = field(default_factory=dict)
    """The Accept of each path."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.hits]

    def take(self, url: str, at: datetime, body: bytes, status: int = 200, **more: Any) -> Capture:
        self.captures.append(Capture(url, at, body, status, **more))
        return self.captures[-1]

    def answer(self, path: str, wanted: str | None) -> list[Piece]:
        if path in self.replies:
            return self.replies[path]
        if path.startswith("/gate/"):
            return self._gate(path.removeprefix("/gate/"), wanted)
        if path.startswith("/inner/"):
            return self._choose(path.removeprefix("/inner/"), wanted)
        if path.startswith("/map/"):
            return self._map(path.removeprefix("/map/"))
        if found := _COPY.fullmatch(path):
            return self._play(found[1], found[3], raw=bool(found[2]))
        return [reply("404 Not Found")]

    def _gate(self, url: str, wanted: str | None) -> list[Piece]:
        if self.style == "chain":
            return [reply("302 Found", Location=f"{self.url}/inner/{url}", Link=self._links(url))]
        return self._choose(url, wanted)

    def _choose(self, url: str, wanted: str | None) -> list[Piece]:
        near = http_date(wanted)
        if near is None:
            return [reply("400 Bad Request")]
        of_it = [capture for capture in self.captures if capture.url == url]
        if not of_it:
            return [reply("404 Not Found", b"no copies")]
        best = min(of_it, key=lambda capture: abs(capture.at - near))
        if self.style == "framed":
            best = replace(best, body=b"<html><body><iframe src='x'></iframe></body></html>")
        if self.style in ("negotiate", "framed"):
            return self._played(best, Content_Location=best.path, Vary="accept-datetime")
        return [reply("302 Found", Location=best.path, Vary="Accept-Datetime", Link=self._links(url))]

    def _play(self, stamp: str, url: str, *, raw: bool) -> list[Piece]:
        for capture in self.captures:
            if capture.url == url and f"{capture.at:%Y%m%d%H%M%S}" == stamp:
                return self._played(capture, raw=raw)
        return [reply("404 Not Found")]

    def _played(self, capture: Capture, *, raw: bool = False, **headers: str) -> list[Piece]:
        body = capture.body if raw else self._rewritten(capture)
        dated = as_http_date(capture.at) if capture.claimed is None else capture.claimed
        headers |= {"Memento_Datetime": dated, "Link": self._links(capture.url), "Content_Type": "text/html"}
        return [reply(f"{capture.status} As It Was", body, **(headers | capture.headers))]

    def _rewritten(self, capture: Capture) -> bytes:
        """Every address with ours in front of it, and a banner: what archives do for browsers."""
        front = rf"\1/web/{capture.at:%Y%m%d%H%M%S}/http".encode()
        body = re.sub(rb"((?:href|src)=[\"'])http", front, capture.body)
        return re.sub(rb"(<body[^>]*>)", rb"\1" + BANNER, body)

    def _map(self, rest: str) -> list[Piece]:
        number, url = re.fullmatch(r"(?:(\d+)/)?(.+)", rest).groups()  # type: ignore[union-attr]
        of_it = sorted((c for c in self.captures if c.url == url), key=lambda c: c.at)
        if not of_it:
            return [reply("404 Not Found")]
        size = self.page_size or len(of_it)
        pages = [of_it[start : start + size] for start in range(0, len(of_it), size)]
        links = [f'<{url}>; rel="original"', f'<{self.url}/gate/{url}>; rel="timegate"']
        if len(pages) > 1 and number is None:
            links += [self._part(n, url, page) for n, page in enumerate(pages)]
        else:
            links += [
                f'<{self.url}{c.path}>; rel="memento"; datetime="{as_http_date(c.at)}"'
                for c in pages[int(number or 0)]
            ]
        return [reply("200 OK", ",\n".join(links).encode(), Content_Type="application/link-format")]

    def _part(self, number: int, url: str, page: list[Capture]) -> str:
        first, last = as_http_date(page[0].at), as_http_date(page[-1].at)
        form = 'type="application/link-format"'
        return f'<{self.url}/map/{number}/{url}>; rel="timemap"; {form}; from="{first}"; until="{last}"'

    def _links(self, url: str) -> str:
        links = f'<{url}>; rel="original", <{self.url}/gate/{url}>; rel="timegate"'
        form = 'type="application/link-format"'
        return f'{links}, <{self.url}/map/{url}>; rel="timemap"; {form}' if self.tells_timemap else links


def reply(status: str, body: bytes = b"", **headers: str) -> bytes:
    """An answer as it goes over the wire; an underscore in a header's name stands for a dash."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    given.setdefault("Content-Length", str(len(body)))
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        archive: LocalArchive = self.server.archive  # type: ignore[attr-defined]
        wanted = self.headers.get("Accept-Datetime")
        archive.hits.append((self.path, wanted))
        archive.accepted[self.path] = self.headers.get("Accept")
        self.close_connection = True
        try:
            for piece in archive.answer(self.path, wanted):
                if isinstance(piece, bytes):
                    self.wfile.write(piece)
                    self.wfile.flush()
                else:
                    time.sleep(piece)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def archive() -> Iterator[LocalArchive]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        server.archive = LocalArchive(server.server_address[1])  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server.archive  # type: ignore[attr-defined]
        server.shutdown()
        thread.join()


@pytest.fixture
def memento(archive: LocalArchive) -> Callable[..., MementoArchive]:
    """Makes a client of the archive; keywords replace its rules."""

    def make(timemap: str = "", *, raw: bool = False, **rules: Any) -> MementoArchive:
        given = {"agent": "Daejo/test", "allow": ("127.0.0.0/8",), "host_gap": 0.0, "robots": False} | rules
        web = HttpWeb(FetchRules(**given), now=lambda: datetime(2026, 11, 24, tzinfo=UTC))
        return MementoArchive(web, archive.url + "/gate/", timemap, raw=raw)

    return make
