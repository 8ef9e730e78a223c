"""A comparison as Markdown: for a pull request, an issue or a note."""

from __future__ import annotations

from collections.abc import Iterator

from daejo.findings import Finding
from worker.comparing import Comparison
from worker.rendering.advice import headline, how_to_end, told_once, what_to_do, where, why
from worker.rendering.compare_table import closing
from worker.rendering.differences import new_markdown, old_markdown, pieces, shortened
from worker.rendering.safety import markdown
from worker.rendering.words import sureness

QUOTED = 600


def compare_markdown(made: Comparison) -> str:
    """A heading, a line that sums up, and a section for each finding."""
    parts = [f"# {markdown(made.post.title or made.post.path)}", "", markdown(closing(made).plain), ""]
    parts.extend(f"**Warning:** {markdown(warning)}\n" for warning in made.warnings)
    for finding in made.findings:
        parts.extend(finding_markdown(finding))
    return "\n".join(parts).rstrip() + "\n"


def finding_markdown(finding: Finding, number: int | None = None, after: int | None = None) -> Iterator[str]:
    """The lines of one finding: where, how sure, the texts, why, what to do. ``number`` is the ledger's.

    ``after`` is the line after which a moved passage belongs, if known.
    """
    evidence = finding.evidence
    title = f"{headline(finding)}, {where(finding)}"
    yield f"## {markdown(title[:1].upper() + title[1:])}"
    yield ""
    yield f"*{markdown(finding.severity.value)} severity, {markdown(sureness(finding.confidence))}*"
    yield ""
    if evidence.before and evidence.after and evidence.before != evidence.after:
        parts = pieces(evidence.before, evidence.after)
        yield f"- Original before: {old_markdown(parts)}"
        yield f"- Original now: {new_markdown(parts)}"
    elif evidence.after or evidence.before:
        word = "Original" if evidence.after else "Original before"
        yield f"- {word}: {markdown(shortened(evidence.after or evidence.before, QUOTED))}"
    if evidence.revised:
        parts = pieces(evidence.post, evidence.revised)
        yield f"- Translation before: {old_markdown(parts)}"
        yield f"- Translation now: {new_markdown(parts)}"
    elif evidence.post:
        yield f"- Translation: {markdown(shortened(evidence.post, QUOTED))}"
    for detail in told_once(evidence.details):
        yield f"- {markdown(detail)}"
    yield f"- Why: {markdown(why(finding))}"
    rest = f" {_code(how_to_end(finding, number))}" if number is not None else ""
    yield f"- **To do:** {markdown(what_to_do(finding, after))}{rest}"
    yield ""


def _code(told: str) -> str:
    """The command at the end of a sentence, as code."""
    asked, _, command = told.partition("? ")
    return f"{asked}? `{command}`"
