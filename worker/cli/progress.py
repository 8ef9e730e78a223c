"""Progress of long work: a bar on a terminal, nothing where the output goes elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from worker.rendering.safety import one_line


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """A function to call with (done, total, what is in hand). On standard error, gone at the end."""
    if not sys.stderr.isatty():
        yield lambda _done, _total, _now: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[now]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=None, now="")

        def move(done: int, total: int, now: str) -> None:
            shown.update(task, completed=done, total=total or None, now=one_line(now, 60))

        yield move


@contextmanager
def counter(what: str) -> Iterator[Callable[[str], None]]:
    """A function to call with each thing in hand, where nobody knows how many will come."""
    with bar(what) as move:
        done = 0

        def step(now: str) -> None:
            nonlocal done
            done += 1
            move(done, 0, now)

        yield step
