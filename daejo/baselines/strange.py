"""A text that no version of the original can be, as a post is said to be translated from it."""

from __future__ import annotations

from collections.abc import Sequence

from daejo.alignment import Lexicon, align
from daejo.blocks import Block
from daejo.findings.belonging import STRANGERS, Kinship, kinship
from daejo.posts import Post, residue_blocks

HALF = 0.5
"""Of what a known text has of the post: a version has more, however much of it was rewritten since."""
FEWEST = 2
"""Passages of prose that each side must have. Fewer than `belonging` asks for: a person is asked here, who
can insist."""


def strange(
    text: Sequence[Block], post: Post, known: Sequence[Block] = (), lexicon: Lexicon | None = None
) -> Kinship | None:
    """How little of ``text`` fits, where it is hardly the one that ``post`` was translated from; else None.

    ``known``: the newest text of the original that was read. A short post of another story finds
    partners by chance; that another text fits it far better tells the two apart.
    """
    kin = _kin(text, post, lexicon)
    if min(kin.original, kin.post) < FEWEST:
        return None
    if kin.share < STRANGERS:
        return kin
    return kin if known and kin.share < HALF * _kin(known, post, lexicon).share else None


def _kin(text: Sequence[Block], post: Post, lexicon: Lexicon | None) -> Kinship:
    return kinship(text, post.blocks, align(text, post.blocks, lexicon, avoid=residue_blocks(post)))
