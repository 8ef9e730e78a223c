"""What becomes a finding, and how severe it is: tables that somebody may read and change."""

from __future__ import annotations

from dataclasses import dataclass

from daejo.blocks import Block, Kind, Role
from daejo.changes import Weight
from daejo.changes.includes import included
from daejo.changes.tools import as_read
from daejo.findings.finding import Severity


@dataclass(frozen=True, slots=True)
class Policy:
    """``raised``: the weights of an edit that make its translation stale, a minor one with low
    severity. A cosmetic edit is recorded as a change and asks nothing of a translator.
    """

    raised: frozenset[Weight] = frozenset({Weight.MINOR, Weight.SUBSTANTIVE})
    reopens: frozenset[Weight] = frozenset({Weight.SUBSTANTIVE})
    """The weights of a further edit that open again what somebody revised or acknowledged."""
    confirm: bool = False
    """Whether a revised paragraph waits for a person to confirm it; else the revision is believed."""
    long_text: int = 200
    """Characters from which on a missing paragraph is a severe loss."""
    sure: float = 0.95
    """Confidence of what the pairs around a place leave no doubt about."""


DEFAULT = Policy()

LOST_IN_TRANSLATION = frozenset({Kind.RULE, Kind.MARKUP, Kind.EMBED})
"""Kinds that posts never carry over: counted over 907 posts, embeds, cards and rules are dropped."""

SHORTEST = 4
"""Letters that a text must have for its absence to be claimed: "이미지:" is a machine's label."""


def claimable(block: Block) -> bool:
    """Whether that a block has no counterpart says anything."""
    if block.role is not Role.BODY or (block.kind in LOST_IN_TRANSLATION and not included(block.text)):
        return False
    return block.kind is Kind.IMAGE or _letters(block.text) >= SHORTEST


def _letters(text: str) -> int:
    """Letters and digits that a reader sees: none of "{:else}"."""
    return sum(sign.isalnum() for sign in as_read(text))


_OF_A_LOSS = {
    Kind.HEADING: Severity.MEDIUM,
    Kind.PARAGRAPH: Severity.MEDIUM,
    Kind.LIST_ITEM: Severity.MEDIUM,
    Kind.QUOTE: Severity.MEDIUM,
    Kind.CODE: Severity.HIGH,
    Kind.TABLE: Severity.HIGH,
    Kind.IMAGE: Severity.LOW,
    Kind.EMBED: Severity.LOW,
    Kind.RULE: Severity.LOW,
    Kind.MARKUP: Severity.LOW,
}


def severity_of_loss(block: Block, policy: Policy = DEFAULT) -> Severity:
    """Of a block that the post lacks, or has too much."""
    if block.is_prose and len(block.text) >= policy.long_text:
        return Severity.HIGH
    return _OF_A_LOSS[block.kind]


MISLEADING = ("number", "negation", "code", "name", "link", "obligation", "little word", "places", "sign")
"""Reasons of a change that make the old translation wrong, not only incomplete."""


def severity_of_edit(reasons: tuple[str, ...], weight: Weight) -> Severity:
    """Of a paragraph whose original was edited."""
    if weight is not Weight.SUBSTANTIVE:
        return Severity.LOW
    return Severity.HIGH if any(r.startswith(MISLEADING) for r in reasons) else Severity.MEDIUM
