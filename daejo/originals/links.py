"""Addresses inside a text: what is tracking and what is the address; keys of images; targets of embeds."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

TRACKING = frozenset(
    {
        "gi",
        "sk",
        "fbclid",
        "gclid",
        "mc_cid",
        "mc_eid",
        "igshid",
        "ref_src",
        "_hsenc",
        "_hsmi",
        "yclid",
        "msclkid",
    }
)
TRACKING_PREFIXES = ("utm_", "_branch_", "hsa_")
MEDIUM_SOURCE = re.compile(r"^(?:rss-|post_page|user_profile|collection_|---|[a-z_]*-{4,})")
"""What Medium writes into ``?source=`` of its inner links; on other sites ``source`` may choose the page."""

_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:/)", re.IGNORECASE)
_MEDIUM_MEDIA = re.compile(r"^(?:(?:https?:)?//[a-z0-9.-]{1,100})?/media/([0-9a-f]{20,40})(?:[/?#]|$)")
_SIZE_SUFFIX = re.compile(r"-\d{2,5}x\d{2,5}(?=\.[A-Za-z]{3,4}$)")
_MEDIUM_IMAGE = re.compile(r"^\d\*\S+$")


def without_tracking(query: str, host: str = "") -> str:
    """A query string less its tracking parameters; everything else as written and in order."""
    if not query:
        return ""
    kept = [part for part in query.split("&") if part and not _is_tracking(part, host)]
    return "&".join(kept)


def _is_tracking(part: str, host: str) -> bool:
    name, _, value = part.partition("=")
    name = name.lower()
    if name in TRACKING or name.startswith(TRACKING_PREFIXES):
        return True
    if name != "source":
        return False
    return host == "medium.com" or host.endswith(".medium.com") or bool(MEDIUM_SOURCE.match(unquote(value)))


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
    query = without_tracking(parts.query, host)
    return href if query == parts.query else urlunsplit(parts._replace(query=query))


def image_key(address: str) -> str:
    """The key of an image: the same for every size and host that it is served at.

    The last segment of the path, unquoted, without the query: on Medium the image's id
    (``1*abc.png``), whatever stands before it (``/max/800/``, ``/v2/resize:fit:640/format:webp/``).
    An image that an optimiser serves (``/_next/image?url=…``) is keyed by the address inside.
    """
    if address.startswith("data:"):
        return "data:" + hashlib.blake2b(address.encode("utf-8", "replace"), digest_size=8).hexdigest()
    path, _, query = address.partition("?")
    path = path.partition("#")[0]
    last = _last_segment(path)
    if _MEDIUM_IMAGE.match(last):
        return last
    inner = dict(parse_qsl(query)).get("url") if "url=" in query else None
    if inner:
        last = _last_segment(inner.partition("?")[0])
    return _SIZE_SUFFIX.sub("", last)


def _last_segment(path: str) -> str:
    last = unquote(path.rstrip("/").rpartition("/")[2])
    return last.partition("?")[0].rpartition("/")[2] if "/" in last else last


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


def encoded(fields: dict[str, str]) -> str:
    return urlencode(fields)
