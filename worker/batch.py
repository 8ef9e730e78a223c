"""Many comparisons at once: one JSON object a line in, one a line out, in order, on all cores.

Each comparison runs in a child process that can be killed: a file that no reader gets through, or
that takes the process down, costs one line of output and no more. The parent imports nothing heavy
and starts no thread, so that forking is safe and a new child is there in a moment.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import connection, get_context
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TextIO

from daejo.errors import InputError
from worker.rendering.safety import escape_json
from worker.rendering.text import write_json

LIMIT = 120.0
"""Seconds for one comparison. The longest real pair takes well under one."""
AHEAD = 64
"""Comparisons that may be finished, for each child, before an earlier one is: bounds the memory."""


@dataclass(slots=True)
class Done:
    """How many comparisons ended how."""

    in_sync: int = 0
    stale: int = 0
    failed: int = 0


def run_batch(batch: Path, jobs: int | None = None, limit: float = LIMIT) -> Done:
    """Compare every line of ``batch`` ("-": standard input), printing one JSON object a line."""
    try:
        lines = sys.stdin if str(batch) == "-" else batch.open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"{batch}: cannot be opened ({error.strerror})") from None
    done = Done()
    with lines:
        for word, text in _Pool(jobs or _cores(), limit).run(_numbered(lines)):
            setattr(done, word, getattr(done, word) + 1)
            write_json(text)
    return done


def _numbered(lines: TextIO) -> Iterator[tuple[int, str]]:
    """Each line that says something, with its number in the file."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, line


def _cores() -> int:
    """The cores that this process may use, which in a container is not what the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def _context() -> ForkContext | SpawnContext:
    return get_context("fork") if sys.platform == "linux" else get_context("spawn")


@dataclass(slots=True)
class _Hand:
    """A child, and what it is busy with."""

    process: BaseProcess
    pipe: connection.Connection
    place: int | None = None
    number: int = 0
    until: float = 0.0


@dataclass(slots=True)
class _Pool:
    size: int
    limit: float
    hands: list[_Hand] = field(default_factory=list)
    finished: dict[int, tuple[str, str]] = field(default_factory=dict)
    taken: int = 0
    printed: int = 0
    exhausted: bool = False

    def run(self, lines: Iterator[tuple[int, str]]) -> Iterator[tuple[str, str]]:
        """(word, JSON) of each line, in order; word is a field of Done."""
        try:
            while True:
                self._hand_out(lines)
                while self.printed in self.finished:
                    yield self.finished.pop(self.printed)
                    self.printed += 1
                if self.exhausted and self.printed == self.taken:
                    return
                self._collect()
        finally:
            for hand in self.hands:
                _end(hand)

    def _hand_out(self, lines: Iterator[tuple[int, str]]) -> None:
        while not self.exhausted and self.taken - self.printed < AHEAD * self.size:
            hand = self._idle()
            if hand is None:
                return
            try:
                number, line = next(lines)
            except StopIteration:
                self.exhausted = True
                return
            hand.place, hand.number, hand.until = self.taken, number, time.monotonic() + self.limit
            self.taken += 1
            try:
                hand.pipe.send((number, line))
            except OSError:
                self._lost(hand, "the process ended while it was idle")

    def _idle(self) -> _Hand | None:
        for hand in self.hands:
            if hand.place is None:
                return hand
        if len(self.hands) < self.size:
            self.hands.append(_start())
            return self.hands[-1]
        return None

    def _collect(self) -> None:
        """Take what is ready, and end what has died or takes too long."""
        busy = [hand for hand in self.hands if hand.place is not None]
        if not busy:
            return
        wait = max(min(hand.until for hand in busy) - time.monotonic(), 0.0)
        ready = connection.wait([hand.pipe for hand in busy], timeout=wait)
        now = time.monotonic()
        for hand in busy:
            if hand.pipe in ready:
                self._take(hand)
            elif now >= hand.until:
                self._lost(hand, f"took longer than {self.limit:.0f} s")

    def _take(self, hand: _Hand) -> None:
        try:
            result = hand.pipe.recv()
        except (EOFError, OSError):
            hand.process.join(1)
            self._lost(hand, f"the process ended ({_why(hand.process.exitcode)})")
            return
        assert hand.place is not None  # noqa: S101 - only busy hands are waited for
        self.finished[hand.place] = result
        hand.place = None

    def _lost(self, hand: _Hand, why: str) -> None:
        assert hand.place is not None  # noqa: S101 - only busy hands can be lost
        self.finished[hand.place] = ("failed", _error(f"line {hand.number}: {why}"))
        _end(hand)
        self.hands.remove(hand)


def _start() -> _Hand:
    context = _context()
    ours, theirs = context.Pipe()
    process = context.Process(target=_child, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return _Hand(process, ours)


def _end(hand: _Hand) -> None:
    hand.pipe.close()
    hand.process.kill()
    hand.process.join()


def _child(pipe: connection.Connection) -> None:
    """Compare line after line until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # the cores are already in use, one child each
    while True:
        try:
            number, line = pipe.recv()
        except EOFError:
            return
        pipe.send(compare_line(number, line))


def compare_line(number: int, line: str) -> tuple[str, str]:
    """One line of a batch -> a field of Done, and the JSON to print."""
    from daejo.errors import DaejoError
    from worker.comparing import compare_files
    from worker.rendering.compare_json import compare_json
    from worker.rendering.text import json_text

    try:
        asked = _asked(number, line)
        made = compare_files(*asked)
        return "in_sync" if made.in_sync else "stale", json_text(compare_json(made), indent=None)
    except DaejoError as error:
        return "failed", _error(str(error))
    except Exception as error:  # a bug shows as one, and the rest of the batch goes on
        return "failed", _error(f"line {number}: a bug in Daejo: {type(error).__name__}: {error}")


def _asked(number: int, line: str) -> tuple[Path, Path, Path | None]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(f"line {number}: is no JSON") from None
    if not isinstance(asked, dict):
        raise InputError(f'line {number}: must be an object with "original" and "post"')
    for key in ("original", "post"):
        if not isinstance(asked.get(key), str) or not asked[key]:
            raise InputError(f'line {number}: "{key}" must be the name of a file')
    baseline = asked.get("baseline")
    if baseline is not None and not isinstance(baseline, str):
        raise InputError(f'line {number}: "baseline" must be the name of a file, or null')
    return Path(asked["original"]), Path(asked["post"]), Path(baseline) if baseline else None


def _error(message: str) -> str:
    return escape_json(json.dumps({"error": message}, ensure_ascii=False))


def _why(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"killed by signal {-exitcode}"
    return f"exit code {exitcode}"
