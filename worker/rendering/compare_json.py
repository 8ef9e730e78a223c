"""A comparison as the JSON object of ``daejo compare``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from daejo.findings import Evidence, Finding, FindingKind, Severity
from worker.comparing import Comparison
from worker.rendering.schemas import plain
from worker.rendering.shapes import BlockShape, block_shape


@dataclass(frozen=True, slots=True)
class TextShape:
    blocks: tuple[BlockShape, ...]


@dataclass(frozen=True, slots=True)
class PairShape:
    """Indexes into the two ``blocks``; ``score`` 0.9 is right nine times in ten."""

    original: tuple[int, ...]
    post: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class FindingShape:
    kind: FindingKind
    severity: Severity
    confidence: float
    original: tuple[int, ...]
    post: tuple[int, ...]
    post_lines: tuple[int, int] | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CompareShape:
    """What ``daejo compare --format json`` prints. ``warnings`` are what makes all findings doubtful."""

    status: Literal["in_sync", "stale"]
    original: TextShape
    post: TextShape
    pairs: tuple[PairShape, ...]
    findings: tuple[FindingShape, ...]
    warnings: tuple[str, ...]


def compare_shape(made: Comparison) -> CompareShape:
    return CompareShape(
        status="in_sync" if made.in_sync else "stale",
        original=TextShape(tuple(block_shape(i, b) for i, b in enumerate(made.original.blocks))),
        post=TextShape(tuple(block_shape(i, b) for i, b in enumerate(made.post.blocks))),
        pairs=tuple(PairShape(p.original, p.post, round(p.score, 4)) for p in made.pairs),
        findings=tuple(finding_shape(f) for f in made.findings),
        warnings=made.warnings,
    )


def compare_json(made: Comparison) -> dict[str, Any]:
    shown: dict[str, Any] = plain(compare_shape(made))
    return shown


def finding_shape(finding: Finding) -> FindingShape:
    return FindingShape(
        kind=finding.kind,
        severity=finding.severity,
        confidence=round(finding.confidence, 4),
        original=finding.original,
        post=finding.post,
        post_lines=finding.post_lines,
        evidence=finding.evidence,
    )
