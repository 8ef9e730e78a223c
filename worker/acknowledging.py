"""A person says that something needs no change, or takes that back."""

from __future__ import annotations

from datetime import datetime

from daejo.errors import InputError
from daejo.findings import FindingState
from daejo.ports import Acknowledged, Ledger
from worker.watched import find_watched


def acknowledge(ledger: Ledger, now: datetime, finding_id: int, reason: str = "") -> Acknowledged:
    """One finding. InputError where it is not open."""
    return ledger.acknowledge(finding_id, now, reason)


def acknowledge_post(
    ledger: Ledger,
    now: datetime,
    post: str,
    reason: str = "",
    *,
    against: int | None = None,
    against_now: bool = False,
) -> Acknowledged:
    """All that a post has open. ``against``: this snapshot of its original becomes its baseline, and
    with ``against_now`` the newest, which perhaps nobody has seen. What came after ``against`` stays open.
    """
    row = find_watched(ledger, post)
    if against_now or against is not None:
        return ledger.review(row.id, now, against, reason)
    return ledger.acknowledge_post(row.id, now, reason)


def take_back(
    ledger: Ledger, now: datetime, finding_id: int | None = None, post: str | None = None
) -> Acknowledged:
    """The newest acknowledgement that holds the finding, or of the post, undone."""
    path = post if finding_id is None else _post_of(ledger, finding_id)
    row = find_watched(ledger, path or "")
    for known in ledger.acknowledgements(row.id):
        if known.undone_at is None and (finding_id is None or finding_id in known.findings):
            return ledger.undo(known.id, now)
    what = f"finding {finding_id}" if finding_id is not None else row.path
    raise InputError(f"{what}: nothing was acknowledged that could be taken back")


def _post_of(ledger: Ledger, finding_id: int) -> str:
    for row in ledger.findings(None, tuple(FindingState)):
        if row.id == finding_id:
            return row.post
    raise InputError(f"there is no finding {finding_id}; daejo show POST lists them")
