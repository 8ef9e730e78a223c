"""``daejo baseline``: which text a post is held against."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worker.cli.exits import fail
from worker.cli.formats import PlainFormat, PlainFormatOption
from worker.cli.program import app

if TYPE_CHECKING:
    from datetime import datetime

    from worker.baselines import Options, Taken
    from worker.wire import House


@app.command("baseline", rich_help_panel="Watching posts")
def baseline(
    post: Annotated[str, typer.Argument(metavar="POST", help="Its path, or the end of it.")],
    take: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Hold it against this candidate: you say that it is the one."),
    ] = None,
    auto: Annotated[bool, typer.Option("--auto", help="Hold it against the one that it fits best.")] = False,
    file: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Hold it against the text in a file (HTML, Markdown, a feed)."),
    ] = None,
    at: Annotated[
        str | None, typer.Option(metavar="DATE", help="With --file: since when that text stood.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="With --file: take that text even if it hardly fits.")
    ] = False,
    git: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A file of a git repository: the versions that it had are candidates too.",
        ),
    ] = None,
    shape: PlainFormatOption = PlainFormat.TABLE,
) -> None:
    """Say which text of its original a post may have been translated from, and hold it against one.

    Candidates are the texts that looks and web archives brought, and with --git the versions of a file
    in a repository. How well each fits is told from the texts; dates only break ties. What is taken
    counts at once: the post is judged anew, without a look.

    \b
    Examples:
      daejo baseline posts/story.md
      daejo baseline posts/story.md --auto
      daejo baseline posts/story.md --take 12
      daejo baseline posts/story.md --file story-2023.html --at 2023-05-01
      daejo baseline posts/guide.md --git ../docs/guide.md --auto

    Ends with 0, or with 2 where there is no such post or candidate.
    """
    from worker.cli.house import house

    if sum((take is not None, auto, file is not None)) > 1:
        fail("--take names a candidate, --auto takes the best, --file another text: give one of them")
    if file is not None and git is not None:
        fail("--file takes a file as it is, --git the versions that one had: give one of them")
    if at is not None and file is None:
        fail("--at goes with --file")
    if force and file is None:
        fail("--force goes with --file")
    with house() as opened:
        options, taken = _done(opened, post, take=take, auto=auto, file=file, at=at, force=force, git=git)
    _show(options, taken, as_json=shape is PlainFormat.JSON)


def _done(
    opened: House,
    post: str,
    *,
    take: str | None,
    auto: bool,
    file: Path | None,
    at: str | None,
    force: bool,
    git: Path | None,
) -> tuple[Options, Taken | None]:
    """The candidates as they are in the end, and what was taken."""
    from worker.baselines import options_of, take_best, take_file, take_one
    from worker.cli.names import asked_for

    ledger, now, policy = opened.ledger, opened.now(), opened.settings.policy
    path = asked_for(ledger, post)
    if file is not None:
        taken = take_file(ledger, path, file, _date(at), now, policy, force=force)
        return options_of(ledger, path), taken
    options = options_of(ledger, path, git)
    if take is not None:
        return options, take_one(ledger, options, take, now, policy)
    return options, take_best(ledger, options, now, policy) if auto else None


def _date(text: str | None) -> datetime | None:
    """A day, or a moment; without a zone it is one of UTC."""
    from datetime import UTC

    from daejo.errors import InputError
    from daejo.posts.dates import read_date

    if text is None:
        return None
    found = read_date(text)
    if found is None:
        raise InputError(f"{text}: no date; write it as 2023-05-01, or 2023-05-01T12:00Z")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _show(options: Options, taken: Taken | None, *, as_json: bool) -> None:
    from worker.rendering.baseline import baseline_lines, baseline_shape, baseline_table, hint, taken_line
    from worker.rendering.schemas import plain
    from worker.rendering.text import console, print_json, say

    if as_json:
        print_json(plain(baseline_shape(options, taken)))
    elif taken is not None:
        say(taken_line(taken, options.row.id))
    else:
        for line in baseline_lines(options):
            say(line)
        console().print(baseline_table(options))
        say(hint(options))
