"""Whether a new post file was made out of another: renamed and edited, split off, or copied."""

from __future__ import annotations

from daejo.blocks import text_key
from daejo.posts.post import Post

KIN = 0.5
"""From this share of common paragraphs on a file was made out of the other. Two translators of one text
write hardly a sentence alike; a file renamed and edited keeps nearly all."""
SAYING = 12
"""Characters from which on a paragraph is its writer's own: headings such as "결론" are anybody's."""


def kinship(post: Post, earlier: Post) -> float:
    """The share (0..1) of a post's paragraphs that stand word by word in an ``earlier`` one."""
    texts = _texts(post)
    return len(texts & _texts(earlier)) / len(texts) if texts else 0.0


def _texts(post: Post) -> set[str]:
    return {text_key(block) for block in post.blocks if block.is_prose and len(block.text) >= SAYING}
