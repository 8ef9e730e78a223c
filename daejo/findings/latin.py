"""Names of a pair: what a translation writes in Latin letters must come from its original."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from daejo.blocks import Block, MarkKind
from daejo.changes.listing import listed
from daejo.changes.wording import FUNCTION_WORDS, words
from daejo.findings.explaining import explained, initials_of_a_name, known, partly_known, same_name, same_word
from daejo.findings.naming import (
    SHAPED,
    UNKNOWN,
    Usage,
    Word,
    is_hard,
    names_in,
    spelled_parts,
    usage_of,
    vocabulary,
)
from daejo.findings.plain import is_plain
from daejo.findings.sides import HANGUL, is_code, text_of
from daejo.findings.spellings import singular, spaced, transliterated, vocabulary_of

__all__ = ["UNKNOWN", "Usage", "names", "usage_of"]


def names(original: Sequence[Block], post: Sequence[Block], usage: Usage = UNKNOWN) -> Iterator[str]:
    """Latin-script names: the post has one that its original does not know, and lacks one that it has."""
    if is_code(original) or is_code(post) or max(len(names_in(side)) for side in (original, post)) > WALL:
        return
    lost, come = _lost(original, post, usage), _come(original, post)
    strange = come.strange if lost.hard or lost.sure else _news(come.strange, usage)
    if strange and (lost.all or lost.fewer):
        yield f"name {_spelled(lost.all or lost.fewer)} ≠ {_spelled(strange)}"
    elif joined := [w for w in come.strange if _joined_name(w)]:
        yield f"name ∅ ≠ {_spelled(joined)}"
    elif lost.sure and come.foreign:
        yield f"name {_spelled(lost.sure)} ≠ {_spelled(come.foreign)}"
    elif lost.hard and (come.other or come.more):
        yield f"name {_spelled(lost.hard)} ≠ {_spelled(come.other or come.more)}"


_LOWER = re.compile(r"(?<![\w.-])[a-z]{3,30}(?![\w-])")


@dataclass(frozen=True, slots=True)
class _Lost:
    """Names of the original that the post lacks, in either script."""

    all: list[Word]
    sure: list[Word]
    """Spelled as names where other words are not."""
    hard: list[Word]
    """No English words at all."""
    fewer: list[Word]
    """That the post has less often."""


@dataclass(frozen=True, slots=True)
class _Come:
    """Names of the post that its original lacks."""

    strange: list[Word]
    """Not even in its code and addresses."""
    foreign: list[Word]
    other: list[Word]
    """That are no form of a name that the original has; a gloss or initials may well be."""
    more: list[Word]
    """That the post has more often."""


def _lost(original: Sequence[Block], post: Sequence[Block], usage: Usage) -> _Lost:
    ours, there, text = names_in(original), vocabulary(post, code=True), text_of(post)
    said, say = Counter(w.key for w in ours), Counter(w.key for w in names_in(post))
    gone = [w for w in ours if not partly_known(w, there) and (w.sure or w.key not in usage.ordinary)]
    gone = [w for w in gone if not (w.spelling.islower() and "-" in w.spelling)]
    gone = [w for w in gone if not spaced(w.key, text)]
    sure = [w for w in gone if w.sure and not transliterated(w.key, text)]
    hard = [w for w in gone if is_hard(w, usage) and not _heard(w, text, there)]
    hard = [w for w in hard if not same_name(w, post, there)]
    return _Lost(gone, sure, hard, [w for w in ours if w.sure and 0 < say[w.key] < said[w.key]])


WALL = 300
"""Names from which on a block is no paragraph but a wall of words, in which any name may stand."""
HEARD = 0.2
"""How likely a Hangul word must be a name's for the name to stand there: two consonants say little."""


def _heard(word: Word, text: str, there: Collection[str]) -> bool:
    """Whether a name, or a part of it, surely stands there: PascalCase, 파스칼 케이스; MongoDB, 몽고DB."""
    parts = spelled_parts(word.spelling)
    if len(parts) > 1 and any(part.isupper() and len(part) > 1 and part.lower() in there for part in parts):
        return True
    apart = "a".join(parts).lower()  # GitHub: each part is heard by itself, "th" is none
    keys = (word.key, apart, *(part.lower() for part in parts if len(part) > 2))
    return any(transliterated(key, text, least=HEARD) for key in keys)


def _come(original: Sequence[Block], post: Sequence[Block]) -> _Come:
    theirs, here, typed = names_in(post), vocabulary(original, code=False), vocabulary(original, code=True)
    said, say = _said(original), Counter(w.key for w in theirs)
    apart = _apart(original, text_of(post))
    unknown = [w for w in theirs if not known(w, here) and w.key not in apart]
    foreign = [w for w in unknown if not explained(w, original, post, here)]
    strange = [w for w in foreign if not known(w, typed)]
    if not HANGUL.search(text_of(post)):
        strange = [w for w in strange if w.sure or SHAPED.search(w.spelling)]
    other = [w for w in unknown if len(w.key) > 2 and not same_word(w, original, here)]
    other = [w for w in other if not initials_of_a_name(w.spelling, original)]
    if _stayed_english(post):  # where every sentence begins with a capital of its own
        foreign, other = (
            [w for w in some if w.sure or SHAPED.search(w.spelling)] for some in (foreign, other)
        )
    plain = _in_lower_case(original)
    more = [w for w in theirs if w.sure and w.key in here and say[w.key] > max(said[w.key], plain[w.key])]
    return _Come(strange, foreign, other, more)


def _in_lower_case(blocks: Sequence[Block]) -> Counter[str]:
    """What the original says in lower case, a builder, is no other thing as a Builder in the post; what it
    sets as code is, as the package of a product's name."""
    found: Counter[str] = Counter()
    for block in blocks:
        code = [(mark.start, mark.end) for mark in block.marks if mark.kind is MarkKind.CODE]
        for match in _LOWER.finditer(block.text):
            if not any(start <= match.start() < end for start, end in code):
                found[singular(match[0])] += 1
    return found


def _stayed_english(blocks: Sequence[Block]) -> bool:
    text = text_of(blocks)
    return not HANGUL.search(text) and sum(word in FUNCTION_WORDS for word in words(text)) > 1


def _apart(blocks: Sequence[Block], text: str) -> set[str]:
    """The parts of names that a text writes apart: VSCode, VS Code."""
    here = vocabulary_of(text)
    gone = [w for w in names_in(blocks) if w.key not in here and len(spelled_parts(w.spelling)) > 1]
    return {singular(part) for w in gone if spaced(w.key, text) for part in spelled_parts(w.spelling)}


def _said(blocks: Sequence[Block]) -> Counter[str]:
    """How often names are said, alone or in a joined word: "non-Vue"."""
    said: Counter[str] = Counter()
    for word in names_in(blocks):
        said.update(
            {word.key, *(singular(part) for part in spelled_parts(word.spelling) if part[:1].isupper())}
        )
    return said


def _news(strange: Sequence[Word], usage: Usage) -> list[Word]:
    """Those that the whole original does not know: translators add a product's name for clearness, and leave
    plain English words as they are."""
    return [w for w in strange if w.key not in usage.names and not is_plain(w.key)]


def _joined_name(word: Word) -> bool:
    """Whether a word is a file's, a package's or an identifier's name: nobody adds one in translating."""
    return bool(re.search(r"[a-z0-9][._-][a-z0-9]", word.key)) and len(word.key) >= 6


def _spelled(found: Iterable[Word]) -> str:
    return listed(word.spelling for word in found)
