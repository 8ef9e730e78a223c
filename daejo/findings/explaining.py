"""Why a name that only one side of a pair has may be the other side's all the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from daejo.blocks import Block
from daejo.changes.wording import FUNCTION_WORDS, stem
from daejo.findings.naming import Word, spelled_parts
from daejo.findings.sides import text_of
from daejo.findings.spellings import pieces, singular, times

SLIP = 0.8
"""From this likeness of letters on a word is another, misspelt."""
_TELLING = 3
"""Letters that a word's beginning must have for the word to be known by it."""
_WORD = re.compile(r"[A-Za-z0-9]+")
_JOINTS = re.compile(r"[^a-z0-9]")
_GLOSS = re.compile(r"[가-힣]\s?\(([A-Za-z][a-z]{1,30}(?:\s[A-Za-z][a-z]{1,30}){0,5})\)")
_NUMERONYM = re.compile(r"([a-z])(\d{1,2})([a-z])")


def known(word: Word, vocabulary: Collection[str]) -> bool:
    """Whether a text has a word, or all parts of a joined one."""
    parts = pieces(word.key)
    return word.key in vocabulary or (bool(parts) and all(part in vocabulary for part in parts))


def partly_known(word: Word, vocabulary: Collection[str]) -> bool:
    """Whether a text has a word, or the name in a joined one: "Vite-based" is "Vite 기반"."""
    if known(word, vocabulary):
        return True
    named = [part for part in spelled_parts(word.spelling) if part[:1].isupper() and len(part) > 1]
    return "-" in word.spelling and any(singular(part) in vocabulary for part in named)


def same_name(word: Word, blocks: Sequence[Block], vocabulary: Collection[str]) -> bool:
    """Whether a name is one of ``blocks``' in another form: inflected, joined, misspelt, cut short."""
    text = text_of(blocks)
    return same_word(word, blocks, vocabulary) or _numeronym(word.key, text) or _clipped(word.spelling, text)


def same_word(word: Word, blocks: Sequence[Block], vocabulary: Collection[str]) -> bool:
    """Whether a name is a word of ``blocks``, inflected, joined or misspelt."""
    text = text_of(blocks)
    if times(word.spelling, text) or times(word.spelling, re.sub(r"[()\[\]]", "", text)):
        return True
    if _bare(word.key) in {_bare(one) for one in _joined(vocabulary)}:
        return True
    stems = {stem(one) for one in vocabulary}
    if stem(word.key) in stems or ("-" in word.key and {stem(part) for part in word.key.split("-")} & stems):
        return True
    return _slip(word.key, vocabulary)


def explained(
    word: Word, original: Sequence[Block], post: Sequence[Block], vocabulary: Collection[str]
) -> bool:
    """Whether a name of the post that its original has not is no other thing: the same name in another
    form, the English word in brackets behind a Korean one, initials. Two letters say too little."""
    glosses = (gloss.split() for gloss in _GLOSS.findall(text_of(post)))
    if any(word.spelling in gloss for gloss in glosses) or len(word.key) <= 2:
        return True
    return same_name(word, original, vocabulary) or _initials(word.spelling, original)


def _bare(key: str) -> str:
    return _JOINTS.sub("", key)


def _initials(spelling: str, blocks: Sequence[Block]) -> bool:
    """Whether a name is an abbreviation of words that the original has: SFC, CI."""
    letters = spelling.rstrip("s").lower()
    if not (2 <= len(letters) <= 6 and spelling[:2].isupper()):
        return False
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", text_of(blocks).lower()))
    return letters in initials


def _clipped(spelling: str, text: str) -> bool:
    """Whether a name is put together from the beginnings of words in a row: VDOM is virtual DOM,
    num_rows the number of rows. One of them at least must be there to know it by."""
    if not (spelling.isupper() or "_" in spelling) or len(spelling) > 30:
        return False
    key = _bare(spelling.lower())
    words = [w for w in _WORD.findall(text.lower()[:4000]) if w not in FUNCTION_WORDS]
    return any(_begins(key, words[i : i + 6], 0, 0) for i in range(len(words)) if words[i][0] == key[:1])


def _begins(key: str, words: Sequence[str], used: int, longest: int) -> bool:
    if not key:
        return used >= 2 and longest >= _TELLING
    if not words:
        return False
    common = 0
    while common < min(len(key), len(words[0])) and key[common] == words[0][common]:
        common += 1
    return any(_begins(key[n:], words[1:], used + 1, max(longest, n)) for n in range(common, 0, -1))


def _numeronym(key: str, text: str) -> bool:
    """Whether a name counts the letters that it leaves out, or says "to" as 2: i18n, K8s, E2E."""
    match = _NUMERONYM.fullmatch(key)
    if match is None:
        return False
    first, digits, last = match.groups()
    low = text.lower()
    skipped = rf"\b{first}[a-z]{{{int(digits)}}}{last}\b"
    to = digits == "2" and re.search(rf"\b{first}[a-z]{{1,20}}[\s-]to[\s-]{last}[a-z]{{1,20}}", low)
    return bool(to or re.search(skipped, low))


def _slip(key: str, vocabulary: Collection[str]) -> bool:
    """Whether a word is one of the other side's, misspelt or joined: it names the same thing."""
    if not key.isalpha() or len(key) < 4:
        return False
    if any(sorted(word) == sorted(key) and word[0] == key[0] for word in vocabulary if len(word) == len(key)):
        return True
    return len(key) >= 5 and any(
        word.isalpha() and abs(len(word) - len(key)) <= 2 and SequenceMatcher(None, key, word).ratio() >= SLIP
        for word in _joined(vocabulary)
        if word[:1] == key[:1]
    )


def _joined(vocabulary: Collection[str]) -> Iterator[str]:
    words = list(vocabulary)
    yield from words
    yield from (one + other for one, other in pairwise(words))
