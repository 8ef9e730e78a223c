"""Edits that change what a text says: one block each, seeded, with where their finding must point."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mutations import NAMES, code_tokens, names, numbers, spliced, urls, versions

from daejo.blocks import Block, Kind, MarkKind

SENTENCE = "Nobody had told the gardener about the second bridge."
PARAGRAPH = (
    "In the evening the whole village came down to the river, and nobody spoke a word about the harvest."
)


@dataclass(frozen=True)
class Edited:
    """``at``: the block of before that the finding concerns; for an added one the block that it follows."""

    blocks: tuple[Block, ...]
    at: int
    what: str
    """edited, added or removed"""


Edit = Callable[[Sequence[Block], Sequence[int], random.Random], Edited | None]
"""(before, the indexes that have a translation, draw) -> the edit, or None where it has no place."""


def _one(make: Callable[[Block, random.Random], Block | None], what: str = "edited") -> Edit:
    def edit(before: Sequence[Block], places: Sequence[int], draw: random.Random) -> Edited | None:
        made = [(i, b) for i in places if (b := make(before[i], draw)) is not None and b != before[i]]
        if not made:
            return None
        i, block = draw.choice(made)
        return Edited((*before[:i], block, *before[i + 1 :]), i, what)

    return edit


def _added(make: Callable[[random.Random], Block], after: Kind | None = None) -> Edit:
    def edit(before: Sequence[Block], places: Sequence[int], draw: random.Random) -> Edited | None:
        fits = [i for i in places if after is None or before[i].kind is after]
        if not fits:
            return None
        i = draw.choice(fits)
        return Edited((*before[: i + 1], make(draw), *before[i + 1 :]), i, "added")

    return edit


def _removed(kind: Kind) -> Edit:
    def edit(before: Sequence[Block], places: Sequence[int], draw: random.Random) -> Edited | None:
        texts = [b.text for b in before]
        fits = [i for i in places if before[i].kind is kind and texts.count(before[i].text) == 1]
        if not fits:
            return None
        i = draw.choice(fits)
        return Edited((*before[:i], *before[i + 1 :]), i, "removed")

    return edit


def _first(found: object) -> Callable[[Block, random.Random], Block | None]:
    def make(block: Block, draw: random.Random) -> Block | None:
        spots = [spot for _, spot in found(block, draw)]  # type: ignore[operator]
        return draw.choice(spots) if spots else None

    return make


def _in_prose(pattern: str, new: str) -> Callable[[Block, random.Random], Block | None]:
    def make(block: Block, draw: random.Random) -> Block | None:
        found = list(re.finditer(pattern, block.text)) if block.kind is Kind.PARAGRAPH else []
        if not found:
            return None
        match = draw.choice(found)
        return spliced(block, *match.span(), match.expand(new))

    return make


def _sentence_added(block: Block, _: random.Random) -> Block | None:
    return replace(block, text=f"{block.text} {SENTENCE}") if block.kind is Kind.PARAGRAPH else None


def _sentence_removed(block: Block, _: random.Random) -> Block | None:
    if block.kind is not Kind.PARAGRAPH or not (
        match := re.search(r"[a-z]\. (?=[A-Z][^.]{20,}\.)", block.text)
    ):
        return None
    return spliced(block, match.end() - 1, len(block.text), "")


def _rewritten(block: Block, _: random.Random) -> Block | None:
    fits = block.kind is Kind.PARAGRAPH and len(block.text) > 60
    return replace(block, text=PARAGRAPH, marks=()) if fits else None


def _line_added(block: Block, _: random.Random) -> Block | None:
    return (
        replace(block, text=block.text + "\nprepare_the_second_bridge()") if block.kind is Kind.CODE else None
    )


def _flag_added(block: Block, draw: random.Random) -> Block | None:
    lines = block.text.split("\n")
    runs = [
        i for i, line in enumerate(lines) if re.match(r"\s*(?:\$ |pip |npm |python |uvicorn |fastapi )", line)
    ]
    if block.kind is not Kind.CODE or not runs:
        return None
    at = draw.choice(runs)
    return replace(block, text="\n".join((*lines[:at], lines[at] + " --with-bridges", *lines[at + 1 :])))


def _reworded(block: Block, _: random.Random) -> Block | None:
    words = block.text.split()
    if block.kind is not Kind.HEADING or len(words) < 2 or block.marks:
        return None
    return replace(block, text=" ".join((*words[:-1], "bridges")))


def _swapped(block: Block, _: random.Random) -> Block | None:
    if block.kind is not Kind.IMAGE:
        return None
    return replace(block, image="another-picture.png", target="/img/another-picture.png")


def _code_word(block: Block, draw: random.Random) -> Block | None:
    inline = any(m.kind is MarkKind.CODE for m in block.marks) and block.is_prose
    return _first(code_tokens)(block, draw) if inline else None


def _code_block(block: Block, draw: random.Random) -> Block | None:
    return _first(code_tokens)(block, draw) if block.kind is Kind.CODE else None


SUBSTANTIVE: dict[str, Edit] = {
    "number": _one(_first(numbers)),
    "version": _one(_first(versions)),
    "name": _one(_first(names)),
    "negation": _one(_in_prose(r"\b(can|is|are|will|does)\b(?! not|n't)", r"\1 not")),
    "modality": _one(_in_prose(r"\bcan\b(?!'t|not| not)", "must")),
    "word of matter": _one(_in_prose(r"(?<= )[a-z]{7,12}(?= [a-z])", "gardenlike")),
    "sentence added": _one(_sentence_added),
    "sentence removed": _one(_sentence_removed),
    "paragraph rewritten": _one(_rewritten, "rewritten"),
    "paragraph added": _added(lambda _: Block(Kind.PARAGRAPH, PARAGRAPH), Kind.PARAGRAPH),
    "paragraph removed": _removed(Kind.PARAGRAPH),
    "list item added": _added(
        lambda d: Block(Kind.LIST_ITEM, f"The bridge of {d.choice(NAMES)}"), Kind.LIST_ITEM
    ),
    "list item removed": _removed(Kind.LIST_ITEM),
    "heading added": _added(
        lambda _: Block(Kind.HEADING, "About the second bridge", level=2), Kind.PARAGRAPH
    ),
    "heading reworded": _one(_reworded),
    "code token": _one(_code_block),
    "code line added": _one(_line_added),
    "code added": _added(lambda _: Block(Kind.CODE, "cross(bridge, twice=True)"), Kind.PARAGRAPH),
    "flag added": _one(_flag_added),
    "inline code": _one(_code_word),
    "link target": _one(_first(urls)),
    "image swapped": _one(_swapped),
}
