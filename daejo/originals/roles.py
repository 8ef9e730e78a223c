"""Title, subtitle and cover among the first blocks, told from the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from daejo.blocks import Block, Kind, Role

_WITHIN = 5
"""How many blocks may stand before the title ends: cover, tag line, title, subtitle, cover."""
_SMALL = 4
"""The level of the small heading that Medium's authors write subtitles in (its type H4)."""
_LETTERS = re.compile(r"[\W_]+")
_SENTENCE_END = (".", "!", ":", "…", "。")


@dataclass(frozen=True, slots=True)
class Front:
    """What the page says of title, subtitle and cover image (its key)."""

    title: str = ""
    subtitle: str = ""
    cover: str | None = None


def with_roles(blocks: Sequence[Block], front: Front) -> tuple[tuple[Block, ...], Front]:
    """The blocks with their roles, and what is known of the front after looking at them.

    A title that the page gives cut off (``…``) is the block's in full.
    """
    title = _title_at(blocks, front.title)
    told = list(blocks)
    if title is not None:
        told[title] = replace(told[title], role=Role.TITLE)
    subtitle = _subtitle_at(told, title, front.subtitle)
    if subtitle is not None:
        told[subtitle] = replace(told[subtitle], role=Role.SUBTITLE)
    cover = _cover_at(told, front.cover)
    if cover is not None:
        told[cover] = replace(told[cover], role=Role.COVER)
    return tuple(told), Front(
        title=_fuller(front.title, told[title].text if title is not None else ""),
        subtitle=told[subtitle].text if subtitle is not None else front.subtitle,
        cover=front.cover or (told[cover].image if cover is not None else None),
    )


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits, one of them perhaps cut off with ``…``."""
    first, second = _bare(one), _bare(other)
    if not first or not second:
        return False
    if first == second:
        return True
    if one.rstrip().endswith("…"):
        return len(first) >= 8 and second.startswith(first)
    return other.rstrip().endswith("…") and len(second) >= 8 and first.startswith(second)


def _bare(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _fuller(said: str, shown: str) -> str:
    return shown if shown and (not said or said.endswith("…")) else said or shown


def _title_at(blocks: Sequence[Block], title: str) -> int | None:
    """The title is a heading before the body: the one that says the page's title, else the first."""
    first: int | None = None
    for index, block in enumerate(blocks[:_WITHIN]):
        if block.kind is Kind.HEADING:
            if same_words(block.text, title):
                return index
            if first is None and block.level < 4:
                first = index
        elif block.kind in (Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM, Kind.CODE):
            break
    return first if first is not None and _near(blocks[first].text, title) else None


def _near(shown: str, title: str) -> bool:
    """Whether a heading says about what the title says: an author may have set another one for search."""
    if not title:
        return True
    one, other = set(shown.casefold().split()), set(title.casefold().split())
    return len(one & other) * 2 >= min(len(one), len(other))


def _subtitle_at(blocks: Sequence[Block], title: int | None, subtitle: str) -> int | None:
    """A small heading right after the title, or a line there that the page itself calls the subtitle."""
    if title is None or title + 1 >= len(blocks):
        return None
    block = blocks[title + 1]
    if block.kind is Kind.HEADING:
        return title + 1 if block.level == _SMALL and _leads(blocks, title + 1) else None
    if (
        block.kind is Kind.PARAGRAPH
        and same_words(block.text, subtitle)
        and not block.text.endswith(_SENTENCE_END)
    ):
        return title + 1
    return None


def _leads(blocks: Sequence[Block], index: int) -> bool:
    """Whether something stands under it: a small heading at the very end is no subtitle."""
    return index + 1 < len(blocks)


def _cover_at(blocks: Sequence[Block], cover: str | None) -> int | None:
    """The cover is an image before the body: the page's preview image, or the first where none is named."""
    for index, block in enumerate(blocks[:_WITHIN]):
        if block.kind is Kind.IMAGE and block.image and (cover is None or block.image == cover):
            return index
        if block.kind not in (Kind.IMAGE, Kind.HEADING, Kind.EMBED, Kind.RULE) and block.role is Role.BODY:
            break
    return None
