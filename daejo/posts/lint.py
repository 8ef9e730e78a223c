"""The residue of a post, found without its original."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from daejo.posts.english import english_prose, not_translated
from daejo.posts.images import images
from daejo.posts.persona import personas
from daejo.posts.post import Post
from daejo.posts.prompts import prompts
from daejo.posts.prose import Sight
from daejo.posts.repeats import repeats
from daejo.posts.residue import Residue, ResidueKind, ResidueSeverity
from daejo.posts.scripts import garbled, intrusions
from daejo.posts.tables import made_up_tables


def lint(post: Post, files: Collection[str] | None = None) -> tuple[Residue, ...]:
    """What a translator left in ``post`` that a person should mend, in the order of its lines.

    Needs no original. ``files`` are the names of the image files that lie ready for this post;
    without them, images are judged by the gaps in their numbering alone.
    """
    sight = Sight(post)
    told = tuple(prompts(sight))
    spoken_for = {i for residue in told for i in residue.blocks}
    found = [
        *told,
        *personas(sight),
        *intrusions(sight),
        *garbled(sight),
        *(r for r in english_prose(sight) if not spoken_for.intersection(r.blocks)),
        *repeats(sight),
        *made_up_tables(sight, spoken_for),
        *images(sight, files),
        *_fences(post),
    ]
    return tuple(sorted(found, key=lambda r: (r.lines, r.kind.value, r.excerpt)))


def lint_alone(post: Post, files: Collection[str] | None = None) -> tuple[Residue, ...]:
    """The same, of a post that nobody holds against its original: one whose whole text is English is told
    so once. (`lint` names each passage where the post has any Korean, and nothing where it has none.)"""
    whole = not_translated(Sight(post))
    found = lint(post, files)
    if whole is None:
        return found
    others = (r for r in found if r.kind is not ResidueKind.UNTRANSLATED)
    return tuple(sorted((whole, *others), key=lambda r: (r.lines, r.kind.value, r.excerpt)))


def _fences(post: Post) -> Iterator[Residue]:
    for line in post.mended:
        yield Residue(
            ResidueKind.FENCE,
            (line, line),
            "a code fence that nobody closed, that closes nothing, or that stands around prose",
            0.9,
            ResidueSeverity.HIGH,
        )


def residue_blocks(post: Post) -> tuple[int, ...]:
    """Indexes of the blocks that are nothing but residue: nothing in the original is their partner."""
    return tuple(sorted({i for r in lint(post) if r.whole for i in r.blocks}))


def untranslated_blocks(post: Post) -> tuple[int, ...]:
    """Indexes of the blocks whose prose stayed English. They do have partners in the original."""
    return tuple(sorted({i for r in lint(post) if r.kind is ResidueKind.UNTRANSLATED for i in r.blocks}))
