"""How the documents of two trees stand, and when that fails a check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from daejo.blocks import Block
from daejo.findings import BaselineKind, Evidence, Finding, Severity
from daejo.trees.sections import heading_over, index_at

DOUBTED = 0.3
"""Chance of an unseen edit from which on nobody should read "in sync"."""
LONGEST = 2_000
"""Characters of one text of the evidence. An audit holds the findings of thousands of files."""


class Status(StrEnum):
    IN_SYNC = "in_sync"
    STALE = "stale"
    UNVERIFIED = "unverified"
    """Nothing was found, and what the translation was made from is not known: edits made since are unseen."""
    UNTRANSLATED = "untranslated"
    WITHOUT_ORIGINAL = "without_original"
    FAILED = "failed"


class FailOn(StrEnum):
    """What makes a check fail: findings of medium or high severity, or any finding at all."""

    SUBSTANTIVE = "substantive"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """The version that a translation was held against.

    ``certainty`` is how often such a choice has the very blocks of the true one, None where none was
    chosen; ``versions`` of how many it was chosen. ``unseen`` is how likely it is that an edit of weight
    stays unseen because another version was translated; None where nobody can say.
    """

    kind: BaselineKind
    revision: str | None = None
    path: str | None = None
    at: datetime | None = None
    certainty: float | None = None
    versions: int = 0
    unseen: float | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its place, for somebody who has neither text at hand.

    ``lines`` are [first, last] in the post, 1-based (of `missing` the line after which it belongs,
    twice); ``section`` is the post's heading over it, ``original_lines`` and ``original_section`` the
    same in the original as it is now. Empty or null where there is none.
    """

    kind: str
    severity: Severity
    confidence: float
    lines: tuple[int, int] | None
    section: str
    original_lines: tuple[int, int] | None
    original_section: str
    evidence: Evidence
    key: str


@dataclass(frozen=True, slots=True)
class Audited:
    """One document: paths as they are typed here, null for the side that is missing."""

    status: Status
    original: str | None
    post: str | None
    baseline: HeldAgainst | None = None
    findings: tuple[Located, ...] = ()
    notes: tuple[str, ...] = ()
    why: str | None = None
    """Why it could not be checked."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file or folder that was passed over, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything that an audit concluded, by the posts' names."""

    files: tuple[Audited, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()


def status_of(findings: Sequence[Located], baseline: HeldAgainst | None) -> Status:
    """How a pair stands."""
    if findings:
        return Status.STALE
    chance = baseline.unseen if baseline else None
    return Status.UNVERIFIED if chance is None or chance >= DOUBTED else Status.IN_SYNC


def severities(files: Iterable[Audited]) -> Counter[Severity]:
    """How many findings there are of each severity."""
    return Counter(finding.severity for file in files for finding in file.findings)


def fails(audit: Audit, fail_on: FailOn) -> bool:
    """Whether a check ends with "stale".

    A page that nobody has translated yet is not out of date, and never fails; one whose original is
    gone fails on `any`.
    """
    found = severities(audit.files)
    if fail_on is FailOn.SUBSTANTIVE:
        return bool(found[Severity.MEDIUM] or found[Severity.HIGH])
    return bool(found.total()) or any(file.status is Status.WITHOUT_ORIGINAL for file in audit.files)


def located(finding: Finding, original: Sequence[Block], post: Sequence[Block]) -> Located:
    """A finding with the headings over it."""
    spans = [block.lines for block in (original[i] for i in finding.original) if block.lines]
    if finding.post:
        place = finding.post[0]
    else:
        place = index_at(post, finding.post_lines[0]) if finding.post_lines else -1
    evidence = finding.evidence
    return Located(
        kind=finding.kind.value,
        severity=finding.severity,
        confidence=round(finding.confidence, 4),
        lines=finding.post_lines,
        section=heading_over(post, place),
        original_lines=(min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None,
        original_section=heading_over(original, finding.original[0]) if finding.original else "",
        evidence=replace(
            evidence,
            before=_shortened(evidence.before),
            after=_shortened(evidence.after),
            post=_shortened(evidence.post),
        ),
        key=finding.key,
    )


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
