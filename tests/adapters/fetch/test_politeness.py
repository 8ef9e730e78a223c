"""robots.txt, Retry-After, and the time between two visits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from daejo.errors import Deferred, Refused, Unreachable
from daejo.originals.page import Request
from daejo.originals.transport import retry_after

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        (None, None),
        ("120", timedelta(seconds=120)),
        (" 120 ", timedelta(seconds=120)),
        ("0", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("315360000", DAY),
        ("9" * 400, None),
        ("Tue, 24 Nov 2026 12:10:00 GMT", timedelta(minutes=10)),
        ("Tue, 24 Nov 2026 11:00:00 GMT", None),
        ("Sun, 24 Nov 2036 12:00:00 GMT", DAY),
        ("Tuesday, 24-Nov-26 12:10:00 GMT", timedelta(minutes=10)),
        ("Tue, 99 Nov 2026 12:10:00 GMT", None),
        ("١٢٠", None),
    ],
)
def test_retry_after_is_read_and_bounded(value, wait):
    assert retry_after(value, NOW) == wait


def test_the_wait_that_a_site_asks_for_is_in_the_error(site, fetch):
    site.page("/", b"", "429 Too Many Requests", Retry_After="90")
    with pytest.raises(Deferred) as error:
        fetch("/")
    assert error.value.wait == timedelta(seconds=90)


# --- robots.txt


@pytest.fixture
def polite(site, fetch):
    site.page("/story", b"the story")

    def get(robots: object = None, **given):
        if isinstance(robots, bytes):
            site.page("/robots.txt", robots)
        return fetch("/story", robots=True, **given)

    return get


def test_a_site_without_robots_txt_allows_all(polite):
    assert polite().body == b"the story"


@pytest.mark.parametrize("status", ["400 Bad", "401 No", "403 Forbidden", "404 Not", "410 Gone", "451 Legal"])
def test_a_robots_txt_that_is_not_there_allows_all(site, polite, status):
    site.page("/robots.txt", b"", status)
    assert polite().body == b"the story"


@pytest.mark.parametrize("status", ["500 Oops", "502 Bad", "503 Busy", "504 Late"])
def test_a_robots_txt_that_cannot_be_read_forbids_all(site, polite, status):
    site.page("/robots.txt", b"", status)
    with pytest.raises((Unreachable, Deferred), match=r"robots\.txt"):
        polite()
    assert site.paths == ["/robots.txt"]


def test_a_robots_txt_that_hangs_forbids_all(site, polite):
    site.pages["/robots.txt"] = [60.0]
    with pytest.raises(Unreachable, match=r"robots\.txt"):
        polite(deadline=0.3)
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        (b"User-agent: *\nDisallow: /story", False),
        (b"User-agent: *\nDisallow: /other", True),
        (b"User-agent: *\nDisallow: /\nAllow: /story$", True),
        (b"User-agent: *\nDisallow: /s*y", False),
        (b"User-agent: daejo\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: Daejo\nDisallow:", True),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /story", False),
        (b"<html><body>not a robots.txt</body></html>", True),
        (b"", True),
        (b"User-agent: *\r\nDisallow: /story\r\n", False),
        (b"\xff\xfe\x00garbage\nUser-agent: *\nDisallow: /story", False),
        (b"User-agent: *\nDisallow: /" + b"*a" * 200 + b"$\n", True),
    ],
)
def test_robots_txt_is_obeyed(site, polite, rules, allowed):
    if allowed:
        assert polite(rules).body == b"the story"
    else:
        with pytest.raises(Refused, match=r"robots\.txt"):
            polite(rules)
        assert "/story" not in site.paths


def test_robots_txt_is_obeyed_on_every_hop(site, fetch):
    site.page("/robots.txt", b"User-agent: *\nDisallow: /private")
    site.page("/open", b"", "302 Found", Location="/private/x")
    with pytest.raises(Refused):
        fetch("/open", robots=True)
    assert "/private/x" not in site.paths


def test_only_the_beginning_of_a_huge_robots_txt_is_read(site, polite):
    rules = b"User-agent: *\nDisallow: /story\n" + b"# " + b"x" * 1_000_000
    with pytest.raises(Refused):
        polite(rules)


def test_robots_txt_is_followed_over_five_redirects_and_not_over_six(site, fetch, web):
    site.page("/story", b"the story")
    for count, forbidden in ((5, True), (6, False)):
        site.hits.clear()
        for step in range(count):
            path = "/robots.txt" if step == 0 else f"/r{step}"
            site.page(path, b"", "302 Found", Location=f"/r{step + 1}")
        site.page(f"/r{count}", b"User-agent: *\nDisallow: /")
        if forbidden:
            with pytest.raises(Refused):
                fetch("/story", robots=True)
        else:
            assert fetch("/story", robots=True).body == b"the story"


def test_robots_txt_that_leads_to_a_private_address_is_not_followed(site, web):
    site.page("/robots.txt", b"", "302 Found", Location=f"http://127.0.0.1:{site.port}/canary")
    careful = web(allow=("public.example",), robots=True, resolve=named)
    with pytest.raises(Refused):
        careful.fetch(Request(f"http://public.example:{site.port}/story"))
    assert site.paths == ["/robots.txt"]


def named(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def test_robots_txt_is_asked_for_once_a_day(site, web):
    site.page("/robots.txt", b"User-agent: *\nAllow: /")
    site.page("/story", b"the story")
    time = [0.0]
    watching = web(robots=True, clock=lambda: time[0])
    for hours in (0, 1, 23.9):
        time[0] = hours * 3600
        watching.fetch(Request(site.url + "/story"))
    assert site.paths.count("/robots.txt") == 1
    time[0] = 24.1 * 3600
    site.page("/robots.txt", b"User-agent: *\nDisallow: /")
    with pytest.raises(Refused):
        watching.fetch(Request(site.url + "/story"))


def test_a_robots_txt_that_failed_is_asked_for_again_after_minutes(site, web):
    site.page("/robots.txt", b"", "500 Oops")
    site.page("/story", b"the story")
    time = [0.0]
    watching = web(robots=True, clock=lambda: time[0])
    for _ in range(3):
        with pytest.raises(Unreachable):
            watching.fetch(Request(site.url + "/story"))
    assert site.paths == ["/robots.txt"]
    site.page("/robots.txt", b"")
    time[0] = 301.0
    assert watching.fetch(Request(site.url + "/story")).body == b"the story"


# --- the time between two visits


def test_two_visits_to_one_host_lie_apart(site, web):
    site.page("/", b"x")
    time, waits = [100.0], []

    def pause(seconds: float) -> None:
        waits.append(round(seconds, 3))
        time[0] += seconds

    patient = web(host_gap=2.0, clock=lambda: time[0], pause=pause)
    patient.fetch(Request(site.url + "/"))
    assert waits == []
    time[0] += 0.5
    patient.fetch(Request(site.url + "/"))
    assert waits == [1.5]
    time[0] += 60
    patient.fetch(Request(site.url + "/"))
    assert waits == [1.5]


def test_a_crawl_delay_is_kept_up_to_a_bound(site, web):
    site.page("/", b"x")
    for asked, kept in ((b"5", 5.0), (b"86400", 30.0)):
        site.page("/robots.txt", b"User-agent: *\nCrawl-delay: " + asked)
        waits: list[float] = []
        patient = web(robots=True, host_gap=1.0, clock=lambda: 100.0, pause=waits.append)
        patient.fetch(Request(site.url + "/"))
        patient.fetch(Request(site.url + "/"))
        assert waits == [kept]


def test_each_hop_of_a_chain_waits_for_its_turn_with_its_host(site, web):
    site.page("/a", b"", "302 Found", Location="/b")
    site.page("/b", b"", "302 Found", Location=f"http://two.example:{site.port}/c")
    site.page("/c", b"here")
    time, waits = [100.0], []

    def pause(seconds: float) -> None:
        waits.append(round(seconds, 3))
        time[0] += seconds

    patient = web(host_gap=2.0, clock=lambda: time[0], pause=pause, resolve=lambda *_: ["127.0.0.1"])
    patient.fetch(Request(f"http://one.example:{site.port}/a"))
    assert waits == [2.0]
    patient.fetch(Request(f"http://two.example:{site.port}/c"))
    assert waits == [2.0, 2.0]


def test_robots_txt_and_the_page_have_one_deadline_together(site, web):
    site.pages["/robots.txt"] = [0.7, b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"]
    site.pages["/"] = [0.7, b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"]
    with pytest.raises(Unreachable, match="no whole answer within 1 s"):
        web(robots=True, deadline=1.0).fetch(Request(site.url + "/"))


def test_our_own_wait_takes_nothing_from_the_time_of_the_site(site, web):
    site.page("/", b"x")
    patient = web(host_gap=1.2, deadline=1.0)
    patient.fetch(Request(site.url + "/"))
    assert patient.fetch(Request(site.url + "/")).body == b"x"


def test_a_validator_that_cannot_stand_in_a_header_is_left_out(site, fetch):
    site.page("/", b"x")
    for odd in ('"글"', '"a\r\nX: y"', '"a\x00"', '"\x85"'):
        assert fetch("/", etag=odd, last_modified="Tue, 24 Nov 2026 09:30:00 GMT").body == b"x"
        assert "if-none-match" not in site.hits[-1].headers
        assert "if-modified-since" in site.hits[-1].headers
    fetch("/", etag='"é"')
    assert "if-none-match" in site.hits[-1].headers
