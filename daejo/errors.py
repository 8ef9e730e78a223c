"""What can go wrong, as a tree with a branch for each thing the caller does next.

::

    DaejoError
    ├── InputError            tell the person what to mend; exit code 2
    │   ├── PostError         … in a post file, with its line
    │   └── LinkError         … in an address that can never be fetched
    ├── LookError             record it as the outcome of this look, and look again later
    │   ├── Gone              the author or the site removed it, for sure (410, tombstone)
    │   ├── NotFound          404: perhaps gone; only repeated looks will tell
    │   ├── Withheld          451, or "not available in your country"
    │   ├── Blocked           a challenge page, 401, 402, 403: it says nothing of the text
    │   ├── LoginRequired     the site answered with its login page
    │   ├── NotAnArticle      a page, but no article (home page, soft 404, profile, a PDF)
    │   ├── Unparseable       a page that no reader could read to its end
    │   ├── TooLarge          over the cap on bytes, on the wire or unpacked
    │   ├── Refused           an address that we do not connect to, or robots.txt says no
    │   ├── Deferred          429 or 503: the host asks us to wait
    │   └── Unreachable       no answer: DNS, TLS, time-out, 5xx
    ├── LedgerError           the database does not answer as it should; nothing was written
    │   └── Superseded        somebody else recorded this original since we read it: drop our work
    ├── QueueError            Redis is away; what was to be sent waits in the database
    └── SettingsError         a setting is wrong; exit code 2

A bug is none of these, and is not caught.
"""

from __future__ import annotations

from datetime import timedelta


class DaejoError(Exception):
    """Anything that Daejo itself says went wrong. ``str()`` is one line for a person."""


class InputError(DaejoError):
    """What was given is wrong, and only the giver can mend it."""


class PostError(InputError):
    """A post file that cannot be read.

    ``line`` is 1-based in the file, or None where the whole file is meant.
    """

    def __init__(self, message: str, *, path: str = "", line: int | None = None) -> None:
        self.message = message
        self.path = path
        self.line = line
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {message}" if place else message)


class LinkError(InputError):
    """An address that can never be fetched: no scheme, no host, not http(s)."""


class LookError(DaejoError):
    """A look that brought no article. ``outcome`` is the word that is recorded."""

    outcome = "failed"

    def __init__(self, message: str, *, status: int | None = None, url: str | None = None) -> None:
        self.status = status
        self.url = url
        super().__init__(message)


class Gone(LookError):
    outcome = "gone"


class NotFound(LookError):
    outcome = "not_found"


class Withheld(LookError):
    outcome = "withheld"


class Blocked(LookError):
    outcome = "blocked"


class LoginRequired(LookError):
    outcome = "login"


class NotAnArticle(LookError):
    outcome = "not_an_article"


class Unparseable(LookError):
    outcome = "unparseable"


class TooLarge(LookError):
    outcome = "too_large"


class Refused(LookError):
    outcome = "refused"


class Deferred(LookError):
    """``wait`` is how long the host asked for, None where it did not say."""

    outcome = "deferred"

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        url: str | None = None,
        wait: timedelta | None = None,
    ) -> None:
        self.wait = wait
        super().__init__(message, status=status, url=url)


class Unreachable(LookError):
    outcome = "unreachable"


class LedgerError(DaejoError):
    """The database is away, locked, read-only or of another schema; nothing was written."""


class Superseded(LedgerError):
    """What we read has changed since: another worker was here first."""


class QueueError(DaejoError):
    """Redis did not take or give what was asked; the database still has it."""


class SettingsError(DaejoError):
    """A setting is missing or makes no sense."""
