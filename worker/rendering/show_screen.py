"""One post for a translator: each passage to mend with its lines, the original before and after with
the words that differ, why it matters and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from daejo.findings import Evidence, FindingState
from daejo.ports import FindingRow
from worker.rendering.advice import HEADLINE, headline, how_to_end, told_once, what_to_do, where, why
from worker.rendering.compare_table import STYLE
from worker.rendering.differences import new, old, pieces, shortened
from worker.rendering.safety import cell, one_line
from worker.rendering.standing import STATUS, advised, beside, shared, situation, verified
from worker.rendering.words import ago, shown_path, sureness
from worker.showing import WAITING, Shown


def show_screen(shown: Shown, console: Console) -> RenderableType:
    """The head of the post, then each finding in the order of the post's lines."""
    colour = console.color_system is not None
    parts: list[RenderableType] = [_head(shown)]
    for row in shown.findings:
        parts.extend(_finding(shown, row, colour=colour))
    if not shown.findings:
        parts.append(Text("\nNothing is open in this post.", style="green"))
    return Group(*parts)


def _head(shown: Shown) -> RenderableType:
    row = shown.row
    standing = row.standing
    word, style = STATUS[row.status]
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in (
        ("post", shown_path(standing.path)),
        ("title", standing.title),
        ("original", standing.original_title),
        ("link", standing.link or "none"),
    ):
        if value:
            table.add_row(Text(name, style="dim"), cell(one_line(value)))
    table.add_row(Text("status", style="dim"), Text(word, style=style))
    for told in situation(row):
        table.add_row("", cell(one_line(told)))
    table.add_row(Text("basis", style="dim"), cell(verified(row)))
    if shown.better is not None:
        table.add_row("", cell(one_line(advised(shown), 400)))
    for told in beside(shown):
        table.add_row(Text("beside", style="dim"), cell(one_line(told, 400)))
    if shown.others:
        table.add_row(Text("shared", style="dim"), cell(one_line(shared(shown), 400)))
    looked = f"{ago(standing.last_look_at, shown.made_at)}"
    if standing.last_change_at:
        looked += f", last change seen {ago(standing.last_change_at, shown.made_at)}"
    table.add_row(Text("looked", style="dim"), Text(looked))
    if shown.snapshot is not None:
        table.add_row(Text("snapshot", style="dim"), Text(f"{shown.snapshot} of the original"))
    return table


def _finding(shown: Shown, row: FindingRow, *, colour: bool) -> Iterator[RenderableType]:
    finding = row.finding
    style = STYLE[finding.kind]
    place = where(finding)
    waits = row.state in WAITING
    title = f"{place[:1].upper()}{place[1:]}: {headline(finding) if waits else HEADLINE[finding.kind]}"
    yield Text("")
    yield Rule(Text(title, style=f"bold {style}"), align="left", style=style, characters="─")
    state = "" if waits else f" · {row.state.value}: {one_line(row.why, 120)}"
    yield Text(
        f"#{row.id} · {finding.severity.value} severity · {sureness(finding.confidence)}{state}", style="dim"
    )
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, text in _texts(shown, row, colour=colour):
        table.add_row(Text(name, style="dim"), text)
    yield Padding(table, (1, 0, 0, 0))


def _texts(shown: Shown, row: FindingRow, *, colour: bool) -> Iterator[tuple[str, Text]]:
    finding = row.finding
    evidence = finding.evidence
    before = shown.before(row)
    if evidence.revised:
        parts = pieces(evidence.post, evidence.revised)
        yield "translation was", old(parts, colour=colour)
        yield "translation now", new(parts, colour=colour)
    elif evidence.post:
        yield from _translation(evidence, colour=colour)
    elif before:
        yield "comes after", cell(one_line(before, 160), "dim")
    if evidence.before and evidence.after and evidence.before != evidence.after:
        parts = pieces(evidence.before, evidence.after)
        yield "original was", old(parts, colour=colour)
        yield "original now", new(parts, colour=colour)
    elif evidence.after:
        yield "original", cell(shortened(evidence.after))
    elif evidence.before:
        yield "original was", cell(shortened(evidence.before))
    for number, detail in enumerate(told_once(evidence.details)):
        yield ("" if number else "evidence"), cell(one_line(detail, 400))
    if row.state in WAITING:
        yield "why", Text(why(finding))
        yield "to do", Text(what_to_do(finding, shown.goes_after(finding)), style="bold")
        yield "", Text(how_to_end(finding, row.id))  # on a line of its own: a command must not be broken
    elif row.state is FindingState.ACKNOWLEDGED:
        yield "to do", Text(f"Nothing. To take that back: daejo ack {row.id} --undo", style="dim")


def _translation(evidence: Evidence, *, colour: bool) -> Iterator[tuple[str, Text]]:
    """The passage, with the sentence that it is about underlined, or named where nothing can be."""
    said, sentence = cell(shortened(evidence.post)), cell(shortened(evidence.sentence))
    place = said.plain.find(sentence.plain) if sentence else -1
    if colour and place >= 0:
        said.stylize("underline", place, place + len(sentence.plain))
    yield "translation", said
    if sentence and not (colour and place >= 0):
        yield "sentence", sentence
