"""Where in the post a text belongs that it lacks."""

from __future__ import annotations

from collections.abc import Sequence

from daejo.alignment.pair import Pair
from daejo.blocks import Block


class Places:
    """For each original block the line of the post after which it belongs.

    That is the last line of the nearest block before it that has a counterpart; at the beginning,
    the line before the first block.
    """

    def __init__(self, original_size: int, post: Sequence[Block], pairs: Sequence[Pair]) -> None:
        ends: dict[int, int] = {}
        for pair in pairs:
            spans = [lines for k in pair.post if (lines := post[k].lines)]
            for i in pair.original:
                if spans:
                    ends[i] = max(last for _, last in spans)
        first = next((block.lines[0] - 1 for block in post if block.lines), 0)
        self._after = []
        line = max(first, 0)
        for i in range(original_size):
            self._after.append(line)
            line = ends.get(i, line)

    def after(self, index: int) -> tuple[int, int]:
        """The line after which original block ``index`` belongs, twice."""
        return self._after[index], self._after[index]
