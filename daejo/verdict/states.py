"""Outcome of a look -> where the original stands, over all its looks."""

from __future__ import annotations

from datetime import datetime

from daejo.history import Outcome, in_a_row
from daejo.verdict.known import Known, OriginalState
from daejo.verdict.policy import Policy

AT_ONCE = {
    Outcome.FIRST: OriginalState.OK,
    Outcome.UNCHANGED: OriginalState.OK,
    Outcome.CHANGED: OriginalState.OK,
    Outcome.PREVIEW: OriginalState.PREVIEW,
    Outcome.GONE: OriginalState.GONE,
    Outcome.WITHHELD: OriginalState.WITHHELD,
    Outcome.BLOCKED: OriginalState.BLOCKED,
    Outcome.LOGIN: OriginalState.BLOCKED,
    Outcome.REFUSED: OriginalState.REFUSED,
    Outcome.NOT_AN_ARTICLE: OriginalState.LOST,
    Outcome.QUARANTINED: OriginalState.QUARANTINED,
}
"""Outcomes that say by themselves where the original stands."""


READ = frozenset({Outcome.FIRST, Outcome.UNCHANGED, Outcome.CHANGED, Outcome.PREVIEW})
"""Only a text brings back what was gone: a site that is away or refuses us has not restored it."""
SILENT = frozenset({Outcome.UNREACHABLE, Outcome.DEFERRED})
ILLEGIBLE = frozenset({Outcome.UNPARSEABLE, Outcome.TOO_LARGE})


def state_after(known: Known, outcome: Outcome, now: datetime, policy: Policy) -> OriginalState:
    """The state that one more look with ``outcome`` leads to."""
    if outcome is Outcome.SUSPECT or (known.state is OriginalState.GONE and outcome not in READ):
        return known.state
    if outcome in AT_ONCE:
        return AT_ONCE[outcome]
    if outcome is Outcome.NOT_FOUND:
        return _not_found(known, now, policy)
    return _no_answer(known, outcome, policy)


def _not_found(known: Known, now: datetime, policy: Policy) -> OriginalState:
    """Gone is said only when it is sure: repeated 404 over time."""
    streak = in_a_row({Outcome.NOT_FOUND}, known.looks)
    if streak + 1 < policy.not_found_looks:
        return OriginalState.LOST
    since = known.looks[streak - 1].at if streak else now
    return OriginalState.GONE if now - since >= policy.not_found_span else OriginalState.LOST


def _no_answer(known: Known, outcome: Outcome, policy: Policy) -> OriginalState:
    """A host that is away for an hour has told us nothing of the text."""
    kind, state = (
        (ILLEGIBLE, OriginalState.UNREADABLE) if outcome in ILLEGIBLE else (SILENT, OriginalState.UNREACHABLE)
    )
    enough = known.state is OriginalState.NEW or in_a_row(kind, known.looks) + 1 >= policy.unreachable_looks
    return state if enough else known.state
