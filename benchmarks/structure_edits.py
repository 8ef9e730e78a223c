"""Substantive edits of a text's build: sections, tables, quotes, pictures; steps that change places."""

from __future__ import annotations

import random
from collections.abc import Sequence

from block_edits import Edit, Edited, added, in_lines, of_kind, one, removed

from daejo.blocks import Block, Kind

_TABLE = "bridge | width\nsecond | 12 m"


def _cell(line: str, draw: random.Random) -> str | None:
    cells = line.split(" | ")
    places = [k for k, cell in enumerate(cells) if cell.strip()]
    if len(cells) < 2 or not places:
        return None
    cells[draw.choice(places)] = "the second bridge"
    return " | ".join(cells)


def _row_added(line: str, _: random.Random) -> str | None:
    return f"{line}\nthe second bridge | twelve metres" if " | " in line else None


def _steps_exchanged(before: Sequence[Block], places: Sequence[int], draw: random.Random) -> Edited | None:
    """Two neighbouring steps of a numbered list."""
    held = set(places)
    fits = [
        i
        for i in places
        if i + 1 in held
        and all(before[k].kind is Kind.LIST_ITEM and before[k].ordered for k in (i, i + 1))
        and len({before[k].text for k in (i, i + 1)}) == 2
    ]
    if not fits:
        return None
    i = draw.choice(fits)
    return Edited((*before[:i], before[i + 1], before[i], *before[i + 2 :]), i, "moved")


def _section_removed(before: Sequence[Block], places: Sequence[int], draw: random.Random) -> Edited | None:
    """A heading and the block below it."""
    held, texts = set(places), [b.text for b in before]
    fits = [
        i
        for i in places
        if before[i].kind is Kind.HEADING and i + 1 in held and before[i + 1].kind is Kind.PARAGRAPH
        and texts.count(texts[i]) == texts.count(texts[i + 1]) == 1
    ]  # fmt: skip
    if not fits:
        return None
    i = draw.choice(fits)
    return Edited((*before[:i], *before[i + 2 :]), i, "removed")


def _section(_: random.Random) -> list[Block]:
    return [
        Block(Kind.HEADING, "About the second bridge", level=2),
        Block(Kind.PARAGRAPH, "It was built by the miller, and nobody remembers what it cost."),
        Block(Kind.LIST_ITEM, "Twelve planks of oak"),
    ]


STRUCTURE: dict[str, Edit] = {
    "table cell": one(of_kind(Kind.TABLE, in_lines(_cell))),
    "table row added": one(of_kind(Kind.TABLE, in_lines(_row_added))),
    "table row removed": one(of_kind(Kind.TABLE, in_lines(lambda line, _: "" if " | " in line else None))),
    "table added": added(lambda _: [Block(Kind.TABLE, _TABLE)], Kind.PARAGRAPH),
    "section added": added(_section, Kind.PARAGRAPH),
    "section removed": _section_removed,
    "heading removed": removed(Kind.HEADING),
    "quote added": added(lambda _: [Block(Kind.QUOTE, "A bridge is a promise.")], Kind.PARAGRAPH),
    "image added": added(lambda _: [Block(Kind.IMAGE, "", image="bridge.png", target="/b/bridge.png")]),
    "image removed": removed(Kind.IMAGE),
    "steps exchanged": _steps_exchanged,
}  # fmt: skip
