"""Pairs whose post side stayed English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daejo.blocks import Block, Kind, MarkKind
from daejo.changes.wording import FUNCTION_WORDS
from daejo.findings.finding import Evidence, Finding, FindingKind, Severity
from daejo.findings.ground import Ground, lines_of, text_of
from daejo.findings.keys import key_of

MIN_WORDS = 4
"""Fewer Latin words in a row are a name, a title, a command: they stay as they are in Korean too."""
MIN_SENTENCE = 3
"""... and of a sentence that ends as one and is the original's own."""
GRAMMAR = 0.15
"""The share of function words from which on Latin words are English sentences: prose has a third."""
MIN_HEADINGS = 3
MOST_HEADINGS = 0.7
"""How many headings in Korean, and which share, show that a post translates them."""
_TEMPLATE = re.compile(r"\{\{ ?[\w.]{1,60} ?\}\}")
"""A value filled into a page: the block is what a program prints."""
_REFERENCE = re.compile(r"\barXiv:\s?\d{4}\.\d{4,5}|\bdoi(?:\.org/|:\s?)10\.\d{4,9}/", re.IGNORECASE)
"""A paper is named by its title, in the language that it was written in."""
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_JOINED = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
"""A word with its joints: "uses-permission" is an identifier, and one word."""
_HANGUL = re.compile(r"[가-힣]")


def untranslated(ground: Ground) -> Iterator[Finding]:
    headings = translates_headings(ground.post)
    for pair in ground.pairs:
        said = {ground.baseline[i].text for i in pair.original}
        blocks = [ground.post[k] for k in pair.post]
        if not any(is_english(b) or is_verbatim(b, said) or (headings and is_heading(b)) for b in blocks):
            continue
        yield Finding(
            kind=FindingKind.UNTRANSLATED,
            severity=Severity.HIGH,
            confidence=0.95,
            original=ground.now_of(pair.original),
            post=pair.post,
            post_lines=lines_of(ground.post, pair.post),
            evidence=Evidence(
                before=text_of(ground.baseline, pair.original),
                after=text_of(ground.now, ground.now_of(pair.original)),
                post=text_of(ground.post, pair.post),
                details=("English sentences",),
            ),
            key=key_of(FindingKind.UNTRANSLATED, ground.baseline_names.of(pair.original)),
        )


def is_english(block: Block) -> bool:
    """Whether a block of a Korean post is English prose: Latin words, among them those of grammar."""
    if not block.is_prose or _spells_out(block):
        return False
    if _TEMPLATE.search(block.text) or _REFERENCE.search(block.text):
        return False
    words = [word.lower() for word in _JOINED.findall(_spoken(block))]
    least = MIN_WORDS + 2 * (block.kind is Kind.HEADING)
    if len(words) < least or len(_HANGUL.findall(block.text)) > 0.3 * len(words):
        return False
    return sum(word in FUNCTION_WORDS for word in words) >= max(2, GRAMMAR * len(words))


def is_verbatim(block: Block, original: set[str]) -> bool:
    """Whether a short block is its original's sentence, letter by letter."""
    if block.kind is Kind.HEADING or not block.is_prose or block.text not in original:
        return False
    words = _WORD.findall(_spoken(block))
    row = block.text.count(",") > 1 and 2 * sum(word.islower() for word in words) < len(words)
    return len(words) >= MIN_SENTENCE and not row and block.text.endswith((".", "!", "?", ":"))


def translates_headings(post: Sequence[Block]) -> bool:
    """Whether a post has its headings in Korean, so that an English one was forgotten."""
    headings = [
        b.text for b in post if b.kind is Kind.HEADING and (_WORD.search(b.text) or _HANGUL.search(b.text))
    ]
    korean = sum(1 for text in headings if _HANGUL.search(text))
    return korean >= MIN_HEADINGS and korean >= MOST_HEADINGS * len(headings)


def is_heading(block: Block) -> bool:
    """Whether a heading is English words: no name, no identifier, no title in capitals."""
    if block.kind is not Kind.HEADING or _HANGUL.search(block.text):
        return False
    words = [word for word in _spoken(block).split() if _WORD.fullmatch(word.strip('.,:;!?()"“”‘’'))]
    return len(words) >= MIN_SENTENCE and any(word.islower() and len(word) > 3 for word in words)


def _spells_out(block: Block) -> bool:
    """Whether letters within a word are set as code: a mnemonic (*l*ess than or *e*qual), no sentence."""
    return any(
        mark.kind is MarkKind.CODE
        and block.text[mark.end : mark.end + 1].isascii()
        and block.text[mark.end : mark.end + 1].isalpha()
        for mark in block.marks
    )


def _spoken(block: Block) -> str:
    """A block's text without what is set as code or linked: links carry titles, which stay English."""
    letters = list(block.text)
    for mark in block.marks:
        if mark.kind in (MarkKind.CODE, MarkKind.LINK):
            letters[mark.start : mark.end] = " " * (mark.end - mark.start)
    return "".join(letters)
