"""A copy's page -> the article as it was that day, or why this copy is of no use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from daejo.archives.nearest import EARLIEST
from daejo.archives.timemap import link_to
from daejo.archives.unwrapping import original_of, unwrapped
from daejo.archives.weblinks import http_date
from daejo.blocks import Block
from daejo.errors import LinkError, NotAnArticle, Unparseable
from daejo.originals import Article, Completeness, Hop, Page, Source, identify, read

RUN = 4
"""Words in a row that two texts have in common. Two stories on one subject share hardly any such run."""
SHARED = 0.1
"""Share of the shorter text's runs that another version of it has at least: heavy edits leave half."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Recovered:
    """``at``: when the copy was taken. ``since``: from when on its text is known to have stood."""

    article: Article
    at: datetime
    since: datetime


def recover(page: Page, url: str, known: Article, now: datetime) -> Recovered:
    """The article in a copy of the original at ``url``, of which ``known`` is a text that we have.

    LookError where it is no copy (no ``Memento-Datetime``), none of that story, or not the whole of it.
    """
    at = http_date(page.headers.get("memento-datetime"))
    if at is None or not EARLIEST <= at <= now:
        raise NotAnArticle("the answer is no copy of a time (Memento-Datetime)", url=page.url)
    article = read(as_it_was(page, url), want=url)
    if article.completeness is not Completeness.WHOLE:
        raise Unparseable(f"the copy is no whole text ({article.completeness.value})", url=page.url)
    if not same_story(article, known):
        raise NotAnArticle(f"the copy is of another text ({article.title[:60]!r})", url=page.url)
    since = article.updated if article.updated and EARLIEST <= article.updated < at else at
    return Recovered(article, at, since)


def as_it_was(page: Page, url: str) -> Page:
    """The page as the original's site had sent it that day, from where the original lived then."""
    lived = _address(link_to(page.headers.get("link", ""), "original", page.url)) or _address(
        original_of(page.url)
    )
    headers = {name: page.headers[name] for name in ("content-type",) if name in page.headers}
    hops = (Hop(302, lived),) if lived is not None and lived != url else ()
    return Page(lived or url, unwrapped(page.body, page.url), 200, headers, hops, Source.ARCHIVE)


def same_story(one: Article, other: Article) -> bool:
    """Whether two articles are versions of one story: by id, by title, or by the words they share.

    An address alone says nothing: the same one may have shown another text, or a parking page.
    """
    if one.id and other.id:
        return one.id == other.id
    if one.title and _plain(one.title) == _plain(other.title):
        return True
    runs, others = _runs(one.body), _runs(other.body)
    fewer = min(len(runs), len(others))
    return fewer > 0 and len(runs & others) >= SHARED * fewer


def _runs(blocks: Iterable[Block]) -> frozenset[tuple[str, ...]]:
    words = [word for block in blocks for word in _WORD.findall(block.text.casefold())]
    return frozenset(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _plain(title: str) -> str:
    return " ".join(_WORD.findall(title.casefold()))


def _address(url: str | None) -> str | None:
    """An address that somebody else told us, where it is one."""
    if url is None:
        return None
    try:
        return identify(url).url
    except LinkError:
        return None
