"""``daejo add`` and ``daejo forget``: which posts are watched."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worker.cli.exits import finish
from worker.cli.program import app


@app.command("add", rich_help_panel="Watching posts")
def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Post files, or folders of posts.")],
    links: Annotated[
        bool, typer.Option("--links", help="Tell each link and its kind, also where they are many.")
    ] = False,
) -> None:
    """Watch posts: read them, and remember which original each is a translation of.

    Run it again whenever you like: new, edited, renamed and vanished posts are noticed. The posts that
    are watched are read again at every round by themselves; new files of a folder as well where
    DAEJO_POSTS names it. A post that was forgotten is watched again.

    \b
    Examples:
      daejo add posts/
      daejo add posts/2024-06-19-story.md ../other-blog/_posts
      daejo add posts/ --links

    Ends with 0, or with 2 when a post could not be read or its link cannot be watched; the others
    are added all the same.
    """
    from worker.cli.house import house
    from worker.cli.progress import bar
    from worker.rendering.survey import survey_lines
    from worker.rendering.text import say
    from worker.survey import survey

    with house() as opened, bar("reading posts") as progress:
        done = survey(paths, opened.ledger, opened.now(), progress, remember=True)
    for line in survey_lines(done, links=links):
        say(line)
    finish(failed=bool(done.unread or done.unwatched))


@app.command("forget", rich_help_panel="Watching posts")
def forget(
    posts: Annotated[
        list[str] | None, typer.Argument(metavar="[POST…]", help="Posts that need not be watched any more.")
    ] = None,
) -> None:
    """Watch a post no longer: it is in no report, and its original is not looked at for its sake.

    Nothing is deleted; its file stays where it is, and daejo add watches it again. Without a post, those
    that are forgotten are listed.

    \b
    Examples:
      daejo forget posts/2019-01-05-old-story.md
      daejo forget

    Ends with 0, or with 2 where there is no such post; those named before it are forgotten all the same.
    """
    from worker.cli.house import house
    from worker.cli.names import asked_for
    from worker.rendering.survey import forgotten_line, forgotten_lines
    from worker.rendering.text import say

    with house() as opened:
        ledger = opened.ledger
        if not posts:
            for line in forgotten_lines(ledger.posts(vanished=True)):
                say(line)
            return
        for name in posts:
            row = ledger.find_post(asked_for(ledger, name))
            ledger.forget(row.id, opened.now())
            original = None if row.original_id is None else ledger.original(row.original_id)
            say(forgotten_line(row.path, original))
