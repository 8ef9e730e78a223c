"""Emphasis beside Korean: ``**"따옴표"**는`` is bold to a person, and not to CommonMark.

CommonMark lets ``**`` after punctuation close only before a blank or punctuation, since European
words are parted by blanks. Korean sets particles right behind. The rule here is CommonMark's, but
that a Hangul, Han or kana letter beside the signs counts as a blank does.
"""

from __future__ import annotations

import re

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_CJK = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3]")


def emphasis(state: StateInline, silent: bool) -> bool:
    """markdown-it's rule ``emphasis``: pushes each sign, and whether it may open or close."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    can_open, can_close = _flanking(state, end, splits_words=marker == "*")
    length = end - state.pos
    for _ in range(length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=length,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
        )
    state.pos = end
    return True


def _flanking(state: StateInline, end: int, *, splits_words: bool) -> tuple[bool, bool]:
    before = state.src[state.pos - 1] if state.pos > 0 else " "
    after = state.src[end] if end < state.posMax else " "
    blank_before, blank_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
    sign_before, sign_after = _is_sign(before), _is_sign(after)
    left = not (
        blank_after or (sign_after and not (blank_before or sign_before or _parts(before, splits_words)))
    )
    right = not (
        blank_before or (sign_before and not (blank_after or sign_after or _parts(after, splits_words)))
    )
    return left and (splits_words or not right or sign_before), right and (
        splits_words or not left or sign_after
    )


def _is_sign(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


def _parts(character: str, splits_words: bool) -> bool:
    return splits_words and bool(_CJK.match(character))
