"""The line that leads to a document's other languages: English | 한국어 | 日本語."""

from __future__ import annotations

import re

from daejo.blocks import Block, Mark, MarkKind

_NAMES = frozenset(
    {
        "english", "korean", "chinese", "japanese", "german", "french", "spanish", "italian", "russian",
        "portuguese", "dutch", "polish", "turkish", "vietnamese", "thai", "indonesian", "arabic", "hindi",
        "ukrainian", "persian", "hebrew", "czech", "greek", "swedish", "brazilian portuguese",
        "simplified chinese", "traditional chinese",
        "deutsch", "français", "español", "italiano", "português", "nederlands", "polski", "türkçe",
        "tiếng việt", "bahasa indonesia", "bahasa melayu", "čeština", "svenska", "norsk", "dansk", "suomi",
        "magyar", "română", "български", "русский", "українська", "ελληνικά", "العربية", "فارسی", "עברית",
        "हिन्दी", "हिंदी", "বাংলা", "ไทย",
        "영어", "한국어", "중국어", "일본어", "독일어", "프랑스어", "스페인어", "이탈리아어", "러시아어",
        "포르투갈어", "터키어", "튀르키예어", "베트남어", "태국어", "인도네시아어", "아랍어", "힌디어",
        "우크라이나어", "폴란드어", "네덜란드어", "중국어 간체", "중국어 번체",
    }
)  # fmt: skip
_BEGINS = re.compile(
    r"(?:简体|繁[體体]|正體|台灣)?中文|(?:简体|繁[體体])|汉语|漢語|日本語|日本语|한국어|조선말"
)
"""Names behind which a word for "documents" may follow without a blank: 中文文档."""
_BETWEEN = re.compile(r"[|·•‧∙/,;:\n｜、]|\s[-–—]\s")
_BRACKETED = re.compile(r"[(（\[][^()（）\[\]]{0,40}[)）\]]")
_EDGES = " \t\r\n*_.!?()[]"
_LONGEST = 45
"""Letters outside of the links that may lead to them: "Read this in other languages"."""
_OTHERS = 2
"""Links elsewhere for each that names a language: the documentation, the forum."""


def is_language_menu(block: Block) -> bool:
    """Whether a block is the line that leads to the other languages of its document.

    Two languages at least are named, one of them by a link, and little else is said. Such a line has
    another link and another plain word in each language's text, and says nothing of the subject.
    """
    if not block.is_prose or len(block.text) > 2000:
        return False
    links = [mark for mark in block.marks if mark.kind is MarkKind.LINK and mark.start < mark.end]
    linked = [_named(block.text[mark.start : mark.end]) for mark in links]
    leads = sum(1 for names in linked if names)
    if not leads or len(links) > leads * (1 + _OTHERS):
        return False
    rest = _outside(block.text, links)
    spoken = [piece for piece in map(_bare, _BETWEEN.split(rest)) if piece]
    named = sum(linked) + sum(map(_is_name, spoken))
    letters = sum(len(piece) for piece in spoken if not _is_name(piece))
    return named >= 2 and letters <= _LONGEST


def _named(text: str) -> int:
    return sum(_is_name(piece) for piece in map(_bare, _BETWEEN.split(text)))


def _is_name(piece: str) -> bool:
    return piece in _NAMES or bool(_BEGINS.match(piece))


def _bare(piece: str) -> str:
    """A piece without flags, brackets and the like at its ends, in lower case."""
    words = _BRACKETED.sub(" ", piece).strip(_EDGES).strip("\U0001f1e6-\U0001f1ff ")
    return words.casefold().strip()


def _outside(text: str, links: list[Mark]) -> str:
    letters = list(text)
    for mark in links:
        letters[mark.start : mark.end] = "|" * (mark.end - mark.start)
    return "".join(letters)
