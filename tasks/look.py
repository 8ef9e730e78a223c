"""One look at one original."""

from __future__ import annotations

from daejo.errors import Superseded
from daejo.look import look as look_at
from worker import log
from worker.app import app
from worker.calls import LOOK, call
from worker.vital import sign_of_life
from worker.wire import process_house

logger = log.get(__name__)


@call(app, LOOK)
def look(original_id: int, lease: str) -> None:
    """Look at one original under its lease; where the lease has passed to another, end quietly."""
    house = process_house()
    sign_of_life(house)
    try:
        verdict = look_at(original_id, house.ledger, house.web, house.now(), lease, house.settings.policy)
    except Superseded as error:
        logger.info("superseded", original=original_id, why=str(error))
        return
    logger.info(
        "looked",
        original=original_id,
        outcome=verdict.outcome.value,
        state=verdict.state.value,
        detail=verdict.detail,
        flags=len(verdict.flags),
    )
