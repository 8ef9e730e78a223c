"""A page read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from daejo.blocks import Block, Role, fingerprint


class Completeness(StrEnum):
    WHOLE = "whole"
    PREVIEW = "preview"
    """The site showed the beginning and keeps the rest for members."""
    CUT = "cut"
    """Far fewer words than the site itself says the story has."""


@dataclass(frozen=True, slots=True)
class Article:
    """An original as read: its blocks in order, and what is known about it.

    The title, subtitle and cover are blocks as well, where the page shows them, told apart by
    their ``role``. Dates are aware, or None where the page gives none.
    """

    url: str
    """Canonical, tracking parameters off."""
    title: str
    blocks: tuple[Block, ...]
    id: str | None = None
    """Medium's post id, lower-case hex; None elsewhere."""
    subtitle: str = ""
    author: str = ""
    published: datetime | None = None
    """First publication."""
    updated: datetime | None = None
    """The last time that the text itself was published anew (Medium: latestPublishedAt)."""
    version: str | None = None
    """The site's own key of this version of the text (Medium: latestPublishedVersion)."""
    cover: str | None = None
    """Key of the cover image."""
    tags: tuple[str, ...] = ()
    language: str | None = None
    completeness: Completeness = Completeness.WHOLE
    reader: str = ""
    """Which reader read it: medium-apollo, medium-html, feed, html, markdown."""
    notes: tuple[str, ...] = ()
    """What the reader noticed and a person may want to know."""

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.blocks)

    @property
    def body(self) -> tuple[Block, ...]:
        return tuple(b for b in self.blocks if b.role is Role.BODY)
