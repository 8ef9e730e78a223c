"""Which sentence of a Korean paragraph a finding is about.

Where both sides of a pair have several sentences, the one that disagrees, or whose original was
edited, is found by aligning the sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from daejo.alignment.lexicon import Lexicon, starter
from daejo.alignment.sentences import SentencePair, align_sentences, sentences
from daejo.blocks import Block

MOST = 120
"""Sentences up to which a side is searched: a paragraph has a dozen, a hostile one thousands."""


@dataclass(frozen=True, slots=True)
class Passage:
    """``text`` are a post's sentences, ``blocks`` the places of those that hold them, in the given ones."""

    text: str
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """One sentence: the place of its block, and as a block of its own."""

    block: int
    said: Block


def disagreeing(
    original: Sequence[Block],
    post: Sequence[Block],
    disagrees: Callable[[Sequence[Block], Sequence[Block]], bool],
    lexicon: Lexicon | None = None,
) -> Passage | None:
    """The post's sentences that disagree with theirs; None where one cannot point at fewer than all."""
    ours, theirs = _places(original), _places(post)
    told = {
        k
        for pair in _aligned(original, post, ours, theirs, lexicon)
        if disagrees([ours[i].said for i in pair.original], [theirs[k].said for k in pair.post])
        for k in pair.post
    }
    return _passage(theirs, told)


def edited(
    before: Sequence[Block], after: Sequence[Block], post: Sequence[Block], lexicon: Lexicon | None = None
) -> Passage | None:
    """The post's sentences whose original was edited or removed between ``before`` and ``after``.

    None where that cannot be told from the whole: a side has one sentence, all were edited, or the edit
    only added some.
    """
    ours, theirs = _places(before), _places(post)
    gone = Counter(place.said.text for place in ours) - Counter(place.said.text for place in _places(after))
    told = {
        k
        for pair in _aligned(before, post, ours, theirs, lexicon)
        if any(ours[i].said.text in gone for i in pair.original)
        for k in pair.post
    }
    return _passage(theirs, told)


def _aligned(
    original: Sequence[Block],
    post: Sequence[Block],
    ours: Sequence[_Place],
    theirs: Sequence[_Place],
    lexicon: Lexicon | None,
) -> tuple[SentencePair, ...]:
    if not 1 < len(ours) <= MOST or not 1 < len(theirs) <= MOST:
        return ()
    return align_sentences(original, post, lexicon or starter())


def _passage(theirs: Sequence[_Place], told: set[int]) -> Passage | None:
    if not told or len(told) == len(theirs):
        return None
    chosen = [theirs[k] for k in sorted(told)]
    text = " ".join(place.said.text for place in chosen)
    return Passage(text, tuple(dict.fromkeys(place.block for place in chosen)))


def _places(blocks: Sequence[Block]) -> list[_Place]:
    """Every sentence of the blocks of prose, in order, numbered as `align_sentences` numbers them."""
    return [
        _Place(number, _part(block, one.start, one.end))
        for number, block in enumerate(blocks)
        if block.is_prose
        for one in sentences(block.text)
    ]


def _part(block: Block, start: int, end: int) -> Block:
    """A part of a block, with the marks that lie on it."""
    marks = tuple(
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in block.marks
        if mark.start < end and mark.end > start
    )
    return replace(block, text=block.text[start:end], marks=marks)
