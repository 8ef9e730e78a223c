"""The residue of a post, found without its original."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from daejo.posts.english import english_prose
from daejo.posts.post import Post
from daejo.posts.prompts import prompts
from daejo.posts.residue import Residue, ResidueKind

_RULES: tuple[Callable[[Post], Iterable[Residue]], ...] = (prompts, english_prose)


def lint(post: Post, files: Collection[str] | None = None) -> tuple[Residue, ...]:
    """What a translator left in ``post`` that a person should mend, in the order of its lines.

    Needs no original. ``files`` are the names of the image files that lie ready for this post;
    without them, images are judged by the gaps in their numbering alone.
    """
    del files
    found = [residue for rule in _RULES for residue in rule(post)]
    return tuple(sorted(found, key=lambda r: (r.lines, r.kind.value)))


def residue_blocks(post: Post) -> tuple[int, ...]:
    """Indexes of the blocks that are nothing but residue: nothing in the original is their partner."""
    return tuple(sorted({i for r in lint(post) if r.whole for i in r.blocks}))


def untranslated_blocks(post: Post) -> tuple[int, ...]:
    """Indexes of the blocks whose prose stayed English. They do have partners in the original."""
    return tuple(sorted({i for r in lint(post) if r.kind is ResidueKind.UNTRANSLATED for i in r.blocks}))
