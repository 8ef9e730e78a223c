"""The Archive: what a web archive is asked."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from daejo.archives import Copy
from daejo.originals.page import Page


class Archive(Protocol):
    """A web archive: what originals were like on a day."""

    def copies(self, url: str, near: datetime) -> tuple[Copy, ...]:
        """The copies that it has of an address, around a day, in no order; empty where it has none.

        Raises a LookError where it does not answer: NotFound where it has none too.
        """

    def fetch(self, copy: Copy) -> Page:
        """A copy as the archive sends it, with its headers; a LookError where it is none to read."""
