"""The identity of a finding: what survives re-reading, re-alignment and shifting lines.

A key is made of the finding's kind and of the text that it hangs on, never of indexes, lines or
scores. Which text that is depends on the kind: of `stale` and `mismatch` the original as it was
translated, so that a second edit is the same finding; of `missing` the original's block; of `orphan`
the post's. A text that occurs several times is told apart by its occurrence.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from daejo.blocks import Block, text_key


class Names:
    """The names of one side's blocks: text keys, with the occurrence where a text is repeated."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        seen: Counter[str] = Counter()
        names = []
        for block in blocks:
            said = text_key(block)
            seen[said] += 1
            names.append(said if seen[said] == 1 else f"{said}#{seen[said]}")
        self._names = tuple(names)

    def of(self, indexes: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._names[i] for i in indexes)


def key_of(kind: str, names: Iterable[str]) -> str:
    """A finding's key: its kind, a colon, 24 hex digits."""
    said = "\x1f".join(names).encode("utf-8")
    return f"{kind}:{hashlib.blake2b(said, digest_size=12).hexdigest()}"
