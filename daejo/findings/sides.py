"""The two sides of a pair, as texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from daejo.blocks import Block, Kind

HANGUL = re.compile(r"[가-힣]")
_SHORTCODE = re.compile(r"\{\{[<%][^\n{}]{0,600}?[>%]\}\}")
_SHOWN = re.compile(r"""\btext=(?:"([^"\n]{1,300})"|'([^'\n]{1,300})')""")
_ATTRIBUTES = re.compile(
    r"\{[#.:][^{}\n]{1,200}\}|\{[a-z-]{1,30}=[^{}\n]{1,200}\}|<!--.{0,600}?-->", re.DOTALL
)


def is_code(blocks: Sequence[Block]) -> bool:
    return all(block.kind is Kind.CODE for block in blocks)


def text_of(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def spoken(text: str) -> str:
    """A text with blanks where it speaks to the page's builder, of the same length.

    Hugo's shortcodes (of which a tooltip's text is shown), attribute lists and comments: the two
    languages need not have the same ones, and none says anything to a reader.

    >>> spoken('{{< tip text="노드" id="node" >}}를 봅니다{.here}').split()
    ['노드', '를', '봅니다']
    """
    if "{" not in text and "<!--" not in text:
        return text
    text = _SHORTCODE.sub(lambda m: _but(m[0], *_shown(m[0])), text)
    return _ATTRIBUTES.sub(lambda m: " " * len(m[0]), text)


def _shown(shortcode: str) -> tuple[int, int]:
    found = _SHOWN.search(shortcode)
    return found.span(found.lastindex or 1) if found else (0, 0)


def _but(text: str, start: int, end: int) -> str:
    """Blanks, but for a part."""
    return " " * start + text[start:end] + " " * (len(text) - end)
