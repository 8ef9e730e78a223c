"""Lines of code that say more than the same line in the translation: a flag that came to a command."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from daejo.blocks import Block
from daejo.changes.listing import listed
from daejo.findings.sides import is_code

_TOKEN = re.compile(r"-{0,2}[A-Za-z_$][\w$-]*|\d+(?:\.\d+)*")
_HANGUL = re.compile("[가-힣]")
_COMMENT = re.compile(r"\s*(?:#|//|/\*|\*|--\s|<!--)")
SHARED = 0.5
"""Share of the longer line's tokens that the shorter one has to have to be the same line."""
MOST_LINES = 400
"""Of one block; what is longer is a listing that nobody compares by lines."""
SHOWN = 80
"""Characters of a line that are told."""


def longer_lines(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Lines of code of which the translation has a part only, word for word; of 1,546 true pairs of code
    none has such a line.

    Comments, and lines in which the translation has Korean, are the translator's: they are passed over.
    """
    if len(original) == len(post) == 1 and is_code((*original, *post)):
        for line, other, lacking in _longer(original[0].text, post[0].text):
            yield f"code line “{other[:SHOWN]}” without {listed(lacking)} of “{line[:SHOWN]}”"


def _longer(ours: str, theirs: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    left, right = _lines(ours), _lines(theirs)
    if max(len(left), len(right)) > MOST_LINES:
        return
    only_there = [line for line in (Counter(right) - Counter(left)).elements() if not _HANGUL.search(line)]
    waiting = [(other, Counter(_TOKEN.findall(other))) for other in only_there]
    for line in (Counter(left) - Counter(right)).elements():
        words = Counter(_TOKEN.findall(line))
        place = next((i for i, (_, has) in enumerate(waiting) if _is_part(has, words)), None)
        if place is not None:
            other, has = waiting.pop(place)
            yield line, other, tuple(words - has)


def _is_part(has: Counter[str], words: Counter[str]) -> bool:
    """Whether a line's tokens are some of another's, and enough to know it by; not whether they are all."""
    return SHARED * words.total() <= has.total() < words.total() and has <= words


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip() and not _COMMENT.match(line)]
