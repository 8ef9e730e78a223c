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
from daejo.changes import Change, ChangeKind
from daejo.findings import Finding, FindingKind, Severity
from daejo.trees.sections import Section, sections
from daejo.trees.signals import ROOT, Signal, Told, edits, of_finding, shorter


class Standing(StrEnum):
    UP_TO_DATE = "up_to_date"
    LOW = "outdated_low_severity"
    OUTDATED = "candidate_outdated"
    NO_ORIGINAL = "no_english_version"
    NOT_TRANSLATED = "not_translated"


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
    where there are only lesser findings, minor edits and shorter passages, else `up_to_date`. What says
    nothing of the original is told and does not count: what a translator left behind (`residue`), and a
    passage that stands elsewhere (`moved`) while the original is not known to have moved it.
    """
    told = [
        *(of_finding(f, original, post, pairs) for f in findings),
        *edits(original, post, pairs, findings, changes),
        *(shorter(original, post, pairs, findings) if alone else ()),
    ]
    told.sort(key=lambda t: (t.signal.line is None, t.signal.line or 0, t.signal.original_line or 0))
    counted = [t for t in told if not _translators_own(t, changes)]
    return Contract(
        status=_status(t.signal for t in counted),
        signals=tuple(t.signal for t in told),
        sections=tuple(_sections(original, post, pairs, counted)),
    )


def _translators_own(told: Told, changes: Sequence[Change]) -> bool:
    """Whether a signal speaks of the translator alone, and not of an original that went on."""
    if told.signal.kind == FindingKind.MOVED.value:
        moves = (change for change in changes if change.kind is ChangeKind.MOVED)
        return all(told.home not in change.after for change in moves)
    return told.signal.kind == FindingKind.RESIDUE.value


def _status(signals: Iterable[Signal]) -> Standing:
    counted = {s.severity for s in signals}
    if counted & {Severity.MEDIUM.value, Severity.HIGH.value}:
        return Standing.OUTDATED
    return Standing.LOW if Severity.LOW.value in counted else Standing.UP_TO_DATE


def _sections(
    original: Sequence[Block], post: Sequence[Block], pairs: Sequence[Pair], told: Sequence[Told]
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


def _own(section: Section, told: Sequence[Told]) -> Standing:
    inside = range(section.first, section.last + 1)
    return _status(t.signal for t in told if t.post and t.post[0] in inside)
