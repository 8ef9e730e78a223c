"""The lines of a sentence within a passage that is wrapped over many lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from daejo.trees.standing import Located

_UNSAID = re.compile(r"(?<=\])\([^()\s]{0,2000}(?:\s+[\"'][^\"'\n]{0,300}[\"'])?\)|<[^<>\n]{1,1000}>|[\W_]+")
"""What a source has and the text read from it has not: where links lead, tags, marks and blanks."""


def narrowed(finding: Located, source: Sequence[str]) -> Located:
    """A finding at the lines of the sentence that it names, where that stands once in its passage.

    ``source`` are the lines of the post's file. Else, and where the finding names no sentence, as it is.
    """
    if not finding.evidence.sentence or finding.lines is None or finding.lines[0] >= finding.lines[1]:
        return finding
    first, last = finding.lines
    said = [_bare(line) for line in source[first - 1 : last]]
    ends = list(accumulate(map(len, said)))
    whole, sentence = "".join(said), _bare(finding.evidence.sentence)
    start = whole.find(sentence)
    if not sentence or start < 0 or whole.find(sentence, start + 1) >= 0:
        return finding
    lines = bisect_right(ends, start), bisect_right(ends, start + len(sentence) - 1)
    return replace(finding, lines=(first + lines[0], first + lines[1]))


def _bare(text: str) -> str:
    """Letters and digits alone: what Markdown's marks, escapes and entities cannot change."""
    return _UNSAID.sub("", text)
