"""A Markdown original: a documentation page, a README, the source of another site's post."""

from __future__ import annotations

from dataclasses import replace

from daejo.blocks import Block, Kind, Role, clean
from daejo.errors import InputError, LinkError, Unparseable
from daejo.markdown import image_key, read_markdown, split_front_matter
from daejo.originals.article import Article
from daejo.originals.decoding import decode
from daejo.originals.head import moment
from daejo.originals.identity import identify
from daejo.originals.page import Page

READER = "markdown"
MAX_MARKDOWN = 4_000_000


def read_manuscript(page: Page) -> Article:
    """A Markdown page as an article; block lines are lines of the file.

    Raises Unparseable where there is no text, or the front matter cannot be read.
    """
    if len(page.body) > MAX_MARKDOWN:
        raise Unparseable(f"the file has {len(page.body):,} bytes; {MAX_MARKDOWN:,} is the most that is read")
    text, _ = decode(page.body, page.headers.get("content-type", ""))
    try:
        front = split_front_matter(text)
        blocks = read_markdown(front.body, front.body_line)
    except (InputError, RecursionError) as error:
        raise Unparseable(f"the Markdown cannot be read: {error or type(error).__name__}") from error
    if not any(block.text or block.image for block in blocks):
        raise Unparseable("the file holds no text")
    blocks, title = _with_title(blocks, clean(front.text("title")))
    cover = front.text("cover_image") or front.text("coverImage") or front.text("image")
    published = moment(front.text("date")) or moment(front.text("published_at"))
    return Article(
        url=_url(page.url),
        title=title,
        blocks=blocks,
        subtitle=clean(front.text("subtitle") or front.text("description")),
        author=clean(front.text("author")),
        published=published,
        updated=moment(front.text("updated")) or moment(front.text("lastmod")),
        cover=image_key(cover) if cover else None,
        language=front.text("lang") or None,
        reader=READER,
    )


def _with_title(blocks: tuple[Block, ...], title: str) -> tuple[tuple[Block, ...], str]:
    """The first-level heading before any text is the title, where the front matter names no other.

    A title that stands in the front matter only is a block too, as a page shows it.
    """
    for index, block in enumerate(blocks[:6]):
        if block.kind is Kind.HEADING and block.level == 1 and (not title or clean(block.text) == title):
            told = replace(block, role=Role.TITLE)
            return (*blocks[:index], told, *blocks[index + 1 :]), title or block.text
        if block.is_prose:
            break
    if title and not any(block.kind is Kind.HEADING and block.level == 1 for block in blocks):
        return (Block(Kind.HEADING, title, level=1, lines=(1, 1), role=Role.TITLE), *blocks), title
    return blocks, title


def _url(address: str) -> str:
    try:
        return identify(address).url
    except LinkError:
        return address
