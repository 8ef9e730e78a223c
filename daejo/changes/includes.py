"""Lines by which documentation shows a file: MkDocs, VitePress, Sphinx, Jinja."""

from __future__ import annotations

import re

_INCLUDE = re.compile(
    r"^\s*(?:\{[*!%]|<<<|\.\.\s(?:literal)?include::|\[\[\w+\s)[^\n]{0,200}?(?P<file>[\w@][\w./@-]{0,200}\.\w{1,6})(?P<rest>[^\n]{0,300})"
)
MAX_LINES = 8
"""A fence of includes has one or two; a longer one is code."""
_LINES = re.compile(r"\bln\[([^\]]{1,80})\]|#L(\d[\dL-]{0,20})|\{(\d[\d,-]{0,40})\}|#([\w-]{1,60})")


def included(text: str) -> str:
    """The files that a line, or a fence of nothing but such lines, shows, and which parts; "" for others.

    >>> included("{* ../src/main.py ln[1:5] hl[3] *}"), included("/// tip"), included("x = 1")
    ('src/main.py 1:5', '', '')
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines or len(lines) > MAX_LINES:
        return ""
    shown = [_shown(line) for line in lines]
    return "; ".join(shown) if all(shown) else ""


def _shown(line: str) -> str:
    match = _INCLUDE.match(line)
    if match is None:
        return ""
    file = match["file"].lstrip("./")
    part = _LINES.search(match["rest"])
    return f"{file} {next(filter(None, part.groups()))}" if part else file
