"""An address as text -> what is dialled. It is parsed once, here; nobody parses it again.

Two parsers that disagree are a hole: ``http://INTERNAL\\@PUBLIC/`` was checked as one host and
dialled as the other (changedetection.io GHSA-rph4-96w6-q594). So a text with anything in it that
parsers disagree about is refused, and the connection gets the parts, not the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from daejo.errors import Refused
from worker.fetch.rules import URL_LENGTH

_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
_NOT_IN_HOST = re.compile(r"[\s<>\"{}|^`]")
_SAFE = "!#$%&'()*+,/:;=?@[]~"
_PORT = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """``host`` in ASCII, lower case, without a trailing dot; ``target`` is path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORT[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        return self.origin + self.target


def parse_address(text: str) -> Address:
    """The parts of an http(s) address; Refused where it is none, or is one that parsers disagree about."""
    if len(text) > URL_LENGTH:
        raise Refused(f"the address is longer than {URL_LENGTH} characters", url=text[:100])
    if _FORBIDDEN.search(text):
        raise Refused("the address has a backslash or a control character in it")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise Refused("the address has a host or a port that makes no sense", url=text) from None
    if parts.scheme not in _PORT:
        raise Refused(f"only http and https are fetched, not {parts.scheme or 'nothing'!r}", url=text)
    if _NOT_IN_HOST.search(parts.netloc):
        raise Refused("the address names a host that cannot be", url=text)
    if "@" in parts.netloc:
        raise Refused("the address has a user name in it", url=f"{parts.scheme}://…@…")
    if port == 0:
        raise Refused("the address has port 0", url=text)
    host = _host(parts.hostname or "", text)
    target = quote(parts.path or "/", safe=_SAFE) + (
        "?" + quote(parts.query, safe=_SAFE) if parts.query else ""
    )
    return Address(parts.scheme, host, port or _PORT[parts.scheme], target)


def resolve_reference(base: Address, reference: str) -> Address:
    """A ``Location`` header's address, seen from the page that sent it."""
    reference = reference.strip(" \t").partition("#")[0]
    try:
        joined = urljoin(base.url, reference)
    except ValueError:
        raise Refused("the address has a host or a port that makes no sense", url=reference[:100]) from None
    return parse_address(joined)


def _host(name: str, text: str) -> str:
    name = name.rstrip(".")
    if not name or "%" in name:
        raise Refused("the address names no host", url=text)
    if ":" in name:
        return name.lower()
    try:
        ascii_name = name.encode("idna").decode("ascii") if not name.isascii() else name
    except UnicodeError:
        raise Refused("the address names a host that cannot be", url=text) from None
    if len(ascii_name) > 253 or not all(0 < len(label) < 64 for label in ascii_name.split(".")):
        raise Refused("the address names a host that cannot be", url=text[:100])
    return ascii_name.lower()
