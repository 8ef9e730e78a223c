"""The version that all others are compared with."""

from __future__ import annotations

from collections.abc import Sequence

from daejo.blocks import Block, text_key


def middle(versions: Sequence[Sequence[Block]]) -> int:
    """The index of the version that has most in common with all others, so that the fewest changes lead
    to them. Which of two equal ones does not depend on their order.

    In common: the share of blocks of the larger one of two versions. A stub, all of whose few blocks
    every version has, is like none of them.
    """
    keys = [frozenset(map(text_key, blocks)) for blocks in versions]

    def alike(index: int) -> tuple[float, list[str]]:
        one = keys[index]
        shares = sorted(len(one & other) / (max(len(one), len(other)) or 1) for other in keys)
        return sum(shares), sorted(one)

    return max(range(len(versions)), key=alike)
