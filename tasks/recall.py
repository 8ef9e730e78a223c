"""Every quarter of an hour, where an archive is configured: the originals as they were."""

from __future__ import annotations

from worker import log
from worker.app import app
from worker.calls import RECALL, call
from worker.recalling import go_recalling
from worker.wire import process_house

logger = log.get(__name__)

LIMIT = 600.0
"""Seconds. No more than the least time between two rounds: one process at most asks the archive."""


@call(app, RECALL, limit=LIMIT)
def recall() -> None:
    """Ask the archive for posts that are older than our first look at their originals."""
    house = process_house()
    if house.archive is None:
        return
    for made in go_recalling(house.ledger, house.archive, house.now, house.settings.archive_daily):
        logger.info(
            "recalled",
            post=made.wanting.post_id,
            original=made.wanting.original_id,
            answer=made.answer.value,
            detail=made.detail,
        )
