"""A file or an address -> what Daejo reads of it, or what the page is instead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from daejo.errors import (
    Blocked,
    Gone,
    InputError,
    LinkError,
    LoginRequired,
    LookError,
    NotAnArticle,
    NotFound,
    Withheld,
)
from daejo.originals import identify, read, read_items
from daejo.originals.article import Article, Completeness
from daejo.originals.page import Page, Request, Source
from daejo.originals.sniff import Content, content_of
from worker.files import read_file

if TYPE_CHECKING:
    from daejo.ports import Web

_SAVED = (Gone, NotFound, Withheld, Blocked, LoginRequired)
"""What a page in a file says of a story that is not in it."""
_WORD = {Completeness.WHOLE: "article", Completeness.PREVIEW: "preview", Completeness.CUT: "cut"}


@dataclass(frozen=True, slots=True)
class Seen:
    """``outcome`` is `article`, `preview` or `cut` with the article, else why there is none.

    ``failed``: there was to be an article and is none. A saved page that is a wall or a tombstone was read.
    """

    outcome: str
    detail: str
    url: str | None
    article: Article | None = None
    failed: bool = False


def read_source(source: str, want: str | None = None) -> Seen:
    """Read a file or an address. Raises InputError where there is no such file, LinkError where the
    address can never be fetched."""
    if not _is_address(source):
        path = Path(source)
        return read_page(Page(url=source, body=read_file(path), source=Source.FILE), want)
    from worker.settings import Settings
    from worker.wire import open_web

    return fetch_and_read(open_web(Settings.load()), source, want)


def fetch_and_read(web: Web, address: str, want: str | None = None) -> Seen:
    """Fetch an address once, and read what came."""
    identity = identify(address)
    try:
        page = web.fetch(Request(url=identity.url))
    except LookError as error:
        return Seen(error.outcome, str(error), error.url or identity.url, failed=True)
    return read_page(page, want or address)


def read_page(page: Page, want: str | None = None) -> Seen:
    """What a page is, and its article where it is one."""
    try:
        article, notes = read_or_first(page, want)
    except LookError as error:
        failed = page.source is not Source.FILE or not isinstance(error, _SAVED)
        return Seen(error.outcome, str(error), error.url or page.url, failed=failed)
    detail = "; ".join((*notes, *article.notes))
    return Seen(_WORD[article.completeness], detail, article.url, article)


def read_or_first(page: Page, want: str | None) -> tuple[Article, tuple[str, ...]]:
    """The article in a page, and what a person should know of the choice.

    Of a feed the item that ``want`` names is taken, else its first whole one: a feed holds the newest
    stories only, and whoever hands in a file wants to see something. Raises LookError.
    """
    if content_of(page) is not Content.FEED:
        return read(page), ()
    try:
        return read(page, want=_wanted(want)), ()
    except NotAnArticle:
        items = read_items(page)
    whole = [item for item in items if item.completeness is Completeness.WHOLE] or list(items)
    if not whole:
        raise NotAnArticle("a feed without a story", url=page.url)
    missing = f"; none of them is {want}" if want else ""
    return whole[0], (f"a feed of {len(items)} stories{missing}: this is the first whole one",)


def _wanted(want: str | None) -> str | None:
    """A post's link that names nothing must not keep its feed from being read."""
    try:
        return identify(want).url if want else None
    except LinkError:
        return None


def _is_address(source: str) -> bool:
    scheme, mark, _ = source.partition("://")
    if not mark or Path(source).exists():
        return False
    if scheme.lower() not in ("http", "https"):
        raise InputError(f"{source}: only http and https addresses are fetched")
    return True
