"""Which known finding a found one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from daejo.findings.finding import Finding, FindingKind
from daejo.findings.life import Closed, FindingState, KnownFinding

LIKE = 0.6
"""From this share of common words on two texts are one text, edited."""


def recognise(known: Sequence[KnownFinding], found: Sequence[Finding]) -> dict[str, KnownFinding]:
    """For each found one, by its key, the live finding that it is.

    First by key. Then a found and a known one of one kind that are left are held together by the text
    that they hang on: a paragraph that the post lacks may be edited, and is the same gap.
    """
    live = {one.finding.key: one for one in known if one.state is not FindingState.CLOSED}
    same = {one.key: live[one.key] for one in found if one.key in live}
    left = [one for one in live.values() if one.finding.key not in same]
    for one in found:
        if one.key in same or not left:
            continue
        score, best = max(
            ((_like(one, other.finding), other) for other in left), key=lambda scored: scored[0]
        )
        if score >= LIKE:
            same[one.key] = best
            left.remove(best)
    return same


def revised_before(known: Sequence[KnownFinding]) -> dict[str, KnownFinding]:
    """By key, the last finding that ended because its paragraph was revised."""
    return {one.finding.key: one for one in sorted(known, key=lambda k: k.id) if one.closed is Closed.REVISED}


def _like(one: Finding, other: Finding) -> float:
    if one.kind is not other.kind:
        return 0.0
    left, right = Counter(_hangs_on(one).split()), Counter(_hangs_on(other).split())
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def _hangs_on(finding: Finding) -> str:
    evidence = finding.evidence
    if finding.kind in (FindingKind.ORPHAN, FindingKind.RESIDUE):
        return evidence.post
    if finding.kind is FindingKind.MISSING:
        return evidence.after
    return evidence.before
