"""A copy's page -> the article of that day, or why the copy is of no use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from daejo.archives import recover, same_story
from daejo.archives.recovering import as_it_was
from daejo.blocks import Block, Kind, MarkKind
from daejo.errors import LookError, NotAnArticle
from daejo.originals import Article, Page, Source

URL = "https://a.example/story"
COPY = "https://archive.example/web/20200301123005/https://a.example/story"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
TEXTS = (
    "The kettle stands on the stove long before the first guest of the day knocks at the door.",
    "We measured forty cups in March, and each of them lost four degrees in the first ten minutes.",
    "A lid keeps most of the heat inside, but a wet towel around the pot does nearly as well.",
    "Whoever pours slowly waits longer, and whoever waits longer drinks a colder cup of tea.",
)


def html(*texts: str, title: str = "On Tea", link: str = "https://b.example/pot") -> bytes:
    body = "".join(f"<p>{text}</p>" for text in texts)
    head = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    last = f'<p>See <a href="{link}">the pot that we used</a> for it.</p>'
    return f"{head}{body}{last}</article></body></html>".encode()


def copy(body: bytes, at: str = "Sun, 01 Mar 2020 12:30:05 GMT", **headers: str) -> Page:
    return Page(COPY, body, headers={"memento-datetime": at, "content-type": "text/html"} | headers)


def known(*texts: str, title: str = "On Tea", story: str | None = None) -> Article:
    return Article(URL, title, tuple(Block(Kind.PARAGRAPH, text) for text in texts), id=story)


def test_a_copy_is_read_like_the_original_with_its_links_as_they_were():
    played = html(*TEXTS, link="/web/20200301123005/https://b.example/pot")
    found = recover(copy(played), URL, known(*TEXTS), NOW)
    assert [b.text for b in found.article.body][:1] == [TEXTS[0]]
    links = {m.target for b in found.article.blocks for m in b.marks if m.kind is MarkKind.LINK}
    assert links == {"https://b.example/pot"}
    assert found.at == found.since == datetime(2020, 3, 1, 12, 30, 5, tzinfo=UTC)
    assert (
        found.article.fingerprint == recover(copy(html(*TEXTS)), URL, known(*TEXTS), NOW).article.fingerprint
    )


@pytest.mark.parametrize(
    "at", ["", "yesterday", "Sun, 01 Mar 1970 12:30:05 GMT", "Sun, 01 Mar 2099 12:30:05 GMT"]
)
def test_an_answer_without_a_date_that_can_be_is_no_copy(at):
    with pytest.raises(NotAnArticle, match="Memento-Datetime"):
        recover(copy(html(*TEXTS), at), URL, known(*TEXTS), NOW)


def test_a_copy_of_another_story_is_refused():
    other = [text.replace("e", "o") for text in TEXTS]
    with pytest.raises(NotAnArticle, match="another text"):
        recover(copy(html(*other, title="On Something Else")), URL, known(*TEXTS), NOW)


def test_a_copy_of_a_redirect_to_the_front_page_is_refused():
    gone = copy(html(*TEXTS), link='<https://a.example/>; rel="original"')
    with pytest.raises(NotAnArticle, match="front page"):
        recover(gone, URL, known(*TEXTS), NOW)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><head><title>Just a moment...</title></head><body>Verify you are human</body></html>",
        html(*TEXTS)[:300],
        b"<html><head><title>404 Not Found</title></head><body>Page not found</body></html>",
    ],
)
def test_a_broken_copy_is_refused(body):
    with pytest.raises(LookError):
        recover(copy(body), URL, known(*TEXTS), NOW)


@pytest.mark.parametrize("told", ["javascript:alert(1)", "http://user:pw@a.example/", "x" * 5000, "http://["])
def test_an_original_that_cannot_be_is_not_believed(told):
    page = replace(copy(html(*TEXTS)), url="https://archive.example/memento/1")
    page = replace(page, headers=dict(page.headers) | {"link": f'<{told}>; rel="original"'})
    assert recover(page, URL, known(*TEXTS), NOW).article.title == "On Tea"


def test_versions_are_one_story_by_id_by_title_or_by_words():
    assert same_story(known("x", title="A", story="1a2b"), known("y", title="B", story="1a2b"))
    assert not same_story(known(*TEXTS, story="1a2b"), known(*TEXTS, story="ffff"))
    assert same_story(known("wholly new words stand here", title="On tea!"), known(*TEXTS))
    assert same_story(known(*TEXTS[:2], "And more that is new.", title="Tea"), known(*TEXTS, title="On Tea"))
    assert not same_story(known(title="Tea"), known(*TEXTS))


def test_the_page_is_marked_as_an_archives():
    page = as_it_was(copy(html(*TEXTS), link='<https://blog.a.example/story>; rel="original"'), URL)
    assert (page.source, page.url) == (Source.ARCHIVE, "https://blog.a.example/story")
    assert "memento-datetime" not in page.headers
