"""Which original an address names: one key for every form and host of one story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, quote, urlsplit, urlunsplit

from daejo.errors import LinkError
from daejo.markdown.address import kept_query
from daejo.originals.links import out_of_archive, quoted

_MEDIUM_ID = re.compile(r"(?:^|-)([0-9a-f]{8,12})$")
_APP_LINK = re.compile(
    r"^(?:medium|android-app):/{1,2}(?:com\.medium\.reader/https?/medium\.com/)?p/([0-9a-f]{8,12})\b"
)
_UUID_END = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_HOST = re.compile(r"^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$")
_NO_STORY = frozenset(
    {"m", "tag", "topic", "topics", "feed", "search", "media", "_", "me", "about", "jobs", "policy"}
)
_MAX_URL = 4096
_MAX_WRAPPERS = 3


@dataclass(frozen=True, slots=True)
class Identity:
    """Which original an address names.

    ``key`` is equal for every address of one original: ``medium:<id>`` on whatever host,
    ``web:<url>`` elsewhere. ``url`` is the address to fetch: no tracking, no fragment, one spelling.
    """

    key: str
    url: str
    id: str | None
    """Medium's post id as the address writes it (8 to 12 hex digits, never padded); None elsewhere."""
    host: str
    kind: str
    """"medium" or "web"."""


def identify(url: str) -> Identity:
    """The identity of an address.

    Raises LinkError for what can never be fetched: no scheme, another scheme than http(s), no host,
    a user name or password in it, white space, more than 4,096 characters.
    """
    address = out_of_archive(url.strip())
    for _ in range(_MAX_WRAPPERS):
        inner = _unwrapped(address)
        if inner is None:
            break
        address = inner
    parts = _split(address)
    host = _host(parts)
    story = _story_id(host, parts.path)
    path = _path(parts.path)
    is_medium = _on_medium(host)
    if story:
        path = path.rstrip("/")
    port = _port(parts)
    place = host if ":" not in host else f"[{host}]"
    clean = urlunsplit(
        (
            "https" if is_medium else parts.scheme.lower(),
            f"{place}:{port}" if port else place,
            path or "/",
            _query(parts.query, host),
            "",
        )
    )
    if story:
        return Identity(f"medium:{story}", clean, story, host, "medium")
    return Identity(f"web:{clean}", clean, None, host, "medium" if is_medium else "web")


def _unwrapped(address: str) -> str | None:
    """The address inside an app link or inside Medium's cookie round trip."""
    if app := _APP_LINK.match(address):
        return f"https://medium.com/p/{app[1]}"
    if "/m/global-identity" not in address:
        return None
    try:
        inner = parse_qs(urlsplit(address).query).get("redirectUrl")
    except ValueError:
        return None
    return inner[0] if inner else None


def _split(address: str) -> SplitResult:
    if not address:
        raise LinkError("the link is empty")
    if len(address) > _MAX_URL:
        raise LinkError(f"the link is {len(address)} characters long; {_MAX_URL} is the most that is read")
    if _CONTROL.search(address):
        raise LinkError(f"the link holds white space or control characters: {address[:120]!r}")
    scheme = _SCHEME.match(address)
    if not scheme:
        raise LinkError(f"the link has no http:// or https:// in front: {address[:120]!r}")
    if scheme[1].lower() not in ("http", "https"):
        raise LinkError(f"only http and https links can be fetched, not {scheme[1]!r}: {address[:120]!r}")
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise LinkError(f"the link cannot be read ({error}): {address[:120]!r}") from error
    if parts.username is not None or parts.password is not None:
        raise LinkError("the link holds a user name or a password; take it out")
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if not host:
        raise LinkError(f"the link names no host: {urlunsplit(parts)[:120]!r}")
    if ":" in host:
        return host
    try:
        ascii_host = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise LinkError(f"the link's host is no host name: {host[:120]!r}") from error
    if not _HOST.match(ascii_host):
        raise LinkError(f"the link's host is no host name: {host[:120]!r}")
    return "medium.com" if ascii_host == "www.medium.com" else ascii_host


def _port(parts: SplitResult) -> int | None:
    try:
        port = parts.port
    except ValueError as error:
        raise LinkError(f"the link's port is no port: {parts.netloc[:120]!r}") from error
    return None if port == {"http": 80, "https": 443}[parts.scheme.lower()] else port


def _path(path: str) -> str:
    """The path in one spelling: dot segments resolved, one form of percent-encoding."""
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return quoted("/".join(kept))


def _query(query: str, host: str) -> str:
    return quote(kept_query(query, host), safe="%/:@!$&'()*+,;=~-._?[]")


def _on_medium(host: str) -> bool:
    return host == "medium.com" or host.endswith(".medium.com")


def _story_id(host: str, path: str) -> str | None:
    """The post id in a path: the trailing hex of a story's segment, on Medium's hosts or shaped so elsewhere.

    A publication's own domain has its stories at ``/slug-id``. There a short id must mix letters
    and digits, or a date at the end of a blog's slug (``-20240501``) would pass for one.
    """
    if host == "link.medium.com":
        return None
    segments = [segment for segment in path.split("/") if segment]
    if not segments:
        return None
    if segments[0] == "p" and len(segments) > 1:
        return _id_in(segments[1], strict=not _on_medium(host))
    if _on_medium(host):
        if segments[0] in _NO_STORY or (len(segments) == 1 and segments[0].startswith("@")):
            return None
        return _id_in(segments[-1], strict=False)
    if len(segments) == 1 or (len(segments) == 2 and segments[0].startswith("@")):
        return _id_in(segments[-1], strict=True) if "-" in segments[-1] else None
    return None


def _id_in(segment: str, *, strict: bool) -> str | None:
    found = _MEDIUM_ID.search(segment.lower())
    if not found or _UUID_END.search(segment.lower()):
        return None
    story = found[1]
    mixed = any(c.isdigit() for c in story) and any(c.isalpha() for c in story)
    return story if not strict or mixed or len(story) >= 11 else None
