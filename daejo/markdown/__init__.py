"""Markdown in, blocks out: posts and Markdown originals are read by the same reader."""

from daejo.markdown.address import image_key, without_tracking
from daejo.markdown.front_matter import FrontMatter, split_front_matter
from daejo.markdown.reading import MAX_CHARS, Dropped, Reading, read, read_markdown

__all__ = [
    "MAX_CHARS",
    "Dropped",
    "FrontMatter",
    "Reading",
    "image_key",
    "read",
    "read_markdown",
    "split_front_matter",
    "without_tracking",
]
