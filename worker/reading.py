"""A file or an address -> what Daejo reads of it, or what the page is instead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from daejo.errors import InputError, LookError
from daejo.originals import identify, read
from daejo.originals.article import Article, Completeness
from daejo.originals.page import Page, Request, Source
from worker.files import read_file

if TYPE_CHECKING:
    from daejo.ports import Web

_WORD = {Completeness.WHOLE: "article", Completeness.PREVIEW: "preview", Completeness.CUT: "cut"}


@dataclass(frozen=True, slots=True)
class Seen:
    """``outcome`` is `article`, `preview` or `cut` with the article, else why there is none."""

    outcome: str
    detail: str
    url: str | None
    article: Article | None = None


def read_source(source: str, want: str | None = None) -> Seen:
    """Read a file or an address. Raises InputError where there is no such file, LinkError where the
    address can never be fetched."""
    if not _is_address(source):
        path = Path(source)
        return read_page(Page(url=source, body=read_file(path), source=Source.FILE), want)
    from worker.fetch import HttpWeb
    from worker.settings import Settings
    from worker.wire import fetch_rules, utc_now

    return fetch_and_read(HttpWeb(fetch_rules(Settings.load()), now=utc_now), source, want)


def fetch_and_read(web: Web, address: str, want: str | None = None) -> Seen:
    """Fetch an address once, and read what came."""
    identity = identify(address)
    try:
        page = web.fetch(Request(url=identity.url))
    except LookError as error:
        return Seen(error.outcome, str(error), error.url or identity.url)
    return read_page(page, want or address)


def read_page(page: Page, want: str | None = None) -> Seen:
    """What a page is, and its article where it is one."""
    try:
        article = read(page, want=want)
    except LookError as error:
        return Seen(error.outcome, str(error), error.url or page.url)
    return Seen(_WORD[article.completeness], "; ".join(article.notes), article.url, article)


def _is_address(source: str) -> bool:
    scheme, mark, _ = source.partition("://")
    if not mark or Path(source).exists():
        return False
    if scheme.lower() not in ("http", "https"):
        raise InputError(f"{source}: only http and https addresses are fetched")
    return True
