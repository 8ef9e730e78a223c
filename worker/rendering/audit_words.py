"""What an audit says, in words that all its formats share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from daejo.findings import FindingKind, Severity
from daejo.trees import Audit, Audited, HeldAgainst, Located, Status, severities
from worker.rendering.advice import HEADLINE
from worker.rendering.audit_json import audit_totals
from worker.rendering.words import many, sureness

STATUS = {
    Status.STALE: "stale",
    Status.FAILED: "failed",
    Status.WITHOUT_ORIGINAL: "without original",
    Status.UNVERIFIED: "unverified",
    Status.UNTRANSLATED: "untranslated",
    Status.IN_SYNC: "in sync",
}
"""In the order in which they press."""
WITHOUT_HEADING = "(before the first heading)"
UNKNOWN = (
    "unverified: nothing was found, and which version was translated is not known; later edits are unseen"
)


def closing(made: Audit) -> str:
    """What it comes to, in a line."""
    totals = audit_totals(made)
    of_status = Counter(file.status for file in made.files)
    told = ", ".join(f"{of_status[status]} {word}" for status, word in STATUS.items() if of_status[status])
    line = f"{many(totals.documents, 'document')}: {told}" if told else "no documents"
    found = severity_counts(severities(made.files))
    return f"{line}; findings: {found}." if found else f"{line}."


def severity_counts(counted: Counter[Severity]) -> str:
    """ "2 high, 1 low"."""
    order = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)
    return ", ".join(f"{counted[severity]} {severity.value}" for severity in order if counted[severity])


def held_against(baseline: HeldAgainst | None) -> str:
    """Which version the translation is held against: "3f2a91c of 2024-05-01, sure (96%)"."""
    if baseline is None or baseline.revision is None:
        return "the original as it is now"
    day = f" of {baseline.at:%Y-%m-%d}" if baseline.at else ""
    sure = sureness(baseline.certainty) if baseline.certainty is not None else "unverified"
    return f"{baseline.revision[:9]}{day}, {sure}"


def headline(finding: Located) -> str:
    """ "out of date", "missing from the translation"."""
    return HEADLINE[FindingKind(finding.kind)]


def place(finding: Located) -> str:
    """ "line 12", "lines 12-14", "after line 12"."""
    if finding.lines is None:
        return "place unknown"
    first, last = finding.lines
    if finding.kind == FindingKind.MISSING.value:
        return f"after line {first}" if first > 0 else "at the beginning"
    return f"line {first}" if first == last else f"lines {first}-{last}"


def section(finding: Located) -> str:
    """The heading that a finding lies under: the post's, else the original's."""
    return finding.section or finding.original_section or WITHOUT_HEADING


def gist(finding: Located) -> str:
    """What differs, as short as it can be said; of what is missing, what it says."""
    evidence = finding.evidence
    if finding.kind == FindingKind.MISSING.value and evidence.after:
        return evidence.after
    return "; ".join(evidence.details) or evidence.after or evidence.before or evidence.post


def by_section(file: Audited) -> Iterator[tuple[str, list[Located]]]:
    """A document's findings under their headings, in the order of the post."""
    found: dict[str, list[Located]] = {}
    for finding in file.findings:
        found.setdefault(section(finding), []).append(finding)
    yield from found.items()


def told_from(path: str, root: Path) -> str:
    """A path as its repository has it: ``/`` between folders, from the root where it lies below."""
    whole = Path.cwd() / path
    resolved = whole.parent.resolve() / whole.name
    try:
        return resolved.relative_to(root).as_posix()
    except ValueError:
        return Path(path).as_posix()


def document(file: Audited) -> str:
    """The path that a document goes by: the post's, else the original's."""
    return file.post or file.original or ""
