"""`python -m worker.alive worker|celerybeat`: whether that process of this machine answers.

The worker answers through Redis; beat answers only while it ticks (`beat_remote_control_max_tick_age`).
Imports neither the craft nor the ledger: it runs every few seconds.
"""

from __future__ import annotations

import socket
import sys

from celery import Celery
from kombu.exceptions import OperationalError

from daejo.errors import SettingsError
from worker.celery_conf import configuration
from worker.settings import Settings

SECONDS = 5.0


def main(who: str) -> int:
    """0 where `who` on this host answers in time, 1 with a line where it does not."""
    name = f"{who}@{socket.gethostname()}"
    app = Celery("daejo-alive")
    try:
        app.conf.update(configuration(Settings.load()))
        answers = app.control.ping(destination=[name], timeout=SECONDS, limit=1)
    except (SettingsError, OperationalError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if not answers:
        sys.stderr.write(f"{name} does not answer within {SECONDS:g} s\n")
    return 0 if answers else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "worker"))
