"""A comparison for people: the two texts side by side, gaps and disagreements marked."""

from __future__ import annotations

from collections import Counter

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from daejo.blocks import Block
from daejo.findings import Finding, FindingKind
from worker.comparing import Comparison
from worker.rendering.advice import MARK, headline, where
from worker.rendering.blocks import blocks_of, shown
from worker.rendering.differences import new, old, pieces, shortened
from worker.rendering.rows import Row, rows, unplaced
from worker.rendering.safety import cell, one_line
from worker.rendering.standing import COUNTED
from worker.rendering.words import sureness

STYLE = {
    FindingKind.MISSING: "red",
    FindingKind.STALE: "yellow",
    FindingKind.ORPHAN: "magenta",
    FindingKind.MISMATCH: "yellow",
    FindingKind.MOVED: "cyan",
    FindingKind.UNTRANSLATED: "cyan",
    FindingKind.RESIDUE: "magenta",
}


def compare_table(made: Comparison, console: Console) -> RenderableType:
    """The table and a closing line. Passages that agree are cut to a line, the others are whole."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1))
    table.add_column("", width=1, no_wrap=True)
    table.add_column("original", ratio=1, overflow="fold")
    table.add_column("line", justify="right", no_wrap=True)
    table.add_column("translation", ratio=1, overflow="fold")
    room = max((console.width - 16) // 2, 20)
    for row in rows(made):
        _add(table, made, row, room, colour=console.color_system is not None)
    beside = [Text("\n").join([_note(finding), _said(finding)]) for finding in unplaced(made)]
    warned = [Text(f"Warning: {warning}", style="bold yellow") for warning in made.warnings]
    return Group(table, *beside, *warned, closing(made))


def closing(made: Comparison) -> Text:
    """What it comes to, in a line."""
    blocks = f"{len(made.original.blocks)} blocks of the original, {len(made.post.blocks)} of the translation"
    if made.in_sync:
        return Text(f"In sync: {blocks}, nothing to do.", style="green")
    counts = Counter(f.kind for f in made.findings)
    told = ", ".join(f"{n} {COUNTED[kind]}" for kind, n in counts.most_common())
    return Text(f"Stale: {told} ({blocks}).", style="bold")


def _add(table: Table, made: Comparison, row: Row, room: int, *, colour: bool) -> None:
    originals = blocks_of(made.original.blocks, row.original)
    posts = blocks_of(made.post.blocks, row.post)
    if not row.findings:
        faint = "" if row.original and row.post else "dim"
        table.add_row("", _brief(originals, room, faint), _lines(posts), _brief(posts, room, faint))
        return
    first = row.findings[0]
    style = STYLE[first.kind]
    left, right = _whole(originals, style), _whole(posts, style)
    edited = next((f for f in row.findings if _edited(f)), None)
    if edited is not None:
        left = _before_after(edited, colour=colour)
    notes = Text("\n").join(_note(f) for f in row.findings)
    right = Text("\n").join([right, notes]) if row.post else notes
    table.add_row(Text(MARK[first.kind], style=style), left, _lines(posts), right)


def _edited(finding: Finding) -> bool:
    before, after = finding.evidence.before, finding.evidence.after
    return bool(before and after) and before != after


def _before_after(finding: Finding, *, colour: bool) -> Text:
    parts = pieces(finding.evidence.before, finding.evidence.after)
    return Text("\n").join(
        [
            Text.assemble(("was ", "dim"), old(parts, colour=colour)),
            Text.assemble(("now ", "dim"), new(parts, colour=colour)),
        ]
    )


def _note(finding: Finding) -> Text:
    gap = finding.kind in (FindingKind.MISSING, FindingKind.ORPHAN)  # the empty column says it already
    details = "" if gap else "; ".join(one_line(d, 200) for d in finding.evidence.details)
    told = f"▸ {headline(finding)}, {where(finding)}, {sureness(finding.confidence)}"
    told = f"{told}: {details}" if details else told
    if sentence := one_line(finding.evidence.sentence, 200):
        told = f"{told}, in “{sentence}”"
    return Text(told, style=STYLE[finding.kind])


def _said(finding: Finding) -> Text:
    """What a finding that stands in no row is about."""
    return Text(f"  {one_line(finding.evidence.post or finding.evidence.after, 200)}", style="dim")


def _brief(blocks: tuple[Block, ...], room: int, style: str) -> Text:
    made = Text(one_line(" / ".join(shown(b) for b in blocks), 4 * room), style=style, no_wrap=True)
    made.truncate(room, overflow="ellipsis")
    return made


def _whole(blocks: tuple[Block, ...], style: str) -> Text:
    return cell("\n".join(shortened(shown(b)) for b in blocks), style)


def _lines(blocks: tuple[Block, ...]) -> str:
    placed = [b.lines for b in blocks if b.lines]
    return str(placed[0][0]) if placed else ""
