"""How many looks may be sent now: as many as the queue has room for."""

from __future__ import annotations

from celery import Celery

from worker.calls import LOOK, ROUTES


def room(app: Celery, most: int) -> int:
    """``most`` less the looks that wait in the queue.

    A queue that grows while workers are slow would hold leases that run out before their turn.
    """
    with app.connection_for_read() as connection:
        # Not `passive`: kombu 5.7 asks EXISTS without the key prefix, and finds no queue.
        waiting = connection.channel().queue_declare(ROUTES[LOOK]).message_count
    return max(0, most - int(waiting))
