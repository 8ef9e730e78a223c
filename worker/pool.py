"""Lines of work done by child processes that can be killed, with the results in order.

A line that no child gets through, or that takes a child down, costs that line and no more. The parent
imports nothing heavy and starts no thread, so that forking is safe and a new child is there in a
moment. (concurrent.futures cannot end a task that hangs, and gives all up when one child dies.)
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from multiprocessing import connection, get_context
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.process import BaseProcess

LIMIT = 120.0
"""Seconds for one line. The longest real comparison takes well under one."""
AHEAD = 64
"""Lines that may be finished, for each child, before an earlier one is: bounds the memory."""
LONGEST = 1_000_000
"""Bytes of a line: a list of file names needs some hundreds."""


@dataclass(frozen=True, slots=True)
class Job:
    """A line with its number in the file; ``result`` what the work returned, or ``lost`` why nothing."""

    number: int
    line: str
    result: tuple[str, str] | None = None
    lost: str = ""


Work = Callable[[Job], tuple[str, str]]


def cores() -> int:
    """The cores that this process may use, which in a container is not what the machine has."""
    if hasattr(os, "sched_getaffinity"):  # Linux alone has it
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def run_jobs(descriptor: int, work: Work, size: int, limit: float = LIMIT) -> Iterator[Job]:
    """Each line of ``descriptor`` that says something, worked on by ``size`` children, in order.

    A line is answered as soon as it and all before it are done, also while the writer of a pipe waits
    for the answer before it writes the next.
    """
    pool = _Pool(_Lines(descriptor), work, size, limit)
    try:
        yield from pool.run()
    finally:
        for hand in pool.hands:
            _end(hand)


@dataclass(slots=True)
class _Lines:
    """Lines of a descriptor, read no sooner than it has something."""

    descriptor: int
    waiting: deque[Job] = field(default_factory=deque)
    ended: bool = False
    _rest: bytes = b""
    _number: int = 0

    def fill(self) -> None:
        """Read what is there. Call it when the descriptor is ready."""
        part = os.read(self.descriptor, 65_536)
        self.ended = not part
        *whole, self._rest = (self._rest + part).split(b"\n")
        if (self.ended and self._rest) or len(self._rest) > LONGEST:
            whole.append(self._rest)
            self._rest = b""
        for line in whole:
            self._number += 1
            if line.strip():
                self.waiting.append(Job(self._number, line.decode("utf-8", "replace")))


@dataclass(slots=True)
class _Hand:
    """A child, and what it is busy with."""

    process: BaseProcess
    pipe: connection.Connection
    place: int | None = None
    job: Job = Job(0, "")
    until: float = 0.0


@dataclass(slots=True)
class _Pool:
    lines: _Lines
    work: Work
    size: int
    limit: float
    hands: list[_Hand] = field(default_factory=list)
    finished: dict[int, Job] = field(default_factory=dict)
    taken: int = 0
    given: int = 0

    def run(self) -> Iterator[Job]:
        while True:
            self._hand_out()
            while self.given in self.finished:
                yield self.finished.pop(self.given)
                self.given += 1
            if self.lines.ended and not self.lines.waiting and self.given == self.taken:
                return
            self._wait()

    def _hand_out(self) -> None:
        while self.lines.waiting and self.taken - self.given < AHEAD * self.size:
            hand = self._idle()
            if hand is None:
                return
            hand.place, hand.job = self.taken, self.lines.waiting.popleft()
            hand.until = time.monotonic() + self.limit
            self.taken += 1
            try:
                hand.pipe.send(hand.job)
            except OSError:
                self._lost(hand, "the process ended while it was idle")

    def _idle(self) -> _Hand | None:
        for hand in self.hands:
            if hand.place is None:
                return hand
        if len(self.hands) < self.size:
            self.hands.append(_start(self.work))
            return self.hands[-1]
        return None

    def _wait(self) -> None:
        """Wait for lines, results and deadlines; take what is there, and end what takes too long."""
        busy = [hand for hand in self.hands if hand.place is not None]
        wanted: list[connection.Connection | int] = [hand.pipe for hand in busy]
        if not self.lines.ended and not self.lines.waiting:
            wanted.append(self.lines.descriptor)
        patience = max(min(hand.until for hand in busy) - time.monotonic(), 0.0) if busy else None
        ready = connection.wait(wanted, timeout=patience)
        if self.lines.descriptor in ready:
            self.lines.fill()
        now = time.monotonic()
        for hand in busy:
            if hand.pipe in ready:
                self._take(hand)
            elif now >= hand.until:
                self._lost(hand, f"took longer than {self.limit:g} s")

    def _take(self, hand: _Hand) -> None:
        try:
            result = hand.pipe.recv()
        except (EOFError, OSError):
            hand.process.join(1)
            self._lost(hand, f"the process ended ({_why(hand.process.exitcode)})")
            return
        self._finish(hand, replace(hand.job, result=result))

    def _lost(self, hand: _Hand, why: str) -> None:
        self._finish(hand, replace(hand.job, lost=why))
        self.hands.remove(hand)
        _end(hand)

    def _finish(self, hand: _Hand, job: Job) -> None:
        if hand.place is not None:
            self.finished[hand.place] = job
            hand.place = None


def _context() -> ForkContext | SpawnContext:
    return get_context("fork") if sys.platform == "linux" else get_context("spawn")


def _start(work: Work) -> _Hand:
    context = _context()
    ours, theirs = context.Pipe()
    process = context.Process(target=_child, args=(theirs, work), daemon=True)
    process.start()
    theirs.close()
    return _Hand(process, ours)


def _end(hand: _Hand) -> None:
    hand.pipe.close()
    hand.process.kill()
    hand.process.join()


def _child(pipe: connection.Connection, work: Work) -> None:
    """Work on line after line until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        pipe.send(work(job))


def _why(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"killed by signal {-exitcode}"
    return f"exit code {exitcode}"
