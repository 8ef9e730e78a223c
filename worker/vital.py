"""Signs of life: which of our processes was last seen when. `daejo doctor` reads them."""

from __future__ import annotations

import socket
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from worker.wire import House

SELDOM = timedelta(minutes=1)
LOOKER = "looker@"

_last: list[datetime] = []


def looker_name() -> str:
    """What the looks of this machine beat under: a worker may serve one queue and not the other."""
    return f"{LOOKER}{socket.gethostname()}"


def sign_of_life(house: House) -> None:
    """Note that looks are made here; at most once a minute in each process."""
    now = house.now()
    if not _last or now - _last[0] >= SELDOM:
        house.ledger.beat(looker_name(), now)
        _last[:] = [now]
