"""The report for people: what presses most first, and what to do about it."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from daejo.report import Report, Row, Status
from worker.rendering.safety import cell, one_line
from worker.rendering.standing import STATUS, counted, situation, verified
from worker.rendering.words import ago, shown_path

DETAIL = 240


def report_table(made: Report, *, everything: bool = False) -> RenderableType:
    """Posts that ask for something (all of them with ``everything``), the totals, and the next step."""
    rows = [row for row in made.rows if everything or row.status is not Status.IN_SYNC]
    parts: list[RenderableType] = []
    if rows:
        table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1))
        table.add_column("", no_wrap=True)
        table.add_column("post", ratio=5, overflow="fold")
        table.add_column("what", ratio=6, overflow="fold")
        table.add_column("looked", no_wrap=True, justify="right")
        for row in rows:
            word, style = STATUS[row.status]
            looked = Text(ago(row.standing.last_look_at, made.made_at), style="dim")
            table.add_row(Text(word, style=style), _post(row), _what(row), looked)
        parts.append(table)
    parts.append(totals(made))
    parts.extend(_next_steps(made, rows, everything=everything))
    return Group(*parts)


def totals(made: Report) -> Text:
    """One line that sums up."""
    told = made.totals
    line = Text(f"{told.posts} posts of {told.originals} originals: ")
    numbers = (
        (told.stale, Status.STALE),
        (told.lost, Status.LOST),
        (told.unchecked, Status.UNCHECKED),
        (told.in_sync, Status.IN_SYNC),
    )
    shown = [
        Text(f"{count} {STATUS[status][0]}", style=STATUS[status][1]) for count, status in numbers if count
    ]
    return line + Text(", ").join(shown) + Text(".") if shown else Text("No posts yet.")


def _post(row: Row) -> Text:
    standing = row.standing
    made = Text(shown_path(one_line(standing.path)))
    if standing.title:
        made = cell(one_line(standing.title, 120), "bold") + Text("\n") + Text(made.plain, style="dim")
    return made


def _what(row: Row) -> Text:
    lines = [cell(one_line(told, DETAIL)) for told in situation(row)]
    if row.standing.acknowledged:
        lines.append(Text(f"{row.standing.acknowledged} acknowledged", style="dim"))
    if not row.verified and row.standing.baseline is not None:
        lines.append(Text("unverified", style="dim"))
    return Text("\n").join(lines or [Text("nothing to do", style="dim")])


def _next_steps(made: Report, rows: list[Row], *, everything: bool) -> list[RenderableType]:
    told: list[RenderableType] = []
    if not made.totals.posts:
        told.append(Text("Add some: daejo add PATH"))
    first = next((row for row in rows if row.status is Status.STALE), None)
    if first is not None:
        told.append(
            Text(f"What to mend, passage by passage: daejo show {shown_path(one_line(first.standing.path))}")
        )
    if made.totals.unchecked:
        told.append(Text("Look at what is due: daejo run"))
    if any(not row.verified and row.standing.baseline is not None for row in made.rows):
        told.append(
            Text(
                "unverified: which text the translation was made from is not known; edits made by the author"
                " before Daejo's first look cannot be seen.",
                style="dim",
            )
        )
    if not everything and made.totals.in_sync and rows:
        told.append(Text("Posts in sync are left out; see them with --all.", style="dim"))
    return told


__all__ = ["counted", "report_table", "totals", "verified"]
