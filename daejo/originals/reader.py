"""Page -> Article, by the reader that fits the page's content; or what the page is instead."""

from __future__ import annotations

import re

from daejo.blocks import words
from daejo.errors import LinkError, LookError, NotAnArticle, Unparseable
from daejo.originals.answers import check_answer, told_by
from daejo.originals.article import Article
from daejo.originals.decoding import decode
from daejo.originals.feed import read_feed
from daejo.originals.guard import check_blocks, check_size, without_scripts
from daejo.originals.head import Head, head_of
from daejo.originals.identity import Identity, identify
from daejo.originals.manuscript import read_manuscript
from daejo.originals.medium_html import is_medium_html, read_markup
from daejo.originals.medium_post import is_medium
from daejo.originals.medium_state import read_state
from daejo.originals.page import Page
from daejo.originals.sniff import Content, content_of
from daejo.originals.state import MARKER, State, state_in
from daejo.originals.tree import tree_of
from daejo.originals.truncation import check_end
from daejo.originals.web import read_web

_FEWEST = 8
"""Words that the main content of another site's page must have to be one."""


def read(page: Page, want: str | None = None) -> Article:
    """The article in a page; ``want`` is the address of the story that was asked for.

    The reader is chosen by content: a Medium page on a publication's own domain, or saved to a
    file, is read as one. Raises what the page is instead: Gone, NotFound, Withheld, Blocked,
    LoginRequired, NotAnArticle, Unparseable, TooLarge, Deferred, Unreachable. An article always has
    text.
    """
    try:
        return _read(page, _wanted(want))
    except LookError as error:
        if error.url is None:
            error.url = page.url
        if error.status is None:
            error.status = page.status
        raise


def _read(page: Page, wanted: Identity | None) -> Article:
    article = _article(page, wanted)
    check_blocks(article.blocks)
    return article


def _article(page: Page, wanted: Identity | None) -> Article:
    check_answer(page, wanted.url if wanted else None)
    check_size(page.body)
    content = content_of(page)
    if content is Content.FEED:
        return read_feed(page, wanted)
    if content is Content.MARKDOWN:
        return read_manuscript(page)
    state = state_in(page.body)
    if state is not None and is_medium(state):
        return _from_state(state, page, wanted)
    text, _ = decode(page.body, page.headers.get("content-type", ""))
    if state is None and MARKER in text and (state := state_in(text.encode("utf-8"))) and is_medium(state):
        return _from_state(state, page, wanted)
    return _from_markup(text, page, wanted)


def _from_state(state: State, page: Page, wanted: Identity | None) -> Article:
    article = read_state(state, page.url, wanted.id if wanted else None)
    return _the_wanted(article, wanted)


def _from_markup(html: str, page: Page, wanted: Identity | None) -> Article:
    head = head_of(html)
    shown = without_scripts(html)
    article: Article | None = None
    if is_medium_html(head, shown):
        article = _medium_or_none(html, shown, head, page.url)
    if article is None:
        article = read_web(tree_of(shown), head, page.url)
    said = told_by(html, head.title, words(article.blocks))
    if said is not None:
        raise said
    if words(article.blocks) < _FEWEST:
        raise Unparseable("no reader found a text in the page")
    check_end(html, shown)
    _check_moved(page, wanted)
    return _the_wanted(article, wanted)


def _medium_or_none(html: str, shown: str, head: Head, url: str) -> Article | None:
    try:
        return read_markup(tree_of(shown), head, html, url)
    except Unparseable as error:
        said = told_by(html, head.title, 0)
        if said is not None:
            raise said from error
        raise


def _wanted(want: str | None) -> Identity | None:
    if not want:
        return None
    try:
        return identify(want)
    except LinkError:
        return None


def _the_wanted(article: Article, wanted: Identity | None) -> Article:
    """The article, unless it is plainly another story than the one that was asked for."""
    if wanted is not None and wanted.id and article.id and wanted.id != article.id:
        raise NotAnArticle(f"the address now shows another story ({article.id}, {article.title[:60]!r})")
    return article


def _check_moved(page: Page, wanted: Identity | None) -> None:
    """A deep address that ends at a site's front page shows no article: the usual soft 404."""
    if wanted is None or not page.hops:
        return
    try:
        landed = identify(page.url)
    except LinkError:
        return
    if _is_front(landed.url) and not _is_front(wanted.url):
        raise NotAnArticle("the address now leads to the site's front page")


def _is_front(url: str) -> bool:
    return re.fullmatch(r"https?://[^/]+/?", url) is not None
