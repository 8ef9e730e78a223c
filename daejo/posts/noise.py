"""Noise: lines that a translated post carries and no reader is meant to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from daejo.posts.post import Noise

_AD_MARKER = re.compile(r"\s{0,9}<div\s{1,9}class=[\"']content-ad[\"']\s{0,9}>\s{0,9}(?:</div>)?\s{0,9}$")
"""Stands between two translation units, 10,240 times in 890 real posts; inside code fences as well."""
_AD_TAG = re.compile(
    r"\s{0,9}<(?P<name>ins|script)\b[^>]{0,400}?(?:\badsbygoogle\b|\bgooglesyndication\b)", re.IGNORECASE
)
_PUSH = re.compile(r"\(\s{0,9}adsbygoogle\s{0,9}=")
_SCRIPT = re.compile(r"\s{0,9}<(?P<name>script|component)\b[^>]{0,400}>", re.IGNORECASE)
"""``<component is="script">`` is how VuePress pages write it."""
_COMMENT = re.compile(r"\s{0,9}<!--[^\n]{0,400}?-->\s{0,9}$")
_FENCE = re.compile(r"\s{0,9}(?:`{3,}|~{3,})")
_SOWN = 3
_MAX_AD_LINES = 30
"""Google's own snippet has ten lines."""


def find_noise(lines: Sequence[str], first_line: int) -> tuple[list[str], tuple[Noise, ...]]:
    """``lines`` with advertising blanked out, and what was blanked (file lines, ``first_line`` the first's).

    Comments without advertising are left to the Markdown reader, which drops them too.
    """
    out = list(lines)
    found: list[Noise] = []
    sown = _is_sown(lines)
    fenced = False
    i = 0
    while i < len(lines):
        end, why = _noise_at(lines, i, fenced=fenced and not sown)
        if why:
            out[i : end + 1] = [""] * (end + 1 - i)
            found.append(Noise((i + first_line, end + first_line), why))
        else:
            fenced ^= bool(_FENCE.match(lines[i]))
        i = end + 1
    return out, tuple(found)


def _is_sown(lines: Sequence[str]) -> bool:
    """Whether one advertisement stands in the file again and again: then it is no example, even inside code
    (where a fence was left open, all that follows seems to be code)."""
    seen = Counter(line.strip() for line in lines if _AD_TAG.match(line))
    return max(seen.values(), default=0) >= _SOWN


def _noise_at(lines: Sequence[str], i: int, *, fenced: bool) -> tuple[int, str]:
    """The last line of the noise that begins at line ``i``, and why it is noise; (i, "") where none is."""
    line = lines[i]
    if _AD_MARKER.match(line):
        return i, "an ad marker"
    if fenced:  # a lesson about AdSense shows the same lines as code
        return i, ""
    if _COMMENT.match(line) and i + 1 < len(lines) and _AD_TAG.match(lines[i + 1]):
        end = _end_of_ad(lines, i + 1)
        return (end, "an advertisement") if end is not None else (i, "")
    end = _end_of_ad(lines, i)
    return (end, "an advertisement") if end is not None else (i, "")


def _end_of_ad(lines: Sequence[str], i: int) -> int | None:
    """The last line of the ad tag or ad script that begins at line ``i``."""
    tag = _AD_TAG.match(lines[i])
    if tag is None:
        tag = _SCRIPT.match(lines[i])
        if tag is None or not any(_PUSH.search(line[:1000]) for line in lines[i : i + 4]):
            return None
    closer = f"</{tag['name'].lower()}"
    return next((k for k in range(i, min(i + _MAX_AD_LINES, len(lines))) if closer in lines[k].lower()), None)
