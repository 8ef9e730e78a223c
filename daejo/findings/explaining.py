"""Why a name that only one side of a pair has may be the other side's all the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
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
_MOST = 2000
"""Words and pairs of a vocabulary among which a slip is looked for; a paragraph has two hundred."""
_WORD = re.compile(r"[A-Za-z0-9]+")
_JOINTS = re.compile(r"[^a-z0-9]")
_TITLED = re.compile(r"\b(?:[A-Z][a-z]{1,20} ){2,4}[A-Z][a-z]{1,20}\b")
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
    forms = _forms(tuple(vocabulary))
    if _bare(word.key) in forms.bare:
        return True
    stems = forms.stems
    if stem(word.key) in stems or ("-" in word.key and {stem(part) for part in word.key.split("-")} & stems):
        return True
    return _slip(word.key, forms)


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


def initials_of_a_name(spelling: str, blocks: Sequence[Block]) -> bool:
    """Whether a name, spelled like a word, is the initials of a name of words in a row: Wmp is Windows Media
    Player."""
    if not (3 <= len(spelling) <= 5 and spelling[1:].islower()):
        return False
    runs = (run.split() for run in _TITLED.findall(text_of(blocks)))
    return spelling.lower() in {"".join(word[0] for word in run).lower() for run in runs}


def _clipped(spelling: str, text: str) -> bool:
    """Whether a name is put together from the beginnings of words in a row: VDOM is virtual DOM,
    num_rows the number of rows. One of them at least must be there to know it by."""
    if not (spelling.isupper() or "_" in spelling) or len(spelling) > 30:
        return False
    key = _bare(spelling.lower())
    words = [w for w in _WORD.findall(text.lower()[:4000]) if w not in FUNCTION_WORDS]
    return any(_begins(key, words[i : i + 6]) for i in range(len(words)) if words[i][0] == key[:1])


def _begins(key: str, words: Sequence[str]) -> bool:
    """Whether a key is beginnings of the words in their order, of two at least."""
    reached = {(0, False)}
    for used, word in enumerate(words, 1):
        here: set[tuple[int, bool]] = set()
        for at, telling in reached:
            for size in range(1, _common(key[at:], word) + 1):
                here.add((at + size, telling or size >= _TELLING))
        reached = here
        if used >= 2 and (len(key), True) in reached:
            return True
    return False


def _common(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


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


def _slip(key: str, forms: _Forms) -> bool:
    """Whether a word is one of the other side's, misspelt or joined: it names the same thing."""
    if not key.isalpha() or len(key) < 4:
        return False
    if "".join(sorted(key)) in forms.letters.get(key[0], ()):
        return True
    return len(key) >= 5 and any(
        abs(len(word) - len(key)) <= 2 and SequenceMatcher(None, key, word).ratio() >= SLIP
        for word in forms.joined.get(key[0], ())
    )


@dataclass(frozen=True, slots=True)
class _Forms:
    """A vocabulary in the forms that words are looked up by."""

    bare: frozenset[str]
    """Without joints, alone and with their followers."""
    stems: frozenset[str]
    letters: dict[str, frozenset[str]]
    """By their first letter, the letters of each word in order of the alphabet."""
    joined: dict[str, tuple[str, ...]]
    """By their first letter, words and pairs of followers, written as one."""


@lru_cache(maxsize=64)
def _forms(vocabulary: tuple[str, ...]) -> _Forms:
    joined = [*vocabulary, *(one + other for one, other in pairwise(vocabulary))]
    letters: dict[str, set[str]] = defaultdict(set)
    for word in vocabulary:
        letters[word[:1]].add("".join(sorted(word)))
    by_first: dict[str, list[str]] = defaultdict(list)
    for word in joined[:_MOST]:
        if word.isalpha():
            by_first[word[0]].append(word)
    return _Forms(
        frozenset(map(_bare, joined)),
        frozenset(map(stem, vocabulary)),
        {first: frozenset(some) for first, some in letters.items()},
        {first: tuple(some) for first, some in by_first.items()},
    )
