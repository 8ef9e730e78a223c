"""The origin as a server: threads, on 127.0.0.1 only."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from worker.origin.replay import Answer, answer
from worker.origin.stories import Story

LOOPBACK = "127.0.0.1"


class Origin:
    """A running origin; leave the ``with`` block and it is closed.

    ``chapter`` says at every request which chapter the world is in. ``told`` hears one line for each
    request. Port 0 takes any free one; OSError where the port is taken.
    """

    def __init__(
        self,
        stories: Sequence[Story],
        chapter: Callable[[], int],
        port: int = 0,
        told: Callable[[str], None] | None = None,
    ) -> None:
        self._stories = stories
        self._chapter = chapter
        self._told = told
        self._visits = itertools.count(1)
        self._server = _Server(port, self._answer)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        """Scheme, host and port, without a slash at the end."""
        return f"http://{LOOPBACK}:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def wait(self) -> None:
        """Serve until the process is interrupted."""
        self._thread.join()

    def _answer(self, target: str, headers: dict[str, str]) -> Answer:
        made = answer(self._stories, self._chapter(), target, headers, next(self._visits))
        if self._told:
            self._told(f"{made.status} {target}")
        return made


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a client that keeps its connection open must not keep us from closing

    def __init__(self, port: int, answered: Callable[[str, dict[str, str]], Answer]) -> None:
        self.answered = answered
        super().__init__((LOOPBACK, port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds that an idle connection is kept

    def do_GET(self) -> None:
        made = self._head()
        if made.status != 304:
            self.wfile.write(made.body)

    def do_HEAD(self) -> None:
        self._head()

    def _head(self) -> Answer:
        made = self.server.answered(self.path, {name.lower(): value for name, value in self.headers.items()})
        self.send_response(made.status)
        for name, value in made.headers.items():
            self.send_header(name, value)
        if made.status != 304:
            self.send_header("content-length", str(len(made.body)))
        self.end_headers()
        return made

    def version_string(self) -> str:
        return "origin"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Said by ``told`` instead: standard error belongs to the command."""
