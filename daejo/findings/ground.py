"""All that a search for findings stands on, with its look-ups made once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from daejo.alignment.pair import Pair
from daejo.blocks import Block, Kind, Role
from daejo.changes import Change
from daejo.findings.carrying import carry, correspondence, sources
from daejo.findings.keys import Names


@dataclass(frozen=True)
class Ground:
    """``pairs`` are of baseline and post; ``changes`` lead from the baseline to now."""

    baseline: tuple[Block, ...]
    now: tuple[Block, ...]
    post: tuple[Block, ...]
    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]
    residue: frozenset[int] = frozenset()
    """Post blocks that are nothing but residue."""

    @cached_property
    def there(self) -> dict[int, tuple[int, ...]]:
        """Baseline block -> blocks of now."""
        return correspondence(self.changes, len(self.baseline), len(self.now))

    @cached_property
    def back(self) -> dict[int, tuple[int, ...]]:
        """Block of now -> baseline blocks."""
        return sources(self.there)

    @cached_property
    def carried(self) -> tuple[Pair, ...]:
        return carry(self.pairs, self.changes, len(self.baseline), len(self.now))

    @cached_property
    def pair_of(self) -> dict[int, Pair]:
        """Baseline block -> its pair."""
        return {i: pair for pair in self.pairs for i in pair.original}

    @cached_property
    def paired_post(self) -> frozenset[int]:
        return frozenset(k for pair in self.pairs for k in pair.post)

    @cached_property
    def baseline_names(self) -> Names:
        return Names(self.baseline)

    @cached_property
    def now_names(self) -> Names:
        return Names(self.now)

    @cached_property
    def post_names(self) -> Names:
        return Names(self.post)

    def now_of(self, indexes: Iterable[int]) -> tuple[int, ...]:
        """Where baseline blocks are now, ascending; nothing for removed ones."""
        return tuple(sorted({j for i in indexes for j in self.there.get(i, ())}))


def text_of(blocks: Sequence[Block], indexes: Iterable[int]) -> str:
    """What blocks say, a blank line apart; of a picture its address as well, of a silent embed only that."""
    return "\n\n".join(_said(blocks[i]) for i in indexes)


def _said(block: Block) -> str:
    # Two pictures under one caption are two: without the address a swap would read as a way back.
    if block.kind is Kind.IMAGE:
        return " ".join(part for part in (block.target or block.image, block.text) if part)
    return block.text or block.target or ""


def lines_of(blocks: Sequence[Block], indexes: Iterable[int]) -> tuple[int, int] | None:
    """First and last line of blocks."""
    spans = [lines for i in indexes if (lines := blocks[i].lines)]
    return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None


def in_body(block: Block) -> bool:
    """Title, subtitle and cover stand in a post's front matter, or are lost; they are no findings."""
    return block.role is Role.BODY
