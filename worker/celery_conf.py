"""What Celery is told: limits, queues and timetable, with where the numbers come from (facts 1.13)."""

from __future__ import annotations

from typing import Any

from kombu.entity import Queue

from worker import calls
from worker.settings import Settings

NO_REDIS = "redis://daejo-redis-url-is-not-set.invalid:6379/0"
"""Celery wants an address; `Settings.require_redis` tells the person before it is used."""


ASKED = 3_600.0
"""Seconds. Whether it is time to prune or to learn is asked this often, and the database knows when it was
done last: beat begins its day anew at each restart where its schedule is not kept (a container's /tmp)."""


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
        # With REMAP_SIGTERM=SIGQUIT: looks under way get so long, then they are back in their queue at
        # once. A worker with a look under way always takes the whole of it; an idle one stops at once
        # (enable_soft_shutdown_on_idle made it take 32 s, for waiting retries that the lease covers).
        "worker_soft_shutdown_timeout": 10.0,
        "worker_enable_soft_shutdown_on_idle": False,
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
        "beat_schedule_filename": "var/celerybeat-schedule",
        "beat_max_loop_interval": min(5, settings.tick, settings.announce),
        "beat_enable_remote_control": True,
        "beat_remote_control_max_tick_age": 60,
    }


def _queue(name: str) -> Any:
    return Queue(name, routing_key=name)  # type: ignore[no-untyped-call]


def timetable(settings: Settings) -> dict[str, Any]:
    """When each call is made, but for what is set to 0. One that no worker took until the next expires."""
    every = {
        calls.TICK: settings.tick,
        calls.ANNOUNCE: settings.announce,
        calls.SURVEY: settings.survey,
        calls.PRUNE: min(settings.prune, ASKED),
        calls.LEARN: min(settings.learn, ASKED),
    }
    if settings.archive:
        every[calls.RECALL] = settings.recall
    return {
        name: {
            "task": name,
            "schedule": seconds,
            "options": {"queue": calls.ROUTES[name], "expires": seconds},
        }
        for name, seconds in every.items()
        if seconds
    }
