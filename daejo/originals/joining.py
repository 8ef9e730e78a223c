"""The last step of every reader: blocks as an article holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from daejo.blocks import Block, Kind

_PARAGRAPH = Kind.PARAGRAPH
_SPEAKING = frozenset({Kind.IMAGE, Kind.EMBED, Kind.RULE, Kind.MARKUP})
"""Kinds that may stand without text."""


def joined(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks less the empty ones; adjacent code as one block; no rule twice, first or last.

    Medium's editor makes a code block of each pasted piece; a reader sees one.
    """
    kept: list[Block] = []
    code: list[str] = []
    for block in blocks:
        kind = block.kind
        if kind is _PARAGRAPH and block.text and not code:
            kept.append(block)
            continue
        if not block.text and kind not in _SPEAKING:
            continue
        last = kept[-1] if kept else None
        if kind is Kind.RULE and (last is None or last.kind is Kind.RULE):
            continue
        if kind is Kind.CODE and last is not None and last.kind is Kind.CODE:
            code.append(block.text)
            continue
        _close(kept, code)
        kept.append(block)
    _close(kept, code)
    if kept and kept[-1].kind is Kind.RULE:
        kept.pop()
    return tuple(kept)


def _close(kept: list[Block], code: list[str]) -> None:
    """Put the code that followed the last block into it; all at once, since an editor can make thousands."""
    if code:
        kept[-1] = replace(kept[-1], text="\n".join([kept[-1].text, *code]))
        code.clear()
