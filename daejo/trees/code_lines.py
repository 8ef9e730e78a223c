"""Lines of code that say more than the same line in the translation: a flag that came to a command."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from daejo.alignment import Pair
from daejo.blocks import Block, Kind

_TOKEN = re.compile(r"[A-Za-z_$][\w$-]*|\d+(?:\.\d+)*")
_HANGUL = re.compile("[가-힣]")
_COMMENT = re.compile(r"\s*(?:#|//|/\*|\*|--\s|<!--)")
SHARED = 0.5
"""Share of the longer line's tokens that the shorter one has to have to be the same line."""
MOST_LINES = 400
"""Of one block; what is longer is a listing that nobody compares by lines."""


@dataclass(frozen=True, slots=True)
class LongerLine:
    """Blocks of a pair, the line of the original and that of the translation, and what it lacks."""

    original: int
    post: int
    line: str
    translated: str
    lacking: tuple[str, ...]


def longer_lines(
    original: Sequence[Block], post: Sequence[Block], pairs: Sequence[Pair]
) -> tuple[LongerLine, ...]:
    """Lines of paired code of which the translation has a part only, word for word.

    Comments, and lines in which the translation has Korean, are the translator's: they are passed over.
    """
    found: list[LongerLine] = []
    for pair in pairs:
        here = [i for i in pair.original if original[i].kind is Kind.CODE]
        there = [k for k in pair.post if post[k].kind is Kind.CODE]
        if len(here) == len(there) == 1:
            found.extend(
                LongerLine(here[0], there[0], *told)
                for told in _longer(original[here[0]].text, post[there[0]].text)
            )
    return tuple(found)


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
