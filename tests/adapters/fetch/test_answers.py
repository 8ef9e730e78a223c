"""What a site's answer becomes: a page, or the error that says what to do next."""

from __future__ import annotations

import pytest

from daejo.errors import (
    Blocked,
    Deferred,
    Gone,
    NotFound,
    Unparseable,
    Unreachable,
    Withheld,
)


def test_a_page_comes_with_its_bytes_headers_and_address(site, fetch):
    site.page("/a?b=c", "안녕".encode(), Content_Type="text/html", ETag='W/"x"')
    page = fetch("/a?b=c")
    assert page.body == "안녕".encode()
    assert page.headers["content-type"] == "text/html"
    assert page.headers["etag"] == 'W/"x"'
    assert page.url == site.url + "/a?b=c"
    assert (page.status, page.hops) == (200, ())


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Unreachable),
        (401, Blocked),
        (402, Blocked),
        (403, Blocked),
        (404, NotFound),
        (405, Unreachable),
        (410, Gone),
        (429, Deferred),
        (451, Withheld),
        (500, Unreachable),
        (502, Unreachable),
        (503, Deferred),
        (520, Unreachable),
        (204, Unparseable),
        (206, Unparseable),
    ],
)
def test_each_status_is_the_error_that_says_what_to_do(site, fetch, status, kind):
    site.page("/", b"" if status == 204 else b"<html>an error page</html>", f"{status} Whatever")
    with pytest.raises(kind) as error:
        fetch("/")
    assert type(error.value) is kind
    assert error.value.status == status


@pytest.mark.parametrize("status", ["200 OK", "403 Forbidden", "404 Not Found", "429 No", "503 Busy"])
def test_a_challenge_by_its_header_is_blocked_whatever_the_status(site, fetch, status):
    site.page("/", b"<html>please wait</html>", status, cf_mitigated="challenge")
    with pytest.raises(Blocked):
        fetch("/")


@pytest.mark.parametrize("status", ["403 Forbidden", "410 Gone", "429 No", "451 Legal", "503 Busy"])
def test_a_challenge_by_its_title_is_blocked_whatever_the_error(site, fetch, status):
    site.page("/", b"<html><head><title>Just a moment...</title>", status, Retry_After="9")
    with pytest.raises(Blocked):
        fetch("/")


def test_a_page_that_mentions_the_challenge_platform_is_a_page(site, fetch):
    # A normal Medium page of 2026 holds this script.
    site.page("/", b"<script src='/cdn-cgi/challenge-platform/x.js'></script><p>text</p>")
    assert fetch("/").body.endswith(b"<p>text</p>")


def test_a_body_shorter_than_announced_is_no_page(site, fetch):
    site.page("/", b"<p>half of it", Content_Length="5000")
    with pytest.raises(Unreachable, match="broke off"):
        fetch("/")


def test_a_chunked_body_without_its_end_is_no_page(site, fetch):
    site.pages["/"] = [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"]
    with pytest.raises(Unreachable, match="broke off"):
        fetch("/")


def test_a_chunked_body_is_read_whole(site, fetch):
    site.pages["/"] = [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        b"6\r\n world\r\n0\r\n\r\n",
    ]
    assert fetch("/").body == b"hello world"


def test_something_that_is_not_http_is_unreachable(site, fetch):
    site.pages["/"] = [b"SSH-2.0-OpenSSH_9.2\r\n"]
    with pytest.raises(Unreachable):
        fetch("/")


def test_nobody_listening_is_unreachable(web, unused_port):
    from daejo.originals.page import Request

    with pytest.raises(Unreachable, match="refused"):
        web().fetch(Request(f"http://127.0.0.1:{unused_port}/"))


@pytest.fixture
def unused_port() -> int:
    import socket

    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


# --- conditions


def test_validators_are_sent_exactly_as_stored_and_304_is_no_news(site, fetch):
    def conditional(hit):
        same = hit.headers.get("if-none-match") == 'W/"v1"'
        from_date = hit.headers.get("if-modified-since") == "Tue, 03 Nov 2026 10:00:00 GMT"
        status = b"304 Not Modified" if same and from_date else b"500 No"
        return [b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\n\r\n"]

    site.pages["/"] = conditional
    page = fetch("/", etag='W/"v1"', last_modified="Tue, 03 Nov 2026 10:00:00 GMT")
    assert page.not_modified
    assert page.body == b""


def test_a_304_that_nobody_asked_for_is_an_error(site, fetch):
    site.page("/", b"", "304 Not Modified")
    with pytest.raises(Unreachable, match="304"):
        fetch("/")


# --- what is sent


def test_we_say_who_we_are_and_ask_for_gzip_only(site, fetch):
    site.page("/", b"x")
    fetch("/", agent="Daejo/9 (+https://example.org/contact)")
    sent = site.hits[0].headers
    assert sent["user-agent"] == "Daejo/9 (+https://example.org/contact)"
    assert sent["accept-encoding"] == "gzip"
    assert "cookie" not in sent


def test_a_proxy_of_the_environment_is_not_used(site, fetch, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.page("/", b"straight")
    assert fetch("/").body == b"straight"


def test_an_unknown_packing_is_not_unpacked(site, fetch):
    site.page("/", b"\x1b\xff", Content_Encoding="br")
    with pytest.raises(Unparseable, match="br"):
        fetch("/")
