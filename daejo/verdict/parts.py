"""Posts that are parts of one translation: what one of them lacks may stand in another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from daejo.alignment import Pair
from daejo.blocks import Block
from daejo.findings import Finding, FindingKind

FEW = 2
"""Passages that a post must translate to be a part; fewer may agree by chance."""
OVERLAP = 0.2
"""Two posts that translate more than this of the smaller one's passages both are two translations."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one post translates of an original (block indexes), and what is found in it."""

    covers: frozenset[int]
    findings: tuple[Finding, ...]

    def lacks(self) -> frozenset[int]:
        return frozenset(j for one in self.findings if _missing(one) for j in one.original)


def share_of(original: Sequence[Block], pairs: Iterable[Pair], findings: Iterable[Finding]) -> Share:
    """The share of a post whose ``pairs`` with ``original`` these are."""
    covers = frozenset(j for pair in pairs for j in pair.original if original[j].is_prose)
    return Share(covers, tuple(findings))


def told_once(shares: Sequence[Share]) -> tuple[tuple[Finding, ...], ...]:
    """The findings of each post, without what other parts of the same translation have.

    What no part has is told by one of them: the one that translates what stands before it.
    """
    return tuple(
        tuple(one for one in share.findings if not _missing(one) or _tells(shares, i, one))
        for i, share in enumerate(shares)
    )


def _tells(shares: Sequence[Share], i: int, missing: Finding) -> bool:
    parts = [k for k in range(len(shares)) if k != i and _complement(shares[i], shares[k])]
    if not parts:
        return True
    if any(all(_has(shares[k], j, missing) for j in missing.original) for k in parts):
        return False
    return _owner(shares, sorted([i, *parts]), min(missing.original, default=0)) == i


def _complement(one: Share, other: Share) -> bool:
    smaller = min(len(one.covers), len(other.covers))
    return smaller >= FEW and len(one.covers & other.covers) <= OVERLAP * smaller


def _has(share: Share, j: int, missing: Finding) -> bool:
    """Whether a part translates block ``j``. What was added since the baseline stands in no pair: it is
    there where it is not found missing."""
    added = not missing.evidence.before
    return j in share.covers or (added and j not in share.lacks())


def _owner(shares: Sequence[Share], parts: Sequence[int], j: int) -> int:
    """The part that translates the nearest passage before ``j``, or after it where none does."""
    before = [(max(n for n in shares[k].covers if n < j), -k) for k in parts if min(shares[k].covers) < j]
    if before:
        return -max(before)[1]
    return min((min(shares[k].covers), k) for k in parts)[1]


def _missing(finding: Finding) -> bool:
    return finding.kind is FindingKind.MISSING
