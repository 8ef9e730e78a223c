"""Tables -> one line a row, cells joined by `` | ``."""

from __future__ import annotations

from collections.abc import Sequence

from daejo.blocks import Mark, clean
from daejo.markdown.inline import Inline
from daejo.markdown.tags import tags, without_tags

CELL = " | "


def table(rows: Sequence[Sequence[Inline]]) -> tuple[str, tuple[Mark, ...]]:
    """Rows of read cells -> a table's text, and the cells' marks moved to where they are in it."""
    lines: list[str] = []
    marks: list[Mark] = []
    at = 0
    for row in rows:
        if not any(cell.text for cell in row):
            continue
        start = at
        for cell in row:
            marks += [Mark(m.start + start, m.end + start, m.kind, m.target) for m in cell.marks]
            start += len(cell.text) + len(CELL)
        lines.append(CELL.join(cell.text for cell in row))
        at += len(lines[-1]) + 1
    return "\n".join(lines), tuple(marks)


def table_of_html(raw: str) -> str:
    """The rows of an HTML table; tags inside cells go, text outside of cells stays as a row of its own."""
    rows: list[list[str]] = [[]]
    in_cell = False
    at = 0
    for tag in tags(raw):
        if tag.name not in _STRUCTURE:
            continue
        piece = clean(without_tags(raw[at : tag.start]))
        at = tag.end
        if piece or in_cell:
            rows[-1].append(piece)
        in_cell = tag.name in ("td", "th") and not tag.closing
        if tag.name not in ("td", "th") and rows[-1]:
            rows.append([])
    rows[-1].append(clean(without_tags(raw[at:])))
    return "\n".join(CELL.join(row) for row in rows if any(row))


_STRUCTURE = frozenset({"tr", "td", "th", "table", "thead", "tbody", "tfoot", "caption"})
