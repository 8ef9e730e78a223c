"""One post, with all that a translator needs to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from daejo.alignment import Pair
from daejo.changes import Field
from daejo.findings import Finding, FindingKind, FindingState
from daejo.ports import FieldRow, FindingRow, Ledger, PostRow
from daejo.posts.post import Post
from daejo.report import Report, Row, report
from daejo.verdict.choosing import Chosen
from daejo.verdict.policy import DEFAULT
from worker.baselines import better
from worker.rendering.blocks import shown
from worker.watched import find_watched

WAITING = (FindingState.OPEN, FindingState.REVISED)
"""States in which a finding asks something of somebody."""


@dataclass(frozen=True, slots=True)
class Shown:
    """``findings`` by their place in the post, those with no place of their own first."""

    row: Row
    post: Post
    findings: tuple[FindingRow, ...]
    made_at: datetime
    snapshot: int | None = None
    """The newest text of the original that was known when this was read: `daejo ack --against` names it."""

    fields: tuple[FieldRow, ...] = ()
    """What the original says of itself otherwise (author, tags ...) since the post is held against it."""
    others: tuple[str, ...] = ()
    """Paths of other posts of the same original."""

    better: Chosen | None = None
    """A text that is known and that the post fits better than the one it is only assumed to be made from."""

    pairs: tuple[Pair, ...] = ()
    """Of the original and the post, where the post is as it was judged."""

    def goes_after(self, finding: Finding) -> int | None:
        """The line of the post after which a moved passage belongs; None where nobody can tell."""
        if finding.kind is not FindingKind.MOVED or not finding.original:
            return None
        first = min(finding.original)
        moving = {
            k for row in self.findings if row.finding.kind is FindingKind.MOVED for k in row.finding.post
        }
        moving.update(finding.post)
        above = [p for p in self.pairs if p.original[-1] < first and moving.isdisjoint(p.post)]
        if not above:
            return None
        lines = self.post.blocks[max(above, key=lambda p: p.original).post[-1]].lines
        return lines[1] if lines else None

    def before(self, finding: FindingRow) -> str:
        """The block of the post after which a missing one belongs, be it an image; empty at the beginning."""
        lines = finding.finding.post_lines
        if finding.finding.kind is not FindingKind.MISSING or lines is None:
            return ""
        above = [b for b in self.post.blocks if b.lines and b.lines[0] <= lines[0]]
        return above[-1].text or shown(above[-1]) if above else ""


def show(ledger: Ledger, what: str, now: datetime, states: Sequence[FindingState] = WAITING) -> Shown:
    """The post at a path, or whose path ends in it. InputError where none or several do, or it is
    forgotten."""
    found = find_watched(ledger, what)
    # Before the findings are read: a look that comes between must not pass for what was shown.
    original = ledger.original(found.original_id) if found.original_id is not None else None
    rows = [row for row in full_report(ledger, now).rows if row.standing.post_id == found.id]
    findings = sorted(ledger.findings(found.id, states), key=_place)
    return Shown(
        row=rows[0],
        post=ledger.post_of(found.id),
        findings=tuple(findings),
        made_at=now,
        snapshot=original.snapshot_id if original else None,
        fields=_fields(ledger, found),
        pairs=_pairs(ledger, found),
        better=better(ledger, found, DEFAULT),
        others=tuple(path for path in original.posts if path != found.path) if original else (),
    )


def _pairs(ledger: Ledger, post: PostRow) -> tuple[Pair, ...]:
    aligned = ledger.alignment(post.id)
    return aligned.pairs if aligned and aligned.revision == post.revision else ()


def _fields(ledger: Ledger, post: PostRow) -> tuple[FieldRow, ...]:
    """What became of each field since the post is watched, oldest first; none that is as it was then."""
    if post.original_id is None:
        return ()
    first: dict[Field, str] = {}
    last: dict[Field, FieldRow] = {}
    for row in ledger.fields_of(post.original_id, post.added_at):
        first.setdefault(row.change.field, row.change.before)
        last[row.change.field] = row
    changed = (row for field, row in last.items() if row.change.after != first[field])
    return tuple(sorted(changed, key=lambda row: row.id))


def full_report(ledger: Ledger, now: datetime) -> Report:
    return report(ledger.standings(), now)


def _place(row: FindingRow) -> tuple[int, int]:
    lines = row.finding.post_lines
    return (lines[0] if lines else 0, row.id)
