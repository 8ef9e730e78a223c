"""Logs: one line an event, JSON for machines or plain for people, nothing secret and nothing forged in it."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from worker.quiet import hush

LONGEST = 2_000
"""Characters of one value. A hostile page's title must not fill the disk."""
CHATTER = ("celery.worker.strategy", "celery.app.trace", "celery.beat")
"""They tell of every call that it was sent, received, done: 50,000 lines a day. Ours say what came of it."""
TRACES = ("exception", "stack")
"""The values that may be of several lines; JSON writes them on one."""
_CREDENTIALS = re.compile(r"(?<=://)\S{1,2000}@")
"""To the last @ before a space: a password may hold / and @ where nobody quoted it."""
_BREAKS = re.compile(r"[\r\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

Event = MutableMapping[str, Any]


def set_up(level: str = "INFO", form: str = "json") -> None:
    """Send the logs of this process, ours and the libraries', to standard error in one form."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        tame,
    ]
    render: structlog.types.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    hush()
    for name in CHATTER:
        logging.getLogger(name).setLevel(logging.DEBUG if level == "DEBUG" else logging.WARNING)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def tame(_logger: Any, _method: str, event: Event) -> Event:
    """Every value short, on one line, without passwords in addresses and without control characters."""
    for name, value in event.items():
        if isinstance(value, int | float | bool | None) or (
            name.startswith("_") and not isinstance(value, str)
        ):
            continue
        text = _tame(str(value))
        event[name] = text if name in TRACES else _BREAKS.sub(" ", text)
    return event


def _tame(text: str) -> str:
    cut = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", _CREDENTIALS.sub("…@", cut))


def get(name: str) -> structlog.stdlib.BoundLogger:
    """The logger of a room."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger
