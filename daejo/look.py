"""The conductor of one look: known, fetch, judge, record."""

from __future__ import annotations

from datetime import datetime

from daejo.errors import LookError
from daejo.ports import Ledger, Web
from daejo.verdict import Policy, Verdict, failed, judge, judge_anew
from daejo.verdict.policy import DEFAULT


def look(
    original_id: int,
    ledger: Ledger,
    web: Web,
    now: datetime,
    lease: str | None = None,
    policy: Policy = DEFAULT,
) -> Verdict:
    """Visit one original once, and record the one outcome.

    No transaction is open while the network is slow. Raises LedgerError (Superseded where another
    worker was first); a bug is raised, not recorded.
    """
    known = ledger.known(original_id, lease)
    try:
        verdict = judge(known, web.fetch(known.request), now, policy)
    except LookError as error:
        verdict = failed(known, error, now, policy)
    ledger.record(verdict)
    return verdict


def look_back(original_id: int, ledger: Ledger, now: datetime, policy: Policy = DEFAULT) -> Verdict | None:
    """Judge the posts of an original anew by the text that is known, without visiting it: what they are
    held against is another now. None where no text is known. Raises LedgerError."""
    verdict = judge_anew(ledger.known(original_id), now, policy)
    if verdict is not None:
        ledger.record(verdict)
    return verdict
