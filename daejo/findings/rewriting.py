"""A passage that was rewritten, told as one thing: what the translation says in vain, and what it lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from math import log

from daejo.alignment import align, starter
from daejo.blocks import Block
from daejo.changes import rewritten
from daejo.findings.finding import Finding, FindingKind
from daejo.findings.ground import Ground, text_of
from daejo.findings.keys import key_of

REWRITTEN = "rewritten"
"""How the evidence of both findings begins."""
MARGIN = 1.0
"""How much better, in log odds, a passage must fit the new text to be taken for its translation. Measured on
23 real rewritings and 143 paragraphs held against another one's translation: the right text fitted better
each time, by .6 to 6 and more."""
NOTHING = 1e-9
"""No score is surer than this."""


def linked(ground: Ground, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """``found``, where an orphan and a missing text in its place each show the other.

    They stay two, as two places of the original are concerned, and a script may want either; but both
    show the original before and after and the translation's passage, so that either tells the whole, and
    both end when that passage is revised. Where the passage is a translation of the new text already,
    neither is told.
    """
    orphans = {one.key: one for one in found if one.kind is FindingKind.ORPHAN}
    missing = {one.original[0]: one for one in found if one.kind is FindingKind.MISSING}
    partners: dict[str, list[int]] = defaultdict(list)
    for i, j in rewritten(ground.baseline, ground.now, ground.changes) if orphans and missing else ():
        key = _orphan_of(ground, i)
        if key in orphans and j in missing:
            partners[key].append(j)
    told: dict[str, Finding | None] = {}
    for key, ours in partners.items():
        orphan = orphans[key]
        if _follows(ground, orphan, ours):
            told |= dict.fromkeys((key, *(missing[j].key for j in ours)))
        else:
            told[key] = _instead(ground, orphan, ours)
            told |= {missing[j].key: _in_place_of(orphan, missing[j]) for j in ours}
    return tuple(one for was in found if (one := told.get(was.key, was)) is not None)


def _follows(ground: Ground, orphan: Finding, ours: Sequence[int]) -> bool:
    """Whether the translation says the new text: each text is held alone against the passage."""
    pair = next(p for p in ground.pairs if p.post == orphan.post)
    passage = [ground.post[k] for k in orphan.post]
    old = _odds([ground.baseline[i] for i in pair.original], passage)
    return _odds([ground.now[j] for j in ours], passage) - old >= MARGIN


def _odds(original: Sequence[Block], passage: Sequence[Block]) -> float:
    """Log odds that the one is the translation of the other."""
    sure = max((pair.score for pair in align(original, passage, starter())), default=0.0)
    sure = min(max(sure, NOTHING), 1 - NOTHING)
    return log(sure / (1 - sure))


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
