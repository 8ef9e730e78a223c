"""Becoming a Celery process."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from worker.settings import Settings

APP = "worker.app"


def become(what: str, arguments: Sequence[str]) -> NoReturn:
    """Replace this process by ``celery what``: so a container's signals reach Celery itself."""
    Settings.load().require_redis(f"daejo {what}")
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "celery", "-A", APP, what, *arguments])  # noqa: S606
