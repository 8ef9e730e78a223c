"""An audit as Markdown: for a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from daejo.trees import Audit, Audited, Located, Status, severities
from worker.rendering.audit_words import (
    STATUS,
    UNKNOWN,
    closing,
    document,
    gist,
    headline,
    held_against,
    place,
    section,
    severity_counts,
)
from worker.rendering.differences import new_markdown, old_markdown, pieces, shortened
from worker.rendering.safety import markdown
from worker.rendering.words import shown_path, sureness

LONGEST = 60_000
"""Characters of the whole: GitHub takes 65,536 in a comment."""
QUOTED = 300


def audit_markdown(made: Audit) -> str:
    """A heading, a table of the documents that ask for something, and each with its findings."""
    pressing = [f for f in made.files if f.status not in (Status.IN_SYNC, Status.UNTRANSLATED)]
    lines = ["# Translations against their originals", "", markdown(closing(made)), ""]
    listed = [f for f in pressing if f.status is not Status.UNVERIFIED]
    if listed:
        lines += ["| document | status | findings |", "|---|---|---|"]
        lines += [_row(file) for file in listed]
        lines.append("")
    if len(listed) < len(pressing):
        lines += [markdown(UNKNOWN), ""]
    text = "\n".join(lines)
    for number, file in enumerate(listed):
        more = "\n".join(_document(file))
        if len(text) + len(more) > LONGEST:
            text += f"\n…and {len(listed) - number} more documents.\n"
            break
        text += f"\n{more}"
    return text[: LONGEST + 2_000].rstrip() + "\n"


def _row(file: Audited) -> str:
    told = severity_counts(severities([file])) or markdown(file.why or "")
    return f"| {_name(file)} | {STATUS[file.status]} | {told} |"


def _name(file: Audited) -> str:
    return markdown(shown_path(document(file)))


def _document(file: Audited) -> Iterator[str]:
    if not file.findings:
        return
    yield f"## {_name(file)}"
    yield ""
    yield f"Held against {markdown(held_against(file.baseline))}."
    yield ""
    for finding in file.findings:
        yield from _finding(finding)
    yield ""


def _finding(finding: Located) -> Iterator[str]:
    evidence = finding.evidence
    sure = f"{finding.severity.value} severity, {sureness(finding.confidence)}"
    title = f"**{markdown(place(finding))}**: {markdown(headline(finding))} ({markdown(sure)})"
    yield f"- {title}, under “{markdown(section(finding))}”"
    if evidence.before and evidence.after and evidence.before != evidence.after:
        parts = pieces(shortened(evidence.before, QUOTED), shortened(evidence.after, QUOTED))
        yield f"  - was: {old_markdown(parts)}"
        yield f"  - now: {new_markdown(parts)}"
    else:
        yield f"  - {markdown(shortened(gist(finding), QUOTED))}"
