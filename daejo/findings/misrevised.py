"""Revisions that say another number than the original: they settle nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from daejo.alignment.quantities import values
from daejo.blocks import Block, Kind
from daejo.findings.figures import figures, spelled_figures
from daejo.findings.finding import Finding, FindingKind
from daejo.findings.life import FindingState, KnownFinding

ANOTHER_NUMBER = "the translation says another number than the original: "
"""How the evidence begins of a stale finding that no revision ends before it says the right number."""


def marked(
    found: Finding, known: Sequence[KnownFinding], now: Sequence[Block], post: Sequence[Block]
) -> Finding:
    """A stale finding whose translation says a number that the original never had, with what disagrees.

    A number that somebody acknowledged is right, and one that the original said when the translation was
    revised is no mistake but out of date. ``now`` is the original, ``post`` the translation, as
    `settle` has them.
    """
    if found.kind is not FindingKind.STALE or not strange(found) - _known(found, known):
        return found
    evidence = found.evidence
    ours = [now[j] for j in found.original] or [Block(Kind.HEADING, evidence.after)]
    theirs = [post[k] for k in found.post] or [Block(Kind.HEADING, evidence.post)]
    told = (*figures(ours, theirs), *spelled_figures(ours, theirs))
    details = (*evidence.details, *(f"{ANOTHER_NUMBER}{one}" for one in told))
    return replace(found, evidence=replace(evidence, details=details))


def strange(finding: Finding) -> set[str]:
    """The figures of the translation that the original has neither now nor had when it was translated."""
    evidence = finding.evidence
    return set(values(evidence.post)) - set(values(evidence.before)) - set(values(evidence.after))


def says_another(finding: Finding) -> bool:
    """Whether `marked` found a wrong number."""
    return bool(marks(finding))


def marks(finding: Finding) -> tuple[str, ...]:
    """The evidence of it."""
    return tuple(one for one in finding.evidence.details if one.startswith(ANOTHER_NUMBER))


def _known(stale: Finding, known: Sequence[KnownFinding]) -> set[str]:
    """The figures that somebody found right, or that the original had in between."""
    place = stale.key.partition(":")[2]  # both hang on the baseline's blocks, and differ in the kind only
    mismatch = f"{FindingKind.MISMATCH}:{place}"
    agreed = [one.finding for one in known if one.state is FindingState.ACKNOWLEDGED]
    said = stale.evidence.post
    fine = [
        one.evidence.post
        for one in agreed
        if one.key == mismatch or said in (one.evidence.post, one.evidence.revised)
    ]
    between = [one.finding.evidence.after for one in known if one.finding.key == stale.key]
    return {value for text in (*fine, *between) for value in values(text)}
