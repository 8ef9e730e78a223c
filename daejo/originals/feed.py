"""Stories out of a feed: each whole item is an article, each teaser a preview."""

from __future__ import annotations

import re
from calendar import timegm
from datetime import UTC, datetime
from typing import Any

from daejo.blocks import Block, Kind, clean
from daejo.errors import LinkError, NotAnArticle, Unparseable
from daejo.originals.article import Article, Completeness
from daejo.originals.decoding import decode
from daejo.originals.foreign import parsing
from daejo.originals.guard import check_markup, cut_out
from daejo.originals.head import moment
from daejo.originals.identity import Identity, identify
from daejo.originals.joining import joined
from daejo.originals.page import Page
from daejo.originals.roles import Front, same_words, with_roles
from daejo.originals.soup import soup_of
from daejo.originals.tree import tree_of
from daejo.originals.walk import Rules, blocks_of

READER = "feed"
TITLE_LEVEL = 3
"""Of the title that is put over an item: Medium's own (paragraph type H3)."""
MAX_FEED = 8_000_000
MAX_TAGS = 40_000
"""Tags outside of CDATA; feedparser needs 30 µs for each that nobody closes."""
MAX_FIELD = 4_000
"""Characters of an author's name: feedparser is quadratic in it (32 KB took 2.5 s; its issue 562)."""

_AUTHOR = re.compile(rb"<(?:author|dc:creator|name|managingEditor|webMaster)\b[^>]{0,200}>")
_XML_DECLARATION = re.compile(r"<\?xml[^>]{0,200}>")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TAIL = re.compile(
    r"was originally published in .{1,200} on Medium, where people are continuing the conversation"
)


def read_feed(page: Page, wanted: Identity | None) -> Article:
    """The item that is the wanted story, or the only one.

    Raises NotAnArticle where the feed does not hold it, Unparseable for a feed that cannot be read.
    """
    entries = _entries(page)
    if wanted is not None:
        for entry in entries:
            if wanted.key in _keys(entry):
                return read_item(entry)
        raise NotAnArticle(
            f"the feed's {len(entries)} items do not hold the story (feeds hold the newest only)"
        )
    if len(entries) == 1:
        return read_item(entries[0])
    raise NotAnArticle(f"a feed of {len(entries)} stories: say which one is meant")


def read_items(page: Page) -> tuple[Article, ...]:
    """Every item of a feed, in the feed's order: whole ones and previews."""
    return tuple(read_item(entry) for entry in _entries(page))


def read_item(entry: Any) -> Article:
    """One item of a feed as feedparser gives it."""
    identity = _identity(entry)
    content = next((c.get("value", "") for c in entry.get("content", []) if c.get("value")), "")
    whole = bool(content) and "medium-feed-item" not in content[:200]
    html = _cleaned(content or entry.get("summary", ""))
    blocks = joined(blocks_of(tree_of(html), Rules(identity.url if identity else ""))) if html.strip() else ()
    if not any(b.text or b.image for b in blocks):
        raise Unparseable("the feed's item has no text")
    title = clean(entry.get("title", ""))
    blocks, front = with_roles(_under_title(blocks, title), Front(title=title))
    return Article(
        url=identity.url if identity else str(entry.get("link", "")),
        title=front.title,
        blocks=blocks,
        id=identity.id if identity else None,
        subtitle=front.subtitle,
        author=clean(entry.get("author", "")),
        published=_time(entry, "published"),
        updated=_time(entry, "updated"),
        cover=front.cover,
        tags=tuple(tag.get("term") for tag in entry.get("tags", []) if tag.get("term")),
        completeness=Completeness.WHOLE if whole else Completeness.PREVIEW,
        reader=READER,
        notes=() if whole else ("the feed gives only the beginning",),
    )


def _under_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The item's blocks under its title, which a feed gives beside the text: an item reads like its page."""
    if not title or any(block.kind is Kind.HEADING and same_words(block.text, title) for block in blocks[:3]):
        return blocks
    return (Block(Kind.HEADING, title, level=TITLE_LEVEL), *blocks)


def _entries(page: Page) -> list[Any]:
    import feedparser  # here: it costs every command 0.08 s, and only feeds need it

    body = page.body
    if len(body) > MAX_FEED:
        raise Unparseable(f"the feed has {len(body):,} bytes; {MAX_FEED:,} is the most that is read")
    if _DOCTYPE.search(body):
        raise Unparseable("the feed declares entities of its own, which no feed needs")
    for opening in _AUTHOR.finditer(body):
        end = body.find(b"</", opening.end())
        if (len(body) if end < 0 else end) - opening.end() > MAX_FIELD:
            raise Unparseable(f"an author's name in the feed is over {MAX_FIELD:,} bytes long")
    text, _ = decode(body, page.headers.get("content-type", ""))
    frame = cut_out(text, "<![CDATA[", "]]>")
    check_markup(frame)
    if frame.count("<") > MAX_TAGS:
        raise Unparseable(f"the feed has over {MAX_TAGS:,} tags")
    with parsing("the feed"):
        parsed = feedparser.parse(
            _XML_DECLARATION.sub("", text, count=1).encode("utf-8", "replace"),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    if not parsed.entries:
        if parsed.bozo:
            raise Unparseable(f"the feed cannot be read ({str(parsed.bozo_exception)[:80]})")
        raise NotAnArticle("a feed without a story")
    return list(parsed.entries)


def _keys(entry: Any) -> set[str]:
    keys: set[str] = set()
    for address in (entry.get("link"), entry.get("id"), entry.get("feedburner_origlink")):
        try:
            keys.add(identify(address or "").key)
        except LinkError:
            continue
    return keys


def _identity(entry: Any) -> Identity | None:
    for address in (entry.get("link"), entry.get("id")):
        try:
            return identify(address or "")
        except LinkError:
            continue
    return None


def _cleaned(html: str) -> str:
    """An item's HTML less what Medium's feed adds to every story: the counting pixel and the closing line."""
    if not html:
        return ""
    soup = soup_of(html)
    for extra in soup.select('img[src*="/_/stat"], p.medium-feed-link'):
        extra.decompose()
    for paragraph in soup.find_all("p"):
        if _TAIL.search(clean(paragraph.get_text())):
            rule = paragraph.find_previous_sibling()
            paragraph.decompose()
            if rule is not None and rule.name == "hr":
                rule.decompose()
    return str(soup)


def _time(entry: Any, name: str) -> datetime | None:
    exact = moment(entry.get(name, ""))
    if exact is not None:
        return exact
    parsed = entry.get(f"{name}_parsed")
    return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
