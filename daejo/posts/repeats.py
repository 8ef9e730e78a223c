"""Passages that stand twice: the machine was given a chunk twice, or started anew in the midst of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from daejo.blocks import Block, Kind
from daejo.posts.english import is_code
from daejo.posts.prose import Sight
from daejo.posts.residue import Residue, ResidueKind, of_block

_SHORTEST = 40
"""Letters; shorter sentences ("예시:", "사용 시기: …") repeat in any text."""
_NEAR = 5
"""Prose blocks between two tellings. Manuals repeat single sentences from section to section."""
_INSIDE = 0.65
"""Of the pairs of letters of the shorter telling, those that the longer one has too."""
_LETTERS = re.compile(r"[^\W_]")
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Told:
    index: int
    block: Block
    letters: str
    pairs: frozenset[str]
    place: int


def repeats(sight: Sight) -> Iterator[Residue]:
    """Second tellings: word for word near the first one, or runs of two and more blocks."""
    told = [t for place, (i, b) in enumerate(sight.prose) if (t := _told(place, i, b))]
    first: dict[str, int] = {}
    in_run = 0
    for k, this in enumerate(told):
        before = first.setdefault(this.letters, k)
        if before != k and (this.place - told[before].place <= _NEAR or _runs(told, before, k)):
            yield _residue(this, told[before], "the same words as in line {}", 0.85)
        elif k >= in_run and sight.has_units and (like := _retelling(told, k, sight)) is not None:
            in_run = k + 2
            yield _residue(this, told[like], "tells the passage at line {} over again", 0.7)


def _retelling(told: Sequence[_Told], k: int, sight: Sight) -> int | None:
    """The block that a run of two and more begins to retell: one unit goes over another's text."""
    if k + 1 >= len(told):
        return None
    for before in range(max(0, k - _NEAR), k):
        apart = sight.unit(told[before].block) < sight.unit(told[k].block)
        if (
            apart
            and _alike(told[before], told[k])
            and _alike(told[before + 1], told[k + 1])
            and before + 1 < k
        ):
            return before
    return None


def _told(place: int, index: int, block: Block) -> _Told | None:
    letters = "".join(_LETTERS.findall(block.text[:4000]))
    if block.kind in (Kind.LIST_ITEM, Kind.HEADING) or len(letters) < _SHORTEST or is_code(block.text[:4000]):
        return None
    pairs = frozenset(letters[k : k + 2] for k in range(len(letters) - 1))
    return _Told(index, block, letters, pairs, place)


def _runs(told: Sequence[_Told], before: int, now: int) -> bool:
    """Whether a neighbour repeats a neighbour too."""
    return any(
        before + step >= 0
        and now + step < len(told)
        and told[before + step].letters == told[now + step].letters
        for step in (-1, 1)
    )


def _alike(one: _Told, other: _Told) -> bool:
    short, long = sorted((one, other), key=lambda t: len(t.pairs))
    if len(short.pairs) < 0.4 * len(long.pairs):
        return False
    # Parallel paragraphs ("60 FPS", "50 FPS") differ in their figures.
    same_figures = set(_FIGURES.findall(short.block.text)) <= set(_FIGURES.findall(long.block.text))
    return same_figures and len(short.pairs & long.pairs) >= _INSIDE * len(short.pairs)


def _residue(this: _Told, before: _Told, why: str, confidence: float) -> Residue:
    line = before.block.lines[0] if before.block.lines else "?"
    return of_block(ResidueKind.REPEATED, this.index, this.block, why.format(line), confidence)
