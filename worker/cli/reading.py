"""``daejo read`` and ``daejo lint``: what Daejo reads, and what a translator left behind."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worker.cli.exits import finish
from worker.cli.formats import PlainFormat, PlainFormatOption
from worker.cli.program import app


@app.command("read", rich_help_panel="Without a database")
def read(
    source: Annotated[
        str, typer.Argument(metavar="FILE|URL", help="A saved page, feed or Markdown file, or an address.")
    ],
    want: Annotated[
        str | None, typer.Option(help="Address of the story wanted, where a feed holds several.")
    ] = None,
    shape: PlainFormatOption = PlainFormat.TABLE,
) -> None:
    """Show what Daejo reads of an original: what the page is, and its text block for block.

    \b
    Examples:
      daejo read story.html
      daejo read https://medium.com/@ana/a-story-1a2b3c4d5e6f --format json
      daejo read feed.xml --want https://medium.com/p/1a2b3c4d5e6f

    Ends with 0 when there is an article (or a preview), or a saved page could be told for what it is
    (gone, blocked ...: see `outcome`), 2 when an address brought none, or a file is none or is not there.
    """
    from worker.reading import read_source
    from worker.rendering.read import read_json, read_screen
    from worker.rendering.text import console, print_json

    seen = read_source(source, want)
    if shape is PlainFormat.JSON:
        print_json(read_json(seen))
    else:
        console().print(read_screen(seen))
    finish(failed=seen.failed)


@app.command("lint", rich_help_panel="Without a database")
def lint(
    paths: Annotated[list[Path], typer.Argument(metavar="POST|FOLDER…", help="Posts, or folders of posts.")],
    images: Annotated[
        Path | None,
        typer.Option(help="The folder of the posts' image files: those missing or never shown are found."),
    ] = None,
    shape: PlainFormatOption = PlainFormat.TABLE,
) -> None:
    """Find what translating left in posts: prompts, greetings, untranslated or garbled passages.

    Needs no original.

    \b
    Examples:
      daejo lint posts/
      daejo lint posts/2024-06-19-story.md --format json
      daejo lint posts/ --images public/assets/img

    Ends with 0 when there is nothing, 1 when something was found, 2 when a post cannot be read.
    """
    from worker.cli.progress import counter
    from worker.linting import lint_paths
    from worker.rendering.lint import lint_json, lint_screen
    from worker.rendering.text import console, print_json

    with counter("posts read") as progress:
        found = lint_paths(paths, images, progress)
    if shape is PlainFormat.JSON:
        print_json(lint_json(found))
    else:
        console().print(lint_screen(found))
    finish(stale=bool(found.residue), failed=bool(found.unreadable))
