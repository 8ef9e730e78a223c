"""A Medium story from the markup, where the page holds no state: the pages of 2013 to 2019, and saved ones.

Medium's own blocks carry their paragraph's name (four hex digits) as ``id`` or ``name``; claps,
follow buttons, tags and recommendations carry none. So what has a name is the story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from daejo.blocks import Block, Kind, clean
from daejo.errors import LinkError, Unparseable
from daejo.markdown import image_key
from daejo.originals.article import Article, Completeness
from daejo.originals.completeness import judged
from daejo.originals.elements import Element
from daejo.originals.embedded import embedded_post
from daejo.originals.head import Head, author_in, moment
from daejo.originals.identity import identify
from daejo.originals.joining import joined
from daejo.originals.links import out_of_archive
from daejo.originals.medium_state import milliseconds
from daejo.originals.previews import with_access
from daejo.originals.roles import Front, with_roles
from daejo.originals.walk import Rules, blocks_of

READER = "medium-html"

_NAME = re.compile(r"^[0-9a-f]{4}$")
_APP = re.compile(r"^medium:/{1,2}p/[0-9a-f]{8,12}$")
_GRAF_LEVEL = re.compile(r"graf--h([1-6])")
_TITLE_TAIL = re.compile(r"\s*(?:\||[–—-]) (?:by .{1,80}? \| .{0,120}|.{0,80}? [–—-] Medium|Medium)$")
_MARKUP_SIGNS = ("graf--p", "pw-post-body-paragraph", "meteredContent", "postArticle", "pw-post-title")
_UI = (
    "speechify-ignore",
    "postFooter",
    "supplementalPostContent",
    "responsesWrapper",
    "postMetaLockup",
    "js-postTags",
)
_MINUTES = re.compile(r"^(\d{1,3}) min read$")
_MEMBERS = "Member-only story"
_ELSEWHERE = frozenset({Kind.IMAGE, Kind.EMBED, Kind.RULE, Kind.CODE, Kind.TABLE})


def is_medium_html(head: Head, html: str) -> bool:
    """Whether a page is a Medium story by its markup, on whatever host and however it was saved."""
    if any(_APP.match(head.meta.get(name, "")) for name in ("al:ios:url", "al:android:url")):
        return True
    return "miro.medium.com" in html and any(sign in html for sign in _MARKUP_SIGNS)


def read_markup(root: Element, head: Head, html: str, page_url: str) -> Article:
    """The story in a Medium page's markup.

    Raises Unparseable where the page names a story and holds none of its text.
    """
    post = embedded_post(html)
    base = _canonical(head, page_url)
    raw = blocks_of(
        _story_root(root), Rules(base, _level, _name, _is_ui, _is_card, loose_images=False, sections=True)
    )
    blocks = joined(_told_by_name(raw))
    if sum(1 for b in blocks if b.is_prose) < 1:
        raise Unparseable("the page names a Medium story but holds none of its text")
    front = _front(head, post)
    published, updated = _dates(head, post, html)
    blocks, front = with_roles(blocks, front)
    article = Article(
        url=base,
        title=front.title,
        blocks=blocks,
        id=_id(head, post, base),
        subtitle=front.subtitle,
        author=_author(head, post),
        published=published,
        updated=updated,
        version=post.get("latestPublishedVersion") or None,
        cover=front.cover,
        tags=_tags(head),
        language=post.get("detectedLanguage") or head.language or None,
        reader=READER,
    )
    return _completeness(article, root, head, html)


def _story_root(root: Element) -> Element:
    """The article element with most named blocks, else the body."""
    articles = list(root.iter("article"))
    if not articles:
        body = root.find("body")
        return root if body is None else body
    return max(articles, key=lambda a: sum(1 for e in a.iter() if isinstance(e.tag, str) and _name(e)))


def _name(element: Element) -> str | None:
    for attribute in ("name", "id"):
        value = element.get(attribute)
        if value and _NAME.match(value) and element.tag != "section":
            return str(value)
    return None


def _level(element: Element, rendered: int) -> int:
    """The paragraph type's level: old markup names it; the new renders H3 as <h1> and H4 as <h2>."""
    if graf := _GRAF_LEVEL.search(element.get("class") or ""):
        return int(graf[1])
    return {1: 3, 2: 4}.get(rendered, rendered)


def _is_ui(element: Element) -> bool:
    classes = element.get("class") or ""
    if classes and any(sign in classes for sign in _UI):
        return True
    return element.tag == "hr" and "section-divider" in classes


def _is_card(element: Element) -> bool:
    """A link card: one link around a small heading and a line or two."""
    if element.tag == "a":
        return element.find(".//h2") is not None or element.find(".//h3") is not None
    return element.tag == "div" and "graf--mixtapeEmbed" in (element.get("class") or "")


def _told_by_name(blocks: Sequence[Block]) -> list[Block]:
    """What belongs to the story: named blocks, and what stands between them and never has a name."""
    named = [index for index, block in enumerate(blocks) if block.name and (block.text or block.image)]
    if not named:
        return list(blocks)
    first, last = named[0], named[-1]
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        if block.name or (block.kind in _ELSEWHERE and (first <= index <= last or _is_picture(block))):
            kept.append(block)
    return kept


def _is_picture(block: Block) -> bool:
    """A figure before the first or after the last named block: the cover, a closing image or video."""
    return block.kind in (Kind.IMAGE, Kind.EMBED)


def _front(head: Head, post: dict[str, Any]) -> Front:
    content = post.get("content")
    subtitle = content.get("subtitle") if isinstance(content, dict) else ""
    cover = head.first("og:image", "twitter:image:src", "twitter:image")
    title = post.get("title") or head.first("og:title", "twitter:title") or _TITLE_TAIL.sub("", head.title)
    return Front(
        title=clean(title) if isinstance(title, str) else "",
        subtitle=clean(subtitle) if isinstance(subtitle, str) and subtitle else head.first("og:description"),
        cover=image_key(cover) if cover else None,
    )


def _canonical(head: Head, page_url: str) -> str:
    for address in (head.canonical, head.first("og:url"), head.first("al:web:url"), page_url):
        try:
            return identify(out_of_archive(address)).url
        except LinkError:
            continue
    return page_url


def _id(head: Head, post: dict[str, Any], url: str) -> str | None:
    said = post.get("id") or head.story.get("identifier")
    if isinstance(said, str) and re.fullmatch(r"[0-9a-f]{8,12}", said):
        return said
    for address in (head.first("al:android:url"), head.first("al:ios:url"), url):
        try:
            if found := identify(address).id:
                return found
        except LinkError:
            continue
    return None


def _author(head: Head, post: dict[str, Any]) -> str:
    creator = post.get("creator")
    name = creator.get("name") if isinstance(creator, dict) else None
    return clean(name) if isinstance(name, str) and name else author_in(head.story) or head.first("author")


def _dates(head: Head, post: dict[str, Any], html: str) -> tuple[datetime | None, datetime | None]:
    """First and last publication. published_time is the last one; in the markup of 2015 it was the first."""
    meta = moment(head.first("article:published_time"))
    first = milliseconds(post.get("firstPublishedAt")) or moment(head.story.get("datePublished"))
    last = milliseconds(post.get("latestPublishedAt")) or meta
    return first or (meta if "graf--" in html else None), last


def _tags(head: Head) -> tuple[str, ...]:
    words = head.story.get("keywords")
    if not isinstance(words, list):
        return ()
    return tuple(w.removeprefix("Tag:") for w in words if isinstance(w, str) and w.startswith("Tag:"))


def _completeness(article: Article, root: Element, head: Head, html: str) -> Article:
    """Whole, preview or cut. Without the state only the label, the lengths and a wall tell."""
    walled = with_access(article, root, head, parts=False)
    if walled.completeness is not Completeness.WHOLE:
        return walled
    minutes = _MINUTES.match(head.first("twitter:data1"))
    told = judged(article, minutes=int(minutes[1]) if minutes else None)
    if told.completeness is Completeness.CUT and _MEMBERS in html:
        return replace(
            told, completeness=Completeness.PREVIEW, notes=("the rest of the story is for members",)
        )
    return told
