"""Which words of a block are names, and how a whole text uses its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from daejo.alignment.lexicon import starter
from daejo.alignment.stems import english_stem
from daejo.alignment.terms import Term, TermKind, terms
from daejo.blocks import Block, Kind, MarkKind
from daejo.changes.wording import FUNCTION_WORDS
from daejo.findings.plain import is_plain
from daejo.findings.sides import spoken
from daejo.findings.spellings import pieces, singular

SHAPED = re.compile(r"[a-z][A-Z]|[A-Z]{2}|\d|[a-z]_")
"""A word that is a name by its shape, where every word may have a capital: in headings, in English."""
_OWN_KOREAN = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "english", "korean", "chinese", "japanese", "german", "french", "spanish", "italian",
        "russian", "indian", "british", "american", "dutch", "european", "asian", "african", "western",
        "eastern", "northern", "southern", "latin", "greek", "turkish", "arabic", "portuguese", "us",
        "usa", "uk", "eu", "un", "america", "england", "britain", "germany", "japan", "china", "korea",
        "india", "australia", "netherlands", "europe", "switzerland", "egypt", "austria", "turkey",
        "thailand", "philippines", "god", "bible", "earth", "sun", "moon", "mars",
    }
)  # fmt: skip
"""Written with a capital in English only, or known to Korean by a name of another sound; dates are
compared as figures."""
_LOWER = re.compile(r"(?<![\w.-])[a-z]{3,30}(?![\w-])")
_ABBREVIATION = re.compile(r"(?:[a-z]\.){1,3}[a-z]?|no\.\d+|etc|vs", re.IGNORECASE)
_DERIVED = re.compile(r"(?:ly|ing|ed|tion|sion|ness|ment|able|ible|ful|less|ity|ive|ous|ism|ical|ize|ise)s?$")
_CELL = re.compile(r"(?:^|[|\n])\s{0,3}$")
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-zÀ-ɏ0-9]+|[A-Z]")
_LONGEST = 24
"""Letters of the longest name; a longer one is a table's words run together."""
_INITIALS = 5
"""Capitals up to which a name is mere initials, that Korean may well say in words: OSS, UI."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How a whole text uses its words.

    ``ordinary`` are those that it also writes in lower case: at the start of a sentence or in a title
    they are no names. ``names`` are all that it spells as names.
    """

    ordinary: frozenset[str] = frozenset()
    names: frozenset[str] = field(default=frozenset())


UNKNOWN = Usage()
"""Of a text of which only this pair is known."""


@dataclass(frozen=True, slots=True)
class Word:
    key: str
    spelling: str
    sure: bool
    """Spelled as a name even in the midst of a sentence."""


def usage_of(blocks: Sequence[Block]) -> Usage:
    lower = (word for block in blocks if block.is_prose for word in _LOWER.findall(block.text))
    return Usage(
        frozenset(singular(word) for word in lower),
        frozenset(word.key for word in names_in([b for b in blocks if b.is_prose])),
    )


def names_in(blocks: Sequence[Block]) -> list[Word]:
    """Words with a capital, a digit or a joint of identifiers, outside of inline code and addresses."""
    found = []
    for block in blocks:
        for term, coded in _terms(block):
            looks = any(c.isupper() or c.isdigit() or c in "_.-" for c in term.spelling)
            if coded or not looks or term.kind not in (TermKind.NAME, TermKind.WORD) or _no_name(term):
                continue
            sure = term.kind is TermKind.NAME and block.kind is not Kind.HEADING and not _opens(term, block)
            found.append(Word(singular(term.spelling), term.spelling, sure))
    return found


def vocabulary(blocks: Sequence[Block], *, code: bool) -> Counter[str]:
    """Every Latin word with its pieces, singular; ``code``: with those in inline code and addresses."""
    words: Counter[str] = Counter()
    for block in blocks:
        for term, coded in _terms(block):
            if code or not (coded or term.kind is TermKind.LINK):
                key = singular(term.spelling)
                words.update({key, *pieces(key)})
    return words


def is_hard(word: Word, usage: Usage) -> bool:
    """Whether a word with a capital is nothing but a name, wherever it stands: no English word is
    spelled so, and Korean has no word of its own for it."""
    if (word.spelling.isupper() and len(word.spelling) <= _INITIALS) or len(word.spelling) > _LONGEST:
        return False
    parts = spelled_parts(word.spelling)
    if "-" in word.spelling and not word.sure:  # "Pre-compiled", at the start of a sentence
        return False
    if len(parts) > 1:  # DevTools is 개발자 도구
        return not all(_is_english(part.lower(), usage) for part in parts)
    if SHAPED.search(word.spelling):
        return True
    return len(word.key) >= 4 and word.key.isalpha() and not _is_english(word.key, usage)


def spelled_parts(spelling: str) -> list[str]:
    """The parts of a word that its joints or its capitals show.

    >>> spelled_parts("DevTools"), spelled_parts("Vite-based"), spelled_parts("FastAPI")
    (['Dev', 'Tools'], ['Vite', 'based'], ['Fast', 'API'])
    """
    return _PART.findall(spelling)


def _is_english(key: str, usage: Usage) -> bool:
    if key in FUNCTION_WORDS or key in usage.ordinary or _DERIVED.search(key) or is_plain(key):
        return True
    lexicon = starter()
    return lexicon is not None and not {key, english_stem(key)}.isdisjoint(lexicon.known)


def _terms(block: Block) -> list[tuple[Term, bool]]:
    """The terms of what a block says, each with whether it is set as code."""
    coded = [(m.start, m.end) for m in block.marks if m.kind is MarkKind.CODE]
    return [
        (term, any(start <= term.start < end for start, end in coded)) for term in terms(spoken(block.text))
    ]


def _opens(term: Term, block: Block) -> bool:
    """Whether a word is the first of a table's cell, and spelled like any such word."""
    if block.kind is not Kind.TABLE or SHAPED.search(term.spelling):
        return False
    return bool(_CELL.search(block.text[max(0, term.start - 6) : term.start]))


def _no_name(term: Term) -> bool:
    return (
        term.key in FUNCTION_WORDS
        or term.key in _OWN_KOREAN
        or bool(_ABBREVIATION.fullmatch(term.spelling))
        or "'" in term.key
    )
