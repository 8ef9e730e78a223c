"""Candidates x translation -> the version that it was made from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

from daejo.alignment import Lexicon, align
from daejo.alignment.pair import Pair
from daejo.baselines.candidate import Candidate, Choice
from daejo.blocks import Block, fingerprint
from daejo.posts import Post, residue_blocks


def choose(
    candidates: Sequence[Candidate],
    post: Post,
    made: datetime | None = None,
    lexicon: Lexicon | None = None,
) -> Choice:
    """The candidate that fits the translation best. ``made``: when it was made, aware, where that is known.

    Raises ValueError where there is no candidate.
    """
    if not candidates:
        raise ValueError("no candidate to choose from")
    nobodys = residue_blocks(post)
    known: dict[str, float] = {}
    for one in candidates:
        key = fingerprint(one.blocks)
        if key not in known:
            pairs = align(one.blocks, post.blocks, lexicon, avoid=nobodys)
            known[key] = _paired(pairs, one.blocks, post.blocks)
    fits = tuple(known[fingerprint(one.blocks)] for one in candidates)
    best = max(range(len(candidates)), key=lambda i: (fits[i], _in_time(candidates[i], made)))
    return Choice(candidates[best], 0.5 if len(known) > 1 else 1.0, fits)


def _paired(pairs: Sequence[Pair], original: Sequence[Block], post: Sequence[Block]) -> float:
    """Which share of both texts has a counterpart."""
    ours, theirs = [_mass(b) for b in original], [_mass(b) for b in post]
    paired = sum(ours[i] for p in pairs for i in p.original) + sum(theirs[k] for p in pairs for k in p.post)
    return paired / max(1.0, sum(ours) + sum(theirs))


def _mass(block: Block) -> float:
    return math.log(len(block.text) + 10)


def _in_time(one: Candidate, made: datetime | None) -> float:
    if one.at is None or made is None or one.at > made:
        return -math.inf
    return one.at.timestamp()
