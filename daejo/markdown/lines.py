"""Before CommonMark: the lines that are not prose are taken out, and blank lines left in their place.

Documentation is full of lines that only steer a page (admonitions, components, includes), and
CommonMark reads most of them as text. Line numbers stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from daejo.blocks import Kind, clean
from daejo.markdown.bodies import outdented
from daejo.markdown.elements import raw_element, tag_line
from daejo.markdown.fences import Fences
from daejo.markdown.scanner import Ends, Reader, Scan, Scanner
from daejo.markdown.shortcodes import figure, highlighted, with_plain_targets
from daejo.markdown.steering import steers

_ESM = re.compile(
    r"(?:import\s+(?:[\w*{][^'\"]{0,300}\sfrom\s+)?['\"][^'\"]{1,300}['\"]"
    r"|export\s+(?:const|default|function|let)\b.{0,300})\s*;?\s*$"
)
_MAX_IMPORT_LINES = 40


def _comment(s: Scanner, i: int, text: str) -> int | None:
    for opener, closer in (("<!--", "-->"), ("{/*", "*/}")):
        if not text.startswith(opener):
            continue
        same = s.source[i].find(closer, s.source[i].find(opener) + len(opener))
        end = i if same >= 0 else s.ends.next(closer, i + 1)
        if end is None:
            return None
        tail = s.source[end].split(closer, 1)[1] if end != i else s.source[i][same + len(closer) :]
        s.take(i, end)
        s.scan.dropped.append((i, end, "a comment"))
        if tail.strip():
            s.out[end] = tail
            s.in_head = False
        return end + 1
    return None


def _esm(s: Scanner, i: int, text: str) -> int | None:
    if not s.in_head or not text.startswith(("import", "export")):
        return None
    end = i
    if not _ESM.match(text):
        if not text.startswith(("import {", "import{", "export const", "export default")):
            return None
        while end + 1 < len(s.source) and end - i < _MAX_IMPORT_LINES and not _ends_import(s.source[end]):
            end += 1
            if not s.source[end].strip():
                return None
    s.take(i, end)
    s.scan.dropped.append((i, end, "an import"))
    return end + 1


def _ends_import(line: str) -> bool:
    return bool(re.search(r"from\s+['\"]|[;})\]]\s*;?\s*$", line[:1000]))


def _steering(s: Scanner, i: int, text: str) -> int | None:
    if not steers(text):
        return None
    s.take(i, i)
    s.block(Kind.MARKUP, i, i, clean(text))
    return i + 1


_READERS: tuple[Reader, ...] = (_comment, _esm, raw_element, figure, highlighted, _steering, tag_line)


def scan(source: Sequence[str], first_line: int, breaks: Sequence[int]) -> Scan:
    """Takes out of ``source`` (lines) what is no prose. ``breaks``: 0-based lines where a chunk ended."""
    out = list(source)
    result = Scan(out)
    scanner = Scanner(source, first_line, out, Fences(source, breaks), Ends(source), result)
    i = 0
    while i < len(source):
        i = scanner.step(i, _READERS)
    out[:] = [with_plain_targets(line) for line in out]
    outdented(
        source, out, {b.lines[0] - first_line for b in result.blocks if b.kind is Kind.MARKUP and b.lines}
    )
    return result
