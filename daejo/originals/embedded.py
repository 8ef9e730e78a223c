"""Medium's state in pages of 2013 to 2019: ``GLOBALS`` or ``obvInit``, one object with the story's dates.

Its paragraphs are a preview (``isFullContent`` false), so the text is read from the markup; the dates,
the version and the author stand nowhere else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

_OPENING = re.compile(
    r"\"embedded\"\s{0,9}:\s{0,9}\{\s{0,9}\"value\"\s{0,9}:\s{0,9}(?=\{)"
    r"|obvInit\(\s{0,9}(?:/\*.{0,40}?\*/)?\s{0,9}\{\s{0,9}\"value\"\s{0,9}:\s{0,9}(?=\{)"
)
_MARKERS = ('"embedded"', "obvInit(")
_TRIES = 4
_DECODER = json.JSONDecoder()


def embedded_post(html: str) -> dict[str, Any]:
    """The post object in an old page's script, or {}. Nothing is raised: it is an extra."""
    if '"latestPublishedVersion"' not in html:
        return {}
    for opening in islice(_openings(html), _TRIES):
        try:
            value, _ = _DECODER.raw_decode(html, opening)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) and "latestPublishedVersion" in value:
            return value
    return {}


def _openings(html: str) -> Iterator[int]:
    """Where an object that may hold the post begins; the letters are found before the pattern is tried."""
    for marker in _MARKERS:
        at = html.find(marker)
        while at >= 0:
            if found := _OPENING.match(html, at):
                yield found.end()
            at = html.find(marker, at + len(marker))
