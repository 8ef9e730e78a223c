"""Addresses inside a page: an archive's and a tracker's additions off, and where embeds really point."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

from daejo.markdown.address import kept_query

_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:/)", re.IGNORECASE)
_MEDIUM_MEDIA = re.compile(r"^(?:(?:https?:)?//[a-z0-9.-]{1,100})?/media/([0-9a-f]{20,40})(?:[/?#]|$)")


def out_of_archive(url: str) -> str:
    """The address that a web archive's address names, or the address itself."""
    return _ARCHIVE.sub("", url, count=1) if "web.archive.org" in url else url


def clean_link(href: str, base: str = "") -> str:
    """A link as a block's mark keeps it: absolute where ``base`` is, tracking off, fragment kept.

    ``https://host/`` is ``https://host``: browsers add the slash when they save a page.
    """
    href = href.strip()
    if base and not href.startswith(("http://", "https://", "#", "mailto:")):
        try:
            href = urljoin(base, href)
        except ValueError:
            return href
    if "web.archive.org" in href:
        href = out_of_archive(href)
    if "?" in href:
        href = _without_tracking(href)
    return href[:-1] if href.count("/") == 3 and href.endswith("/") else href


def _without_tracking(href: str) -> str:
    try:
        parts = urlsplit(href)
        host = parts.hostname or ""
    except ValueError:
        return href
    query = kept_query(parts.query, host)
    return href if query == parts.query else urlunsplit(parts._replace(query=query))


def embed_target(src: str) -> str:
    """Where an embed really points: Medium's and embedly's wrappers off, their keys and themes forgotten."""
    src = src.strip()
    if media := _MEDIUM_MEDIA.match(src):
        return f"https://medium.com/media/{media[1]}"
    if src.startswith("//"):
        src = "https:" + src
    try:
        parts = urlsplit(src)
        host = parts.hostname or ""
    except ValueError:
        return src
    if host.endswith("embedly.com") or host == "cdn.embedly.com":
        inside = dict(parse_qsl(parts.query))
        return clean_link(inside.get("url") or inside.get("src") or src)
    return clean_link(src)


def quoted(path: str) -> str:
    """A path in the one form of percent-encoding: unreserved letters bare, the rest upper-case hex."""
    return quote(
        unquote(path, errors="surrogateescape").encode("utf-8", "surrogateescape"), safe="/:@!$&'()*+,;=~-._"
    )
