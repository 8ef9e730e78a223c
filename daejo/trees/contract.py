"""The contract by which documentation teams compare detectors of outdated translations.

Kubernetes' localization teams defined it for their benchmark (kubernetes/website, issue 54896 and pull
request 54952): two files in, a status with signals and sections out. There `candidate_outdated` and
`outdated_low_severity` both count as "outdated", and edits in the looks of the English (emphasis, link
style, shortcode delimiters) must be `up_to_date`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from daejo.alignment import Pair
from daejo.blocks import Block
from daejo.changes import Change, Weight
from daejo.findings import Finding, FindingKind, Severity
from daejo.trees.sections import Section, heading_over, index_at, sections
from daejo.trees.shortfall import shortfalls

SHORTER = 0.7
"""Confidence of a passage that says less: part of them were shortened on purpose."""
ROOT = "(root)"
"""Name of what stands before the first heading."""


class Standing(StrEnum):
    UP_TO_DATE = "up_to_date"
    LOW = "outdated_low_severity"
    OUTDATED = "candidate_outdated"
    NO_ORIGINAL = "no_english_version"
    NOT_TRANSLATED = "not_translated"


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that was seen.

    ``kind`` is a finding's kind; `minor_edit` or `cosmetic_edit` for an edit of the original that asks
    for nothing; `shorter` for a passage of which the translation says less. ``severity`` is `high`,
    `medium`, `low` or `none`. ``line`` is the first line in the post (for `missing` the line after which
    it belongs), ``section`` the post's heading over it; ``original_line`` and ``original_section`` the
    same in the original.
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
class SectionStanding:
    """A section of the original, and what translates it: its heading there (null where it has none),
    and the lines in the post. A section that only the post has, has no ``original_lines``."""

    heading: str
    translated_heading: str | None
    lines: tuple[int, int] | None
    original_lines: tuple[int, int] | None
    status: Standing


@dataclass(frozen=True, slots=True)
class Contract:
    """What ``daejo compare --contract l10n`` prints. ``sections`` are all of the original's, in order,
    then those that only the post has."""

    status: Standing
    signals: tuple[Signal, ...] = ()
    sections: tuple[SectionStanding, ...] = ()


def contract(
    original: Sequence[Block],
    post: Sequence[Block],
    pairs: Sequence[Pair],
    findings: Sequence[Finding],
    changes: Sequence[Change] = (),
    *,
    alone: bool = False,
) -> Contract:
    """What the comparison of an original (as it is now) and its translation comes to. ``alone``: nothing
    is known of what was translated, so that passages of another length say something too.

    `candidate_outdated` where a finding of medium or high severity says so, `outdated_low_severity`
    where there are only lesser findings, minor edits and shorter passages, else `up_to_date`. What a
    translator left behind (`residue`) is told and does not count: it says nothing of the original.
    """
    told = [
        *(_of_finding(f, original, post, pairs) for f in findings),
        *_edits(original, post, pairs, findings, changes),
        *(_shorter(original, post, pairs, findings) if alone else ()),
    ]
    told.sort(key=lambda t: (t.signal.line is None, t.signal.line or 0, t.signal.original_line or 0))
    return Contract(
        status=_status(t.signal for t in told),
        signals=tuple(t.signal for t in told),
        sections=tuple(_sections(original, post, pairs, told)),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A signal, the block of the original whose section it belongs to, and the post's blocks."""

    signal: Signal
    home: int | None
    post: tuple[int, ...]


def _status(signals: Iterable[Signal]) -> Standing:
    counted = {s.severity for s in signals if s.kind != FindingKind.RESIDUE.value}
    if counted & {Severity.MEDIUM.value, Severity.HIGH.value}:
        return Standing.OUTDATED
    return Standing.LOW if Severity.LOW.value in counted else Standing.UP_TO_DATE


def _of_finding(
    finding: Finding, original: Sequence[Block], post: Sequence[Block], pairs: Sequence[Pair]
) -> _Told:
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
    return _Told(signal, home, finding.post)


def _beside(place: int, pairs: Sequence[Pair]) -> int | None:
    """Where the original is, of a place in the post that it has nothing for: what the post says just
    before has its counterpart there."""
    earlier = [pair for pair in pairs if pair.post[-1] <= place]
    return max(earlier, key=lambda pair: pair.post[-1]).original[-1] if earlier else None


def _edits(
    original: Sequence[Block],
    post: Sequence[Block],
    pairs: Sequence[Pair],
    findings: Sequence[Finding],
    changes: Sequence[Change],
) -> Iterator[_Told]:
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
        yield _Told(signal, change.after[0], there)


def _shorter(
    original: Sequence[Block], post: Sequence[Block], pairs: Sequence[Pair], findings: Sequence[Finding]
) -> Iterator[_Told]:
    spoken = {k for finding in findings for k in finding.post}
    for one in shortfalls(original, post, pairs):
        if one.post in spoken:
            continue
        told = f"{one.sentences} sentences, {one.translated} in the translation, and longer than usual"
        signal = Signal(
            kind="shorter",
            severity=Severity.LOW.value,
            confidence=SHORTER,
            line=_line(post, (one.post,)),
            section=_over(post, (one.post,)),
            original_line=_line(original, (one.original,)),
            original_section=_over(original, (one.original,)),
            before="",
            after=original[one.original].text,
            translation=post[one.post].text,
            details=(told,),
        )
        yield _Told(signal, one.original, (one.post,))


def _sections(
    original: Sequence[Block], post: Sequence[Block], pairs: Sequence[Pair], told: Sequence[_Told]
) -> Iterator[SectionStanding]:
    there = {j: pair.post for pair in pairs for j in pair.original}
    headed = {k for pair in pairs for k in pair.post}
    for section in sections(original):
        inside = range(section.first, section.last + 1)
        held = [k for j in inside for k in there.get(j, ())]
        spans = [lines for k in held if (lines := post[k].lines)]
        head = there.get(section.first, ()) if section.heading else ()
        yield SectionStanding(
            heading=section.heading or ROOT,
            translated_heading=post[head[0]].text if head else None,
            lines=(min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None,
            original_lines=section.lines,
            status=_status(t.signal for t in told if t.home is not None and t.home in inside),
        )
    for section in sections(post):
        if not headed.intersection(range(section.first, section.last + 1)):
            yield SectionStanding(section.heading or ROOT, None, section.lines, None, _own(section, told))


def _own(section: Section, told: Sequence[_Told]) -> Standing:
    inside = range(section.first, section.last + 1)
    return _status(t.signal for t in told if t.post and t.post[0] in inside)


def _line(blocks: Sequence[Block], indexes: Sequence[int]) -> int | None:
    lines = blocks[indexes[0]].lines if indexes else None
    return lines[0] if lines else None


def _over(blocks: Sequence[Block], indexes: Sequence[int]) -> str:
    return (heading_over(blocks, indexes[0]) if indexes else "") or ROOT
