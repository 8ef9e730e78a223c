"""What is worth ringing out: findings that opened, and originals whose standing turned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from daejo.changes import Change, Weight
from daejo.findings import Finding, Severity
from daejo.verdict.conclusion import FLAG_OF_FINDING, Flag, FlagKind
from daejo.verdict.known import Known, OriginalState

SUMMARY_LENGTH = 240
"""Characters of a summary: a line in a chat message or a mail subject; long enough for an address."""

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")
"""What steers a terminal or turns the direction of a line: quoted text is hostile (CVE-2021-42574)."""

TURNED = {
    OriginalState.GONE: (FlagKind.GONE, Severity.HIGH, "the original was deleted"),
    OriginalState.BLOCKED: (FlagKind.BLOCKED, Severity.MEDIUM, "the original's site refuses to be read"),
    OriginalState.REFUSED: (FlagKind.BLOCKED, Severity.LOW, "the original is not looked at"),
    OriginalState.WITHHELD: (FlagKind.LOST, Severity.MEDIUM, "the original is withheld for legal reasons"),
    OriginalState.PREVIEW: (FlagKind.PREVIEW, Severity.MEDIUM, "the original is now for members only"),
    OriginalState.LOST: (
        FlagKind.LOST,
        Severity.MEDIUM,
        "the original's address no longer shows the article",
    ),
    OriginalState.UNREADABLE: (
        FlagKind.LOST,
        Severity.LOW,
        "what the original's address shows cannot be read",
    ),
    OriginalState.UNREACHABLE: (FlagKind.LOST, Severity.LOW, "the original's site does not answer"),
    OriginalState.QUARANTINED: (FlagKind.LOST, Severity.MEDIUM, "looking at the original failed three times"),
}


def finding_flags(post_id: int, opened: Iterable[Finding]) -> tuple[Flag, ...]:
    """One flag for each finding that opened."""
    return tuple(
        Flag(
            kind=FLAG_OF_FINDING[finding.kind],
            severity=finding.severity,
            summary=_finding_summary(finding),
            post_id=post_id,
            finding_key=finding.key,
        )
        for finding in opened
    )


def turned_flags(known: Known, state: OriginalState, detail: str) -> tuple[Flag, ...]:
    """A flag for each post where the original's standing is not what it was."""
    if state is known.state:
        return ()
    if state is OriginalState.OK:
        if known.state is OriginalState.NEW:
            return ()
        return _for_each_post(known, FlagKind.BACK, Severity.LOW, "the original can be read again")
    first_silence = known.state is OriginalState.NEW and state is OriginalState.UNREACHABLE
    if state not in TURNED or first_silence:  # a laptop off the network has learned nothing
        return ()
    kind, severity, summary = _turned(state, detail)
    return _for_each_post(known, kind, severity, summary)


def joined_flag(post_id: int, state: OriginalState, detail: str) -> Flag | None:
    """A flag for a post whose original stood in this state already when the post came to it."""
    if state not in TURNED or state is OriginalState.UNREACHABLE:
        return None
    kind, severity, summary = _turned(state, detail)
    return Flag(kind=kind, severity=severity, summary=_one_line(summary), post_id=post_id)


def _turned(state: OriginalState, detail: str) -> tuple[FlagKind, Severity, str]:
    kind, severity, sentence = TURNED[state]
    return kind, severity, f"{sentence}: {detail}" if detail else sentence


def moved_flags(known: Known, moved_to: str | None) -> tuple[Flag, ...]:
    """A flag for each post where the site says that the original moved for good."""
    if moved_to is None or moved_to == known.moved_to:
        return ()
    return _for_each_post(known, FlagKind.MOVED, Severity.LOW, f"the original moved for good to {moved_to}")


def changed_flags(known: Known, changes: Sequence[Change]) -> tuple[Flag, ...]:
    """A flag for each post where the original changed by more than its looks."""
    heavy = sum(c.weight is Weight.SUBSTANTIVE for c in changes)
    minor = sum(c.weight is Weight.MINOR for c in changes)
    if not heavy and not minor:
        return ()
    severity = Severity.MEDIUM if heavy else Severity.LOW
    counted = [f"{heavy} substantive"] * bool(heavy) + [f"{minor} minor"] * bool(minor)
    plural = "change" if heavy + minor == 1 else "changes"
    return _for_each_post(
        known, FlagKind.CHANGED, severity, f"the original has {' and '.join(counted)} {plural}"
    )


def _for_each_post(known: Known, kind: FlagKind, severity: Severity, summary: str) -> tuple[Flag, ...]:
    line = _one_line(summary)
    return tuple(Flag(kind=kind, severity=severity, summary=line, post_id=post.id) for post in known.posts)


def _finding_summary(finding: Finding) -> str:
    place = ""
    if finding.post_lines:
        first, last = finding.post_lines
        place = f"line {first}: " if first == last else f"lines {first}-{last}: "
    said = "; ".join(finding.evidence.details) or finding.evidence.after or finding.evidence.post
    return _one_line(f"{place}{finding.kind.value}: {said}")


def _one_line(text: str) -> str:
    flat = " ".join(_STEERING.sub(" ", text).split())
    return flat if len(flat) <= SUMMARY_LENGTH else flat[: SUMMARY_LENGTH - 1] + "…"
