"""The order given to the translating machine, and the machine's answers, left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daejo.blocks import PROSE
from daejo.posts.post import Post
from daejo.posts.residue import Residue, ResidueKind, ResidueSeverity, of_block

_TABLE_TAG = re.compile(r"(?:<?table>?|테이블|표)\s?태그[를을]?.{0,20}(?:마크다운|[Mm]arkdown|Markdown)")


def prompts(post: Post) -> Iterator[Residue]:
    for i, block in enumerate(post.blocks):
        if block.kind in PROSE and _TABLE_TAG.search(block.text[:2000]):
            whole = len(block.text) < 80
            yield of_block(
                ResidueKind.PROMPT,
                i,
                block,
                "the order to change table tags to Markdown",
                0.98,
                ResidueSeverity.HIGH,
                whole=whole,
            )
