"""A passage that was rewritten, told as one thing: what the translation says in vain, and what it lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from daejo.changes import rewritten
from daejo.findings.finding import Finding, FindingKind
from daejo.findings.ground import Ground, text_of
from daejo.findings.keys import key_of

REWRITTEN = "rewritten"
"""How the evidence of both findings begins."""


def linked(ground: Ground, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """``found``, where an orphan and a missing text in its place each show the other.

    They stay two, as two places of the original are concerned, and a script may want either; but both
    show the original before and after and the translation's passage, so that either tells the whole, and
    both end when that passage is revised.
    """
    orphans = {one.key: one for one in found if one.kind is FindingKind.ORPHAN}
    missing = {one.original[0]: one for one in found if one.kind is FindingKind.MISSING}
    partners: dict[str, list[int]] = defaultdict(list)
    for i, j in rewritten(ground.baseline, ground.now, ground.changes) if orphans and missing else ():
        key = _orphan_of(ground, i)
        if key in orphans and j in missing:
            partners[key].append(j)
    told: dict[str, Finding] = {}
    for key, ours in partners.items():
        told[key] = _instead(ground, orphans[key], ours)
        told |= {missing[j].key: _in_place_of(orphans[key], missing[j]) for j in ours}
    return tuple(told.get(one.key, one) for one in found)


def _orphan_of(ground: Ground, index: int) -> str:
    """The key that an orphan has whose original this block of the baseline was."""
    pair = ground.pair_of.get(index)
    return key_of(FindingKind.ORPHAN, ground.baseline_names.of(pair.original)) if pair else ""


def _instead(ground: Ground, orphan: Finding, ours: Sequence[int]) -> Finding:
    details = (f"{REWRITTEN}: the original says something else in this place",)
    evidence = replace(orphan.evidence, after=text_of(ground.now, ours), details=details)
    return replace(orphan, evidence=evidence)


def _in_place_of(orphan: Finding, missing: Finding) -> Finding:
    old = orphan.evidence
    details = (f"{REWRITTEN}: stands in the place of a passage that is gone", *missing.evidence.details)
    evidence = replace(missing.evidence, before=old.before, post=old.post, details=details)
    return replace(missing, evidence=evidence)
