"""``daejo lexicon``: the words that the user's posts taught."""

from __future__ import annotations

from typing import Annotated

import typer

from worker.cli.formats import PlainFormat, PlainFormatOption
from worker.cli.program import app


@app.command("lexicon", rich_help_panel="Operating")
def lexicon(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORD…]", help="Only what is known of these words.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, the surest first.")] = 20,
    learn: Annotated[
        bool, typer.Option("--learn", help="First learn anew from the posts as they are aligned now.")
    ] = False,
    shape: PlainFormatOption = PlainFormat.TABLE,
) -> None:
    """Show the words that your posts taught Daejo, and how sure it is of them.

    They are learned by themselves, once a day where enough is new (DAEJO_LEARN), and help to pair your
    paragraphs. What was judged already is not judged again for them. Words are shown as they are
    compared: without endings and particles.

    \b
    Examples:
      daejo lexicon
      daejo lexicon 인덱스 cache
      daejo lexicon --learn --format json

    Ends with 0.
    """
    from daejo.alignment import Lexicon, starter
    from worker.cli.house import house
    from worker.learning import learn as learn_anew
    from worker.rendering.lexicon import lexicon_line, lexicon_shape, lexicon_table
    from worker.rendering.schemas import plain
    from worker.rendering.text import console, print_json, say, tell
    from worker.words import meanings, strongest

    with house() as opened:
        if learn and learn_anew(opened.ledger, opened.now()) is None:
            tell("note: nothing was learned: too little is new, or there are too few sure pairs")
        row = opened.ledger.lexicon()
    own = Lexicon({}) if row is None else row.lexicon
    found = meanings(own, words)[:limit] if words else strongest(own, limit)
    if shape is PlainFormat.JSON:
        print_json(plain(lexicon_shape(row, found)))
        return
    say(lexicon_line(row, len(starter() or ())))
    if found:
        console().print(lexicon_table(found))
    elif words:
        say(f"Nothing is known of {', '.join(words)}.")
