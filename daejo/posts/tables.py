"""Tables that the machine made up: placeholder cells, or right under its own announcement."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from daejo.blocks import Kind
from daejo.posts.prose import Sight
from daejo.posts.residue import Residue, ResidueKind, ResidueSeverity, of_block

_PLACEHOLDER = re.compile(
    r"^(?:(?:열|행|항목|제목|헤더|컬럼|칼럼|데이터|내용|값|셀|예시|예제|텍스트|이름|설명|요소|필드|항목명)\s?[A-Za-z\d]{0,2}"
    r"|(?:header|column|col|row|cell|data|item|value|title|heading|text|content|field|example|name|description)\s?[A-Za-z\d]{0,2}"
    r"|[A-Z]|\.{2,3}|…|[xyz-]{1,3}"
    r"|Jane Doe|John (?:Doe|Smith)|홍길동|김철수|이영희|Lorem ipsum.{0,40})$",
    re.IGNORECASE,
)
_MEDIUM_STORY = re.compile(r"-[0-9a-f]{8,12}(?:[?#]|$)")
_SHARE = 0.6
"""Of the cells below the header; a real table may have a column of single letters."""


def made_up_tables(sight: Sight, told: Collection[int]) -> Iterator[Residue]:
    """``told``: indexes of blocks that hold the machine's orders or answers."""
    for i, block in enumerate(sight.post.blocks):
        if block.kind is not Kind.TABLE:
            continue
        share = _placeholder_share(block.text)
        after = i > 0 and (i - 1) in told
        if share >= _SHARE:
            why, confidence = "nearly all cells are placeholders", 0.85 + (0.1 if after else 0.0)
        elif after and share > 0:
            why, confidence = "placeholders, right under the machine's own announcement", 0.9
        elif after and _MEDIUM_STORY.search(sight.post.link or ""):
            # Medium has no tables: one in the translation was made from a picture or from nothing.
            why, confidence = "a table right under the machine's own announcement, where Medium has none", 0.8
        else:
            continue
        yield of_block(ResidueKind.PLACEHOLDER, i, block, why, confidence, ResidueSeverity.HIGH, whole=True)


def _placeholder_share(text: str) -> float:
    rows = [row.split(" | ") for row in text.split("\n")[:200]]
    cells = [c.strip() for row in rows[1:] for c in row if c.strip()]
    if len(cells) < 2:
        return 0.0
    return sum(1 for c in cells if _PLACEHOLDER.match(c)) / len(cells)
