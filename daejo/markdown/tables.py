"""Tables -> one line a row, cells joined by `` | ``."""

from __future__ import annotations

from daejo.blocks import clean
from daejo.markdown.tags import tags, without_tags

CELL = " | "


def rows_text(rows: list[list[str]]) -> str:
    return "\n".join(CELL.join(row) for row in rows if any(row))


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
    return rows_text(rows)


_STRUCTURE = frozenset({"tr", "td", "th", "table", "thead", "tbody", "tfoot", "caption"})
