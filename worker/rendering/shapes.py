"""The JSON objects that Daejo prints, as values. ``schemas/`` is generated from these.

A field is never renamed or removed: scripts read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from daejo.blocks import Block, Kind
from daejo.posts.residue import ResidueKind, ResidueSeverity


@dataclass(frozen=True, slots=True)
class BlockShape:
    """``lines`` is [first, last], 1-based; null for HTML. ``index`` counts from 0."""

    index: int
    kind: Kind
    lines: tuple[int, int] | None
    text: str


@dataclass(frozen=True, slots=True)
class FullBlockShape:
    """A block with what belongs to its kind: a heading's or list item's level, an image's key, the
    targets of its links, a code block's language."""

    index: int
    kind: Kind
    lines: tuple[int, int] | None
    text: str
    role: str
    level: int
    image: str | None
    target: str | None
    links: tuple[str, ...]
    language: str | None


@dataclass(frozen=True, slots=True)
class ReadShape:
    """What ``daejo read --format json`` prints. ``outcome`` is `article`, `preview`, `cut`, or why
    there is no article (`gone`, `blocked`, `login`, `not_an_article`, `unparseable` ...), with
    ``detail`` for a person."""

    outcome: str
    detail: str
    id: str | None
    url: str | None
    title: str | None
    subtitle: str | None
    author: str | None
    published: datetime | None
    updated: datetime | None
    version: str | None
    fingerprint: str | None
    language: str | None
    tags: tuple[str, ...]
    cover: str | None
    reader: str | None
    notes: tuple[str, ...]
    blocks: tuple[FullBlockShape, ...]


@dataclass(frozen=True, slots=True)
class ResidueShape:
    """``lines`` is [first, last], 1-based; ``line`` is the first of them."""

    path: str
    line: int
    lines: tuple[int, int]
    kind: ResidueKind
    severity: ResidueSeverity
    confidence: float
    why: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class UnreadableShape:
    path: str
    line: int | None
    why: str


@dataclass(frozen=True, slots=True)
class LintShape:
    """What ``daejo lint --format json`` prints."""

    posts: int
    residue: tuple[ResidueShape, ...]
    unreadable: tuple[UnreadableShape, ...]


def block_shape(index: int, block: Block) -> BlockShape:
    return BlockShape(index=index, kind=block.kind, lines=block.lines, text=block.text)


def full_block_shape(index: int, block: Block) -> FullBlockShape:
    return FullBlockShape(
        index=index,
        kind=block.kind,
        lines=block.lines,
        text=block.text,
        role=block.role.value,
        level=block.level,
        image=block.image,
        target=block.target,
        links=block.links,
        language=block.language,
    )
