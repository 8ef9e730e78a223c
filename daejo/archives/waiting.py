"""Whether an answer of an archive asks us to leave it alone for now."""

from __future__ import annotations

from daejo.errors import Deferred, LookError


def asks_to_wait(error: LookError) -> bool:
    """A 429, or a 503 that says how long (RFC 9110 15.6.4). A 503 without a word is one broken page."""
    return isinstance(error, Deferred) and (error.status == 429 or error.wait is not None)
