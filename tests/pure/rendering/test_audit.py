"""An audit in every format, with texts that somebody hostile wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from daejo.findings import BaselineKind, Evidence, Severity
from daejo.trees import Audit, Audited, HeldAgainst, LeftOut, Located, Status
from worker.rendering.audit_github import audit_github
from worker.rendering.audit_json import audit_json
from worker.rendering.audit_markdown import audit_markdown
from worker.rendering.audit_sarif import audit_sarif
from worker.rendering.audit_table import audit_table
from worker.rendering.text import json_text

EVIL = "\x1b[2J\n::error::x\r\n| a | <script> @all ](http://evil) `x` % \u202e end"


def found(kind: str = "stale", severity: Severity = Severity.HIGH, **fields: object) -> Located:
    made = {
        "kind": kind,
        "severity": severity,
        "confidence": 0.97,
        "lines": (3, 4),
        "section": "설치",
        "original_lines": (5, 5),
        "original_section": "Install",
        "evidence": Evidence(
            before="90 seconds", after="45 seconds", post="90초", details=("number 90 → 45",)
        ),
        "key": "stale:1",
    }
    return Located(**(made | fields))  # type: ignore[arg-type]


def audit(*files: Audited) -> Audit:
    return Audit(files, (LeftOut(EVIL, EVIL),), ())


def page(*findings: Located, path: str = "ko/a.md") -> Audited:
    held = HeldAgainst(BaselineKind.ASSUMED)
    return Audited(Status.STALE if findings else Status.UNVERIFIED, "en/a.md", path, held, findings)


def printed(made: Audit, width: int, *, everything: bool = False) -> str:
    screen = Console(width=width, no_color=True, markup=False, emoji=False)
    with screen.capture() as captured:
        screen.print(audit_table(made, everything=everything))
    return captured.get()


HOSTILE = audit(
    page(
        found(section=EVIL, original_section=EVIL, evidence=Evidence(EVIL, EVIL + "2", EVIL, (EVIL,))),
        found("missing", evidence=Evidence(after=EVIL), lines=(0, 0), key="missing:1"),
        path=f"ko/{EVIL}.md",
    ),
    Audited(Status.FAILED, EVIL, EVIL, why=EVIL, notes=(EVIL,)),
    Audited(Status.WITHOUT_ORIGINAL, None, EVIL),
)


@pytest.mark.parametrize("width", [80, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    from rich.cells import cell_len

    long = found(section="아주 긴 한국어 제목이 여기에 있습니다 " * 8)
    lines = printed(audit(page(long, found("missing", key="missing:1"))), width).splitlines()
    assert max(cell_len(line) for line in lines) <= width


def test_hostile_text_steers_no_terminal() -> None:
    shown = [
        printed(HOSTILE, 100, everything=True),
        audit_markdown(HOSTILE),
        audit_github(HOSTILE, Path.cwd()),
        json_text(audit_json(HOSTILE)),
        json_text(audit_sarif(HOSTILE, Path.cwd())),
    ]
    for text in shown:
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_hostile_text_gives_the_runner_no_command() -> None:
    for line in audit_github(HOSTILE, Path.cwd()).splitlines():
        assert line.startswith(("::error file=", "::warning file=", "::notice file=", "::notice title="))
    assert "%25" in audit_github(HOSTILE, Path.cwd())


def test_a_path_is_escaped_and_stays_the_one_that_it_is() -> None:
    told = audit_github(audit(page(found(), path="ko/new\nline: a,  b%\r.md")), Path.cwd())
    assert told.startswith("::error file=ko/new%0Aline%3A a%2C  b%25%0D.md,line=3,")


def test_hostile_text_is_no_markup() -> None:
    made = audit_markdown(HOSTILE)
    assert "<script>" not in made
    assert "](http" not in made
    assert " @all" not in made
    rows = [line for line in made.splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + 3  # the head and one for each document; no text of theirs begins another


def test_what_is_missing_before_the_first_line_is_annotated_at_line_1() -> None:
    made = audit(page(found("missing", lines=(0, 0))))
    assert ",line=1,endLine=1," in audit_github(made, Path.cwd())
    [result] = audit_sarif(made, Path.cwd())["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "endLine": 1}


def test_severities_are_levels() -> None:
    made = audit(page(*(found(severity=s, key=f"stale:{s}") for s in Severity)))
    levels = {
        r["properties"]["severity"]: r["level"] for r in audit_sarif(made, Path.cwd())["runs"][0]["results"]
    }
    assert levels == {"high": "error", "medium": "warning", "low": "note"}


def test_a_failure_is_a_notification_of_an_unsuccessful_run() -> None:
    [run] = audit_sarif(audit(Audited(Status.FAILED, "en/a.md", "ko/a.md", why="is no text")), Path.cwd())[
        "runs"
    ]
    [invocation] = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "is no text"


def test_a_comment_stays_below_what_github_takes() -> None:
    long = Evidence(before="a" * 400, after="b" * 400)
    pages = [
        page(*(found(evidence=long, key=f"stale:{n}") for n in range(9)), path=f"ko/{m}.md")
        for m in range(90)
    ]
    made = audit_markdown(audit(*pages))
    assert len(made) < 65_536
    assert "more documents" in made


def test_many_findings_of_one_page_are_counted() -> None:
    out = printed(audit(page(*(found(key=f"stale:{n}") for n in range(20)))), 100)
    assert "… and 14 findings more" in out
    assert "ko/a.md  20 high" in out


def test_pages_that_ask_for_nothing_are_counted_and_not_listed() -> None:
    made = audit(page(), Audited(Status.UNTRANSLATED, "en/b.md", None))
    assert "Not listed: 1 unverified, 1 untranslated" in printed(made, 100)
    assert "ko/a.md" not in printed(made, 100)
    assert "en/b.md" in printed(made, 100, everything=True)
