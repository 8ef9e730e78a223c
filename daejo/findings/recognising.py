"""Which known finding a found one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from daejo.findings.finding import Finding, FindingKind
from daejo.findings.life import Closed, FindingState, KnownFinding

LIKE = 0.6
"""From this share of common words on two texts are one text, edited."""

COMPARISONS = 50_000
"""All comparisons of one settling: half a second. A post has a dozen findings, a strange one thousands."""


def recognise(known: Sequence[KnownFinding], found: Sequence[Finding]) -> dict[str, KnownFinding]:
    """For each found one, by its key, the live finding that it is.

    First by key. Then a found and a known one of one kind that are left are held together by the text
    that they hang on: a paragraph that the post lacks may be edited, and is the same gap.
    """
    live = {one.finding.key: one for one in known if one.state is not FindingState.CLOSED}
    same = {one.key: live[one.key] for one in found if one.key in live}
    left = {key: one for key, one in live.items() if key not in same}
    _by_text(found, left, same)
    _by_likeness(found, left, same)
    return same


def _by_text(found: Sequence[Finding], left: dict[str, KnownFinding], same: dict[str, KnownFinding]) -> None:
    """Those that hang on the very same text: it occurs more or less often than before."""
    texts = {(one.finding.kind, _hangs_on(one.finding)): key for key, one in left.items()}
    for one in found:
        if one.key not in same and (key := texts.pop((one.kind, _hangs_on(one)), None)) is not None:
            same[one.key] = left.pop(key)


def _by_likeness(
    found: Sequence[Finding], left: dict[str, KnownFinding], same: dict[str, KnownFinding]
) -> None:
    bags = {key: Counter(_hangs_on(one.finding).split()) for key, one in left.items()}
    budget = COMPARISONS
    for one in found:
        if one.key in same or not left or (budget := budget - len(left)) < 0:
            continue
        bag = Counter(_hangs_on(one).split())
        kin = [key for key, other in left.items() if other.finding.kind is one.kind]
        score, best = max(((_like(bag, bags[key]), key) for key in kin), default=(0.0, ""))
        if score >= LIKE:
            same[one.key] = left.pop(best)


def revised_before(known: Sequence[KnownFinding]) -> dict[str, KnownFinding]:
    """By key, the last finding whose paragraph was revised: that closed it, or is yet to be confirmed."""
    return {one.finding.key: one for one in sorted(known, key=lambda k: k.id) if _revised(one)}


def _revised(known: KnownFinding) -> bool:
    return known.closed is Closed.REVISED or known.state is FindingState.REVISED


class Kin:
    """Texts among which an edited one is looked for; of more than `COMPARISONS` nothing is said."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._bags = [Counter(text.split()) for text in texts]
        self._budget = COMPARISONS

    def has(self, text: str) -> bool:
        """Whether one of the texts is this one, edited."""
        self._budget -= len(self._bags)
        bag = Counter(text.split())
        return self._budget >= 0 and any(_like(bag, other) >= LIKE for other in self._bags)


def _like(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _hangs_on(finding: Finding) -> str:
    evidence = finding.evidence
    if finding.kind in (FindingKind.ORPHAN, FindingKind.RESIDUE):
        return evidence.post
    if finding.kind is FindingKind.MISSING:
        return evidence.after
    return evidence.before
