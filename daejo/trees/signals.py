"""The signals of the contract of detectors: everything that was seen, small or large, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from daejo.alignment import Pair, starter
from daejo.blocks import Block
from daejo.changes import Change, Weight
from daejo.findings import Finding, Severity
from daejo.trees.sections import heading_over, index_at
from daejo.trees.untold import aside, untold

ROOT = "(root)"
"""Name of what stands before the first heading."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that was seen.

    ``kind`` is a finding's kind; `minor_edit` or `cosmetic_edit` for an edit of the original that asks
    for nothing; `shorter` for a passage of which the translation does not tell a sentence. ``severity`` is
    `high`, `medium`, `low` or `none`. ``line`` is the first line in the post (for `missing` the line after
    which it belongs), ``section`` the post's heading over it; ``original_line`` and ``original_section``
    the same in the original.
    """

    kind: str
    severity: str
    confidence: float
    line: int | None
    section: str
    original_line: int | None
    original_section: str
    before: str
    after: str
    translation: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A signal, the block of the original whose section it belongs to, and the post's blocks."""

    signal: Signal
    home: int | None
    post: tuple[int, ...]


def of_finding(
    finding: Finding, original: Sequence[Block], post: Sequence[Block], pairs: Sequence[Pair]
) -> Told:
    line = finding.post_lines[0] if finding.post_lines else None
    place = finding.post[0] if finding.post else index_at(post, line) if line is not None else -1
    home = finding.original[0] if finding.original else _beside(place, pairs)
    signal = Signal(
        kind=finding.kind.value,
        severity=finding.severity.value,
        confidence=round(finding.confidence, 4),
        line=line,
        section=heading_over(post, place) or ROOT,
        original_line=_line(original, finding.original),
        original_section=_over(original, () if home is None else (home,)),
        before=finding.evidence.before,
        after=finding.evidence.after,
        translation=finding.evidence.post,
        details=finding.evidence.details,
    )
    return Told(signal, home, finding.post)


def _beside(place: int, pairs: Sequence[Pair]) -> int | None:
    """Where the original is, of a place in the post that it has nothing for: what the post says just
    before has its counterpart there."""
    earlier = [pair for pair in pairs if pair.post[-1] <= place]
    return max(earlier, key=lambda pair: pair.post[-1]).original[-1] if earlier else None


def edits(
    original: Sequence[Block],
    post: Sequence[Block],
    pairs: Sequence[Pair],
    findings: Sequence[Finding],
    changes: Sequence[Change],
) -> Iterator[Told]:
    """Edits too light to be a finding, where something translates what they touched."""
    spoken = {j for finding in findings for j in finding.original}
    pair_of = {j: pair for pair in pairs for j in pair.original}
    for change in changes:
        touched = [pair_of[j] for j in change.after if j in pair_of]
        if change.weight is Weight.SUBSTANTIVE or not touched or not spoken.isdisjoint(change.after):
            continue
        there = touched[0].post
        minor = change.weight is Weight.MINOR
        signal = Signal(
            kind="minor_edit" if minor else "cosmetic_edit",
            severity=Severity.LOW.value if minor else "none",
            confidence=round(touched[0].score, 4),
            line=_line(post, there),
            section=_over(post, there),
            original_line=_line(original, change.after),
            original_section=_over(original, change.after),
            before=change.before_text,
            after=change.after_text,
            translation="\n\n".join(post[k].text for k in there),
            details=change.reasons,
        )
        yield Told(signal, change.after[0], there)


def shorter(
    original: Sequence[Block], post: Sequence[Block], pairs: Sequence[Pair], findings: Sequence[Finding]
) -> Iterator[Told]:
    """Sentences and asides that the translation lacks, where no finding speaks of the place already."""
    spoken = {k for finding in findings for k in finding.post}
    for one in (*untold(original, post, pairs, starter()), *aside(original, post, pairs)):
        if one.post in spoken:
            continue
        signal = Signal(
            kind="shorter",
            severity=Severity.LOW.value,
            confidence=one.probability,
            line=_line(post, (one.post,)),
            section=_over(post, (one.post,)),
            original_line=_line(original, (one.original,)),
            original_section=_over(original, (one.original,)),
            before="",
            after=original[one.original].text,
            translation=post[one.post].text,
            details=(f"not in the translation: “{one.sentence}”",),
        )
        yield Told(signal, one.original, (one.post,))


def _line(blocks: Sequence[Block], indexes: Sequence[int]) -> int | None:
    lines = blocks[indexes[0]].lines if indexes else None
    return lines[0] if lines else None


def _over(blocks: Sequence[Block], indexes: Sequence[int]) -> str:
    return (heading_over(blocks, indexes[0]) if indexes else "") or ROOT
