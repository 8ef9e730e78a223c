"""One block of a text edited, added, removed or moved: seeded, with where its finding must point."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from mutations import Spot, spliced

from daejo.blocks import Block, Kind

Make = Callable[[Block, random.Random], Block | None]
"""The block edited, or None where it has no place for the edit."""
TEXTS = (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE)


@dataclass(frozen=True)
class Edited:
    """``at``: the block of before that the finding concerns; for an added one the block that it follows."""

    blocks: tuple[Block, ...]
    at: int
    what: str
    """edited, rewritten, added, removed or moved"""


Edit = Callable[[Sequence[Block], Sequence[int], random.Random], Edited | None]
"""(before, the indexes that have a translation, draw) -> the edit, or None where it has no place."""


def one(make: Make, what: str = "edited") -> Edit:
    def edit(before: Sequence[Block], places: Sequence[int], draw: random.Random) -> Edited | None:
        made = [(i, b) for i in places if (b := make(before[i], draw)) is not None and b != before[i]]
        if not made:
            return None
        i, block = draw.choice(made)
        return Edited((*before[:i], block, *before[i + 1 :]), i, what)

    return edit


def added(make: Callable[[random.Random], Sequence[Block]], after: Kind | None = None) -> Edit:
    """Blocks that come behind a block of kind ``after``; the finding of the first one is looked for."""

    def edit(before: Sequence[Block], places: Sequence[int], draw: random.Random) -> Edited | None:
        fits = [i for i in places if after is None or before[i].kind is after]
        if not fits:
            return None
        i = draw.choice(fits)
        return Edited((*before[: i + 1], *make(draw), *before[i + 1 :]), i, "added")

    return edit


def removed(kind: Kind) -> Edit:
    def edit(before: Sequence[Block], places: Sequence[int], draw: random.Random) -> Edited | None:
        said = [(b.text, b.image) for b in before]
        fits = [i for i in places if before[i].kind is kind and said.count(said[i]) == 1]
        if not fits:
            return None
        i = draw.choice(fits)
        return Edited((*before[:i], *before[i + 1 :]), i, "removed")

    return edit


def first(found: Callable[[Block, random.Random], Iterator[Spot]]) -> Make:
    def make(block: Block, draw: random.Random) -> Block | None:
        spots = [spot for _, spot in found(block, draw)]
        return draw.choice(spots) if spots else None

    return make


def in_texts(
    pattern: str, new: str | Callable[[re.Match[str]], str], kinds: Sequence[Kind] = (Kind.PARAGRAPH,)
) -> Make:
    """One match of ``pattern`` in a block of one of ``kinds``, rewritten; marks keep their words."""

    def make(block: Block, draw: random.Random) -> Block | None:
        found = list(re.finditer(pattern, block.text)) if block.kind in kinds else []
        if not found:
            return None
        match = draw.choice(found)
        return spliced(block, *match.span(), match.expand(new) if isinstance(new, str) else new(match))

    return make


def swapped_words(table: dict[str, str], kinds: Sequence[Kind] = TEXTS) -> Make:
    """One word for another, by a table that is read both ways."""
    both = table | {other: word for word, other in table.items()}
    words = "|".join(sorted(both, key=len, reverse=True))
    return in_texts(rf"(?<![\w-])({words})(?![\w-])", lambda m: both[m[1]], kinds)


def in_lines(make: Callable[[str, random.Random], str | None]) -> Make:
    """One line of a code block or a row of a table; None leaves the line out of the draw."""

    def edit(block: Block, draw: random.Random) -> Block | None:
        lines = block.text.split("\n")
        made = [(i, new) for i, line in enumerate(lines) if (new := make(line, draw)) not in (None, line)]
        if not made:
            return None
        i, new = draw.choice(made)
        kept = (*lines[:i], *([new] if new else []), *lines[i + 1 :])
        return replace(block, text="\n".join(kept), marks=()) if any(kept) else None

    return edit


def of_kind(kind: Kind, make: Make) -> Make:
    return lambda block, draw: make(block, draw) if block.kind is kind else None
