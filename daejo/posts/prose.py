"""What the rules of residue look at: spoken text, sentences, and the units a post was translated in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from daejo.blocks import PROSE, Block, MarkKind
from daejo.posts.post import Post

HANGUL = re.compile(r"[가-힣]")
_SENTENCE = re.compile(r"[^.!?。…\n]+(?:[.!?。…]+[\"'”’)\]]*|$)|[.!?。…]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"'가-힣]{1,2000}")
LONGEST = 20_000
"""Characters of a block that rules look at; no paragraph of 1,083 posts has 5,000."""


def spoken(block: Block) -> str:
    """A block's text without inline code and addresses, each of which leaves a blank."""
    text = block.text[:LONGEST]
    pieces = []
    at = 0
    for mark in sorted(m for m in block.marks if m.kind is MarkKind.CODE and m.start < len(text)):
        if mark.start >= at:
            pieces += [text[at : mark.start], " "]
            at = mark.end
    pieces.append(text[at:])
    return _ADDRESS.sub(" ", "".join(pieces))


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly: parted after ``. ! ? …`` that are followed by a blank."""
    parts: list[str] = []
    for found in _SENTENCE.finditer(text):
        piece = found[0]
        joined = parts and not piece[:1].isspace()  # "3.14", "Next.js": no blank, no new sentence
        if joined:
            parts[-1] += piece
        else:
            parts.append(piece)
    return [p.strip() for p in parts if p.strip()]


def has_hangul(text: str) -> bool:
    return bool(HANGUL.search(text))


@dataclass(frozen=True)
class Sight:
    """A post as the rules see it."""

    post: Post

    @cached_property
    def prose(self) -> tuple[tuple[int, Block], ...]:
        """(index, block) of headings, paragraphs, list items and quotes."""
        return tuple((i, b) for i, b in enumerate(self.post.blocks) if b.kind in PROSE)

    @cached_property
    def spoken(self) -> dict[int, str]:
        return {i: spoken(b) for i, b in self.prose}

    @cached_property
    def korean(self) -> bool:
        """Whether the post is Korean at all: otherwise English in it is no residue."""
        return has_hangul(self.post.title) or any(has_hangul(t) for t in self.spoken.values())

    @cached_property
    def _cuts(self) -> Sequence[int]:
        return sorted(n.lines[0] for n in self.post.noise if n.why.startswith("an ad"))

    def unit(self, block: Block) -> int:
        """Which translation unit a block belongs to: ad markers stand between two of them."""
        return bisect_left(self._cuts, block.lines[0]) if block.lines else 0

    @cached_property
    def has_units(self) -> bool:
        return bool(self._cuts)

    def units(self) -> Iterator[tuple[int, list[int]]]:
        """(unit, indexes of its blocks) in order."""
        grouped: dict[int, list[int]] = {}
        for i, block in enumerate(self.post.blocks):
            grouped.setdefault(self.unit(block), []).append(i)
        yield from grouped.items()

    def opens_unit(self, index: int) -> bool:
        """Whether no prose of its unit comes before block ``index``."""
        mine = self.unit(self.post.blocks[index])
        return not any(self.unit(b) == mine for i, b in self.prose[: self._place(index)])

    def _place(self, index: int) -> int:
        return next((k for k, (i, _) in enumerate(self.prose) if i == index), 0)
