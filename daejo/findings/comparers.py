"""What two blocks that say the same must have in common, compared class by class.

A class speaks only of a conflict: the original has a value that the post lacks, *and* the post has
one that the original lacks, or has less often. That one side only has it says little: translators
drop an aside, add the English word in brackets, spell a figure out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from daejo.alignment.quantities import Quantity, quantities
from daejo.alignment.terms import TermKind, link_key, terms
from daejo.blocks import Block, Kind
from daejo.changes.links import same_place
from daejo.changes.listing import listed
from daejo.findings.coding import code, inline_code
from daejo.findings.durations import durations
from daejo.findings.latin import UNKNOWN, Usage, is_code, names, text_of

Comparer = Callable[[Sequence[Block], Sequence[Block]], Iterator[str]]
_LOCALE = re.compile(r"(?<=/)(?:en|ko|kr|en-us|ko-kr|us)(?:/|$)", re.IGNORECASE)
_LANGUAGE_HOST = re.compile(r"(?:en|ko)\.(?:m\.)?([\w-]{1,60}\.\w{2,6})/")
_SMALL = frozenset({"0", "1", "0.5"})
"""One, a half, none: idiom more often than a figure."""
_STEERS = frozenset({Kind.MARKUP, Kind.RULE, Kind.EMBED})


def disagreements(
    original: Sequence[Block], post: Sequence[Block], usage: Usage = UNKNOWN
) -> tuple[str, ...]:
    """What disagrees between the two sides of a pair, for a person; empty where nothing does.

    ``usage`` is how the whole original uses its words (`usage_of`).
    """
    if any(block.kind in _STEERS for block in (*original, *post)):
        return ()
    found = (detail for comparer in COMPARERS for detail in comparer(original, post))
    return (*names(original, post, usage), *found)


def figures(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Numbers, dates and versions, as quantities: "$131 billion" and "1310억 달러" agree."""
    if is_code(original) or is_code(post):
        return
    ours, theirs = quantities(text_of(original)), quantities(text_of(post))
    said, say = Counter(q.value for q in ours), Counter(q.value for q in theirs)
    gone = [q for q in ours if not q.spelled and q.value not in say]
    new = [q for q in theirs if not q.spelled and say[q.value] > said[q.value]]
    foreign = [q for q in new if q.value not in said]
    fewer = [q for q in ours if not q.spelled and 0 < say[q.value] < said[q.value]]
    if (gone and new) or (fewer and foreign):
        yield f"number {_spelled(gone or fewer)} ≠ {_spelled(foreign or new)}"


def links(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Where links lead, one by one; that a post has fewer or more of them is no finding."""
    ours, theirs = _targets(original), _targets(post)
    gone, new = list((ours - theirs).elements()), list((theirs - ours).elements())
    for one in list(gone):
        same = next((other for other in new if same_place(one, other)), None)
        if same is not None:
            gone.remove(one)
            new.remove(same)
    gone = [one for one in gone if one not in theirs]
    if gone and new:
        yield f"link {listed(gone)} ≠ {listed(new)}"


def images(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Pictures by key. A post's own copies (/assets/img/…_3.png) cannot be told from their originals."""
    ours = [b.image or "" for b in original if b.kind is Kind.IMAGE]
    theirs = [b.image or "" for b in post if b.kind is Kind.IMAGE]
    if ours and theirs and not set(ours) & set(theirs) and _comparable(original, post):
        yield f"image {listed(ours)} ≠ {listed(theirs)}"


def spans(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """The same number of other units: two months and 2주."""
    ours, theirs = durations(text_of(original)), durations(text_of(post))
    for value, unit in ours:
        others = [u for v, u in theirs if v == value and (v, u) not in ours]
        if others and (value, unit) not in theirs:
            yield f"number {value} {unit} ≠ {value} {listed(others)}"


def spelled_figures(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Figures in words, where each side has just one that the other lacks: three goals and 두 가지 목표.

    Translators drop and add small ones freely, so one-sided ones and any second one say nothing.
    """
    if is_code(original) or is_code(post):
        return
    ours, theirs = quantities(text_of(original)), quantities(text_of(post))
    said, say = {q.value for q in ours}, {q.value for q in theirs}
    gone = [q for q in ours if q.value not in say and q.value not in _SMALL]
    new = [q for q in theirs if q.value not in said and q.value not in _SMALL]
    if len(gone) == len(new) == 1 and (gone[0].spelled or new[0].spelled) and gone[0].unit == new[0].unit:
        yield f"number {_spelled(gone)} ≠ {_spelled(new)}"


COMPARERS: tuple[Comparer, ...] = (figures, spelled_figures, spans, links, images, inline_code, code)


def _spelled(figures: Sequence[Quantity]) -> str:
    telling = [q for q in figures if q.value not in _SMALL] or figures
    return listed(q.spelling for q in telling)


def _targets(blocks: Sequence[Block]) -> Counter[str]:
    """Where links lead, and the addresses that are written out; one that is both counts once."""
    found: Counter[str] = Counter()
    for block in blocks:
        linked = Counter(_target(link) for link in block.links)
        written = Counter(_target(t.spelling) for t in terms(block.text) if t.kind is TermKind.LINK)
        found.update(linked | written)
    return found


def _target(link: str) -> str:
    """An address without the language that it is in; a page in another language has another name."""
    key = _LOCALE.sub("", link_key(link) + "/").rstrip("/")
    own = _LANGUAGE_HOST.match(key)
    return own[1] if own else key


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
