"""Whether an article is all there, by what the site itself says of its length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from daejo.blocks import Block, Kind
from daejo.originals.article import Article, Completeness

WORDS_A_MINUTE = 265
"""Medium's reading speed; less its seconds for images it gives the word count back, on 3 whole pages."""
CUT_BELOW = 0.6
"""Of ``wordCount``; the whole pages met have 0.97 to 1.0 of it."""
CUT_BELOW_MINUTES = 0.5
"""Of the words that the reading time promises: it is rounded, and counts images and code its own way."""
MISSED = 60
"""Words that must be missing before a short text counts as cut."""

_CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u0e00-\u0eff]")


def judged(article: Article, words: Any = None, minutes: Any = None) -> Article:
    """The article, marked CUT where the site says that it has far more words than were read."""
    promised, share = _promised(article, words, minutes)
    blanks = sum(block.text.count(" ") for block in article.blocks)
    if promised < MISSED or blanks >= promised * share:
        return article
    text = " ".join(block.text for block in article.blocks)
    here = len(text.split())
    if promised - here < MISSED or here >= promised * share or len(_CJK.findall(text)) * 5 > len(text):
        return article
    note = f"about {here:,} words here, about {round(promised):,} by what the page says of itself"
    return replace(article, completeness=Completeness.CUT, notes=(*article.notes, note))


def count_in(value: Any, blocks: Sequence[Block]) -> float:
    """ld+json's ``wordCount`` as a number; 0 for none, and where it plainly counts characters."""
    if isinstance(value, str) and value.isascii() and value.replace(",", "").isdigit() and len(value) < 10:
        value = int(value.replace(",", ""))
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value < 1e7:
        return 0.0
    characters = sum(len(block.text) for block in blocks)
    return 0.0 if characters * 0.9 <= value <= characters * 1.15 else float(value)


def _promised(article: Article, words: Any, minutes: Any) -> tuple[float, float]:
    if isinstance(words, int | float) and not isinstance(words, bool) and words > 0:
        return float(words), CUT_BELOW
    if isinstance(minutes, int | float) and not isinstance(minutes, bool) and minutes > 0:
        images = sum(1 for block in article.blocks if block.kind is Kind.IMAGE)
        return max(0.0, minutes - _image_minutes(images)) * WORDS_A_MINUTE, CUT_BELOW_MINUTES
    return 0.0, 0.0


def _image_minutes(images: int) -> float:
    """Medium counts 12 s for the first image, a second less for each one more, 3 s from the tenth."""
    return sum(max(3, 12 - index) for index in range(images)) / 60
