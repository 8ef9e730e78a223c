"""Redirects are followed by us: hop by hop, each checked, with the cookies that they set."""

from __future__ import annotations

import pytest

from daejo.errors import LookError, NotFound, Refused, Unreachable
from daejo.originals.page import Hop, Request


def to(site, path: str, target: str, status: str = "302 Found", **headers: str) -> None:
    site.page(path, b"", status, Location=target, **headers)


def test_every_hop_is_told_with_its_status(site, fetch):
    to(site, "/a", "/b", "301 Moved")
    to(site, "/b", site.url + "/c", "308 Permanent")
    to(site, "/c", "d?x=1#part", "307 Temporary")
    site.page("/d?x=1", b"here")
    page = fetch("/a")
    assert page.hops == (
        Hop(301, site.url + "/b"),
        Hop(308, site.url + "/c"),
        Hop(307, site.url + "/d?x=1"),
    )
    assert page.url == site.url + "/d?x=1"
    assert [hop.permanent for hop in page.hops] == [True, True, False]


def test_cookies_are_kept_over_the_chain_and_forgotten_after_it(site, fetch):
    to(site, "/story", "/global-identity", Set_Cookie="uid=abc; Path=/; HttpOnly")
    to(site, "/global-identity", "/story?gi=1", Set_Cookie="sid=def; Path=/")

    def story(hit):
        known = hit.headers.get("cookie") == "uid=abc; sid=def"
        return [b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n" + (b"yes" if known else b"no!")]

    site.pages["/story?gi=1"] = story
    assert fetch("/story").body == b"yes"
    assert "cookie" not in site.hits[0].headers
    assert "set-cookie" not in fetch("/story").headers
    fetch("/story?gi=1")
    assert "cookie" not in site.hits[-1].headers


def test_a_cookie_of_one_host_is_not_shown_to_another(site, web):
    to(site, "/a", f"http://two.example:{site.port}/b", Set_Cookie="uid=abc; Path=/")
    site.page("/b", b"here")
    both = web(resolve=lambda *_: ["127.0.0.1"])
    both.fetch(Request(f"http://one.example:{site.port}/a"))
    assert "cookie" not in site.hits[-1].headers


def test_a_page_that_redirects_to_itself_with_a_cookie_is_followed(site, fetch):
    def gate(hit):
        if hit.headers.get("cookie") == "seen=1":
            return [b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nin"]
        return [b"HTTP/1.1 302 F\r\nLocation: /gate\r\nSet-Cookie: seen=1\r\nContent-Length: 0\r\n\r\n"]

    site.pages["/gate"] = gate
    assert fetch("/gate").body == b"in"


def test_a_circle_is_left_at_once(site, fetch):
    to(site, "/a", "/b")
    to(site, "/b", "/a")
    with pytest.raises(Unreachable, match="circle"):
        fetch("/a")
    assert site.paths == ["/a", "/b"]


def test_an_endless_chain_is_left_after_eight(site, fetch):
    for step in range(50):
        to(site, f"/{step}", f"/{step + 1}")
    with pytest.raises(Unreachable, match="more than 8"):
        fetch("/0")
    assert len(site.hits) == 9


def test_a_chain_of_eight_arrives(site, fetch):
    for step in range(8):
        to(site, f"/{step}", f"/{step + 1}")
    site.page("/8", b"at last")
    assert fetch("/0").body == b"at last"


@pytest.mark.parametrize(
    "location", ["", "   ", "http://", "javascript:alert(1)", "http://a b/", "mailto:x@y"]
)
def test_a_redirect_to_nothing_that_can_be_fetched_is_an_error(site, fetch, location):
    to(site, "/", location)
    with pytest.raises(LookError):
        fetch("/")
    assert len(site.hits) == 1


def test_a_redirect_without_a_location_is_an_error(site, fetch):
    site.page("/", b"", "302 Found")
    with pytest.raises(Unreachable, match="names no address"):
        fetch("/")


def test_a_redirect_from_https_to_http_is_refused(site, web):
    to(site, "/m/story", "http://one.example/m/story")
    mirrored = web(mirrors={"https://one.example/": site.url + "/m/"}, resolve=lambda *_: ["127.0.0.1"])
    with pytest.raises(Refused, match="https to http"):
        mirrored.fetch(Request("https://one.example/story"))


def test_a_redirect_in_utf8_is_followed(site, fetch):
    to(site, "/", "/글".encode().decode("latin-1"))
    site.page("/%EA%B8%80", b"here")
    assert fetch("/").body == b"here"


def test_an_error_at_the_end_of_a_chain_names_where_it_ended(site, fetch):
    to(site, "/a", "/gone")
    with pytest.raises(NotFound) as error:
        fetch("/a")
    assert error.value.url == site.url + "/gone"


# --- mirrors


def test_a_mirrored_address_is_fetched_from_the_mirror_and_keeps_its_name(site, web):
    site.page("/medium/@a/story-123?x=1", b"mirrored")
    mirrored = web(mirrors={"https://medium.com/": site.url + "/medium/"})
    page = mirrored.fetch(Request("https://medium.com/@a/story-123?x=1"))
    assert page.body == b"mirrored"
    assert page.url == "https://medium.com/@a/story-123?x=1"


def test_redirects_of_a_mirror_stay_in_the_world_of_the_original(site, web):
    to(site, "/m/p/1", "/@a/story-1", "301 Moved")
    to(site, "/m/@a/story-1", site.url + "/m/@b/story-1", "301 Moved")
    to(site, "/m/@b/story-1", "https://blog.example/story-1", "301 Moved")
    site.page("/b/story-1", b"arrived")
    mirrored = web(
        mirrors={"https://medium.com/": site.url + "/m/", "https://blog.example/": site.url + "/b/"}
    )
    page = mirrored.fetch(Request("https://medium.com/p/1"))
    assert [hop.url for hop in page.hops] == [
        "https://medium.com/@a/story-1",
        "https://medium.com/@b/story-1",
        "https://blog.example/story-1",
    ]
    assert page.url == "https://blog.example/story-1"


def test_a_mirror_must_be_allowed_like_any_other_host(site, web):
    with pytest.raises(Refused):
        web(allow=(), mirrors={"https://medium.com/": site.url + "/"}).fetch(Request("https://medium.com/x"))
    assert site.hits == []


def test_a_mirror_of_one_host_is_none_of_a_longer_name(site, web):
    mirrored = web(mirrors={"https://medium.com/": site.url + "/"}, resolve=lambda *_: ["127.0.0.9"])
    with pytest.raises(LookError):
        mirrored.fetch(Request("https://medium.com.evil.example/x"))
    assert site.hits == []


@pytest.mark.parametrize("target", ["http://[", "//]x/", "http://[::1/x"])
def test_a_redirect_to_what_is_no_address_is_refused(site, fetch, target):
    to(site, "/a", target)
    with pytest.raises(Refused, match="makes no sense"):
        fetch("/a")


def test_a_redirect_may_be_the_answer(site, web):
    to(site, "/a", "b?x=1", Link='</map>; rel="timemap"')
    page = web().fetch(Request(site.url + "/a", follow=False))
    assert (page.status, page.url, page.body) == (302, site.url + "/a", b"")
    assert page.hops == (Hop(302, site.url + "/b?x=1"),)
    assert page.headers["link"] == '</map>; rel="timemap"'
    assert site.paths == ["/a"]


def test_a_form_and_a_moment_may_be_asked_for(site, web):
    to(site, "/a", "/b")
    site.page("/b", b"then")
    moment = "Wed, 15 Jun 2022 08:30:00 GMT"
    web().fetch(Request(site.url + "/a", accept="application/link-format", accept_datetime=moment))
    asked = [(hit.headers["accept"], hit.headers["accept-datetime"]) for hit in site.hits]
    assert asked == [("application/link-format", moment)] * 2
    web().fetch(Request(site.url + "/b"))
    assert "accept-datetime" not in site.hits[-1].headers
