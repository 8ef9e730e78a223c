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

from daejo.blocks import PROSE, Block, Kind, MarkKind, clean
from daejo.errors import LinkError
from daejo.markdown import image_key
from daejo.originals.article import Article
from daejo.originals.elements import SKIP, Element
from daejo.originals.foreign import parsing
from daejo.originals.head import Head, author_in, moment
from daejo.originals.identity import identify
from daejo.originals.joining import joined
from daejo.originals.links import out_of_archive
from daejo.originals.previews import with_access
from daejo.originals.rich import tidy
from daejo.originals.roles import Front, same_words, with_roles
from daejo.originals.walk import Rules, blocks_of

READER = "html"
MAX_ELEMENTS = 25_000
"""Elements that trafilatura is given; it needs about 0.1 ms for each."""

_FEWEST = 30
"""Words of a page's whole body that are a text, where nothing marks one as its main content."""
_AHEAD = 4_000
"""Characters after the last block found in which the next one is looked for."""
_PURSE = 200_000_000
"""Characters that may be searched in all when it is not there."""
_WORD = re.compile(r"\w+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Signs within a word that nobody sees: trafilatura drops them."""
_BOILERPLATE = frozenset({"nav", "aside", "footer"})
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|breadcrumbs?|sidebar|toc|table-of-contents|share|sharing|social|related|recommended|"
    r"comments?|newsletter|subscribe|cookie|banner|promo|advert|ads?|pagination|pager|byline|author-bio|tags?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TEXT_ITSELF = frozenset({"p", "pre", "table", "ul", "ol", "blockquote"})
_KEEP = frozenset({"body", "html", "main", "article", "pre", "code"})


def read_web(root: Element, head: Head, page_url: str) -> Article:
    """The main content of a page as an article. It has no blocks where the page has no main content."""
    base = _canonical(head, page_url)
    body = root.find("body")
    body = root if body is None else body
    above = _heading_above(body, _title(head) or head.title)
    title = _title(head) or (above[0].text if above else _less_site(head.title))
    blocks = joined([*above, *_main(root, body, base)])
    cover = head.first("og:image", "twitter:image")
    front = Front(
        title=title,
        subtitle=head.first("og:description", "description"),
        cover=image_key(cover) if cover else None,
    )
    blocks, front = with_roles(_title_once(blocks), front)
    published = moment(head.story.get("datePublished")) or moment(
        head.first("article:published_time", "date")
    )
    article = Article(
        url=base,
        title=front.title,
        blocks=blocks,
        subtitle=front.subtitle,
        author=author_in(head.story) or head.first("author", "article:author"),
        published=published,
        # The day of publication says nothing of later edits: only a date of change may vouch for a text.
        updated=moment(head.story.get("dateModified")) or moment(head.first("article:modified_time")),
        cover=front.cover,
        language=head.language or None,
        reader=READER,
    )
    return with_access(article, root, head)


def _heading_above(body: Element, title: str) -> list[Block]:
    """The page's <h1> where it says the title: it often stands in a header outside the main content.

    A <title> mostly goes on with the site's name (``Counting Loaves - Example``).
    """
    for heading in body.iter("h1"):
        text = tidy("".join(heading.itertext()))
        if text and (same_words(text, title) or title.startswith(f"{text} ")):
            return [Block(Kind.HEADING, text, level=1)]
    return []


def _title_once(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks less a second title, where the main content holds the <h1> that was put in front."""
    if not blocks or blocks[0].kind is not Kind.HEADING:
        return blocks
    return [b for i, b in enumerate(blocks) if i == 0 or not (b.level == 1 and b.text == blocks[0].text)]


def _main(root: Element, body: Element, base: str) -> list[Block]:
    rules = Rules(base, skip=_is_aside, breaks_part=True)
    sizes = _sizes(body)
    main = _Main.of(_judge(root))
    stand_in = _semantic(body, sizes)
    if len(main.line) * 4 < sizes.get(stand_in, 0):
        blocks = blocks_of(stand_in, rules)
        return [] if stand_in is body and _is_index(blocks, 0.5, _FEWEST) else blocks
    around = stand_in if len(main.line) * 0.3 <= sizes[stand_in] else body
    blocks = _judged(blocks_of(_container(around, sizes, len(main.line) * 0.9), rules), main)
    return [] if _is_index(blocks, 0.8) else blocks


def _judged(blocks: Sequence[Block], main: _Main) -> list[Block]:
    """The blocks of the main content, and what stands among them that a judge by words cannot see."""
    kept = main.held(blocks)
    if not kept:
        return []
    first, last = kept[0], kept[-1]
    said = set(kept)
    return [
        block
        for i, block in enumerate(blocks)
        if i in said or (first <= i <= last and _stays(block, main)) or _leads(block, i, first)
    ]


def _judge(root: Element) -> str:
    """The main text by trafilatura, or ""."""
    import trafilatura  # here: it costs every command 0.15 s, and few pages need it

    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        return ""
    with parsing("the page"):
        found = trafilatura.bare_extraction(
            deepcopy(root), include_comments=False, include_tables=True, with_metadata=False
        )
    return str(getattr(found, "text", "") or "")


def _semantic(body: Element, sizes: dict[Element, int]) -> Element:
    """The page's only <article>, else its only <main>, else the body itself: what stands in for a judge.

    trafilatura finds nothing in pages of a few lines, and loses pages that are all list, table or code.
    """
    for name in ("article", "main"):
        found = [e for e in body.iter(name) if sizes.get(e)]
        if len(found) == 1:
            return found[0]
    return body


def _is_index(blocks: Sequence[Block], most: float, least: int = 0) -> bool:
    """Whether over ``most`` of a text is links to other pages, or it has fewer than ``least`` words."""
    text = sum(len(b.text) for b in blocks)
    linked = sum(m.end - m.start for b in blocks for m in b.marks if m.kind is MarkKind.LINK)
    return linked > text * most or sum(len(b.text.split()) for b in blocks) < least


def _sizes(body: Element) -> dict[Element, int]:
    """How many characters of text each element holds. One pass: an element comes before its children."""
    sizes: dict[Element, int] = {}
    for element in reversed(list(body.iter())):
        own = len(element.text or "") if isinstance(element.tag, str) and element.tag not in SKIP else 0
        sizes[element] = own + sum(sizes[child] + len(child.tail or "") for child in element)
    return sizes


def _words(text: str) -> list[str]:
    return _WORD.findall(text.translate(_UNSEEN).casefold())


@dataclass(frozen=True, slots=True)
class _Main:
    """The words of the main content, in order, and as a set."""

    line: str
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Main:
        words = _words(text)
        return cls(" " + " ".join(words) + " ", frozenset(words))

    def held(self, blocks: Sequence[Block]) -> list[int]:
        """Indexes of the blocks whose words stand in the main content, in order or nearly all of them.

        Each is looked for after the last one found, and only then anywhere: the search through the
        whole text is paid for out of a purse, or 10,000 paragraphs of a page made to hurt cost 20 s.
        """
        found: list[int] = []
        cursor, purse = 0, _PURSE
        for index, block in enumerate(blocks):
            words = _words(block.text) if block.kind is not Kind.IMAGE else []
            if not words:
                continue
            wanted = f" {' '.join(words)} "
            at = self.line.find(wanted, cursor, cursor + len(wanted) + _AHEAD)
            if at < 0 and purse > 0:
                purse -= len(self.line)
                at = self.line.find(wanted)
            if at >= 0:
                cursor = at + len(wanted) - 1
            if at >= 0 or (len(words) >= 8 and self.share(words) >= 0.9):
                found.append(index)
        return found

    def share(self, words: Sequence[str]) -> float:
        return sum(1 for word in words if word in self.words) / len(words)


def _container(body: Element, sizes: dict[Element, int], wanted: float) -> Element:
    """The smallest element that holds nearly all of the main content: what is around it is not looked at."""
    here = body
    while True:
        inner = next((child for child in here if sizes.get(child, 0) >= wanted), None)
        if inner is None or inner.tag in _TEXT_ITSELF:
            return here
        here = inner


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
    if block.kind is Kind.LIST_ITEM:
        return not _is_index([block], 0.9)
    words = _WORD.findall(block.text.casefold())
    return block.kind in PROSE and bool(words) and main.share(words) >= 0.8


def _leads(block: Block, index: int, first: int) -> bool:
    """The title and the cover stand before the main content's first words."""
    return (
        index < first
        and first - index <= 4
        and (block.kind is Kind.IMAGE or (block.kind is Kind.HEADING and block.level == 1))
    )


def _title(head: Head) -> str:
    """The title by itself, where the page gives it so."""
    headline = head.story.get("headline")
    said = head.first("og:title", "twitter:title")
    return said or (clean(headline) if isinstance(headline, str) else "")


def _less_site(title: str) -> str:
    return re.split(r" [|–—·] ", title)[0]


def _canonical(head: Head, page_url: str) -> str:
    for address in (head.canonical, head.first("og:url"), page_url):
        try:
            return identify(out_of_archive(address)).url
        except LinkError:
            continue
    return page_url
