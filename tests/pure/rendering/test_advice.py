"""What a translator is told to do about a passage that was rewritten."""

from __future__ import annotations

import pytest

from daejo.findings import Evidence, Finding, FindingKind, Severity
from worker.rendering.advice import headline, what_to_do, why

BOTH = Evidence(before="The old one.", after="A new one.", post="옛 문장입니다.")


def finding(kind: FindingKind, evidence: Evidence) -> Finding:
    return Finding(kind, Severity.MEDIUM, 0.9, (), (), (12, 12), evidence, "key")


@pytest.mark.parametrize(
    ("kind", "step"),
    [
        (FindingKind.ORPHAN, "Translate the new text in place of line 12."),
        (FindingKind.MISSING, "Translate it in place of the passage above that is gone; both end then."),
    ],
)
def test_both_halves_of_a_rewritten_passage_say_that_it_was_rewritten(kind: FindingKind, step: str) -> None:
    half = finding(kind, BOTH)
    assert (headline(half), what_to_do(half)) == ("rewritten", step)
    assert "something else" in why(half)


@pytest.mark.parametrize(
    ("kind", "evidence"),
    [
        (FindingKind.STALE, BOTH),
        (FindingKind.ORPHAN, Evidence(before="The old one.", post="옛 문장입니다.")),
        (FindingKind.MISSING, Evidence(after="A new one.")),
        (FindingKind.MISSING, Evidence(before="The old one.", after="The older one.")),
    ],
)
def test_nothing_else_does(kind: FindingKind, evidence: Evidence) -> None:
    assert headline(finding(kind, evidence)) != "rewritten"
