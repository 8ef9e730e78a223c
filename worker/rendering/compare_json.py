"""A comparison as the JSON object of ``daejo compare``."""

from __future__ import annotations

from typing import Any

from worker.comparing import Comparison
from worker.rendering.schemas import plain
from worker.rendering.shapes import CompareShape, PairShape, TextShape, block_shape, finding_shape


def compare_shape(made: Comparison) -> CompareShape:
    return CompareShape(
        status="in_sync" if made.in_sync else "stale",
        original=TextShape(tuple(block_shape(i, b) for i, b in enumerate(made.original.blocks))),
        post=TextShape(tuple(block_shape(i, b) for i, b in enumerate(made.post.blocks))),
        pairs=tuple(PairShape(p.original, p.post, round(p.score, 4)) for p in made.pairs),
        findings=tuple(finding_shape(f) for f in made.findings),
    )


def compare_json(made: Comparison) -> dict[str, Any]:
    shown: dict[str, Any] = plain(compare_shape(made))
    return shown
