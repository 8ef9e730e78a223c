"""Names of a pair: what a translation writes in Latin letters must come from its original."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from daejo.alignment.terms import TermKind, terms
from daejo.blocks import Block, Kind, MarkKind
from daejo.changes.listing import listed
from daejo.changes.wording import FUNCTION_WORDS, stem
from daejo.findings.spellings import pieces, singular, times, transliterated

SLIP = 0.8
"""From this likeness of letters on a word is another, misspelt."""
_CALENDAR = frozenset(
    {
        "january", "february", "march", "april", "june", "july", "august", "september", "october",
        "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "english", "korean",
    }
)  # fmt: skip
"""Written with a capital in English only; dates are compared as figures."""
HANGUL = re.compile(r"[가-힣]")
_LOWER = re.compile(r"(?<![\w.-])[a-z]{3,30}(?![\w-])")
_SHAPED = re.compile(r"[a-z][A-Z]|[A-Z]{2}|\d|[a-z]_")
"""A word that is a name by its shape, where every word may have a capital: in headings, in English."""
_GLOSS = re.compile(r"[가-힣]\s?\(([A-Za-z][a-z]{1,30}(?:\s[A-Za-z][a-z]{1,30}){0,5})\)")
_ABBREVIATION = re.compile(r"(?:[a-z]\.){1,3}[a-z]?|no\.\d+|etc|vs", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Usage:
    """How a whole text uses its words.

    ``ordinary`` are those that it also writes in lower case: at the start of a sentence or in a title
    they are no names.
    """

    ordinary: frozenset[str] = frozenset()


UNKNOWN = Usage()
"""Of a text of which only this pair is known."""


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    spelling: str
    sure: bool
    """Spelled as a name even in the midst of a sentence."""


def names(original: Sequence[Block], post: Sequence[Block], usage: Usage = UNKNOWN) -> Iterator[str]:
    """Latin-script names: the post has one that its original does not know, and lacks one that it has."""
    if is_code(original) or is_code(post):
        return
    ours, theirs = _names(original), _names(post)
    known, there = _vocabulary(original, code=False), _vocabulary(post, code=True)
    typed = _vocabulary(original, code=True)
    said, say = Counter(w.key for w in ours), Counter(w.key for w in theirs)
    foreign = [w for w in theirs if not _known(w, known) and not _explained(w, original, post, known)]
    strange = [w for w in foreign if not _known(w, typed)]
    if not HANGUL.search(text_of(post)):
        strange = [w for w in strange if w.sure or _SHAPED.search(w.spelling)]
    more = [w for w in theirs if w.sure and 0 < known[w.key] < say[w.key]]
    gone = [w for w in ours if not _known(w, there) and (w.sure or w.key not in usage.ordinary)]
    gone = [w for w in gone if not (w.spelling.islower() and "-" in w.spelling)]
    surely = [w for w in gone if w.sure and not transliterated(w.key, text_of(post))]
    fewer = [w for w in ours if w.sure and 0 < say[w.key] < said[w.key]]
    if strange and (gone or fewer):
        yield f"name {_spelled(gone or fewer)} ≠ {_spelled(strange)}"
    elif any(_joined_name(w) for w in strange):
        yield f"name ∅ ≠ {_spelled(w for w in strange if _joined_name(w))}"
    elif surely and (foreign or more):
        yield f"name {_spelled(surely)} ≠ {_spelled(foreign or more)}"


def _joined_name(word: _Word) -> bool:
    """Whether a word is a file's, a package's or an identifier's name: nobody adds one in translating."""
    return bool(re.search(r"[a-z0-9][._-][a-z0-9]", word.key)) and len(word.key) >= 6


def usage_of(blocks: Sequence[Block]) -> Usage:
    lower = (word for block in blocks if block.is_prose for word in _LOWER.findall(block.text))
    return Usage(frozenset(singular(word) for word in lower))


def is_code(blocks: Sequence[Block]) -> bool:
    return all(block.kind is Kind.CODE for block in blocks)


def text_of(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _names(blocks: Sequence[Block]) -> list[_Word]:
    """Words with a capital, a digit or a joint of identifiers, outside of inline code and addresses."""
    found = []
    for block in blocks:
        coded = [(m.start, m.end) for m in block.marks if m.kind is MarkKind.CODE]
        for term in terms(block.text):
            inside = any(start <= term.start < end for start, end in coded)
            looks = any(c.isupper() or c.isdigit() or c in "_.-" for c in term.spelling)
            if inside or not looks or term.kind not in (TermKind.NAME, TermKind.WORD):
                continue
            if (
                term.key in FUNCTION_WORDS
                or term.key in _CALENDAR
                or _ABBREVIATION.fullmatch(term.spelling)
                or "'" in term.key
            ):
                continue
            sure = term.kind is TermKind.NAME and block.kind is not Kind.HEADING
            found.append(_Word(singular(term.spelling), term.spelling, sure))
    return found


def _vocabulary(blocks: Sequence[Block], *, code: bool) -> Counter[str]:
    """Every Latin word with its pieces, singular; ``code``: with those in inline code and addresses."""
    words: Counter[str] = Counter()
    for block in blocks:
        coded = [(m.start, m.end) for m in block.marks if m.kind is MarkKind.CODE]
        for term in terms(block.text):
            inside = any(start <= term.start < end for start, end in coded)
            if (inside or term.kind is TermKind.LINK) and not code:
                continue
            key = singular(term.spelling)
            words.update({key, *pieces(key)})
    return words


def _known(word: _Word, vocabulary: Counter[str]) -> bool:
    if word.key in vocabulary:
        return True
    parts = pieces(word.key)
    return bool(parts) and all(part in vocabulary for part in parts)


def _explained(word: _Word, original: Sequence[Block], post: Sequence[Block], known: Counter[str]) -> bool:
    """Whether a name that the original has not comes from it all the same: its initials, the English
    word in brackets behind a Korean one, a word out of its code, a slip of the translator's pen. Two
    letters say too little."""
    glosses = (gloss.split() for gloss in _GLOSS.findall(text_of(post)))
    if any(word.spelling in gloss for gloss in glosses) or len(word.key) <= 2:
        return True
    if times(word.spelling, text_of(original)):
        return True
    if "-" in word.key and {stem(p) for p in word.key.split("-")} & {stem(w) for w in known}:
        return True
    return _initials(word.spelling, original) or _slip(word.key, known)


def _initials(spelling: str, blocks: Sequence[Block]) -> bool:
    """Whether a name is an abbreviation of words that the original has: SFC, CI."""
    letters = spelling.rstrip("s").lower()
    if not (2 <= len(letters) <= 6 and spelling[:2].isupper()):
        return False
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", text_of(blocks).lower()))
    return letters in initials


def _slip(key: str, vocabulary: Counter[str]) -> bool:
    """Whether a word is one of the original's, misspelt or joined: it names the same thing."""
    if not key.isalpha() or len(key) < 5:
        return False
    return any(
        word.isalpha() and abs(len(word) - len(key)) <= 2 and SequenceMatcher(None, key, word).ratio() >= SLIP
        for word in _joined(vocabulary)
        if word[:1] == key[:1]
    )


def _joined(vocabulary: Counter[str]) -> Iterator[str]:
    words = list(vocabulary)
    yield from words
    yield from (one + other for one, other in pairwise(words))


def _spelled(found: Iterable[_Word]) -> str:
    return listed(word.spelling for word in found)
