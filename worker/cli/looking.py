"""``daejo run`` and ``daejo look``: visit originals."""

from __future__ import annotations

from typing import Annotated

import typer

from worker.cli.exits import fail, finish
from worker.cli.program import app


@app.command("run", rich_help_panel="Watching posts")
def run(
    every: Annotated[
        str | None,
        typer.Option(metavar="15m", help="Keep going, and begin a round this often (90s, 15m, 2h)."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Look at every original now, due or not.")
    ] = False,
) -> None:
    """Look at every original that is due, once, and say what went stale.

    Reads the posts again first, so that edited ones count. Needs no service: with --every it keeps
    going in this one process, until Ctrl-C.

    \b
    Examples:
      daejo run
      daejo run --all
      daejo run --every 15m

    Ends with 0 when all is in sync, 1 when something is stale, 2 when something failed.
    """
    from worker.cli.house import house
    from worker.cli.rounds import keep_going, once
    from worker.durations import seconds

    pause = seconds(every) if every is not None else None
    with house() as opened:
        if pause is not None:
            keep_going(opened, pause, everything=everything)
        result = once(opened, everything=everything)
    finish(stale=result.stale, failed=result.failed)


@app.command("look", rich_help_panel="Watching posts")
def look(
    what: Annotated[str, typer.Argument(metavar="POST|URL", help="A post that is watched, or its original.")],
) -> None:
    """Look at one original now, due or not, and say what was seen.

    \b
    Examples:
      daejo look posts/2024-06-19-story.md
      daejo look https://medium.com/@ana/a-story-1a2b3c4d5e6f

    Ends with 0 when its posts are in sync, 1 when one is stale, 2 when no text could be read.
    """
    from worker.cli.house import house
    from worker.cli.rounds import look_now

    with house() as opened:
        result = look_now(opened, what)
    if result.superseded:
        fail("another worker looked at it this very moment; see daejo report")
    finish(stale=result.stale, failed=result.failed)
