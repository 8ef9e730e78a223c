"""How a command ends."""

from __future__ import annotations

from typing import NoReturn

import typer

from worker.rendering.text import tell

IN_SYNC = 0
STALE = 1
FAILED = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
"""128 + SIGPIPE, as a shell counts it."""


def fail(message: str) -> NoReturn:
    """One clear line on standard error, and exit code 2."""
    tell(f"daejo: {message}")
    raise typer.Exit(FAILED)


def finish(*, stale: bool = False, failed: bool = False) -> NoReturn:
    """A failure weighs more than something stale: what could not be checked is not known."""
    raise typer.Exit(FAILED if failed else STALE if stale else IN_SYNC)
