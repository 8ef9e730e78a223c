"""What a page may be at most, checked in one linear pass before any parser sees it.

The numbers are from hostile pages that were measured: 200,000 attributes on one tag keep lxml busy
for more than 40 s; past 255 nested elements, or 10 MB in one text, it drops the page in silence
and says so only in its error log (tree.py reads that).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from daejo.blocks import Block
from daejo.errors import TooLarge, Unparseable

MAX_BYTES = 24_000_000
MAX_MARKUP = 4_000_000
"""Characters of markup outside scripts and styles; the longest real page met had 0.5 million."""
MAX_TAGS = 120_000
MAX_STATE = 8_000_000
"""Bytes of a page's state; the largest met has 0.2 million."""
MAX_BLOCKS = 20_000
MAX_BLOCK = 200_000
"""Characters of one block: more than any paragraph, listing or table that a person wrote."""
MAX_ODDITIES = 500
"""CDATA sections or NUL characters: a page holds a few by mistake, thousands only by intent."""
MAX_TAG = 2_000_000
"""Characters of one tag: an image may carry its own data."""
MAX_ATTRIBUTES = 400
LONG_TAG = 3_000
"""A tag shorter than this is not counted: it has no room for attributes that cost anything."""

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_TO_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_DROPPED = (("<script", "</script"), ("<style", "</style"), ("<!--", "-->"))


def check_size(body: bytes) -> None:
    """Raise TooLarge over MAX_BYTES."""
    if len(body) > MAX_BYTES:
        raise TooLarge(f"the page has {len(body):,} bytes; {MAX_BYTES:,} is the most that is read")


def check_markup(html: str) -> None:
    """Raise Unparseable for markup that a parser must not be given."""
    if len(html) > MAX_MARKUP:
        raise Unparseable(
            f"the page has {len(html):,} characters of markup; {MAX_MARKUP:,} is the most that is read"
        )
    sections, nulls = html.count("<![CDATA["), html.count("\0")
    if sections > MAX_ODDITIES or nulls > MAX_ODDITIES:
        raise Unparseable(f"the page holds {sections:,} CDATA sections and {nulls:,} NUL characters")
    tags = html.count("<")
    if tags > MAX_TAGS:
        raise Unparseable(f"the page has {tags:,} tags; {MAX_TAGS:,} is the most that is read")
    position = html.find("<")
    while position >= 0:
        end = html.find(">", position)
        if end < 0:
            end = len(html)
        if end - position > LONG_TAG:
            _check_tag(html[position:end])
        position = html.find("<", end)


def check_blocks(blocks: Iterable[Block]) -> None:
    """Raise Unparseable for a text that no author wrote: it would keep every later step busy for nothing."""
    count = 0
    for block in blocks:
        count += 1
        if len(block.text) > MAX_BLOCK:
            raise Unparseable(
                f"one paragraph of the page has {len(block.text):,} characters; "
                f"{MAX_BLOCK:,} is the most that is read"
            )
    if count > MAX_BLOCKS:
        raise Unparseable(f"the page has {count:,} paragraphs; {MAX_BLOCKS:,} is the most that is read")


def _check_tag(tag: str) -> None:
    if len(tag) > MAX_TAG:
        raise Unparseable(f"one tag of the page has {len(tag):,} characters")
    attributes = len(_QUOTED.sub("", tag).split())
    if attributes > MAX_ATTRIBUTES:
        raise Unparseable(f"one tag of the page has about {attributes:,} attributes")


def without_scripts(html: str) -> str:
    """The page less what no reader reads: scripts, styles, comments. One linear pass each.

    Most of a page is script (a Medium page: three quarters); no parser need see it.
    """
    for opening, closing in _DROPPED:
        html = cut_out(html, opening, closing)
    return html


def cut_out(text: str, opening: str, closing: str) -> str:
    """The text less every piece from ``opening`` to ``closing``, in whatever case they are written.

    A closing tag (``</script``) is cut to its ``>``. What is never closed is cut to the end.
    """
    lower = _lower(text, opening)
    start = lower.find(opening)
    kept: list[str] = []
    position = 0
    while start >= 0:
        kept.append(text[position:start])
        end = lower.find(closing, start + len(opening))
        if end >= 0:
            end = end + len(closing) if closing.endswith(">") else lower.find(">", end) + 1
        position = end if end > 0 else len(text)
        start = lower.find(opening, position)
    kept.append(text[position:])
    return "".join(kept)


def _lower(text: str, opening: str) -> str:
    """The text in lower case, every character in its place; itself where it has no such tag."""
    if not any(form in text for form in {opening.upper(), opening.title()} - {opening}):
        return text
    lower = text.lower()  # only ever makes characters more: of the same length, each is in its place
    return lower if len(lower) == len(text) else text.translate(_TO_LOWER)
