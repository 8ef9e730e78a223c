"""The report for people: what presses most first, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from daejo.report import Report, Row, Status
from daejo.verdict import OriginalState
from worker.rendering.safety import cell, one_line, safe
from worker.rendering.standing import STATE, STATUS, situation
from worker.rendering.words import ago, many, shown_path, typed

DETAIL = 240
LISTED = 20
"""Unchecked posts named one by one. Without a network that is all of them, and nobody needs to act."""
FEW = 3
"""Posts that cannot be checked are named one by one up to here; of more, the reasons are told."""
WIDE = 120
"""Columns from which the post and what is the matter stand side by side, not one below the other."""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """The report, laid out for the console that it is printed on."""

    made: Report
    rows: tuple[Row, ...]
    everything: bool
    hidden: int = 0
    away: tuple[Row, ...] = ()
    """Posts whose original could not be had, where they are many: said together."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        del console
        if self.rows:
            yield _table(self.made, self.rows, wide=options.max_width >= WIDE)
        yield from _away(self.away)
        if self.hidden:
            yield Text(f"{self.hidden} more that could not be checked; see them with --all.", style="dim")
        yield totals(self.made)
        yield from _next_steps(self.made, self.rows, everything=self.everything)


def report_table(made: Report, *, everything: bool = False) -> RenderableType:
    """Posts that ask for something (all of them with ``everything``), the totals, and the next step."""
    if everything:
        return ReportTable(made, made.rows, everything)
    pressing = [row for row in made.rows if _presses(row)]
    away = [row for row in pressing if _is_away(row)]
    away = away if len(away) > FEW else []
    unchecked = [row for row in pressing if row.status is Status.UNCHECKED and row not in away]
    left_out = {row.standing.post_id for row in (*unchecked[LISTED:], *away)}
    rows = tuple(row for row in pressing if row.standing.post_id not in left_out)
    return ReportTable(made, rows, everything, len(unchecked[LISTED:]), tuple(away))


def _is_away(row: Row) -> bool:
    unreachable = row.standing.state is OriginalState.UNREACHABLE and not row.standing.problem
    return row.status is Status.UNCHECKED and unreachable


def _away(rows: tuple[Row, ...]) -> Iterator[Text]:
    """What keeps many originals from being looked at, each reason once."""
    if not rows:
        return
    yield Text(f"{many(len(rows), 'post')} could not be checked: {STATE[OriginalState.UNREACHABLE]}.")
    reasons = Counter(row.standing.detail for row in rows)
    for why, count in reasons.most_common(FEW):
        yield Text(f"  {many(count, 'post')}: {one_line(why, DETAIL)}", style="dim")
    if len(reasons) > FEW:
        yield Text(f"  and {len(reasons) - FEW} more reasons.", style="dim")
    yield Text("  Each by itself: daejo report --all", style="dim")


def _presses(row: Row) -> bool:
    """Posts in sync need nobody; those not looked at yet all need the one same thing, said below."""
    if row.status is Status.UNCHECKED:
        return row.standing.state is not OriginalState.NEW or bool(row.standing.problem)
    return row.status is not Status.IN_SYNC


def _table(made: Report, rows: tuple[Row, ...], *, wide: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1), show_lines=False)
    table.add_column("", no_wrap=True)
    table.add_column("post", ratio=5, overflow="fold")
    if wide:
        table.add_column("what", ratio=6, overflow="fold")
    table.add_column("looked", no_wrap=True, justify="right")
    for row in rows:
        word, style = STATUS[row.status]
        looked = Text(ago(row.standing.last_look_at, made.made_at), style="dim")
        cells = (_post(row), _what(row)) if wide else (Text("\n").join([_post(row), _what(row), Text("")]),)
        table.add_row(Text(word, style=style), *cells, looked)
    return table


def totals(made: Report) -> Text:
    """One line that sums up."""
    told = made.totals
    line = Text(f"{many(told.posts, 'post')} of {many(told.originals, 'original')}: ")
    numbers = (
        (told.stale, Status.STALE),
        (told.lost, Status.LOST),
        (told.unchecked, Status.UNCHECKED),
        (told.revised, Status.REVISED),
        (told.vanished, Status.VANISHED),
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
        made = Text.assemble((one_line(standing.title, 120), "bold"), "\n", (made.plain, "dim"))
    return made


def _what(row: Row) -> Text:
    lines = [cell(one_line(told, DETAIL)) for told in situation(row)]
    if row.standing.fields:
        named = ", ".join(field.value for field in row.standing.fields)
        lines.append(Text(f"the original has another {named}", style="dim"))
    if row.standing.acknowledged:
        lines.append(Text(f"{row.standing.acknowledged} acknowledged", style="dim"))
    if not row.verified and row.standing.baseline is not None:
        lines.append(Text("unverified", style="dim"))
    return Text("\n").join(lines or [Text("nothing to do", style="dim")])


def _next_steps(made: Report, rows: tuple[Row, ...], *, everything: bool) -> list[RenderableType]:
    told: list[RenderableType] = []
    if not made.totals.posts:
        told.append(Text("Add some: daejo add PATH"))
    first = next((row for row in rows if row.status in (Status.STALE, Status.REVISED)), None)
    if first is not None:
        post = typed(shown_path(safe(first.standing.path)))
        told.append(Text(f"What to mend, passage by passage: daejo show {post}"))
    new = sum(row.standing.state is OriginalState.NEW and not row.standing.problem for row in made.rows)
    if new:
        told.append(Text(f"{new} not looked at yet: daejo run"))
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
