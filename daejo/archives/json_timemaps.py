"""TimeMaps as JSON, as aggregators serve them (MemGator, the Time Travel service); no standard has them.

::

    {"original_uri": …, "timemap_index": [{"from": …, "until": …, "uri": …}],
     "mementos": {"list": [{"datetime": "2013-07-30T11:44:05Z", "uri": …}], "first": {…}, "last": {…}}}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from daejo.archives.timemap import LINK_FORMAT, Copy, Part, TimeMap, absolute, read_links
from daejo.archives.weblinks import MOST, http_date

ACCEPTED = f"{LINK_FORMAT}, application/json;q=0.5"
"""The standard's own form first (RFC 7089 5)."""


def read_timemap(body: bytes, media_type: str, base: str) -> TimeMap:
    """A TimeMap in either form, as its media type says; one that says neither, as it looks.

    What is neither names nothing.
    """
    text = body.decode("utf-8-sig", "replace")
    looks = text.lstrip()[:1] == "{" and LINK_FORMAT not in media_type.lower()
    return _read_json(text, base) if looks else read_links(text, base)


def _read_json(text: str, base: str) -> TimeMap:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return TimeMap()
    if not isinstance(said, dict):
        return TimeMap()
    copies = [
        Copy(url, at) for url, one in _listed(said.get("mementos"), base) if (at := _moment(one, "datetime"))
    ]
    parts = [
        Part(url, _moment(one, "from"), _moment(one, "until"))
        for url, one in _addressed(said.get("timemap_index"), base)
        if url != base
    ]
    return TimeMap(tuple(copies), tuple(parts))


def _listed(mementos: Any, base: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The list; without one those that are named by their place (first, closest, last)."""
    if isinstance(mementos, dict):
        named = [one for one in mementos.values() if isinstance(one, dict)]
        mementos = mementos.get("list", named)
    return _addressed(mementos, base)


def _addressed(rows: Any, base: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for one in islice(rows, MOST) if isinstance(rows, list) else ():
        uri = one.get("uri") if isinstance(one, dict) else None
        # The service writes the places of one copy in several archives as a list.
        for place in uri if isinstance(uri, list) else [uri]:
            if isinstance(place, str) and (url := absolute(place, base)) is not None:
                yield url, one


def _moment(one: dict[str, Any], key: str) -> datetime | None:
    """A date of ISO 8601, or as headers have it; None where it is none, or names no zone."""
    said = one.get(key)
    if not isinstance(said, str):
        return None
    try:
        at = datetime.fromisoformat(said)
        return at.astimezone(UTC) if at.tzinfo else None
    except (ValueError, OverflowError):
        return http_date(said)
