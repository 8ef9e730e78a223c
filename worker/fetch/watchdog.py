"""A deadline on the whole of a fetch.

A socket's time-out is for one read: a server that sends a byte a second is never late (facts 4.4:
httpx and requests were still going after 20 s with timeout=3). So a timer shuts the connection down.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from daejo.errors import Unreachable


class Watchdog:
    """``with Watchdog(seconds) as dog:``; every socket that it watches is shut down at the end of time.

    It holds a duplicate of each socket: ``shutdown`` acts on the connection, not on the descriptor,
    so it works in the middle of a TLS handshake too, when the first socket object is already hollow.
    """

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = clock() + seconds
        self._seconds = seconds
        self._watched: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = self._timer_of(seconds)
        self.expired = False

    def _timer_of(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._bark)
        timer.daemon = True
        return timer

    def wait(self, seconds: float, pause: Callable[[float], None]) -> None:
        """Pause, and move the end by as much: a wait of our own takes nothing from the site's time."""
        left = self.left()
        self._timer.cancel()
        pause(seconds)
        self._end = self._clock() + left
        self._timer = self._timer_of(left)
        self._timer.start()

    def left(self) -> float:
        """Seconds that are left; Unreachable where none are."""
        left = self._end - self._clock()
        if left <= 0 or self.expired:
            raise self.late()
        return left

    def late(self) -> Unreachable:
        return Unreachable(f"no whole answer within {self._seconds:g} s")

    def watch(self, sock: socket.socket) -> None:
        double = socket.socket(fileno=os.dup(sock.fileno()))
        with self._lock:
            self._watched.append(double)
            expired = self.expired
        if expired:
            self._bark()

    def _bark(self) -> None:
        with self._lock:
            self.expired = True
            for sock in self._watched:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for sock in self._watched:
                sock.close()
            self._watched.clear()
