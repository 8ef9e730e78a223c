"""An audit as the JSON object of ``daejo audit``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from daejo.findings import Severity
from daejo.trees import Audit, Audited, LeftOut, Status, severities
from worker.rendering.schemas import plain


@dataclass(frozen=True, slots=True)
class AuditTotals:
    """Documents of each status, and findings of each severity."""

    documents: int
    in_sync: int
    stale: int
    unverified: int
    untranslated: int
    without_original: int
    failed: int
    high: int
    medium: int
    low: int


@dataclass(frozen=True, slots=True)
class AuditShape:
    """What ``daejo audit --format json`` prints. Paths are as they are typed here."""

    totals: AuditTotals
    files: tuple[Audited, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]


def audit_totals(made: Audit) -> AuditTotals:
    of_status = Counter(file.status for file in made.files)
    of_severity = severities(made.files)
    return AuditTotals(
        documents=len(made.files),
        in_sync=of_status[Status.IN_SYNC],
        stale=of_status[Status.STALE],
        unverified=of_status[Status.UNVERIFIED],
        untranslated=of_status[Status.UNTRANSLATED],
        without_original=of_status[Status.WITHOUT_ORIGINAL],
        failed=of_status[Status.FAILED],
        high=of_severity[Severity.HIGH],
        medium=of_severity[Severity.MEDIUM],
        low=of_severity[Severity.LOW],
    )


def audit_json(made: Audit) -> dict[str, Any]:
    shown: dict[str, Any] = plain(AuditShape(audit_totals(made), made.files, made.left_out, made.notes))
    return shown
