"""An audit for people: a row for each document that asks for something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from daejo.findings import Severity
from daejo.trees import Audit, Audited, Status, severities
from worker.rendering.audit_words import (
    STATUS,
    UNKNOWN,
    by_section,
    closing,
    document,
    gist,
    headline,
    held_against,
    place,
    severity_counts,
)
from worker.rendering.safety import one_line
from worker.rendering.words import many, shown_path

STYLE = {
    Status.STALE: "yellow",
    Status.FAILED: "red",
    Status.WITHOUT_ORIGINAL: "magenta",
    Status.UNVERIFIED: "cyan",
    Status.UNTRANSLATED: "dim",
    Status.IN_SYNC: "green",
}
QUIET = (Status.IN_SYNC, Status.UNVERIFIED, Status.UNTRANSLATED)
"""What nobody needs to act on today; named one by one with --all."""
SHOWN = 6
"""Findings of one document; the rest is counted."""
GIST = 200


def audit_table(made: Audit, *, everything: bool = False) -> RenderableType:
    """The table, what was left out, and a line that sums up."""
    files = [file for file in made.files if everything or file.status not in QUIET]
    parts: list[RenderableType] = [_table(files)] if files else []
    parts += [
        Text(f"left out: {shown_path(one_line(passed.path))}: {one_line(passed.why)}", style="dim")
        for passed in made.left_out
    ]
    parts.append(Text(closing(made), style="bold"))
    hidden = Counter(file.status for file in made.files if file not in files)
    if hidden:
        told = ", ".join(f"{hidden[status]} {STATUS[status]}" for status in QUIET if hidden[status])
        parts.append(Text(f"Not listed: {told}; see them with --all.", style="dim"))
    if any(file.status is Status.UNVERIFIED for file in made.files):
        parts.append(Text(UNKNOWN, style="dim"))
    return Group(*parts)


def _table(files: list[Audited]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1))
    table.add_column("", no_wrap=True)
    table.add_column("document", ratio=1, overflow="fold")
    for file in sorted(files, key=_pressing):
        said = Text("\n").join([_name(file), *_what(file)])
        table.add_row(Text(STATUS[file.status], style=STYLE[file.status]), said)
    return table


def _name(file: Audited) -> Text:
    """The path, and how much there is to mend."""
    name = Text(shown_path(one_line(document(file))), style="bold")
    counts = severity_counts(severities([file]))
    return Text.assemble(name, (f"  {counts}", STYLE[file.status])) if counts else name


def _pressing(file: Audited) -> tuple[int, int, int]:
    """Statuses as they press; among stale ones those with most to mend."""
    counted = severities([file])
    return (list(STATUS).index(file.status), -counted[Severity.HIGH], -counted[Severity.MEDIUM])


def _what(file: Audited) -> Iterator[Text]:
    if file.why:
        yield Text(one_line(file.why, 300))
    if file.baseline is not None and file.status in (Status.STALE, Status.IN_SYNC, Status.UNVERIFIED):
        yield Text(f"held against {held_against(file.baseline)}", style="dim")
    left = SHOWN
    for heading, found in by_section(file):
        if left <= 0:
            break
        yield Text(f"§ {one_line(heading, 100)}", style="cyan")
        for finding in found[:left]:
            told = f"  {place(finding)}: {headline(finding)}: {one_line(gist(finding), GIST)}"
            yield Text(told)
        left -= len(found)
    if len(file.findings) > SHOWN:
        yield Text(f"  … and {many(len(file.findings) - SHOWN, 'finding')} more", style="dim")
    for note in file.notes:
        yield Text(f"note: {one_line(note, 200)}", style="dim")
    if file.status is Status.STALE:
        yield Text("")
