"""The sections of a text, and the heading that a place lies under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from daejo.blocks import Block, Kind, Role


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what follows it up to the next one, of whatever level. The text before the first
    heading is a section with an empty ``heading``. ``first`` and ``last`` are block indexes."""

    heading: str
    level: int
    first: int
    last: int
    lines: tuple[int, int] | None


def is_heading(block: Block) -> bool:
    """A page's subtitle looks like one, and heads nothing."""
    return block.kind is Kind.HEADING and block.role is not Role.SUBTITLE


def sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """The sections of a text in order; together they hold every block once."""
    starts = [i for i, block in enumerate(blocks) if is_heading(block)]
    if blocks and (not starts or starts[0] > 0):
        starts.insert(0, 0)
    ends = [*starts[1:], len(blocks)] if starts else []
    return tuple(_section(blocks, first, end - 1) for first, end in zip(starts, ends, strict=True))


def _section(blocks: Sequence[Block], first: int, last: int) -> Section:
    head = blocks[first]
    heading = is_heading(head)
    spans = [block.lines for block in blocks[first : last + 1] if block.lines]
    return Section(
        heading=head.text if heading else "",
        level=head.level if heading else 0,
        first=first,
        last=last,
        lines=(spans[0][0], max(span[1] for span in spans)) if spans else None,
    )


def heading_over(blocks: Sequence[Block], index: int) -> str:
    """The nearest heading at or before a block; empty where there is none."""
    return next((b.text for b in reversed(blocks[: index + 1]) if is_heading(b)), "")


def index_at(blocks: Sequence[Block], line: int) -> int:
    """The last block that begins at or before a line; -1 where there is none."""
    placed = [i for i, block in enumerate(blocks) if block.lines and block.lines[0] <= line]
    return placed[-1] if placed else -1
