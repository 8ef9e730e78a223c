"""Post files: front matter, blocks, the noise a translation carries and the residue it left."""

from daejo.posts.lint import lint, lint_alone, residue_blocks, untranslated_blocks
from daejo.posts.post import Noise, Post
from daejo.posts.reading import MAX_BYTES, read_post
from daejo.posts.residue import Residue, ResidueKind, ResidueSeverity

__all__ = [
    "MAX_BYTES",
    "Noise",
    "Post",
    "Residue",
    "ResidueKind",
    "ResidueSeverity",
    "lint",
    "lint_alone",
    "read_post",
    "residue_blocks",
    "untranslated_blocks",
]
