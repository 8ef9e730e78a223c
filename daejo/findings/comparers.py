"""What two blocks that say the same must have in common, compared class by class.

A class speaks only of a conflict: the original has a value that the post lacks, *and* the post has
one that the original lacks. That one side only has it says little: translators drop an aside, add
the English word in brackets, spell a figure out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from daejo.alignment.quantities import quantities
from daejo.alignment.terms import TermKind, code_terms, link_keys, terms
from daejo.alignment.terms import words as latin_words
from daejo.blocks import Block, Kind
from daejo.changes.code import bare_lines
from daejo.changes.links import same_place

Comparer = Callable[[Sequence[Block], Sequence[Block]], Iterator[str]]
_HANGUL = re.compile(r"[가-힣]")
_TOKEN = re.compile(r"[A-Za-z_$][\w$]*|\d+(?:\.\d+)*")
SHOWN = 4


def disagreements(original: Sequence[Block], post: Sequence[Block]) -> tuple[str, ...]:
    """What disagrees between the two sides of a pair, for a person; empty where nothing does."""
    return tuple(detail for comparer in COMPARERS for detail in comparer(original, post))


def figures(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Numbers, dates and versions, as quantities: "$131 billion" and "1310억 달러" agree."""
    if _is_code(original) or _is_code(post):
        return
    ours, theirs = quantities(_text(original)), quantities(_text(post))
    said, say = Counter(q.value for q in ours), Counter(q.value for q in theirs)
    gone = {q.value: q.spelling for q in ours if not q.spelled and q.value not in say}
    new = {q.value: q.spelling for q in theirs if not q.spelled and q.value not in said}
    if gone and new:
        yield f"number {_few(gone.values())} ≠ {_few(new.values())}"


def names(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Latin-script names: the post has one that its original does not know, and lacks one that it has."""
    if _is_code(original) or _is_code(post):
        return
    text, translation = _text(original), _text(post)
    known, there = _parts(text), _parts(translation)
    gone = {
        t.key: t.spelling
        for t in terms(text)
        if t.kind is TermKind.NAME and t.key not in there and not _pieces(t.key) & there
    }
    new = {
        t.key: t.spelling
        for t in terms(translation)
        if t.kind in (TermKind.NAME, TermKind.WORD) and t.key not in known and not _pieces(t.key) & known
    }
    if gone and new:
        yield f"name {_few(gone.values())} ≠ {_few(new.values())}"


def links(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    ours = {key for block in original for key in link_keys(block)}
    theirs = {key for block in post for key in link_keys(block)}
    gone = sorted(k for k in ours if not any(same_place(k, other) for other in theirs))
    new = sorted(k for k in theirs if not any(same_place(k, other) for other in ours))
    if gone and new:
        yield f"link {_few(gone)} ≠ {_few(new)}"


def images(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Pictures by key. A post's own copies (/assets/img/…_3.png) cannot be told from their originals."""
    ours = [b.image or "" for b in original if b.kind is Kind.IMAGE]
    theirs = [b.image or "" for b in post if b.kind is Kind.IMAGE]
    if ours and theirs and not set(ours) & set(theirs) and _comparable(original, post):
        yield f"image {_few(ours)} ≠ {_few(theirs)}"


def inline_code(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    if _is_code(original) or _is_code(post):
        return
    ours = {t.key: t.spelling for block in original for t in code_terms(block)}
    theirs = {t.key: t.spelling for block in post for t in code_terms(block)}
    text, translation = _text(original).lower(), _text(post).lower()
    gone = {key: said for key, said in ours.items() if key not in translation}
    new = {key: said for key, said in theirs.items() if key not in text and not _HANGUL.search(key)}
    if gone and new:
        yield f"code {_few(gone.values())} ≠ {_few(new.values())}"


def code(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Code blocks by their tokens; comments, strings in Korean and blanks set aside."""
    if not (_is_code(original) and _is_code(post)):
        return
    ours, theirs = _tokens(original), _tokens(post)
    gone, new = ours - theirs, theirs - ours
    if gone and new:
        yield f"code {_few(sorted(gone))} ≠ {_few(sorted(new))}"


COMPARERS: tuple[Comparer, ...] = (figures, names, links, images, inline_code, code)


def _tokens(blocks: Sequence[Block]) -> Counter[str]:
    lines = (line for block in blocks for line in bare_lines(block.text) if not _HANGUL.search(line))
    return Counter(token for line in lines for token in _TOKEN.findall(line))


def _comparable(original: Sequence[Block], post: Sequence[Block]) -> bool:
    """Whether both sides show pictures from the same kind of place."""
    ours = {_place(b.target) for b in original if b.kind is Kind.IMAGE}
    theirs = {_place(b.target) for b in post if b.kind is Kind.IMAGE}
    return bool(ours & theirs)


def _place(target: str | None) -> str:
    """Where an image lies: its host, or its folder where it has none."""
    address = re.sub(r"^[a-z]{1,10}:", "", target or "")
    if address.startswith("//"):
        return address[2:].split("/")[0]
    return address.rsplit("/", 1)[0].lstrip("./")


def _is_code(blocks: Sequence[Block]) -> bool:
    return all(block.kind is Kind.CODE for block in blocks)


def _text(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _parts(text: str) -> set[str]:
    words = set(latin_words(text))
    return words | {piece for word in words for piece in _pieces(word)}


def _pieces(word: str) -> set[str]:
    return {piece for piece in re.split(r"[._\-/]", word) if len(piece) > 1}


def _few(found: Iterable[str]) -> str:
    values = list(found)
    more = f" and {len(values) - SHOWN} more" if len(values) > SHOWN else ""
    return ", ".join(values[:SHOWN]) + more
