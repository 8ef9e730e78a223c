"""The conductor of one look: known, fetch, judge, record."""

from __future__ import annotations

from datetime import datetime

from daejo.errors import LookError
from daejo.ports import Ledger, Web
from daejo.verdict import Known, Policy, Verdict, failed, judge, judge_anew
from daejo.verdict.policy import DEFAULT
from daejo.verdict.rereading import read_again, read_otherwise


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
    known = _known(original_id, ledger, lease, policy)
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


def _known(original_id: int, ledger: Ledger, lease: str | None, policy: Policy) -> Known:
    """What is known, as the reader of now reads it: pages that another one read are read again first."""
    known = ledger.known(original_id, lease)
    readings = {}
    for snapshot in read_otherwise(known):
        page = ledger.page_of(snapshot.id)
        article = None if page is None else read_again(snapshot, page, known.request.url, policy)
        if article is not None:
            readings[snapshot.id] = article
    if not readings:
        return known
    ledger.keep_readings(original_id, readings)
    return ledger.known(original_id, lease)
