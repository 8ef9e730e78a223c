"""What the demonstration says between the things that Daejo itself shows."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from daejo.ports import Ledger
from daejo.verdict import FlagKind, OriginalState
from worker.rendering.round import WORD
from worker.rendering.safety import cell, one_line
from worker.rounds import Looked, Round
from worker.survey import Surveyed

GOOD, BAD = "green", "bold red"
_LINE = {False: "━", True: "─"}


def heading(title: str, *, minor: bool = False) -> RenderableType:
    rule = Rule(Text(one_line(title), style="bold"), align="left", style="dim", characters=_LINE[minor])
    return Padding(rule, (1, 0, 0, 0))


def round_line(surveyed: Surveyed, made: Round, opened: int, closed: int) -> Text:
    """What was done, in a line or two."""
    told = [f"{_count(surveyed.posts, 'post')}, {_count(len(made.looks), 'original')} looked at"]
    told += [f"{number} {WORD.get(word, word)}" for word, number in made.outcomes.most_common()]
    line = Text(f"{told[0]}: {', '.join(told[1:])}. " if told[1:] else f"{told[0]}. ")
    line.append(f"{_count(opened, 'new finding')}" if opened else "No new finding", style="bold")
    line.append(f", {closed} settled." if closed else ".")
    return line


def originals_table(made: Round, ledger: Ledger) -> RenderableType:
    """The state of each original, and what the look at it saw."""
    titles = {row.original_id: row.original_title for row in ledger.standings()}
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1))
    table.add_column("original", ratio=5, overflow="fold")
    table.add_column("look", no_wrap=True)
    table.add_column("state", no_wrap=True)
    table.add_column("what it saw", ratio=5, overflow="fold")
    for look in made.looks:
        outcome = look.outcome.value if look.outcome else "crashed"
        table.add_row(
            cell(one_line(titles.get(look.original_id) or look.url, 120)),
            Text(outcome.replace("_", " ")),
            Text(look.state.value, style=GOOD if look.state is OriginalState.OK else BAD),
            cell(one_line(_seen(look, ledger), 400)),
        )
    return table


def _seen(look: Looked, ledger: Ledger) -> str:
    if look.crash:
        return look.crash
    if any(flag.kind is FlagKind.MOVED for flag in look.flags):
        return f"{look.detail}; moved for good to {ledger.original(look.original_id).moved_to}"
    return look.detail


def more(count: int) -> Text:
    """Findings that are kept and not shown here."""
    return Text(f"\n… and {_count(count, 'finding')} more; daejo show POST shows all of a post.", style="dim")


def nothing_new() -> Text:
    return Text("Nothing is new: every original says what it said at the last look.", style=GOOD)


def left_over(count: int) -> Text:
    """Originals that somebody else has in hand, or had when the process died."""
    return Text(f"{_count(count, 'original')} not looked at: another run has them, for 5 minutes at most.")


def closing(database_url: str) -> RenderableType:
    """How to go on, and how to point Daejo at one's own posts."""
    return Group(
        heading("How to go on"),
        Text("Posts are stale, as they were meant to be: this ends with 0, `daejo report` would end with 1."),
        Text("Again, to see what is new since:"),
        _command("make run"),
        Text("Any command on this demonstration's database:"),
        _command(f"DAEJO_DATABASE_URL={_short(database_url)} .venv/bin/daejo report"),
        Text("Your own posts, Markdown files with a `link:` to the original in their front matter:"),
        _command(".venv/bin/daejo add PATH-TO-YOUR-POSTS"),
        _command(".venv/bin/daejo run"),
        _command(".venv/bin/daejo report"),
    )


def _command(line: str) -> Text:
    return Text(f"  {line}", style="bold")


def _short(database_url: str) -> str:
    """The address with the path as one would type it here."""
    path = Path(urlsplit(database_url).path.removeprefix("/"))
    here = Path.cwd()
    path = Path("/") / path
    return f"sqlite:///{path.relative_to(here) if path.is_relative_to(here) else path}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
