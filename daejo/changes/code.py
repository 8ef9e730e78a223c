"""Code as two versions of it are compared: lines without comments and blanks."""

from __future__ import annotations

import re

# A comment to the end of its line, where its sign stands at the line's start or after a blank, and
# is no part of a string: "#" in "#fff" or "//" in "https://" follow no blank.
_TRAILING = re.compile(r"(?:^|\s)(?:#(?![!{\w])|//(?!/?\w+\.)|--\s)[^\n]*$")
_WHOLE_LINE = re.compile(r"^\s*(?:#(?!\w+\s*[({<\"]|!)|//|--\s|\*\s|\*/|/\*|<!--|%\s|;\s|REM\s|\"\"\"|''')")
_BLOCKS = (("/*", "*/"), ("<!--", "-->"))


def bare_lines(code: str) -> tuple[str, ...]:
    """The lines of code that run, blanks single, comments off.

    >>> bare_lines("# set up\\nx  = 1  # one\\n\\ny = 2")
    ('x = 1', 'y = 2')
    """
    lines = []
    for line in _without_blocks(code).split("\n"):
        if _WHOLE_LINE.match(line):
            continue
        bare = " ".join(_TRAILING.sub("", line).split())
        if bare:
            lines.append(bare)
    return tuple(lines)


def _without_blocks(code: str) -> str:
    """Code without comments that are opened and closed; scanned, as a pattern for it is quadratic."""
    for opener, closer in _BLOCKS:
        parts, at = [], 0
        while (start := code.find(opener, at)) >= 0 and (end := code.find(closer, start)) >= 0:
            parts.append(code[at:start])
            at = end + len(closer)
        code = "".join((*parts, code[at:]))
    return code


def indents(code: str) -> tuple[int, ...]:
    """How far each line stands in, as a rank: two or four blanks a step are the same.

    >>> indents("a\\n  b\\nc") == indents("a\\n\\tb\\nc")
    True
    """
    depths = [len(line) - len(line.lstrip()) for line in code.split("\n") if line.strip()]
    ranks = {depth: rank for rank, depth in enumerate(sorted(set(depths)))}
    return tuple(ranks[depth] for depth in depths)
