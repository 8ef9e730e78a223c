"""What a translator left behind, for people and for scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from daejo.posts import Residue
from daejo.posts.images import BY_NUMBER
from worker.linting import Linted
from worker.rendering.safety import cell, one_line
from worker.rendering.schemas import plain
from worker.rendering.shapes import LintShape, ResidueShape, UnreadableShape
from worker.rendering.words import many, shown_path, sureness


def lint_shape(found: Linted) -> LintShape:
    return LintShape(
        posts=found.posts,
        residue=tuple(_residue(path, residue) for path, residue in found.residue),
        unreadable=tuple(UnreadableShape(s.path, s.line, s.why) for s in found.unreadable),
    )


def lint_json(found: Linted) -> dict[str, Any]:
    made: dict[str, Any] = plain(lint_shape(found))
    return made


def lint_screen(found: Linted) -> RenderableType:
    """A table for each post that has something, the files that cannot be read, and a line that sums up."""
    parts: list[RenderableType] = []
    for path, entries in groupby(found.residue, key=lambda entry: entry[0]):
        parts.append(Text(f"\n{shown_path(one_line(path))}", style="bold"))
        parts.append(_table(residue for _, residue in entries))
    for skipped in found.unreadable:
        line = f":{skipped.line}" if skipped.line is not None else ""
        told = f"{shown_path(one_line(skipped.path))}{line}: {one_line(skipped.why, 300)}"
        parts.append(Text(told, style="red"))
    parts.append(Text(_closing(found), style="bold"))
    if guessed := sum(residue.why == BY_NUMBER for _, residue in found.residue):
        parts.append(Text(f"{many(guessed, 'image')} by number alone: --images FOLDER looks at the files."))
    return Group(*parts)


def _residue(path: str, residue: Residue) -> ResidueShape:
    return ResidueShape(
        path=path,
        line=residue.lines[0],
        lines=residue.lines,
        kind=residue.kind,
        severity=residue.severity,
        confidence=round(residue.confidence, 4),
        why=residue.why,
        excerpt=residue.excerpt,
    )


def _table(entries: Iterator[Residue]) -> Table:
    table = Table(box=box.SIMPLE, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for residue in entries:
        first, last = residue.lines
        place = str(first) if first == last else f"{first}-{last}"
        told = Text(f"{one_line(residue.why, 200)}, {sureness(residue.confidence)}")
        if residue.excerpt:
            told = told + Text("\n") + cell(one_line(residue.excerpt, 160), "dim")
        table.add_row(Text(place), Text(residue.kind.value.replace("_", " "), style="yellow"), told)
    return table


def _closing(found: Linted) -> str:
    unread = f" {many(len(found.unreadable), 'file')} could not be read." if found.unreadable else ""
    if not found.residue:
        said = f"{many(found.posts, 'post')}, nothing left behind." if found.posts else ""
        return f"\n{said}{unread}" if said else f"\n{unread.strip()}"
    counts = Counter(residue.kind.value.replace("_", " ") for _, residue in found.residue)
    told = ", ".join(f"{count} {kind}" for kind, count in counts.most_common())
    posts = len({path for path, _ in found.residue})
    return f"\n{many(len(found.residue), 'place')} in {posts} of {many(found.posts, 'post')}: {told}.{unread}"
