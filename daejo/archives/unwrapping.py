"""An archive's copy -> the page as it was: addresses written anew and inserted banners taken off.

Archives that play pages back in a browser rewrite them (Wayback, pywb and what is built on them): every
address gets the archive's in front, and a banner is put in. Nothing of that is the author's.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

INSERTED: tuple[tuple[bytes, bytes], ...] = (
    (b"<!-- BEGIN WAYBACK TOOLBAR INSERT -->", b"<!-- END WAYBACK TOOLBAR INSERT -->"),
    (b"<!-- WB Insert -->", b"<!-- End WB Insert -->"),
    (b"<!-- BEGIN ARCHIVE BANNER INSERT -->", b"<!-- END ARCHIVE BANNER INSERT -->"),
)
"""What Wayback and pywb put around what they insert. Where the end is missing, nothing is taken off.

Scripts and styles that they insert as well, no reader reads.
"""
_SLASH = rb"(?:/|\\/|\\u002F)"
"""As an address has it, and as JSON may write it."""
_COLLECTION = rb"(?:" + _SLASH + rb"[A-Za-z0-9._~-]{1,60}){0,4}"
"""The path before the date: /web, /wayback/archive, /12345, /memento …"""
_DATE = _SLASH + rb"[0-9]{4,14}(?:[a-z]{2}_)?" + _SLASH
_INSIDE = rb"(?=https?:" + _SLASH + rb"{1,2}[^\s/\\])"
_ADDRESS = re.compile(r"/\d{4,14}(?:[a-z]{2}_)?/(https?:/{1,2}[^\s/].*)", re.ASCII | re.DOTALL)
_RAW = re.compile(r"(/\d{14})(?:[a-z]{2}_)?(?=/https?:/)", re.ASCII)
_LISTED = re.compile(rb"\bsrcset\s{0,5}=\s{0,5}(?:\"[^\"<>]{1,100000}\"|'[^'<>]{1,100000}')", re.IGNORECASE)


def original_of(url: str) -> str | None:
    """The address inside a copy's (``…/web/20200131120000/https://a.example/x``), where it has one."""
    found = _ADDRESS.search(url)
    return found[1] if found else None


def raw_form(url: str) -> str:
    """The copy's address for the bytes as they were captured: ``id_`` after the date (Wayback, pywb)."""
    return _RAW.sub(r"\1id_", url, count=1)


def unwrapped(body: bytes, url: str) -> bytes:
    """The bytes of a copy at ``url`` as the author's site had sent them.

    Only addresses in tags and scripts lose the archive's part: text that speaks of an archive stays.
    """
    for begin, end in INSERTED:
        body = _cut(body, begin, end)
    host = urlsplit(url).netloc.rpartition("@")[2].encode("ascii", "ignore")
    place = rb"(?:(?:https?:)?" + _SLASH + rb"{2}" + re.escape(host) + rb")?" if host else b""
    prefix = place + _COLLECTION + _DATE + _INSIDE
    body = re.sub(rb"(?<=[\"'=(])" + prefix, b"", body)
    return _LISTED.sub(lambda listed: re.sub(rb"(?<=[\s,\"'])" + prefix, b"", listed[0]), body)


def _cut(body: bytes, begin: bytes, end: bytes) -> bytes:
    kept: list[bytes] = []
    place = 0
    while (start := body.find(begin, place)) >= 0:
        stop = body.find(end, start)
        if stop < 0:
            break
        kept.append(body[place:start])
        place = stop + len(end)
    kept.append(body[place:])
    return b"".join(kept)
