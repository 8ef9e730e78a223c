"""Every few seconds: the flags that nobody was told of yet go to Redis."""

from __future__ import annotations

from daejo.errors import QueueError
from worker import log
from worker.app import app
from worker.calls import ANNOUNCE, call
from worker.rounds import announce as announce_flags
from worker.wire import process_house

logger = log.get(__name__)


@call(app, ANNOUNCE)
def announce() -> None:
    """Send the unsent flags, and note that they are sent; where Redis is away they wait."""
    house = process_house()
    house.ledger.beat("announce", house.now())
    sent, trouble = announce_flags(house.ledger, house.queue, house.now())
    if trouble:
        raise QueueError(trouble)
    if sent:
        logger.info("announced", flags=sent)
