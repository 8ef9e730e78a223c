"""What two blocks that say the same must have in common, compared class by class.

A class speaks only of a conflict: the original has a value that the post lacks, *and* the post has
one that the original lacks, or has less often. That one side only has it says little: translators
drop an aside, add the English word in brackets, spell a figure out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from daejo.blocks import Block, Kind
from daejo.changes.listing import listed
from daejo.findings.addresses import links
from daejo.findings.code_lines import longer_lines
from daejo.findings.coding import code, inline_code
from daejo.findings.figures import currencies, figures, spelled_figures, time_in_parts, time_spans
from daejo.findings.latin import UNKNOWN, Usage, names
from daejo.findings.pictures import same_picture
from daejo.findings.rows import rows

Comparer = Callable[[Sequence[Block], Sequence[Block]], Iterator[str]]
_MOST = 20
"""Pictures of one pair that are held against each other one by one; a pair has one or two."""
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


def images(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Pictures by key. A post's own copies (/assets/img/…_3.png) cannot be told from their originals."""
    ours = [b.image or "" for b in original if b.kind is Kind.IMAGE]
    theirs = [b.image or "" for b in post if b.kind is Kind.IMAGE]
    if ours and theirs and not set(ours) & set(theirs) and _comparable(original, post):
        if any(same_picture(one, other) for one in _addresses(original) for other in _addresses(post)):
            return
        yield f"image {listed(ours)} ≠ {listed(theirs)}"


COMPARERS: tuple[Comparer, ...] = (
    figures,
    currencies,
    spelled_figures,
    time_spans,
    time_in_parts,
    links,
    images,
    rows,
    inline_code,
    code,
    longer_lines,
)


def _comparable(original: Sequence[Block], post: Sequence[Block]) -> bool:
    """Whether both sides show pictures from the same kind of place."""
    ours = {_place(b.target) for b in original if b.kind is Kind.IMAGE}
    theirs = {_place(b.target) for b in post if b.kind is Kind.IMAGE}
    return bool(ours & theirs)


def _addresses(blocks: Sequence[Block]) -> list[str]:
    return [b.target or "" for b in blocks if b.kind is Kind.IMAGE][:_MOST]


def _place(target: str | None) -> str:
    """Where an image lies: its host, or its folder where it has none."""
    address = re.sub(r"^[a-z]{1,10}:", "", target or "")
    if address.startswith("//"):
        return address[2:].split("/")[0]
    return address.rsplit("/", 1)[0].lstrip("./")
