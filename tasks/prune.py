"""Once a day: let go of what is kept no longer."""

from __future__ import annotations

from datetime import timedelta

from worker import log
from worker.app import app
from worker.calls import PRUNE, call
from worker.wire import process_house

logger = log.get(__name__)


@call(app, PRUNE)
def prune() -> None:
    """Let go of old raw pages and of flags long sent, in the database and in the streams."""
    house = process_house()
    kept = timedelta(days=house.settings.keep_flags)
    pruned = house.ledger.prune(house.now(), keep=house.settings.keep_pages, sent_flags=kept)
    trimmed = house.queue.trim() if house.queue else 0
    logger.info("pruned", what=str(pruned), entries=trimmed)
