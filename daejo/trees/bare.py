"""Pages without a text: a folder's ``_index.md`` often holds front matter and nothing else."""

from __future__ import annotations

from daejo.blocks import clean
from daejo.errors import InputError
from daejo.markdown import read_markdown, split_front_matter
from daejo.originals.article import Article


def bare_article(data: bytes, name: str) -> Article | None:
    """A Markdown page that holds no text, as an article without blocks; None where it holds some, or
    is no Markdown that can be read."""
    try:
        front = split_front_matter(data.decode("utf-8-sig"))
        blocks = read_markdown(front.body, front.body_line)
    except (InputError, UnicodeDecodeError, RecursionError):
        return None
    if any(block.text or block.image for block in blocks):
        return None
    return Article(
        url=name,
        title=clean(front.text("title")),
        blocks=(),
        subtitle=clean(front.text("subtitle") or front.text("description")),
        reader="markdown",
    )
