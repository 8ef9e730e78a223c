"""Every few seconds: lease what is due, and send one look for each."""

from __future__ import annotations

from worker import log
from worker.app import app, worker_name
from worker.calls import LOOK, TICK, call
from worker.dispatch import room
from worker.wire import process_house

logger = log.get(__name__)


@call(app, TICK)
def tick() -> None:
    """Lease what is due and send one look each, no more than the queue has room for.

    A lease whose message is lost runs out, and its original is due again.
    """
    house = process_house()
    now = house.now()
    house.ledger.beat("tick", now)
    house.ledger.beat(worker_name(), now)
    limit = room(app, house.settings.batch)
    if limit == 0:
        return
    leases = house.ledger.lease_due(now, limit, house.settings.per_host, house.settings.lease_length)
    for lease in leases:
        app.send_task(LOOK, args=(lease.original_id, lease.token), expires=house.settings.lease)
    if leases:
        logger.info("leased", originals=len(leases))
