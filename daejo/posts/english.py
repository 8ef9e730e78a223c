"""Prose that stayed English in a Korean post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daejo.blocks import PROSE, Block, Kind, MarkKind
from daejo.posts.post import Post
from daejo.posts.residue import Residue, ResidueKind, ResidueSeverity, of_block

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_HANGUL = re.compile(r"[가-힣]")
_SMALL = """
the a an of to in is are was were be been it this that these those and or but for with as on at by
from you your we our they their he she his her i my me us them not no do does did can could will
would should have has had if when while because so than then there here what which who how why into
about
"""
_FUNCTION_WORDS = frozenset(_SMALL.split())
"""Every third word of English prose is one of these; of names, titles and code hardly any."""
_MIN_WORDS = 6


def is_english_prose(block: Block) -> bool:
    """Whether a block is English sentences: enough words, among them the small ones that names lack."""
    if block.kind not in PROSE or block.kind is Kind.HEADING:
        return False
    text = _without_code(block)
    words = [w.lower() for w in _WORD.findall(text)]
    if len(words) < _MIN_WORDS or len(_HANGUL.findall(text)) > len(words) // 2:
        return False
    small = sum(1 for w in words if w in _FUNCTION_WORDS)
    return small >= 2 and small / len(words) >= 0.15


def _without_code(block: Block) -> str:
    text = block.text
    for mark in sorted(block.marks, key=lambda m: m.start, reverse=True):
        if mark.kind is MarkKind.CODE:
            text = text[: mark.start] + " " + text[mark.end :]
    return text


def english_prose(post: Post) -> Iterator[Residue]:
    for i, block in enumerate(post.blocks):
        if is_english_prose(block):
            yield of_block(
                ResidueKind.UNTRANSLATED, i, block, "English sentences", 0.95, ResidueSeverity.HIGH
            )
