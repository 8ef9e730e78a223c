"""Every few seconds: the flags that nobody was told of yet go to Redis."""

from __future__ import annotations

from daejo.errors import QueueError
from worker import log
from worker.app import app
from worker.calls import ANNOUNCE, call
from worker.resending import resend
from worker.rounds import announce as announce_flags
from worker.wire import process_house

logger = log.get(__name__)


@call(app, ANNOUNCE)
def announce() -> None:
    """Send the unsent flags, and those that Redis lost; where Redis is away they wait."""
    house = process_house()
    house.ledger.beat("announce", house.now())
    # First what was lost: what is sent below is the newest, and would hide that Redis lost its last second.
    again = resend(house.ledger, house.queue, house.now()) if house.queue else 0
    sent, trouble = announce_flags(house.ledger, house.queue, house.now())
    if trouble:
        raise QueueError(trouble)
    if sent or again:
        logger.info("announced", flags=sent, again=again)
