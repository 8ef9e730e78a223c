"""Stories out of feeds."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from daejo.errors import NotAnArticle, Unparseable
from daejo.originals import Completeness, Page, read, read_items

ADDRESS = "https://medium.com/feed/@ada"


def test_the_item_of_the_story_that_is_wanted_is_read(make: SimpleNamespace) -> None:
    body = make.feed(make.TEASER, make.feed_item(make.story()))
    article = read(Page(ADDRESS, body), want=f"https://medium.com/counting/another-slug-{make.ID}")
    assert (article.id, article.title, article.author) == (make.ID, make.TITLE, "Ada Miller")
    assert article.url == f"https://medium.com/counting/bakery-{make.ID}"
    assert article.published == datetime(2020, 9, 13, 12, 26, 40, tzinfo=UTC)
    assert article.updated == datetime(2020, 9, 14, 12, 26, 40, 456_000, UTC)
    assert article.completeness is Completeness.WHOLE


def test_an_item_reads_block_for_block_like_its_page(make: SimpleNamespace) -> None:
    item = read(Page(ADDRESS, make.feed(make.feed_item(make.story()))))
    page = read(Page("https://medium.com/x", make.html_2021(make.story())))
    assert item.fingerprint == page.fingerprint


def test_the_pixel_and_the_closing_line_are_not_the_author_s(make: SimpleNamespace) -> None:
    article = read(Page(ADDRESS, make.feed(make.feed_item(make.story()))))
    text = " ".join(b.text for b in article.blocks)
    assert "originally published" not in text
    assert not any("_/stat" in (b.target or "") for b in article.blocks)


def test_a_members_item_is_a_preview(make: SimpleNamespace) -> None:
    article = read(Page(ADDRESS, make.feed(make.TEASER)))
    assert article.completeness is Completeness.PREVIEW
    assert article.id == "aaaaaaaaaaaa"
    assert "Continue reading" not in " ".join(b.text for b in article.blocks)


def test_every_item_of_a_feed_can_be_read(make: SimpleNamespace) -> None:
    items = read_items(Page(ADDRESS, make.feed(make.feed_item(make.story()), make.TEASER)))
    assert [i.completeness for i in items] == [Completeness.WHOLE, Completeness.PREVIEW]


def test_a_feed_of_several_needs_to_be_told_which(make: SimpleNamespace) -> None:
    page = Page(ADDRESS, make.feed(make.feed_item(make.story()), make.TEASER))
    with pytest.raises(NotAnArticle, match="which one"):
        read(page)
    with pytest.raises(NotAnArticle, match="newest"):
        read(page, want="https://medium.com/@ada/long-ago-bbbbbbbbbbbb")


def test_an_atom_feed_is_read_too() -> None:
    body = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Rye</title>'
        '<link href="https://example.org/rye"/><id>tag:rye</id><updated>2024-01-02T03:04:05Z</updated>'
        '<content type="html">&lt;p&gt;Rye rises late.&lt;/p&gt;</content></entry></feed>'
    )
    article = read(Page("https://example.org/atom.xml", body.encode()))
    assert [b.text for b in article.blocks] == ["Rye", "Rye rises late."]
    assert article.updated == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "body",
    [
        (
            b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss><channel><item><title>'
            b"&a;</title></item></channel></rss>"
        ),
        b"<rss><channel><item><author>"
        + b"(a" * 20_000
        + b"</author><title>x</title></item></channel></rss>",
        b"<rss><channel><item>" + b"<a>" * 50_000,
        b"<rss><channel><item><title>Rye</title><description>It ri",
        b"<rss version='2.0'><channel><item><title>Rye</title></item></channel></rss>",
    ],
    ids=["entities", "author", "tags", "cut", "no text"],
)
def test_a_hostile_or_broken_feed_is_unparseable(body: bytes) -> None:
    with pytest.raises(Unparseable):
        read(Page(ADDRESS, body))


def test_a_feed_without_items_is_no_article() -> None:
    with pytest.raises(NotAnArticle):
        read(Page(ADDRESS, b"<rss version='2.0'><channel><title>Empty</title></channel></rss>"))


def test_a_long_feed_is_no_hostile_one(make: SimpleNamespace) -> None:
    items = [make.feed_item(make.story()).replace(make.ID, f"{n:012x}") for n in range(300)]
    article = read(Page(ADDRESS, make.feed(*items)), want="https://medium.com/p/000000000007")
    assert article.id == "000000000007"
