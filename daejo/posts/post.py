"""A post file read: front matter and blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from daejo.blocks import Block


@dataclass(frozen=True, slots=True)
class Noise:
    """Lines that a translation carries and no reader is meant to read (ad markers, scripts, comments)."""

    lines: tuple[int, int]
    why: str


@dataclass(frozen=True, slots=True)
class Post:
    """A translated Markdown file. ``blocks`` have 1-based ``lines`` in the file as stored."""

    path: str
    """As it was handed in; never opened by the craft."""
    digest: str
    """SHA-256 of the file's bytes, hex: tells whether the file was touched."""
    title: str
    original_title: str
    link: str | None
    blocks: tuple[Block, ...]
    description: str = ""
    cover: str | None = None
    date: datetime | None = None
    """When the translation was made, as the front matter says; naive where it names no zone."""
    updated: datetime | None = None
    tags: tuple[str, ...] = ()
    noise: tuple[Noise, ...] = ()
    field_lines: Mapping[str, int] = field(default_factory=dict)
    """The file line of each field of the front matter."""
    mended: tuple[int, ...] = ()
    """Lines of broken code fences: never closed, closing nothing, or around prose."""
    notes: tuple[str, ...] = ()
    """Oddities that did not keep the post from being read, each with its line where it has one."""

    @property
    def made(self) -> datetime | None:
        """``date`` as an aware moment; a zone that nobody wrote is taken for UTC."""
        return self.date.replace(tzinfo=UTC) if self.date and self.date.tzinfo is None else self.date
