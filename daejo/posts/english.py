"""Prose that stayed English in a Korean post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daejo.blocks import Block, Kind
from daejo.posts.prose import HANGUL, Sight, has_hangul, sentences
from daejo.posts.residue import EXCERPT, Residue, ResidueKind, ResidueSeverity, of_block

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_SMALL = """
the a an of to in is are was were be been it this that these those and or but for with as on at by
from you your we our they their he she his her i my me us them not no do does did can could will
would should have has had if when while because so than then there here what which who how why
into about any other all some each more it's let's don't i'm you're we're that's also
"""
_FUNCTION_WORDS = frozenset(_SMALL.split())
"""Every third word of English prose is one of these; of names, titles and code hardly any."""
_CODE_SIGN = re.compile(r"[{};=<>\[\]_$\\]|\w\(|\(\)|->|::|//")
_ENDS = re.compile(r"[.!?:…]['\"”’)]*\s*\W{0,3}$")
_NAME = re.compile(r"^\W{0,3}[\"“'‘].{3,200}[\"”'’]\s?(?:written\s)?by\s", re.IGNORECASE)
"""A book's title and its author."""

HALF = 0.5
"""Of a text that is English prose; the rest are headings, names and lists, which tell no language."""
A_TRACE = 0.03
"""Korean letters beside English ones, in a text that nobody has translated: a name, a word or two."""


def english_prose(sight: Sight) -> Iterator[Residue]:
    """Blocks of English sentences, and English sentences inside Korean blocks; no code, names or titles."""
    if not sight.korean:
        return
    sure = {i for i, block in sight.prose if is_english(block, sight.spoken[i])}
    order = [i for i, _ in sight.prose]
    for place, (i, block) in enumerate(sight.prose):
        text = sight.spoken[i]
        if i in sure:
            low = block.kind is Kind.HEADING
            yield of_block(
                ResidueKind.UNTRANSLATED,
                i,
                block,
                "an English sentence as a heading" if low else "English prose",
                0.8 if low else 0.95,
                ResidueSeverity.LOW if low else ResidueSeverity.HIGH,
            )
        elif _short_sentence(block, text) and (_says_english(text) or _beside(order, place, sure)):
            yield of_block(ResidueKind.UNTRANSLATED, i, block, "a short English sentence", 0.7)
        elif (inside := _english_inside(block, text)) is not None:
            yield of_block(
                ResidueKind.UNTRANSLATED,
                i,
                block,
                "an English sentence inside Korean prose",
                0.75,
                excerpt=inside,
            )


def not_translated(sight: Sight) -> Residue | None:
    """A post whose whole text, or nearly, is English prose: one place, from its first passage to its last."""
    said = {i: block for i, block in sight.prose if is_english(block, sight.spoken[i])}
    passages = [block for block in said.values() if block.kind is not Kind.HEADING]
    texts = list(sight.spoken.values())
    english = sum(len(sight.spoken[i]) for i in said)
    korean = sum(len(HANGUL.findall(text)) for text in texts)
    if not passages or english < sum(map(len, texts)) * HALF or korean > english * A_TRACE:
        return None
    lines = [block.lines for _, block in sight.prose if block.lines]
    return Residue(
        ResidueKind.UNTRANSLATED,
        (min(first for first, _ in lines), max(last for _, last in lines)) if lines else (1, 1),
        "not translated: the whole text is English",
        0.95,
        ResidueSeverity.HIGH,
        excerpt=passages[0].text[:EXCERPT],
        blocks=tuple(said),
    )


def is_english(block: Block, text: str) -> bool:
    """Whether a block (``text``: what it says without inline code) is English prose."""
    words = _WORD.findall(text)
    heading = block.kind is Kind.HEADING
    if len(words) < (6 if heading else 4) or len(HANGUL.findall(text)) > (len(words) - 4) * 0.3:
        return False
    if is_code(text) or _NAME.match(text):
        return False
    share = _small_share(words)
    if heading:
        return share >= 0.25 and not _title_case(words)
    if len(words) < 8:
        ends = bool(_ENDS.search(text)) or share * len(words) >= 3.5
        return share >= 0.25 and ends and not _title_case(words)
    return share >= 0.15 and not (_title_case(words) and not _ENDS.search(text))


def _small_share(words: list[str]) -> float:
    return sum(1 for w in words if w.lower().replace("’", "'") in _FUNCTION_WORDS) / len(words)


def _title_case(words: list[str]) -> bool:
    """Whether the words that carry meaning are capitalised, as in names and titles."""
    big = [w for w in words if w.lower() not in _FUNCTION_WORDS and len(w) > 2]
    return bool(big) and sum(1 for w in big if w[0].isupper()) / len(big) > 0.6


def is_code(text: str) -> bool:
    """Whether a text has so many signs of code that it is some that nobody fenced."""
    return len(_CODE_SIGN.findall(text)) > max(3, len(text) // 60)


def _short_sentence(block: Block, text: str) -> bool:
    words = _WORD.findall(text)
    if block.kind is Kind.HEADING or not 3 <= len(words) < 8 or has_hangul(text) or is_code(text):
        return False
    return bool(_ENDS.search(text)) and text.lstrip()[:1].isupper() and not _NAME.match(text)


def _says_english(text: str) -> bool:
    words = _WORD.findall(text)
    return _small_share(words) >= 0.3 and not _title_case(words[1:])


def _beside(order: list[int], place: int, sure: set[int]) -> bool:
    return any(0 <= k < len(order) and order[k] in sure for k in (place - 1, place + 1))


def _english_inside(block: Block, text: str) -> str | None:
    if block.kind is Kind.HEADING or not has_hangul(text):
        return None
    for sentence in sentences(text):
        words = _WORD.findall(sentence)
        if len(words) >= 8 and not has_hangul(sentence) and not is_code(sentence) and _ENDS.search(sentence):
            quoted = sentence[:1] in "\"“'‘「(" or sentence[-1:] in "\"”'’」)"
            if not quoted and _small_share(words) >= 0.25 and not _title_case(words):
                return sentence
    return None
