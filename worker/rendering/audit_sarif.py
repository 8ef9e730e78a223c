"""An audit as SARIF 2.1.0 (OASIS standard): for code scanning, and whatever reads its results."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from daejo.findings import FindingKind, Severity
from daejo.trees import Audit, Audited, Located, Status
from worker.rendering.advice import HEADLINE, WHY
from worker.rendering.audit_words import document, gist, headline, section, told_from
from worker.rendering.safety import one_line, safe

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVEL = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}
ROOT = "%SRCROOT%"
GONE = "without_original"
LONGEST = 1_000


def audit_sarif(made: Audit, root: Path) -> dict[str, Any]:
    """The log: one run, a rule for each kind of finding, a result for each finding. Paths are relative
    to ``root``, which the log calls %SRCROOT%."""
    failed = [file for file in made.files if file.status is Status.FAILED]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Daejo",
                        "version": version("daejo"),
                        "rules": [_rule(kind) for kind in FindingKind] + [_GONE_RULE],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not failed,
                        "toolExecutionNotifications": [_failure(file, root) for file in failed],
                    }
                ],
                "results": [result for file in made.files for result in _results(file, root)],
            }
        ],
    }


_GONE_RULE = {
    "id": GONE,
    "shortDescription": {"text": "a translation without an original"},
    "fullDescription": {"text": "No document of the originals has this name any more."},
    "defaultConfiguration": {"level": "note"},
}


def _rule(kind: FindingKind) -> dict[str, Any]:
    return {
        "id": kind.value,
        "shortDescription": {"text": HEADLINE[kind]},
        "fullDescription": {"text": WHY[kind]},
        "defaultConfiguration": {"level": "warning"},
    }


def _results(file: Audited, root: Path) -> Iterator[dict[str, Any]]:
    uri = _uri(document(file), root)
    if file.status is Status.WITHOUT_ORIGINAL:
        yield {
            "ruleId": GONE,
            "level": "note",
            "message": {"text": "No document of the originals has this name any more."},
            "locations": [_location(uri, None)],
            "partialFingerprints": {"daejoFinding/v1": GONE},
        }
    for finding in file.findings:
        yield _result(finding, uri, file, root)


def _result(finding: Located, uri: str, file: Audited, root: Path) -> dict[str, Any]:
    told = f"{headline(finding)}, under “{section(finding)}”: {one_line(gist(finding), LONGEST)}"
    made: dict[str, Any] = {
        "ruleId": finding.kind,
        "level": LEVEL[finding.severity],
        "message": {"text": one_line(told)},
        "locations": [_location(uri, finding.lines)],
        "partialFingerprints": {"daejoFinding/v1": finding.key},
        "rank": round(finding.confidence * 100, 1),
        "properties": {
            "severity": finding.severity.value,
            "confidence": finding.confidence,
            "section": safe(finding.section),
            "originalSection": safe(finding.original_section),
            "before": safe(finding.evidence.before),
            "after": safe(finding.evidence.after),
        },
    }
    if file.original and finding.original_lines:
        made["relatedLocations"] = [_location(_uri(file.original, root), finding.original_lines)]
    return made


def _failure(file: Audited, root: Path) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": one_line(file.why or "could not be checked", LONGEST)},
        "locations": [_location(_uri(document(file), root), None)],
    }


def _location(uri: str, lines: tuple[int, int] | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": ROOT}}
    if lines:
        first = max(lines[0], 1)
        place["region"] = {"startLine": first, "endLine": max(lines[1], first)}
    return {"physicalLocation": place}


def _uri(path: str, root: Path) -> str:
    """A relative reference; percent-encoded, also what is no UTF-8."""
    return quote(os.fsencode(told_from(path, root)), safe="/")
