"""Post files: front matter, blocks, the noise a translation carries and the residue it left."""

from daejo.posts.post import Noise, Post
from daejo.posts.reading import MAX_BYTES, read_post

__all__ = ["MAX_BYTES", "Noise", "Post", "read_post"]
