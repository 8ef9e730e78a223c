"""``daejo flags`` and ``daejo ack``: what calls for somebody, and saying that it was dealt with."""

from __future__ import annotations

from typing import Annotated

import typer

from worker.cli.exits import fail
from worker.cli.formats import PlainFormat, PlainFormatOption
from worker.cli.program import app


@app.command("flags", rich_help_panel="Reading results")
def flags(
    kind: Annotated[
        str | None, typer.Option(help="Only this kind: stale, missing, changed, gone, moved, blocked ...")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, newest first.")] = 50,
    unsent: Annotated[
        bool, typer.Option("--unsent", help="Only those that Redis does not have yet.")
    ] = False,
    follow: Annotated[
        bool, typer.Option("--follow", help="Read them from Redis as they come, and acknowledge each.")
    ] = False,
    group: Annotated[
        str, typer.Option(help="With --follow: the consumer group; each group gets every flag once.")
    ] = "daejo-cli",
    consumer: Annotated[
        str | None, typer.Option(help="With --follow: this reader's name; the host's where not given.")
    ] = None,
    wait: Annotated[
        bool, typer.Option("--wait/--no-wait", help="With --follow: wait for more, or end when none is left.")
    ] = True,
    shape: PlainFormatOption = PlainFormat.TABLE,
) -> None:
    """List flags: each stands for something that somebody should act on.

    Without --follow they are read from the database, each with what has become of its finding since
    ("open", "acknowledged", "closed: revised", "forgotten"). With --follow they come from the Redis streams,
    one line each (with --format json one object a line), and a flag is acknowledged once it was printed.

    \b
    Examples:
      daejo flags
      daejo flags --kind stale --format json
      daejo flags --follow --group translators --consumer ana
    """
    from worker.cli.flags import follow_flags, kind_of, list_flags

    wanted = kind_of(kind)
    if follow:
        follow_flags(wanted, group, consumer, wait=wait, as_json=shape is PlainFormat.JSON)
    else:
        list_flags(wanted, limit, unsent=unsent, as_json=shape is PlainFormat.JSON)


@app.command("ack", rich_help_panel="Reading results")
def ack(
    what: Annotated[
        str, typer.Argument(metavar="FINDING|POST", help="A finding's number (see daejo show), or a post.")
    ],
    reason: Annotated[str, typer.Option(help="Why no change is needed; kept with it.")] = "",
    against: Annotated[
        int | None,
        typer.Option(
            metavar="SNAPSHOT",
            help="For a post: it was reviewed against this snapshot of its original, the number that "
            "daejo show prints, and is held against it. What the author changed after that stays open.",
        ),
    ] = None,
    against_now: Annotated[
        bool,
        typer.Option(
            "--against-now",
            help="The same with the newest snapshot, whether somebody saw it or not: a look may have "
            "brought it since. --against is safer.",
        ),
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last acknowledgement of it back.")] = False,
) -> None:
    """Say that a finding, or all that a post has open, needs no change.

    \b
    Examples:
      daejo ack 17 --reason "a different example on purpose"
      daejo ack posts/story.md --against 12
      daejo ack 17 --undo
    """
    from worker.acknowledging import acknowledge, acknowledge_post, take_back
    from worker.cli.house import house
    from worker.cli.names import asked_for
    from worker.rendering.flags import acknowledged_line
    from worker.rendering.text import say

    number = _number(what)
    reviewed = against_now or against is not None
    if number is not None and reviewed:
        fail("--against and --against-now go with a post, not with a finding")
    if against_now and against is not None:
        fail("--against names a snapshot, --against-now the newest: give one of them")
    if undo and reviewed:
        fail("--undo takes the last acknowledgement back, of whatever kind; leave out --against")
    with house() as opened:
        ledger, now = opened.ledger, opened.now()
        if undo:
            post = asked_for(ledger, what) if number is None else None
            done = take_back(ledger, now, number, post)
        elif number is not None:
            done = acknowledge(ledger, now, number, reason)
        else:
            post = asked_for(ledger, what)
            done = acknowledge_post(ledger, now, post, reason, against=against, against_now=against_now)
    say(acknowledged_line(done))


def _number(what: str) -> int | None:
    """A finding's number, written 17 or #17."""
    digits = what.removeprefix("#")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else None
