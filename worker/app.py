"""The Celery app: queues, limits and timetable. `celery -A worker.app worker` and `… beat` begin here.

The database is the queue of record; Redis only hurries. Celery on Redis can lose a message for good
and can run one twice (facts 1.2, 1.3), and neither matters: originals are leased in the database, and
a verdict is written only under the lease that its look was begun with.
"""

from __future__ import annotations

import os
import socket
from typing import Any

from celery import Celery
from celery.signals import beat_init, celeryd_init, setup_logging, worker_process_init
from kombu.entity import Queue

from daejo.errors import SettingsError
from worker import calls, log
from worker.settings import Settings
from worker.wire import forget_house, process_house

NO_REDIS = "redis://daejo-redis-url-is-not-set.invalid:6379/0"
"""Celery wants an address; `require_redis` tells the person before it is used."""


def make_app(settings: Settings) -> Celery:
    """A Celery app for these settings. Connects to nothing."""
    app = Celery("daejo", include=["tasks"])
    app.conf.update(configuration(settings))
    app.conf.beat_schedule = timetable(settings)
    return app


def configuration(settings: Settings) -> dict[str, Any]:
    """The settings of facts 1.13, with where the numbers come from."""
    visibility = max(600, round(settings.lease * 2))
    return {
        "broker_url": settings.redis_url or NO_REDIS,
        # The database knows how each look ended; nobody reads results.
        "result_backend": None,
        "task_ignore_result": True,
        "task_serializer": "json",
        "accept_content": ["json"],
        "enable_utc": True,
        # A task is acknowledged when it ended, and one is fetched at a time: no hoarding.
        "task_acks_late": True,
        "worker_prefetch_multiplier": 1,
        # reject_on_worker_lost loops without a bound (5 crashes in 8 s); a retry is counted.
        "task_reject_on_worker_lost": False,
        "task_retry_on_worker_lost": True,
        "task_soft_time_limit": calls.soft_and_hard(settings.look_limit)["soft_time_limit"],
        "task_time_limit": settings.look_limit,
        "task_queues": [_queue(name) for name in calls.QUEUES],
        "task_default_queue": "maintenance",
        "task_routes": {name: {"queue": queue} for name, queue in calls.ROUTES.items()},
        "task_create_missing_queues": False,  # a misspelt queue is an error, not a queue that nobody reads
        "task_publish_retry_policy": {
            "max_retries": 2,
            "interval_start": 0.2,
            "interval_step": 0.5,
            "interval_max": 1,
        },
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        "broker_connection_timeout": 5,
        "worker_cancel_long_running_tasks_on_connection_loss": True,
        # With REMAP_SIGTERM=SIGQUIT, what is unfinished after this is back in its queue at once.
        "worker_soft_shutdown_timeout": 30.0,
        "worker_enable_soft_shutdown_on_idle": True,
        "worker_max_tasks_per_child": 200,
        "worker_max_memory_per_child": 500_000,  # KiB; numpy and lxml alone are 120,000
        "worker_eta_task_limit": 100,
        "worker_hijack_root_logger": False,
        "worker_redirect_stdouts": False,
        "broker_transport_options": {
            # Longer than a lease: a message that comes back later finds its lease gone and ends quietly.
            "visibility_timeout": visibility,
            "unacked_restore_interval": 5,
            "unacked_restore_throttle": 1,
            "socket_timeout": 10,
            "socket_connect_timeout": 5,
            "socket_keepalive": True,
            "health_check_interval": 10,
            "client_name": "daejo-celery",
            "global_keyprefix": f"{settings.queue_prefix}celery:",
        },
        "visibility_timeout": visibility,
        "beat_max_loop_interval": min(5, settings.tick, settings.announce),
        "beat_enable_remote_control": True,
        "beat_remote_control_max_tick_age": 60,
    }


def _queue(name: str) -> Any:
    return Queue(name, routing_key=name)  # type: ignore[no-untyped-call]


def timetable(settings: Settings) -> dict[str, Any]:
    """When each call is made. One that no worker took until the next is due expires."""
    every = {
        calls.TICK: settings.tick,
        calls.ANNOUNCE: settings.announce,
        calls.SURVEY: settings.survey,
        calls.PRUNE: settings.prune,
    }
    return {
        name: {
            "task": name,
            "schedule": seconds,
            "options": {"queue": calls.ROUTES[name], "expires": seconds},
        }
        for name, seconds in every.items()
    }


def require_redis(settings: Settings) -> None:
    """SettingsError where no Redis is configured, which a worker and a timetable cannot do without."""
    if settings.redis_url is None:
        raise SettingsError(
            "DAEJO_REDIS_URL is not set, and the worker and the timetable talk through Redis; "
            "without one, `daejo run --every 15m` does all in one process"
        )


def worker_name() -> str:
    """What this process' heartbeat is called: one for each machine, not for each process."""
    return f"worker@{socket.gethostname()}"


@setup_logging.connect  # type: ignore[untyped-decorator]
def _log(**_ignored: Any) -> None:
    settings = Settings.load()
    log.set_up(os.environ.get("CELERY_LOG_LEVEL") or settings.log_level, settings.log_format)


@celeryd_init.connect  # type: ignore[untyped-decorator]
@beat_init.connect  # type: ignore[untyped-decorator]
def _check(**_ignored: Any) -> None:
    try:
        require_redis(Settings.load())
    except SettingsError as error:
        raise SystemExit(f"daejo: {error}") from None


@worker_process_init.connect  # type: ignore[untyped-decorator]
def _open(**_ignored: Any) -> None:
    """Each child opens a house of its own: connections do not survive a fork."""
    forget_house()
    process_house()


app = make_app(Settings.load())
