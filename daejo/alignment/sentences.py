"""Sentences within a pair: where they begin and end, and which say the same.

A regular expression with a list of abbreviations differs from the morphological analyser kiwipiepy in
1 paragraph of 96 sentences of real prose, and costs no 515 MB.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from daejo.alignment.aligner import align
from daejo.alignment.lexicon import Lexicon
from daejo.blocks import Block, Kind

# A sentence ends in . ! ? (and what closes after them) before white space; Korean also without white
# space when Hangul follows at once ("했습니다.그리고").
_END = re.compile(r"[.!?…。]{1,8}[\"'”’)\]]{0,3}(?:\s+|(?<=[가-힣][.!?])(?=[가-힣])|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|vs|etc|e\.g|i\.e|cf|approx|No|Fig|Inc|Ltd|Co|Jr|Sr|U\.S|a\.m|p\.m|[A-Z])"
    r"|(?:^|\s)\d{1,3})\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` stands at ``start:end`` of the block's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Sentences of a pair of blocks that say the same, by their places in `sentences`."""

    original: tuple[int, ...]
    post: tuple[int, ...]
    score: float


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a block's text, English or Korean, in order, covering all but white space.

    >>> [s.text for s in sentences("Dr. Kim came. He saw!")]
    ['Dr. Kim came.', 'He saw!']
    >>> [s.text for s in sentences("그는 왔습니다. 3.5초 만에 보았죠!")]
    ['그는 왔습니다.', '3.5초 만에 보았죠!']
    """
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        if match.end() < len(text) and _ABBREVIATION.search(
            text, max(start, match.start() - 12), match.start() + 1
        ):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    said = text[start:end].strip()
    if said:
        first = text.index(said, start)
        found.append(Sentence(first, first + len(said), said))


def align_sentences(
    original: Sequence[Block], post: Sequence[Block], lexicon: Lexicon | None = None
) -> tuple[SentencePair, ...]:
    """Which sentences of a pair's blocks say the same; sentences count on through several blocks.

    Empty where either side has but one sentence: the pair itself says all there is to say.
    """
    ours = [s.text for b in original if b.is_prose for s in sentences(b.text)]
    theirs = [s.text for b in post if b.is_prose for s in sentences(b.text)]
    if len(ours) < 2 or len(theirs) < 2:
        return ()
    pairs = align(_blocks(ours), _blocks(theirs), lexicon)
    return tuple(SentencePair(p.original, p.post, p.score) for p in pairs)


def _blocks(texts: Sequence[str]) -> list[Block]:
    return [Block(Kind.PARAGRAPH, text) for text in texts]
