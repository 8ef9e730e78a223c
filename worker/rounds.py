"""A round: every original that is due is looked at, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from daejo.errors import DaejoError, LedgerError, QueueError, Superseded
from daejo.findings import Closed
from daejo.look import look
from daejo.ports import Lease, Ledger, Queue, Web
from daejo.verdict import Flag, OriginalState, Outcome, Policy, Verdict
from daejo.verdict.policy import DEFAULT

BATCH = 4
"""Leases held at a time, renewed before each look: one must end before the lease does."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One look of a round. ``crash`` says why it came to no end; it is then not recorded."""

    original_id: int
    url: str
    outcome: Outcome | None
    state: OriginalState
    detail: str
    flags: tuple[Flag, ...] = ()
    crash: str = ""
    closed: tuple[tuple[int, Closed], ...] = ()
    """Findings (by id) that this look settled, and how."""
    revised: tuple[int, ...] = ()
    """Findings (by id) whose paragraph was revised, and that wait to be confirmed."""

    @property
    def news(self) -> bool:
        return bool(self.flags or self.closed or self.revised)


@dataclass(slots=True)
class Round:
    looks: list[Looked] = field(default_factory=list)

    @property
    def outcomes(self) -> Counter[str]:
        return Counter(look.outcome.value if look.outcome else "crashed" for look in self.looks)

    @property
    def flags(self) -> tuple[Flag, ...]:
        return tuple(flag for look in self.looks for flag in look.flags)

    @property
    def crashes(self) -> int:
        """Each still holds its lease, and must not count against its host."""
        return sum(bool(look.crash) for look in self.looks)

    @property
    def unanswered(self) -> bool:
        """Whether no site at all answered: then it is our network that is away."""
        return bool(self.looks) and all(look.outcome is Outcome.UNREACHABLE for look in self.looks)

    @property
    def crashed(self) -> bool:
        return self.crashes > 0


@dataclass(frozen=True, slots=True)
class Terms:
    """How a round goes: ``per_host`` originals of one host at a time, each leased for ``length``.

    A round that is killed leaves its leases behind: nobody looks at their originals until they run out.
    """

    per_host: int = 2
    length: timedelta = timedelta(minutes=5)
    policy: Policy = DEFAULT


def go_round(
    ledger: Ledger,
    web: Web,
    now: Callable[[], datetime],
    terms: Terms,
    progress: Callable[[Looked], None] | None = None,
) -> Round:
    """Look at everything due. A look that fails is recorded as such and the round goes on.

    Whatever ends it early (Ctrl-C, the database), the leases not used are given back, so that the
    next round finds their originals due.
    """
    made = Round()
    while leases := list(ledger.lease_due(now(), BATCH, terms.per_host + made.crashes, terms.length)):
        try:
            while leases:
                ledger.renew(leases, now() + terms.length)
                looked = _look(leases[0], ledger, web, now, terms)
                leases.pop(0)
                if looked is not None:
                    made.looks.append(looked)
                    if progress:
                        progress(looked)
        finally:
            for lease in leases:
                ledger.release(lease)
    return made


def due(ledger: Ledger, now: datetime) -> int:
    """How many originals are due."""
    return ledger.due(now)[0]


def announce(ledger: Ledger, queue: Queue | None, now: datetime, limit: int = 500) -> tuple[int, str]:
    """Send the flags that wait, where Redis is configured: how many went, and why the rest did not."""
    if queue is None:
        return 0, ""
    sent = 0
    try:
        while count := ledger.announce(queue.send, limit, now):
            sent += count
    except QueueError as error:
        return sent, str(error)
    return sent, ""


def _look(lease: Lease, ledger: Ledger, web: Web, now: Callable[[], datetime], terms: Terms) -> Looked | None:
    """One look; None where another worker was first."""
    row = ledger.original(lease.original_id)
    try:
        verdict = look(lease.original_id, ledger, web, now(), lease.token, terms.policy)
    except Superseded:
        return None
    except LedgerError:
        raise
    except Exception as bug:
        # Trouble with one page must not keep the others from being looked at. It is told, the look is
        # not recorded, and after three such the ledger sets the original apart.
        why = str(bug) if isinstance(bug, DaejoError) else f"bug: {type(bug).__name__}: {bug}"
        return Looked(lease.original_id, row.url, None, row.state, "", crash=why)
    return looked(row.url, verdict)


def looked(url: str, verdict: Verdict) -> Looked:
    """A verdict as a line of the round."""
    return Looked(
        original_id=verdict.original_id,
        url=url,
        outcome=verdict.outcome,
        state=verdict.state,
        detail=verdict.detail,
        flags=verdict.flags,
        closed=tuple(one for post in verdict.posts for one in post.closed),
        revised=tuple(number for post in verdict.posts for number, _ in post.revised),
    )
