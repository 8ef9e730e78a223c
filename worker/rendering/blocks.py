"""Blocks as people and scripts read them."""

from __future__ import annotations

from daejo.blocks import Block, Kind


def shown(block: Block) -> str:
    """A block as a line of text, with a sign of its kind where that tells something."""
    if block.kind is Kind.HEADING:
        return f"{'#' * max(block.level, 1)} {block.text}"
    if block.kind is Kind.LIST_ITEM:
        return f"• {block.text}"
    if block.kind is Kind.QUOTE:
        return f"> {block.text}"
    if block.kind is Kind.IMAGE:
        name = block.text or block.alt or block.image or block.target or ""
        return f"[image] {name}".rstrip()
    if block.kind is Kind.EMBED:
        return f"[embed] {block.text or block.target or ''}".rstrip()
    if block.kind is Kind.RULE:
        return "———"
    return block.text


def blocks_of(blocks: tuple[Block, ...], indexes: tuple[int, ...]) -> tuple[Block, ...]:
    """The blocks that a pair or a finding points at."""
    return tuple(blocks[i] for i in indexes)
