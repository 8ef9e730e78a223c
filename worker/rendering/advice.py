"""What a finding means for a translator: why it matters, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from daejo.findings import Finding, FindingKind

HEADLINE = {
    FindingKind.MISSING: "missing from the translation",
    FindingKind.STALE: "out of date",
    FindingKind.ORPHAN: "without an original",
    FindingKind.MISMATCH: "does not say the same",
    FindingKind.MOVED: "in another place",
    FindingKind.UNTRANSLATED: "not translated",
    FindingKind.RESIDUE: "left over from translating",
}

MARK = {
    FindingKind.MISSING: "−",
    FindingKind.STALE: "~",
    FindingKind.ORPHAN: "+",
    FindingKind.MISMATCH: "≠",
    FindingKind.MOVED: "↕",
    FindingKind.UNTRANSLATED: "E",
    FindingKind.RESIDUE: "x",
}
"""One cell wide in every terminal, and told apart without colour."""

WHY = {
    FindingKind.MISSING: "The original says this; a reader of the translation never learns it.",
    FindingKind.STALE: "The author changed this after it was translated; the translation says the old thing.",
    FindingKind.ORPHAN: "The translation says this and nothing in the original does: it may be invented.",
    FindingKind.MISMATCH: "A figure, name, link or piece of code differs from the original.",
    FindingKind.MOVED: "The original has this in another place; the translation tells it in another order.",
    FindingKind.UNTRANSLATED: "A reader of the translation meets a passage in English.",
    FindingKind.RESIDUE: "A reader sees words that were meant for the translator, or came from it.",
}


ANOTHER_IMAGE = "another image"
"""The reason of a change of a picture (`daejo.changes`)."""


def told_once(details: Sequence[str]) -> tuple[str, ...]:
    """Details without those that name again what one before them names: "number 3 → 4", "word 3 → 4"."""
    told: dict[str, str] = {}
    for detail in details:
        told.setdefault(detail.partition(" ")[2] or detail, detail)
    return tuple(told.values())


def where(finding: Finding) -> str:
    """The place in the post, for a person: "line 12", "lines 12-14", "after line 12"."""
    if finding.post_lines is None:
        return "in the whole post" if finding.post else "place unknown"
    first, last = finding.post_lines
    if finding.kind is FindingKind.MISSING:
        return f"after line {first}" if first > 0 else "at the beginning"
    line = f"line {first}" if first == last else f"lines {first}-{last}"
    return f"{line} (front matter)" if _of_front_matter(finding) else line


def _of_front_matter(finding: Finding) -> bool:
    """Whether a finding is about what the post says of itself: its title stands in no block."""
    return finding.kind is FindingKind.STALE and not finding.post


def headline(finding: Finding) -> str:
    """What is the matter, in a few words."""
    if finding.evidence.revised:
        return "revised, please confirm"
    if _rewritten(finding):
        return "rewritten"
    gone = finding.kind is FindingKind.ORPHAN and finding.evidence.before
    return "taken out of the original" if gone else HEADLINE[finding.kind]


def why(finding: Finding) -> str:
    """Why it matters, in a sentence."""
    if finding.evidence.revised:
        return "The author changed this, and the translation was revised afterwards; nobody has confirmed it."
    if _rewritten(finding):
        return "The author wrote something else in the place of what is translated here."
    if finding.kind is FindingKind.STALE and ANOTHER_IMAGE in finding.evidence.details:
        return "The author shows another picture; the translation still has the old one."
    if finding.kind is FindingKind.ORPHAN and finding.evidence.before:
        return "The author took this out of the original; the translation still says it."
    return WHY[finding.kind]


def what_to_do(finding: Finding, after: int | None = None) -> str:
    """The next step, in words; ``after`` is the line after which a moved passage belongs, if known."""
    place = where(finding)
    there = (
        "to where the original has it now" if after is None else f"after line {after}, as the original has it"
    )
    if finding.evidence.revised:
        return f"Read {place} against the new text; confirm it, or revise it once more."
    if _rewritten(finding):
        if finding.kind is FindingKind.ORPHAN:
            return f"Translate the new text in place of {place}."
        return "Translate it in place of the passage above that is gone; both end then."
    if finding.kind is FindingKind.STALE and ANOTHER_IMAGE in finding.evidence.details:
        return f"Replace the picture of {place} by the new one."
    return {
        FindingKind.MISSING: f"Translate it and put it {place}.",
        FindingKind.STALE: f"Revise {place} so that it says the new text.",
        FindingKind.ORPHAN: f"Take out {place}, unless you added it on purpose.",
        FindingKind.MISMATCH: f"Check {place} against the original, and mend what is wrong.",
        FindingKind.MOVED: f"Move {place} {there}.",
        FindingKind.UNTRANSLATED: f"Translate {place}.",
        FindingKind.RESIDUE: f"Take out {place}, or write what belongs there.",
    }[finding.kind]


def _rewritten(finding: Finding) -> bool:
    """Whether one text went and another came in its place: told of both, of which each shows the other."""
    evidence = finding.evidence
    paired = finding.kind in (FindingKind.ORPHAN, FindingKind.MISSING)
    return paired and bool(evidence.before and evidence.after and evidence.post)


def how_to_end(finding: Finding, number: int) -> str:
    """The command that ends it without a change to the post; ``number`` is the ledger's."""
    asked = "Right as it is?" if finding.evidence.revised else "Nothing to change?"
    return f"{asked} daejo ack {number}"
