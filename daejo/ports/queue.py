"""The Queue: where flags are rung out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from daejo.ports.rows import (
    FlagRow,
)


class Queue(Protocol):
    """Where flags are rung out."""

    def send(self, flags: Sequence[FlagRow]) -> None:
        """Send each flag, or raise QueueError; sending again is harmless (the id tells)."""
