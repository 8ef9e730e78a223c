"""What looks like residue in a post, and stands in its original as well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from daejo.blocks import Block, Kind
from daejo.posts.residue import Residue, ResidueKind

_FOREIGN = re.compile(r"[^\W\d_A-Za-zÀ-ɏ가-힣ㄱ-ㅣ]+")
"""Runs of letters neither Latin nor Korean."""


def original_has(one: Residue, original: Sequence[Block]) -> bool:
    """Whether all that makes a piece residue stands in the original too, so that nobody brought it in."""
    if one.kind is ResidueKind.SCRIPT:
        runs = _FOREIGN.findall(one.excerpt)
        return bool(runs) and all(any(run in block.text for block in original) for run in runs)
    if one.kind is ResidueKind.IMAGE_MISSING:
        return any(block.kind is Kind.IMAGE and block.target == one.excerpt for block in original)
    return False
