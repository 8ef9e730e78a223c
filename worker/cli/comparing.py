"""``daejo compare``: two files, no database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worker.cli.exits import fail, finish
from worker.cli.formats import Format, FormatOption
from worker.cli.program import app


@app.command("compare", rich_help_panel="Without a database")
def compare(
    original: Annotated[
        Path | None, typer.Argument(help="The original: an .html page, a .md file or a feed (.xml).")
    ] = None,
    post: Annotated[Path | None, typer.Argument(help="The translated Markdown file.")] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(help="The original as it was when it was translated: then edits are found as well."),
    ] = None,
    shape: FormatOption = Format.TABLE,
    batch: Annotated[
        Path | None,
        typer.Option(
            help="A file with one JSON object a line (original, post, baseline); - reads standard input. "
            "Prints one JSON object a line, in order, a failure as an object with `error`."
        ),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes for --batch; all cores where not given.")
    ] = None,
) -> None:
    """Hold a translation against its original, from two files.

    Says which passages are missing, invented, out of date or do not agree, and where.

    \b
    Examples:
      daejo compare story.html post.md
      daejo compare story.html post.md --baseline story-2023.html --format json
      daejo compare --batch pairs.jsonl > results.jsonl

    Ends with 0 when they match, 1 when something is stale, 2 when a file cannot be read.
    """
    if batch is not None:
        if original is not None or post is not None or baseline is not None:
            fail("with --batch name no other files; they stand in the batch")
        _batch(batch, jobs)
    if original is None or post is None:
        fail("name two files: the original and the post (or --batch FILE). See daejo compare --help")
    _one(original, post, baseline, shape)


def _one(original: Path, post: Path, baseline: Path | None, shape: Format) -> None:
    from worker.comparing import compare_files
    from worker.rendering.compare_json import compare_json
    from worker.rendering.text import console, print_json, say, tell
    from worker.settings import Settings

    made = compare_files(original, post, baseline, Settings.load().policy.findings)
    for note in made.notes:
        tell(f"note: {note}")
    if shape is Format.JSON:
        print_json(compare_json(made))
    elif shape is Format.MARKDOWN:
        from worker.rendering.compare_markdown import compare_markdown

        say(compare_markdown(made).rstrip("\n"))
    else:
        from worker.rendering.compare_table import compare_table

        screen = console()
        screen.print(compare_table(made, screen))
    finish(stale=not made.in_sync)


def _batch(batch: Path, jobs: int | None) -> None:
    from worker.batch import run_batch
    from worker.settings import Settings

    done = run_batch(batch, jobs, policy=Settings.load().policy.findings)
    finish(stale=done["stale"] > 0, failed=done["failed"] > 0)
