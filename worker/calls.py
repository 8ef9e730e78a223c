"""What a task is called, which queue it goes through, and the options that it has.

Celery takes a misspelt task option in silence (any keyword becomes an attribute). Here the options are
arguments of one function, so a misspelt one is a TypeError at import, and so is a queue that nobody reads.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Literal, get_args

from celery import Celery

from daejo.errors import DaejoError
from worker import log
from worker.settings import SOFT

QueueName = Literal["fetch", "outbox", "maintenance"]
QUEUES: tuple[QueueName, ...] = get_args(QueueName)
"""``fetch`` visits strangers and may be slow; ``outbox`` must go on meanwhile."""

TICK = "tasks.tick"
LOOK = "tasks.look"
ANNOUNCE = "tasks.announce"
SURVEY = "tasks.survey"
PRUNE = "tasks.prune"
RECALL = "tasks.recall"
LEARN = "tasks.learn"
ROUTES: dict[str, QueueName] = {
    TICK: "maintenance",
    LOOK: "fetch",
    ANNOUNCE: "outbox",
    SURVEY: "maintenance",
    PRUNE: "maintenance",
    RECALL: "fetch",
    LEARN: "maintenance",
}

RETRIES = 2
"""How often a task whose process was killed is tried again at once; the lease tries again after that."""
RETRY_SECONDS = 3


def call(
    app: Celery,
    name: str,
    *,
    limit: float | None = None,
    max_retries: int = RETRIES,
    default_retry_delay: int = RETRY_SECONDS,
) -> Callable[[Callable[..., None]], Any]:
    """Make a function a task of ``app``; ROUTES has its queue. ``limit`` (s) replaces the app's own."""
    if name not in ROUTES:
        raise ValueError(f"{name} is no call of ours; calls.ROUTES names them, each with its queue")
    options: dict[str, Any] = {"max_retries": max_retries, "default_retry_delay": default_retry_delay}
    if limit is not None:
        options |= soft_and_hard(limit)

    def make(function: Callable[..., None]) -> Any:
        return app.task(name=name, **options)(_told(function, name))

    return make


def _told(function: Callable[..., None], name: str) -> Callable[..., None]:
    """Trouble that is expected (a database or a Redis that is away) is one line of the log, no traceback.

    It is not retried: the timetable calls again, and a look's lease runs out. A bug is raised.
    """

    @functools.wraps(function)
    def call_it(*arguments: Any) -> None:
        try:
            function(*arguments)
        except DaejoError as error:
            log.get(__name__).error("failed", call=name, why=str(error))

    return call_it


def soft_and_hard(limit: float) -> dict[str, float]:
    """A task is told at four fifths of its limit, and killed at the whole."""
    return {"soft_time_limit": limit * SOFT, "time_limit": limit}
