"""Addresses as texts write them: an image's key, and a link without what only counts visitors."""

from __future__ import annotations

import re
from urllib.parse import unquote

_TRACKING = re.compile(
    r"(?:utm_[a-z_]*|gclid|fbclid|mc_[ce]id|_branch_[a-z_]*|igshid|ref_src)(?==|&|$)", re.IGNORECASE
)
_MEDIUM_TRACKING = re.compile(r"(?:source=(?:rss|post_page|user_profile|search_post|collection_|-)|gi=|sk=)")
"""Only in Medium's own forms (facts: ``?source=rss-<user>------2``): elsewhere ``source`` may mean something."""


def image_key(address: str) -> str:
    """The same for every size and host that one image is served at: its last path segment, unquoted.

    ``https://miro.medium.com/v2/resize:fit:700/1*abc.png?q=20`` and
    ``https://cdn-images-1.medium.com/max/1024/1%2Aabc.png`` are both ``1*abc.png``. Of a ``data:``
    address only the media type is kept, since the picture itself is the address.

    >>> image_key("/assets/img/2024-05-01-Post_0.png")
    '2024-05-01-Post_0.png'
    """
    address = address.strip()
    if address[:5].lower() == "data:":
        return address[:64].split(",", 1)[0]
    path = address.split("#", 1)[0].split("?", 1)[0].rstrip("/")
    return unquote(path.rsplit("/", 1)[-1])


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
    kept = [p for p in query.split("&") if not (_TRACKING.match(p) or _MEDIUM_TRACKING.match(p))]
    return head + ("?" + "&".join(kept) if kept else "") + hash_ + fragment
