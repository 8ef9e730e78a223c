"""Bodies of MkDocs' admonitions and tabs, set in by four blanks."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_OPENER = re.compile(r"[!?]{3}\+?\s+[A-Za-z]|===[+!]?\s+\"")
STEP = 4
"""Blanks by which MkDocs sets a body in; fewer end it."""


def outdented(source: Sequence[str], lines: list[str], markup: Collection[int]) -> None:
    """Moves the bodies in ``lines`` out to where their admonition stands.

    CommonMark has no such bodies: a list that is set in by four it reads as one item, or as a part of the
    list before. ``source`` are the lines as written, ``markup`` the 0-based ones that only steer the page.
    """
    edges: list[int] = []
    for number, text in enumerate(source):
        said = text.lstrip(" ")
        if not said:
            continue
        indent = len(text) - len(said)
        while edges and indent < edges[-1]:
            edges.pop()
        left = lines[number]
        lines[number] = left[min(STEP * len(edges), len(left) - len(left.lstrip(" "))) :]
        if number in markup and _OPENER.match(said):
            edges.append(indent + STEP)
