"""The document pairs of a corpus folder, read by Daejo, with their truth by lines.

CORPUS/pairs/REPO/SLUG: source_then.md (what was translated), translation.md, source_now.md, truth.json;
CORPUS/essays/SLUG the same. Truth names blocks by the first line that another segmenter gave them, so a
line is taken to the block that holds it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from daejo.alignment import Lexicon, align
from daejo.alignment.pair import Pair
from daejo.blocks import Block
from daejo.posts import Post, read_post, residue_blocks
from worker.comparing import read_original

CONTENT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "quote", "table", "code"})
"""Kinds that are scored; html is what only steers a page, images are scored on essays."""


@dataclass(frozen=True)
class Case:
    name: str
    folder: Path

    @cached_property
    def truth(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((self.folder / "truth.json").read_text("utf-8"))
        return loaded

    @cached_property
    def then(self) -> tuple[Block, ...]:
        return read_original(self.folder / "source_then.md")[0].blocks

    @cached_property
    def now(self) -> tuple[Block, ...]:
        return read_original(self.folder / "source_now.md")[0].blocks

    @cached_property
    def post_file(self) -> Post:
        return read_post((self.folder / "translation.md").read_bytes(), self.name)

    @property
    def post(self) -> tuple[Block, ...]:
        return self.post_file.blocks

    def pairs(self, original: Sequence[Block], lexicon: Lexicon | None) -> tuple[Pair, ...]:
        """As a look aligns them: residue takes no partner."""
        return align(original, self.post, lexicon, avoid=residue_blocks(self.post_file))

    @cached_property
    def true_pairs(self) -> tuple[Pair, ...]:
        """The truth's 1:1 pairs as blocks; those that fall into one block on a side are one pair."""
        english, korean = Lines(self.then), Lines(self.post)
        found: dict[int, set[int]] = {}
        for line, ko_line, _ in self.truth["align_then"]:
            i, k = english.block(line), korean.block(ko_line)
            if i is not None and k is not None:
                found.setdefault(i, set()).add(k)
        return tuple(Pair((i,), tuple(sorted(ks)), 1.0) for i, ks in sorted(found.items()))

    @cached_property
    def drifted(self) -> bool:
        return bool(self.truth["removed"]) or any(x["label"] != "unchanged" for x in self.truth["now"])


class Lines:
    """Which block holds a line."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._block: dict[int, int] = {}
        for index, block in enumerate(blocks):
            if block.lines:
                for line in range(block.lines[0], block.lines[1] + 1):
                    self._block.setdefault(line, index)
        for index, block in reversed(list(enumerate(blocks))):
            if block.lines:
                self._block[block.lines[0]] = index

    def block(self, line: int) -> int | None:
        return self._block.get(line)


def base_cases(corpus: Path, *, short: bool = False) -> list[Case]:
    """The undisturbed pairs; of a short run every eighth."""
    folders = [f for f in sorted((corpus / "pairs").glob("*/*")) if "--" not in f.name and f.is_dir()]
    return [Case(f"{f.parent.name}/{f.name}", f) for f in folders[:: 8 if short else 1]]


def essays(corpus: Path) -> list[Case]:
    return [Case(f"essays/{f.name}", f) for f in sorted((corpus / "essays").glob("*")) if f.is_dir()]


@dataclass
class Score:
    """Counts pooled over documents."""

    right: int = 0
    said: int = 0
    true: int = 0

    def add(self, said: set[Any], true: set[Any]) -> None:
        self.right += len(said & true)
        self.said += len(said)
        self.true += len(true)

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return (
            f"P {self.precision:.4f}  R {self.recall:.4f}  F1 {self.f1:.4f}"
            f"  ({self.right} right, {self.said} said, {self.true} true)"
        )


def lines_of(blocks: Sequence[Block], indexes: Sequence[int]) -> Iterator[int]:
    """The first lines of blocks."""
    for i in indexes:
        if lines := blocks[i].lines:
            yield lines[0]
