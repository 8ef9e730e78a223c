"""What a page is when it is no article: never a snapshot, never an empty text."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from daejo.errors import (
    Blocked,
    Deferred,
    Gone,
    LoginRequired,
    LookError,
    NotAnArticle,
    NotFound,
    TooLarge,
    Unparseable,
    Unreachable,
    Withheld,
)
from daejo.originals import Hop, Page, read

WORDS = "<p>The oven of this site has bricks from three counties and a door of iron that closes well.</p>" * 8


def page(title: str, body: str = "", **rest: object) -> Page:
    html = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"
    return Page(**{"url": "https://example.org/story", "body": html.encode(), **rest})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, Blocked),
        (402, Blocked),
        (403, Blocked),
        (404, NotFound),
        (410, Gone),
        (451, Withheld),
        (429, Deferred),
        (503, Deferred),
        (500, Unreachable),
        (502, Unreachable),
        (206, Unparseable),
        (204, Unparseable),
        (302, Unparseable),
    ],
)
def test_a_status_that_brings_no_page_is_told_apart(status: int, kind: type[LookError]) -> None:
    with pytest.raises(kind) as told:
        read(page("A fine story", WORDS, status=status))
    assert told.value.status == status
    assert told.value.url == "https://example.org/story"


def test_a_deferral_says_how_long_to_wait_and_not_for_ever() -> None:
    with pytest.raises(Deferred) as told:
        read(page("x", status=429, headers={"retry-after": "120"}))
    assert told.value.wait is not None
    assert told.value.wait.total_seconds() == 120
    with pytest.raises(Deferred) as told:
        read(page("x", status=429, headers={"retry-after": "99999999"}))
    assert told.value.wait is not None
    assert told.value.wait.days == 1


@pytest.mark.parametrize("status", [200, 403, 429, 503])
def test_the_challenge_header_means_blocked_whatever_the_status(status: int) -> None:
    with pytest.raises(Blocked):
        read(page("A fine story", WORDS, status=status, headers={"cf-mitigated": "challenge"}))


@pytest.mark.parametrize(
    "blocked",
    [
        page("Just a moment...", "<p>Verify you are human by completing the action below.</p>"),
        page("Just a moment...", WORDS),
        page("medium.com", "<script>window._cf_chl_opt={cvId:'3'}</script><p>Enable JavaScript</p>"),
        page("Attention Required! | Cloudflare", "<p>Sorry, you have been blocked</p>"),
        page("Access denied", "<p>Error 1020</p>"),
        page("403 Blocked — Medium", "<p>Error 403</p>"),
        page("example.org", "<p>Please enable JavaScript and cookies to continue</p>"),
    ],
)
def test_a_challenge_page_is_blocked(blocked: Page) -> None:
    with pytest.raises(Blocked):
        read(blocked)


def test_an_ordinary_page_that_loads_the_challenge_platform_is_an_article(make: SimpleNamespace) -> None:
    body = make.html_2026(make.story())
    assert b"challenge-platform" in body
    assert read(Page("https://medium.com/x", body)).id == make.ID


def test_a_story_about_challenge_pages_is_a_story(make: SimpleNamespace) -> None:
    told = make.apollo3(make.story(title="Just a moment..."))
    assert read(Page("https://medium.com/x", make.state_page(told))).title == "Just a moment..."


@pytest.mark.parametrize(
    ("gone", "kind"),
    [
        (
            page(
                "410 Deleted by author — Medium",
                "<p>Error</p><h1>410</h1><p>The author deleted this Medium story.</p>",
            ),
            Gone,
        ),
        (page("Medium", "<h1>410</h1><p>User deactivated or deleted their account.</p>"), Gone),
        (page("Medium", "<p>This account has been suspended</p>"), Gone),
        (page("451 Not available — Medium", "<p>Error 451</p>"), Withheld),
        (page("Medium", "<h1>PAGE NOT FOUND</h1><p>404</p><p>Out of nothing, something.</p>"), NotFound),
        (
            page(
                "Example",
                "<h1>Page not found</h1><p>The story that you look for is no longer here, sorry.</p>",
            ),
            NotAnArticle,
        ),
        (page("404: This page could not be found", "<p>Nothing here.</p>"), NotAnArticle),
        (page("Page not found | Example", "<p>Sorry! Try the search.</p>"), NotAnArticle),
        (
            page("Sign in - Example", "<form>Name <input></form><p>Please sign in to read on.</p>"),
            LoginRequired,
        ),
    ],
)
def test_a_tombstone_with_a_good_status_is_known_by_what_it_says(gone: Page, kind: type[LookError]) -> None:
    with pytest.raises(kind):
        read(gone)


def test_a_tombstone_under_404_is_gone_and_not_only_missing() -> None:
    with pytest.raises(Gone):
        read(page("410 Deleted by author — Medium", "<p>Error</p>", status=404))


def test_a_long_article_about_404_pages_is_an_article() -> None:
    assert read(page("404 pages and how bakers draw them", WORDS * 2)).reader == "html"


def test_a_redirect_to_the_login_page_is_a_login() -> None:
    landed = page(
        "Welcome",
        WORDS,
        url="https://medium.com/m/signin?x=1",
        hops=(Hop(302, "https://medium.com/m/signin"),),
    )
    with pytest.raises(LoginRequired):
        read(landed)


def test_a_page_about_logging_in_is_no_login_page() -> None:
    address = "https://docs.example.org/guide/login"
    assert read(page("How to log in", WORDS, url=address, hops=(Hop(301, address),)), want=address).blocks
    assert read(page("Setting up", WORDS, url="https://docs.example.org/auth/setup"), want=address).blocks


@pytest.mark.parametrize(
    ("shell", "kind"),
    [
        (
            page("Example", "<div id=root>You need to enable JavaScript to run this fine app.</div>"),
            Unparseable,
        ),
        (
            page("Example", "<p>Before you continue to Example, choose which of our cookies you like.</p>"),
            Blocked,
        ),
    ],
)
def test_a_page_that_shows_its_text_only_later_is_no_article(shell: Page, kind: type[LookError]) -> None:
    with pytest.raises(kind):
        read(shell)


def test_a_story_s_address_that_leads_to_the_front_page_shows_no_article() -> None:
    landed = page("Example", WORDS, url="https://example.org/", hops=(Hop(302, "https://example.org/"),))
    with pytest.raises(NotAnArticle, match="front page"):
        read(landed, want="https://example.org/2024/a-story")


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7 ...",
        b"PK\x03\x04zip",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"RIFF....WEBP",
        b"\x1f\x8b\x08",
    ],
)
def test_a_file_that_is_no_page_is_no_article_whatever_its_content_type(body: bytes) -> None:
    with pytest.raises(NotAnArticle):
        read(Page("https://example.org/x", body, headers={"content-type": "text/html"}))


def test_json_is_no_article() -> None:
    with pytest.raises(NotAnArticle):
        read(
            Page(
                "https://example.org/x",
                b'{"a": 1}',
                headers={"content-type": "application/json; charset=utf-8"},
            )
        )


@pytest.mark.parametrize(
    "body", [b"", b"  \n ", b"<html></html>", b"<html><body><script>x</script></body></html>"]
)
def test_an_empty_page_is_unparseable_and_never_an_empty_article(body: bytes) -> None:
    with pytest.raises(Unparseable):
        read(Page("https://example.org/x", body))


def test_a_page_over_the_cap_is_too_large() -> None:
    with pytest.raises(TooLarge):
        read(Page("https://example.org/x", b"x" * 24_000_001))


def test_a_medium_page_that_shows_its_head_only_is_unparseable(make: SimpleNamespace) -> None:
    shell = f"<html><head>{make.head_of(make.story())}</head><body><div id=root></div></body></html>"
    with pytest.raises(Unparseable):
        read(Page("https://medium.com/x", shell.encode()))


def test_a_page_that_breaks_off_is_unparseable() -> None:
    whole = page("A fine story", f"<article>{WORDS}</article>").body
    assert read(Page("https://example.org/x", whole)).blocks
    for cut in range(300, len(whole) - 40, 61):
        with pytest.raises(Unparseable):
            read(Page("https://example.org/x", whole[:cut]))


def test_a_medium_page_without_state_that_breaks_off_is_unparseable(make: SimpleNamespace) -> None:
    whole = make.html_2021(make.story())
    for cut in range(whole.index(b"<article"), len(whole) - 20, 401):
        with pytest.raises(LookError):
            read(Page("https://medium.com/x", whole[:cut]))
