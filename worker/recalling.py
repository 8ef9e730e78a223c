"""A round of asking the archive: the posts that want a text of their time, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from daejo.ports import Ledger, Wanting
from daejo.recall import Answer, Recalled, recall
from worker.archive import MementoArchive

BUDGET = timedelta(minutes=2)
"""After so long a round asks for no further post: at 5 s between questions, some half a dozen of them."""
DAY = timedelta(days=1)
ALL = 100_000


def go_recalling(
    ledger: Ledger,
    archive: MementoArchive,
    now: Callable[[], datetime],
    daily: int,
    progress: Callable[[Wanting], None] | None = None,
) -> tuple[Recalled, ...]:
    """Ask for what wants asking, within ``BUDGET`` and ``daily`` posts in 24 hours.

    An archive that does not answer ends the round: the others would hear the same.
    """
    began = now()
    left = daily - ledger.asked_since(began - DAY)
    made: list[Recalled] = []
    while len(made) < left and now() - began < BUDGET and not archive.rests(now()):
        waiting = ledger.wanting(now(), 1)
        if not waiting:
            break
        if progress:
            progress(waiting[0])
        made.append(_ask(waiting[0], ledger, archive, now()))
        if made[-1].answer is Answer.AWAY:
            break
    return tuple(made)


def recall_posts_of(
    original_id: int, ledger: Ledger, archive: MementoArchive, now: datetime
) -> tuple[Recalled, ...]:
    """Ask for the posts of one original, because somebody looks at it; whatever was asked for today.

    An archive that does not answer, or asked us to wait, is not asked for the next one.
    """
    made: list[Recalled] = []
    for one in ledger.wanting(now, ALL):
        if one.original_id != original_id:
            continue
        if archive.rests(now) or (made and made[-1].answer is Answer.AWAY):
            break
        made.append(_ask(one, ledger, archive, now))
    return tuple(made)


def _ask(wanting: Wanting, ledger: Ledger, archive: MementoArchive, now: datetime) -> Recalled:
    recalled = recall(wanting, ledger, archive, now)
    if recalled.wait is not None:
        archive.rest(now + recalled.wait)
    return recalled
