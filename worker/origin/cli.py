"""``daejo origin`` and ``daejo demo``: signatures, help and examples; the work is elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def origin(
    folder: Annotated[Path, typer.Argument(help="A folder of stories (see seeds/README.md).")],
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Port on 127.0.0.1; 0 takes a free one.")] = 0,
    chapter: Annotated[int, typer.Option(min=1, help="Which chapter of every story is answered.")] = 1,
    chapter_file: Annotated[
        Path | None,
        typer.Option(help="A file with the chapter's number, read at every request: edit it to move on."),
    ] = None,
) -> None:
    """Serve stories on this machine as their site would, version by version.

    For trying Daejo out and for tests: no network is needed, and an author's edit is one number away.

    \b
    Examples:
      daejo origin seeds/originals --port 8788
      daejo origin seeds/originals --port 8788 --chapter 2
      DAEJO_ALLOW=127.0.0.1 DAEJO_MIRRORS=https://medium.com=http://127.0.0.1:8788 daejo run
    """
    from worker.origin.serving import serve

    serve(folder, port=port, chapter=chapter, chapter_file=chapter_file)


def demo(
    home: Annotated[Path, typer.Option(help="Where the demonstration keeps its database.")] = Path(
        "var/demo"
    ),
    seeds: Annotated[
        Path | None, typer.Option(help="Posts and originals to show it on, in the form of seeds/.")
    ] = None,
) -> None:
    """Show the main job on posts that ship with Daejo, without a network: what `make run` does.

    The first time, every original is looked at twice: as it was translated, and after its author went
    on. Each further time it looks once more, and says what is new.

    \b
    Examples:
      daejo demo
      daejo demo --home /tmp/daejo-demo

    Ends with 0 when everything could be shown, though posts are stale; 2 on failure.
    """
    from worker.cli.exits import finish
    from worker.origin.demonstration import demonstrate

    finish(failed=not demonstrate(home, seeds))
