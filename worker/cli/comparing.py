"""``daejo compare``: two files, no database."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from worker.cli.exits import fail, finish
from worker.cli.formats import Format, FormatOption
from worker.cli.program import app

if TYPE_CHECKING:
    from worker.batch import Manner


class ContractName(StrEnum):
    L10N = "l10n"


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
    git: Annotated[
        bool, typer.Option("--git", help="Take the baseline from the history of the original's repository.")
    ] = False,
    shape: FormatOption = Format.TABLE,
    contract: Annotated[
        ContractName | None,
        typer.Option(help="Print what a contract says: l10n is that of Kubernetes' localization teams."),
    ] = None,
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
      daejo compare --contract l10n --git content/en/page.md content/ko/page.md

    Ends with 0 when they match, 1 when something is stale, 2 when a file cannot
    be read. With --contract l10n: 1 for candidate_outdated, else 0.
    """
    from worker.batch import Manner
    from worker.settings import Settings

    if git and baseline is not None:
        fail("--git finds the baseline itself; leave out --baseline")
    manner = Manner(Settings.load().policy.findings, contract is not None, git)
    if batch is not None:
        if original is not None or post is not None or baseline is not None:
            fail("with --batch name no other files; they stand in the batch")
        _batch(batch, jobs, manner)
    if original is None or post is None:
        fail("name two files: the original and the post (or --batch FILE). See daejo compare --help")
    if contract is not None:
        _contract(original, post, baseline, manner)
    _one(original, post, baseline, shape, manner)


def _one(original: Path, post: Path, baseline: Path | None, shape: Format, manner: Manner) -> None:
    from worker.batch import compared
    from worker.rendering.compare_json import compare_json
    from worker.rendering.text import console, print_json, say, tell

    made = compared(original, post, baseline, manner)
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


def _contract(original: Path, post: Path, baseline: Path | None, manner: Manner) -> NoReturn:
    from daejo.trees import Standing
    from worker.contracting import contract_of
    from worker.rendering.schemas import plain
    from worker.rendering.text import print_json

    made = contract_of(original, post, baseline, manner.policy, git=manner.git)
    print_json(plain(made))
    finish(stale=made.status is Standing.OUTDATED)


def _batch(batch: Path, jobs: int | None, manner: Manner) -> NoReturn:
    from worker.batch import run_batch

    done = run_batch(batch, jobs, manner=manner)
    finish(stale=done["stale"] > 0, failed=done["failed"] > 0)
