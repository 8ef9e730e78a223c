"""Addresses as texts write them: an image's key, and a link without what only counts visitors."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, unquote, urlsplit

_TRACKING = frozenset(
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
_TRACKING_PREFIXES = ("utm_", "_branch_", "hsa_")
_MEDIUM_SOURCE = re.compile(r"(?:rss-|post_page|user_profile|collection_|---|[a-z_]*-{4,})")
"""What Medium writes into ``?source=`` of its inner links; on other sites ``source`` may choose the page."""
_SIZE_SUFFIX = re.compile(r"-\d{2,5}x\d{2,5}(?=\.[A-Za-z]{3,4}$)")
_MEDIUM_IMAGE = re.compile(r"\d\*\S+$")


def image_key(address: str) -> str:
    """The same for every size and host that one image is served at: its last path segment, unquoted.

    An image that an optimiser serves (``/_next/image?url=…``) is keyed by the address inside, a
    ``data:`` image by a hash of it.

    >>> image_key("https://miro.medium.com/v2/resize:fit:700/1*abc.png?q=20")
    '1*abc.png'
    >>> image_key("https://cdn-images-1.medium.com/max/1024/1%2Aabc.png")
    '1*abc.png'
    """
    address = address.strip()
    if address.startswith("data:"):
        return "data:" + hashlib.blake2b(address.encode("utf-8", "replace"), digest_size=8).hexdigest()
    path, _, query = address.partition("?")
    last = _last_segment(path.partition("#")[0])
    if _MEDIUM_IMAGE.match(last):
        return last
    inner = dict(parse_qsl(query)).get("url") if "url=" in query else None
    if inner:
        last = _last_segment(inner.partition("?")[0])
    return _SIZE_SUFFIX.sub("", last)


def _last_segment(path: str) -> str:
    last = unquote(path.rstrip("/").rpartition("/")[2])
    return last.partition("?")[0].rpartition("/")[2] if "/" in last else last


def without_tracking(address: str) -> str:
    """An address as written, less the parameters that only count visitors.

    >>> without_tracking("https://a.b/c?utm_source=x&page=2#d")
    'https://a.b/c?page=2#d'
    """
    address = address.strip()
    if "?" not in address:
        return address
    head, _, rest = address.partition("?")
    query, hash_, fragment = rest.partition("#")
    kept = kept_query(query, _host(head))
    return head + ("?" + kept if kept else "") + hash_ + fragment


def kept_query(query: str, host: str = "") -> str:
    """A query string less its tracking parameters; everything else as written and in order."""
    return "&".join(part for part in query.split("&") if part and not _is_tracking(part, host))


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_tracking(part: str, host: str) -> bool:
    name, _, value = part.partition("=")
    name = name.lower()
    if name in _TRACKING or name.startswith(_TRACKING_PREFIXES):
        return True
    if name != "source":
        return False
    return host == "medium.com" or host.endswith(".medium.com") or bool(_MEDIUM_SOURCE.match(unquote(value)))
