"""The Celery app: queues, limits and timetable. `celery -A worker.app worker` and `… beat` begin here.

The database is the queue of record; Redis only hurries. Celery on Redis can lose a message for good
and can run one twice (facts 1.2, 1.3), and neither matters: originals are leased in the database, and
a verdict is written only under the lease that its look was begun with.
"""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from celery import Celery
from celery.signals import beat_init, celeryd_init, setup_logging, worker_process_init, worker_ready

from daejo.errors import SettingsError
from worker import log
from worker.calls import SURVEY
from worker.celery_conf import configuration, timetable
from worker.settings import Settings
from worker.wire import forget_house, process_house


def make_app(settings: Settings) -> Celery:
    """A Celery app for these settings. Connects to nothing."""
    app = Celery("daejo", include=["tasks"])
    app.conf.update(configuration(settings))
    app.conf.beat_schedule = timetable(settings)
    return app


def worker_name() -> str:
    """What this process' heartbeat is called: one for each machine, not for each process."""
    return f"worker@{socket.gethostname()}"


@setup_logging.connect  # type: ignore[untyped-decorator]
def _log(**_ignored: Any) -> None:
    """Ours instead of Celery's; `DAEJO_LOG_LEVEL` decides, not Celery's ``--loglevel``."""
    settings = Settings.load()
    log.set_up(settings.log_level, settings.log_format)


@setup_logging.connect  # type: ignore[untyped-decorator]
def _make_room(**_ignored: Any) -> None:
    """Beat opens its schedule before it says that it begins (`beat_init`), and makes no folder for it."""
    if "beat" in sys.argv:
        with suppress(OSError):  # a container's is read-only; it names another file
            Path(app.conf.beat_schedule_filename).parent.mkdir(parents=True, exist_ok=True)


@celeryd_init.connect  # type: ignore[untyped-decorator]
@beat_init.connect  # type: ignore[untyped-decorator]
def _check(**_ignored: Any) -> None:
    try:
        Settings.load().require_redis("a Celery process")
    except SettingsError as error:
        raise SystemExit(f"daejo: {error}") from None


@worker_process_init.connect  # type: ignore[untyped-decorator]
def _open(**_ignored: Any) -> None:
    """Each child opens a house of its own: connections do not survive a fork."""
    forget_house()
    process_house()


@worker_ready.connect  # type: ignore[untyped-decorator]
def _survey_at_once(sender: Any, **_ignored: Any) -> None:
    """Beat makes its first survey only after a whole interval; whoever just started us waits for it."""
    sender.app.send_task(SURVEY, expires=sender.app.conf.task_time_limit)


app = make_app(Settings.load())
