"""Code of a pair: inline words and blocks, comments and translated strings set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from daejo.alignment.terms import code_terms
from daejo.blocks import Block
from daejo.changes.code import bare_lines
from daejo.changes.listing import listed
from daejo.changes.spellings import is_typo
from daejo.findings.sides import HANGUL, is_code, text_of
from daejo.findings.spellings import times

SAME_CODE = 0.4
"""From this share of common tokens on two blocks of code are one, with a difference."""
FEW_TOKENS = 2
"""Too few tokens to have much in common: a lone tag, a command's name."""
_TOKEN = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*|\d+(?:\.\d+)*")
# What a translator put into Korean within code: a string, or the text of an element.
_SPOKEN = re.compile(r"""["'`>](?=[^"'`<>\n]{0,300}[가-힣])[^"'`<>\n]{0,600}(?:["'`<]|$)""")


def inline_code(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    if is_code(original) or is_code(post):
        return
    ours, theirs = _coded(original), _coded(post)
    text, translation = text_of(original).lower(), text_of(post).lower()
    said = {c: max(ours[c], times(c, text)) for c in {*ours, *theirs} if len(c) > 1}
    say = {c: max(theirs[c], times(c, translation)) for c in said}
    gone = [c for c in ours if c in said and not say[c] and not _slip(c, theirs)]
    gone = [c for c in gone if not _in_parts(c, theirs)]
    new = [
        c for c in theirs if c in said and say[c] > said[c] and not HANGUL.search(c) and not _slip(c, ours)
    ]
    foreign = [c for c in new if not said[c]]
    fewer = [c for c in ours if c in said and 0 < say[c] < ours[c]]
    if (gone and new) or (fewer and foreign):
        yield f"code {listed(gone or fewer)} ≠ {listed(new)}"


def _slip(word: str, others: Iterable[str]) -> bool:
    """Whether a token is one of the others, misspelt by a letter: `extens`."""
    return any(is_typo(word.replace("_", ""), other.replace("_", "")) for other in others)


def _in_parts(phrase: str, others: Iterable[str]) -> bool:
    """Whether all that a phrase of code is made of stands in other code: `display: flex`, `flex`."""
    words = set(_TOKEN.findall(phrase))
    return len(words) > 1 and words <= {word for other in others for word in _TOKEN.findall(other)}


def code(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Code blocks by their tokens; comments, strings in Korean and blanks set aside."""
    if not (is_code(original) and is_code(post)):
        return
    ours, theirs = _tokens(original), _tokens(post)
    gone, new = ours - theirs, theirs - ours
    shared, size = (ours & theirs).total(), max(ours.total(), theirs.total())
    if gone and new and (size <= FEW_TOKENS or shared >= SAME_CODE * size):
        yield f"code {listed(gone)} ≠ {listed(new)}"


def _coded(blocks: Sequence[Block]) -> Counter[str]:
    return Counter(term.key for block in blocks for term in code_terms(block))


def _tokens(blocks: Sequence[Block]) -> Counter[str]:
    lines = (_SPOKEN.sub('""', line) for block in blocks for line in bare_lines(block.text))
    return Counter(token for line in lines for token in _TOKEN.findall(line.lower()))
