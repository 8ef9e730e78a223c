"""A page of any other site: trafilatura says what the main content is, our own walk says what its blocks are.

trafilatura finds the text well and loses its shape: code loses its line ends, lists and tables
their cells, images their place. So its text is taken as the judge: a block of the page stays where
the main content holds its words; code, tables, images and rules stay where they stand among those.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

import trafilatura

from daejo.blocks import PROSE, Block, Kind, clean
from daejo.errors import LinkError
from daejo.originals.article import Article
from daejo.originals.head import Head, author_in, moment
from daejo.originals.identity import identify
from daejo.originals.joining import joined
from daejo.originals.links import image_key, out_of_archive
from daejo.originals.roles import Front, with_roles
from daejo.originals.walk import Element, Rules, blocks_of

READER = "html"
MAX_ELEMENTS = 40_000
"""Elements that trafilatura is given; it needs about 0.1 ms for each."""

_WORD = re.compile(r"\w+")
_BOILERPLATE = frozenset({"nav", "aside", "footer"})
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|breadcrumbs?|sidebar|toc|table-of-contents|share|sharing|social|related|recommended|"
    r"comments?|newsletter|subscribe|cookie|banner|promo|advert|ads?|pagination|pager|byline|author-bio|tags?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_KEEP = frozenset({"body", "html", "main", "article", "pre", "code"})


def read_web(root: Element, head: Head, page_url: str) -> Article:
    """The main content of a page as an article. It has no blocks where the page has no main content."""
    base = _canonical(head, page_url)
    body = root.find("body")
    blocks = joined(_main(root, root if body is None else body, base))
    cover = head.first("og:image", "twitter:image")
    front = Front(
        title=_title(head),
        subtitle=head.first("og:description", "description"),
        cover=image_key(cover) if cover else None,
    )
    blocks, front = with_roles(blocks, front)
    published = moment(head.story.get("datePublished")) or moment(
        head.first("article:published_time", "date")
    )
    return Article(
        url=base,
        title=front.title,
        blocks=blocks,
        subtitle=front.subtitle,
        author=author_in(head.story) or head.first("author", "article:author"),
        published=published,
        updated=moment(head.story.get("dateModified"))
        or moment(head.first("article:modified_time"))
        or published,
        cover=front.cover,
        language=head.language or None,
        reader=READER,
    )


def _main(root: Element, body: Element, base: str) -> list[Block]:
    text = _judge(root)
    if not text:
        return []
    main = _Main.of(text)
    blocks = blocks_of(_container(body, main), Rules(base, skip=_is_aside))
    kept = [
        index for index, block in enumerate(blocks) if block.kind is not Kind.IMAGE and main.holds(block.text)
    ]
    if not kept:
        return []
    first, last = kept[0], kept[-1]
    said = set(kept)
    return [
        b
        for i, b in enumerate(blocks)
        if i in said or (first <= i <= last and _stays(b, main)) or _leads(b, i, first)
    ]


def _judge(root: Element) -> str:
    """The main text by trafilatura, or ""."""
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        return clean(" ".join(root.itertext()))
    found = trafilatura.bare_extraction(
        deepcopy(root), include_comments=False, include_tables=True, with_metadata=False, favor_recall=False
    )
    return str(getattr(found, "text", "") or "")


@dataclass(frozen=True, slots=True)
class _Main:
    """The words of the main content, in order, and as a set."""

    line: str
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Main:
        words = _WORD.findall(text.casefold())
        return cls(" " + " ".join(words) + " ", frozenset(words))

    def holds(self, text: str) -> bool:
        """Whether a block's words stand in the main content, in order or nearly all of them."""
        words = _WORD.findall(text.casefold())
        if not words:
            return False
        if f" {' '.join(words)} " in self.line:
            return True
        return len(words) >= 8 and self.share(words) >= 0.9 and f" {' '.join(words[:4])} " in self.line

    def share(self, words: Sequence[str]) -> float:
        return sum(1 for word in words if word in self.words) / len(words)


def _container(body: Element, main: _Main) -> Element:
    """The smallest element that holds nearly all of the main content: what is around it is not looked at."""
    here = body
    wanted = len(main.line) * 0.9
    while True:
        inner = next((c for c in here if isinstance(c.tag, str) and _length(c) >= wanted), None)
        if inner is None or inner.tag in ("p", "pre", "table", "ul", "ol", "blockquote"):
            return here
        here = inner


def _length(element: Element) -> int:
    return sum(len(text) for text in element.itertext())


def _is_aside(element: Element) -> bool:
    if element.tag in _BOILERPLATE:
        return True
    if element.tag in _KEEP:
        return False
    signs = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        len(signs) > 3
        and len(signs) < 400
        and element.tag in ("div", "section", "ul", "ol")
        and bool(_ASIDE.search(signs))
    )


def _stays(block: Block, main: _Main) -> bool:
    """What trafilatura drops or rewrites within the main content, and a reader sees all the same."""
    if block.kind in (Kind.CODE, Kind.TABLE, Kind.IMAGE, Kind.RULE, Kind.EMBED, Kind.HEADING):
        return True
    words = _WORD.findall(block.text.casefold())
    return block.kind in PROSE and bool(words) and (len(words) < 8 or main.share(words) >= 0.8)


def _leads(block: Block, index: int, first: int) -> bool:
    """The title and the cover stand before the main content's first words."""
    return (
        index < first
        and first - index <= 4
        and (block.kind is Kind.IMAGE or (block.kind is Kind.HEADING and block.level == 1))
    )


def _title(head: Head) -> str:
    said = head.first("og:title", "twitter:title")
    headline = head.story.get("headline")
    if not said and isinstance(headline, str):
        said = clean(headline)
    if said:
        return said
    whole = head.title
    return re.split(r"\s+[|–—·]\s+", whole)[0] if whole else ""


def _canonical(head: Head, page_url: str) -> str:
    for address in (head.canonical, head.first("og:url"), page_url):
        try:
            return identify(out_of_archive(address)).url
        except LinkError:
            continue
    return page_url
