"""The report and one post's page as the JSON objects that Daejo prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from daejo.changes import Field, Weight
from daejo.findings import BaselineKind, Evidence, FindingKind, FindingState, Severity
from daejo.history import Outcome
from daejo.ports import FindingRow
from daejo.report import Report, Row, Status
from daejo.verdict import OriginalState
from worker.rendering.advice import what_to_do, why
from worker.showing import Shown


@dataclass(frozen=True, slots=True)
class TotalsShape:
    posts: int
    originals: int
    stale: int
    lost: int
    unchecked: int
    vanished: int
    in_sync: int
    revised: int
    findings: Mapping[FindingKind, int]


@dataclass(frozen=True, slots=True)
class RowShape:
    """One post. ``verified``: the text that it was translated from is known, not assumed."""

    status: Status
    verified: bool
    post_id: int
    path: str
    title: str
    original_title: str
    link: str | None
    original_id: int | None
    state: OriginalState
    outcome: Outcome | None
    detail: str
    moved_to: str | None
    baseline: BaselineKind | None
    findings: Mapping[FindingKind, int]
    acknowledged: int
    problem: str
    vanished_at: datetime | None
    last_look_at: datetime | None
    last_change_at: datetime | None
    next_look_at: datetime | None
    revised: int
    made: datetime | None
    said_updated: datetime | None
    overtaken: bool
    fields: tuple[Field, ...]
    watched_at: str | None
    merged_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReportShape:
    """What ``daejo report --format json`` prints; rows by what presses most, then by path."""

    made_at: datetime
    totals: TotalsShape
    rows: tuple[RowShape, ...]


@dataclass(frozen=True, slots=True)
class ShownFindingShape:
    id: int
    kind: FindingKind
    severity: Severity
    confidence: float
    state: FindingState
    opened_at: datetime
    closed_at: datetime | None
    why_closed: str
    original: tuple[int, ...]
    post: tuple[int, ...]
    post_lines: tuple[int, int] | None
    evidence: Evidence
    why: str
    to_do: str


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What an original says of itself otherwise than before (title, author ...)."""

    field: Field
    before: str
    after: str
    weight: Weight
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class ShowShape:
    """What ``daejo show --format json`` prints. ``snapshot``: for ``daejo ack POST --against``; ``better``:
    the snapshot that ``daejo baseline POST --auto`` would take in place of an assumed one, null where none;
    ``others``: paths of other posts of the same original."""

    post: RowShape
    snapshot: int | None
    better: int | None
    fields: tuple[FieldShape, ...]
    others: tuple[str, ...]
    findings: tuple[ShownFindingShape, ...]


def report_shape(made: Report) -> ReportShape:
    totals = made.totals
    return ReportShape(
        made_at=made.made_at,
        totals=TotalsShape(
            posts=totals.posts,
            originals=totals.originals,
            stale=totals.stale,
            lost=totals.lost,
            unchecked=totals.unchecked,
            vanished=totals.vanished,
            in_sync=totals.in_sync,
            revised=totals.revised,
            findings=dict(totals.findings),
        ),
        rows=tuple(row_shape(row) for row in made.rows),
    )


def row_shape(row: Row) -> RowShape:
    standing = row.standing
    return RowShape(
        status=row.status,
        verified=row.verified,
        post_id=standing.post_id,
        path=standing.path,
        title=standing.title,
        original_title=standing.original_title,
        link=standing.link,
        original_id=standing.original_id,
        state=standing.state,
        outcome=standing.outcome,
        detail=standing.detail,
        moved_to=standing.moved_to,
        baseline=standing.baseline,
        findings=dict(standing.findings),
        acknowledged=standing.acknowledged,
        problem=standing.problem,
        vanished_at=standing.vanished_at,
        last_look_at=standing.last_look_at,
        last_change_at=standing.last_change_at,
        next_look_at=standing.next_look_at,
        revised=standing.revised,
        made=standing.made,
        said_updated=standing.said_updated,
        overtaken=standing.overtaken,
        fields=standing.fields,
        watched_at=standing.watched_at,
        merged_at=standing.merged_at,
    )


def show_shape(shown: Shown) -> ShowShape:
    return ShowShape(
        post=row_shape(shown.row),
        snapshot=shown.snapshot,
        better=shown.better.version.snapshot.id if shown.better else None,
        fields=tuple(
            FieldShape(row.change.field, row.change.before, row.change.after, row.change.weight, row.at)
            for row in shown.fields
        ),
        others=shown.others,
        findings=tuple(_finding(shown, f) for f in shown.findings),
    )


def _finding(shown: Shown, row: FindingRow) -> ShownFindingShape:
    finding = row.finding
    return ShownFindingShape(
        id=row.id,
        kind=finding.kind,
        severity=finding.severity,
        confidence=round(finding.confidence, 4),
        state=row.state,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        why_closed=row.why,
        original=finding.original,
        post=finding.post,
        post_lines=finding.post_lines,
        evidence=finding.evidence,
        why=why(finding),
        to_do=what_to_do(finding, shown.goes_after(finding)),
    )
