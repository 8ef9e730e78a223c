"""Once a day, asked every hour: let go of what is kept no longer."""

from __future__ import annotations

from worker import log
from worker.app import app
from worker.calls import PRUNE, call
from worker.pruning import prune_if_due
from worker.wire import process_house

logger = log.get(__name__)


@call(app, PRUNE)
def prune() -> None:
    """Let go of old raw pages and of flags long sent, in the database and in the streams."""
    house = process_house()
    done = prune_if_due(house.ledger, house.queue, house.settings, house.now())
    if done is not None:
        logger.info("pruned", what=str(done[0]), entries=done[1])
