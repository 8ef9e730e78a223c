"""Status, headers and an error page's first bytes -> what kind of answer this is.

Transport never becomes content: everything that is not a page to read is the LookError that says what to
do next (facts 6.2). The one place for it: what fetches asks here, and what reads a page that came otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from daejo.errors import (
    Blocked,
    Deferred,
    Gone,
    LookError,
    NotFound,
    Unparseable,
    Unreachable,
    Withheld,
)

LONGEST_WAIT = timedelta(hours=24)
_CHALLENGE_TITLE = re.compile(rb"<title>\s{0,20}just a moment", re.IGNORECASE)
_SECONDS = re.compile(r"[0-9]{1,12}\Z")


def is_challenge(headers: Mapping[str, str], body: bytes) -> bool:
    """Cloudflare's challenge: the header is on every one of them, "challenge" is its only value.

    The word "challenge-platform" is no sign of it: a normal Medium page of 2026 has it too.
    """
    if headers.get("cf-mitigated", "").strip().lower() == "challenge":
        return True
    return _CHALLENGE_TITLE.search(body) is not None


def trouble(
    status: int, headers: Mapping[str, str], body: bytes, url: str, now: datetime | None = None
) -> LookError | None:
    """The LookError that this answer is; None where it is a page to read.

    Of a status 200 only the header is judged here: what a page is by its text, its reader says. Without
    ``now`` a wait until a date is a wait of unknown length.
    """
    if is_challenge(headers, b"" if status == 200 else body):
        return Blocked("the site answered with a challenge for browsers", status=status, url=url)
    if status == 200:
        return None
    if status in (429, 503):
        wait = retry_after(headers.get("retry-after"), now)
        until = f", for {_spoken(wait)}" if wait else ""
        return Deferred(f"the site asks us to wait{until} ({status})", status=status, url=url, wait=wait)
    kind, sentence = _KINDS.get(status, (None, ""))
    if kind is not None:
        return kind(f"{sentence} ({status})", status=status, url=url)
    if status < 400:
        return Unparseable(f"the site answered {status}, which brings no page", status=status, url=url)
    return Unreachable(f"the site answered {status}", status=status, url=url)


_KINDS: dict[int, tuple[type[LookError], str]] = {
    401: (Blocked, "the site wants a login"),
    402: (Blocked, "the site wants a payment"),
    403: (Blocked, "the site refuses us"),
    404: (NotFound, "the site does not know the address"),
    410: (Gone, "the site says that the page was removed"),
    451: (Withheld, "the page is withheld for legal reasons"),
}


def retry_after(value: str | None, now: datetime | None) -> timedelta | None:
    """The wait that a ``Retry-After`` header asks for: seconds or a date (RFC 9110 10.2.3).

    At most a day; None where it is missing, past, or makes no sense.
    """
    if value is None:
        return None
    text = value.strip()
    if _SECONDS.match(text):
        wait = timedelta(seconds=min(int(text), int(LONGEST_WAIT.total_seconds())))
    elif now is None:
        return None
    else:
        try:
            date = parsedate_to_datetime(text)
        except (ValueError, TypeError, OverflowError):
            return None
        wait = (date if date.tzinfo else date.replace(tzinfo=UTC)) - now
    return min(wait, LONGEST_WAIT) if wait > timedelta() else None


def _spoken(wait: timedelta) -> str:
    seconds = int(wait.total_seconds())
    return f"{seconds} s" if seconds < 120 else f"{seconds // 60} min"
