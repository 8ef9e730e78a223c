"""``daejo report`` and ``daejo show``: where every post stands, and what to mend in one."""

from __future__ import annotations

from typing import Annotated

import typer

from worker.cli.exits import finish
from worker.cli.formats import Format, FormatOption
from worker.cli.program import app


@app.command("report", rich_help_panel="Reading results")
def report(
    shape: FormatOption = Format.TABLE,
    everything: Annotated[bool, typer.Option("--all", help="Posts in sync as well.")] = False,
) -> None:
    """Say where every post stands, what presses most first.

    \b
    Examples:
      daejo report
      daejo report --all
      daejo report --format json > report.json
      daejo report --format markdown > report.md

    Ends with 0 when all is in sync, 1 when a post is stale, lost or could not be checked.
    """
    from worker.cli.house import house
    from worker.rendering.report_shape import report_shape
    from worker.rendering.schemas import plain
    from worker.rendering.text import console, print_json, say
    from worker.showing import full_report

    with house() as opened:
        made = full_report(opened.ledger, opened.now())
    if shape is Format.JSON:
        print_json(plain(report_shape(made)))
    elif shape is Format.MARKDOWN:
        from worker.rendering.report_markdown import report_markdown

        say(report_markdown(made, everything=everything).rstrip("\n"))
    else:
        from worker.rendering.report_table import report_table

        console().print(report_table(made, everything=everything))
    finish(stale=not made.in_sync)


@app.command("show", rich_help_panel="Reading results")
def show(
    post: Annotated[str, typer.Argument(metavar="POST", help="Its path, or the end of it.")],
    shape: FormatOption = Format.TABLE,
    everything: Annotated[bool, typer.Option("--all", help="Findings that were dealt with as well.")] = False,
) -> None:
    """Show what to mend in one post: the Korean passage with its lines, the original before and after
    with the words that differ marked, why it matters, and what to do.

    \b
    Examples:
      daejo show posts/2024-06-19-story.md
      daejo show story.md --format markdown

    Ends with 0 when nothing is open, 1 when something is.
    """
    from daejo.findings import FindingState
    from worker.cli.house import house
    from worker.cli.names import asked_for
    from worker.rendering.report_shape import show_shape
    from worker.rendering.schemas import plain
    from worker.rendering.text import console, print_json, say
    from worker.showing import WAITING
    from worker.showing import show as show_post

    states = tuple(FindingState) if everything else WAITING
    with house() as opened:
        shown = show_post(opened.ledger, asked_for(opened.ledger, post), opened.now(), states)
    if shape is Format.JSON:
        print_json(plain(show_shape(shown)))
    elif shape is Format.MARKDOWN:
        from worker.rendering.show_markdown import show_markdown

        say(show_markdown(shown).rstrip("\n"))
    else:
        from worker.rendering.show_screen import show_screen

        screen = console()
        screen.print(show_screen(shown, screen))
    finish(stale=any(row.state in WAITING for row in shown.findings))
