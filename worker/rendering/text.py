"""Where rendered things go: one console for people, one way to print JSON."""

from __future__ import annotations

import io
import json
import re
import sys
from typing import Any, TextIO

from rich.console import Console

from worker.rendering.safety import escape_json, safe

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
NARROWEST = 60
"""Columns below which tables are no longer readable; a narrower terminal wraps lines instead."""


class Screen(Console):
    """A console whose reader may go away: Rich itself would end the program with 1, which here is "stale"."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console(width: int | None = None) -> Console:
    """A console on standard output. Piped, it has no colours and is ``COLUMNS`` (or 80) wide."""
    made = Screen(width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)
    if made.width < NARROWEST:
        made = Screen(width=NARROWEST, highlight=False, markup=False, emoji=False)
    return made


def json_text(value: Any, indent: int | None = 2) -> str:
    """A value made of plain Python as JSON: Korean readable, nothing in it that steers a terminal."""
    return escape_json(json.dumps(value, ensure_ascii=False, indent=indent))


def print_json(value: Any, indent: int | None = 2) -> None:
    """JSON alone on standard output, so that a pipe gets nothing else."""
    write_json(json_text(value, indent))


def write_json(text: str) -> None:
    """JSON text and a newline; escaped down to ASCII where standard output takes no more than that."""
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        text = _BEYOND_ASCII.sub(_escaped, text)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """A line for a person on standard output."""
    _write(sys.stdout, safe(text) + "\n")


def tell(text: str) -> None:
    """A line for a person on standard error: progress, notes and errors."""
    _write(sys.stderr, safe(text) + "\n")


def take_any_text() -> None:
    """Korean must not end a program on a terminal that is set to ASCII: show it as ``\\uXXXX``."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _write(stream: TextIO, text: str) -> None:
    stream.write(text)
    stream.flush()


def _escaped(found: re.Match[str]) -> str:
    """As JSON has it: a character beyond 0xFFFF is two escapes, which Python's own escape is not."""
    return json.dumps(found.group())[1:-1]
