"""The version that all others are compared with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from daejo.blocks import Block, text_key


def middle(versions: Sequence[Sequence[Block]]) -> int:
    """The index of the version that shares most of its blocks with the others; it has the fewest changes
    to all of them. Which of two equal ones does not depend on their order."""
    keys = [frozenset(map(text_key, blocks)) for blocks in versions]
    spread = Counter(key for one in keys for key in one)

    def shared(index: int) -> tuple[float, list[str]]:
        return sum(spread[key] for key in keys[index]) / (len(keys[index]) + 1), sorted(keys[index])

    return max(range(len(versions)), key=shared)
