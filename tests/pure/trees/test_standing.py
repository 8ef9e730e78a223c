"""How a document stands, under which heading a finding lies, and what fails a check."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from daejo.findings import BaselineKind, Evidence, Finding, FindingKind, Severity
from daejo.markdown import read_markdown
from daejo.trees import (
    Audit,
    Audited,
    FailOn,
    HeldAgainst,
    Located,
    Status,
    fails,
    located,
    sections,
    severities,
    status_of,
)

ENGLISH = read_markdown("Intro.\n\n## Install\n\nRun it.\n\n### Windows\n\nClick twice.\n")
KOREAN = read_markdown("소개.\n\n## 설치\n\n실행하세요.\n\n### 윈도우\n\n두 번 누르세요.\n")


def finding(severity: Severity, **fields: object) -> Finding:
    made = {
        "kind": FindingKind.STALE,
        "severity": severity,
        "confidence": 0.9,
        "original": (2,),
        "post": (2,),
        "post_lines": (5, 5),
        "evidence": Evidence(after="Run it."),
        "key": "stale:1",
    }
    return Finding(**(made | fields))  # type: ignore[arg-type]


def placed(severity: Severity = Severity.HIGH, **fields: object) -> Located:
    return located(finding(severity, **fields), ENGLISH, KOREAN)


def chosen(unseen: float | None) -> HeldAgainst:
    return HeldAgainst(BaselineKind.HISTORY, "abc", "a.md", datetime(2024, 1, 1, tzinfo=UTC), 0.6, 3, unseen)


def test_a_finding_lies_under_the_heading_before_it() -> None:
    made = placed()
    assert (made.section, made.original_section) == ("설치", "Install")
    assert (made.lines, made.original_lines) == ((5, 5), (5, 5))


def test_what_is_missing_lies_where_it_belongs() -> None:
    made = placed(kind=FindingKind.MISSING, original=(4,), post=(), post_lines=(7, 7))
    assert (made.section, made.original_section) == ("윈도우", "Windows")
    assert placed(kind=FindingKind.MISSING, post=(), post_lines=(0, 0)).section == ""
    assert placed(kind=FindingKind.MISSING, post=(), post_lines=None).section == ""


def test_a_giant_text_is_cut() -> None:
    made = placed(evidence=Evidence(after="x" * 50_000))
    assert len(made.evidence.after) < 3_000


def test_the_sections_of_a_text_hold_every_block_once() -> None:
    made = sections(KOREAN)
    assert [(s.heading, s.level, s.lines) for s in made] == [
        ("", 0, (1, 1)),
        ("설치", 2, (3, 5)),
        ("윈도우", 3, (7, 9)),
    ]
    assert [i for s in made for i in range(s.first, s.last + 1)] == list(range(len(KOREAN)))
    assert sections(()) == ()


@pytest.mark.parametrize(
    ("findings", "baseline", "status"),
    [
        ((placed(),), chosen(0.0), Status.STALE),
        ((placed(),), None, Status.STALE),
        ((), chosen(0.1), Status.IN_SYNC),
        ((), chosen(0.5), Status.UNVERIFIED),
        ((), chosen(None), Status.UNVERIFIED),
        ((), HeldAgainst(BaselineKind.ASSUMED), Status.UNVERIFIED),
        ((), None, Status.UNVERIFIED),
    ],
)
def test_nothing_found_is_in_sync_only_where_the_baseline_is_known(
    findings: tuple[Located, ...], baseline: HeldAgainst | None, status: Status
) -> None:
    assert status_of(findings, baseline) is status


@pytest.mark.parametrize(
    ("severity", "fail_on", "fails_so"),
    [
        (Severity.LOW, FailOn.SUBSTANTIVE, False),
        (Severity.LOW, FailOn.ANY, True),
        (Severity.MEDIUM, FailOn.SUBSTANTIVE, True),
        (Severity.HIGH, FailOn.SUBSTANTIVE, True),
    ],
)
def test_a_check_fails_on_what_it_is_asked_to(severity: Severity, fail_on: FailOn, fails_so: bool) -> None:
    file = Audited(Status.STALE, "en/a.md", "ko/a.md", findings=(placed(severity),))
    assert fails(Audit((file,)), fail_on) is fails_so
    assert severities([file]) == {severity: 1}


def test_a_page_not_translated_yet_never_fails() -> None:
    audit = Audit((Audited(Status.UNTRANSLATED, "en/a.md", None),))
    assert not fails(audit, FailOn.ANY)
    lost = Audit((Audited(Status.WITHOUT_ORIGINAL, None, "ko/a.md"),))
    assert fails(lost, FailOn.ANY)
    assert not fails(lost, FailOn.SUBSTANTIVE)
