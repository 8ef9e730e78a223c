"""Pairs whose figures, names, links, images or code disagree."""

from __future__ import annotations

from collections.abc import Iterator

from daejo.alignment.pair import Pair
from daejo.findings.comparers import disagreements
from daejo.findings.finding import Evidence, Finding, FindingKind, Severity
from daejo.findings.ground import Ground, lines_of, text_of
from daejo.findings.keys import key_of
from daejo.findings.latin import usage_of
from daejo.findings.passages import Passage, disagreeing
from daejo.posts.languages import is_language_menu

CONFIDENCE = 0.9
"""Of a disagreement between two blocks that are surely a pair; measured by benchmarks/findings.py."""


def mismatches(ground: Ground, outdated: frozenset[int]) -> Iterator[Finding]:
    """A finding for each pair that disagrees; where its original was edited, `stale` says it already.

    Held against the baseline: the translation was made from it, and what the author changed since
    is no mistake of the translator's.
    """
    usage = usage_of(ground.baseline)
    for pair in ground.pairs:
        now = ground.now_of(pair.original)
        if not now or outdated.intersection(pair.post):
            continue
        original, post = [ground.baseline[i] for i in pair.original], [ground.post[k] for k in pair.post]
        if any(map(is_language_menu, (*original, *post))):
            continue
        if details := disagreements(original, post, usage):
            there = disagreeing(original, post, lambda one, other: bool(disagreements(one, other, usage)))
            yield _mismatch(ground, pair, now, details, there)


def _mismatch(
    ground: Ground, pair: Pair, now: tuple[int, ...], details: tuple[str, ...], there: Passage | None
) -> Finding:
    held = tuple(pair.post[k] for k in there.blocks) if there else pair.post
    return Finding(
        kind=FindingKind.MISMATCH,
        severity=Severity.MEDIUM,
        confidence=round(CONFIDENCE * pair.score, 3),
        original=now,
        post=pair.post,
        post_lines=lines_of(ground.post, held),
        evidence=Evidence(
            before=text_of(ground.baseline, pair.original),
            after=text_of(ground.now, now),
            post=text_of(ground.post, pair.post),
            details=details,
            sentence=there.text if there else "",
        ),
        key=key_of(FindingKind.MISMATCH, ground.baseline_names.of(pair.original)),
    )
