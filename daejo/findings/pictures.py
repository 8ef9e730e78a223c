"""Which pictures are one: shown within a sentence or by itself, with words of either language in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import unquote

from daejo.blocks import Block, MarkKind
from daejo.findings.sides import HANGUL
from daejo.markdown import image_key

_TONGUE = re.compile(r"[-_.](?:en|eng|english|ko|kr|kor|korean|hangul)(?:[-_](?:us|gb|kr))?(?=\.[a-z]{2,5}$)")
"""What a picture's name is called by in a language: loop-ko.svg, loop_en.png."""


def pictures_within(blocks: Sequence[Block]) -> frozenset[str]:
    """The keys of pictures that stand within a sentence, where others have them on a line of their own."""
    marks = (mark for block in blocks for mark in block.marks if mark.kind is MarkKind.IMAGE)
    return frozenset(image_key(mark.target) for mark in marks if mark.target)


def same_picture(one: str, other: str) -> bool:
    """Whether two addresses show one picture, drawn with the words of either language.

    >>> same_picture("img/loop.svg", "img/loop-ko.svg"), same_picture("img/loop.svg", "img/keys.svg")
    (True, False)
    """
    one, other = _plain(one), _plain(other)
    return _TONGUE.sub("", one) == _TONGUE.sub("", other) or _labelled(one, other)


def _labelled(one: str, other: str) -> bool:
    """Whether one is the other with a part of its name in Korean: a badge's label is in its address."""
    ours, theirs = re.split(r"([/?&=]|(?<!-)-(?!-))", one), re.split(r"([/?&=]|(?<!-)-(?!-))", other)
    apart = [(a, b) for a, b in zip(ours, theirs, strict=False) if a != b]
    return len(ours) == len(theirs) and all(HANGUL.search(a) or HANGUL.search(b) for a, b in apart)


def _plain(address: str) -> str:
    return unicodedata.normalize("NFKC", unquote(address)).casefold()
