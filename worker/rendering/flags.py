"""Flags and acknowledgements, for people and for scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from daejo.findings import Severity
from daejo.ports import Acknowledged, FlagRow
from daejo.verdict import FlagKind
from worker.rendering.safety import cell, one_line
from worker.rendering.words import shown_path

_STYLE = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: "dim"}


@dataclass(frozen=True, slots=True)
class FlagShape:
    """One flag as ``daejo flags --format json`` prints it; ``state``: what has become of its finding."""

    id: int
    kind: FlagKind
    severity: Severity
    summary: str
    created_at: datetime
    post: str | None
    original: str | None
    finding_id: int | None
    sent_at: datetime | None
    state: str


def flag_shape(row: FlagRow) -> FlagShape:
    return FlagShape(
        id=row.id,
        kind=row.kind,
        severity=row.severity,
        summary=row.summary,
        created_at=row.created_at,
        post=row.post,
        original=row.original,
        finding_id=row.finding_id,
        sent_at=row.sent_at,
        state=row.state,
    )


def flag_line(row: FlagRow) -> str:
    """A flag on one line: when, what, how grave, where, why."""
    where = shown_path(one_line(row.post)) if row.post else one_line(row.original or "")
    when = f"{row.created_at:%Y-%m-%d %H:%M}"
    return f"{when} {row.kind.value} {row.severity.value} {where}: {one_line(row.summary)}"


def flags_table(rows: Sequence[FlagRow]) -> RenderableType:
    if not rows:
        return Text("No flags.")
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1))
    table.add_column("when", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("post", ratio=2, overflow="fold")
    table.add_column("what", ratio=3, overflow="fold")
    table.add_column("state", ratio=1, overflow="fold")
    table.add_column("sent", no_wrap=True)
    for row in rows:
        table.add_row(
            f"{row.created_at:%m-%d %H:%M}",
            Text(row.kind.value, style=_STYLE[row.severity]),
            cell(shown_path(one_line(row.post or row.original or ""))),
            cell(one_line(row.summary)),
            cell(one_line(row.state)),
            "yes" if row.sent_at else "waits",
        )
    return table


def acknowledged_line(done: Acknowledged) -> str:
    """What was acknowledged, or taken back, in a sentence."""
    count = len(done.findings)
    findings = "1 finding" if count == 1 else f"{count} findings"
    where = shown_path(one_line(done.post))
    if done.undone_at is not None:
        return f"{where}: taken back; {findings} open again."
    if done.snapshot_id is not None:
        return (
            f"{where}: reviewed against snapshot {done.snapshot_id} of the original; {findings} acknowledged."
        )
    return f"{where}: {findings} acknowledged."
