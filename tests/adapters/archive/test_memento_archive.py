"""The Memento client against an archive that speaks RFC 7089: what it asks, and what it makes of answers."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from daejo.archives import as_http_date, in_order
from daejo.errors import Deferred, LookError, NotAnArticle, NotFound, Refused, Unreachable

URL = "https://a.example/story?page=1"
NEAR = datetime(2022, 6, 15, 8, 30, tzinfo=UTC)
OURS = datetime(2025, 1, 1, tzinfo=UTC)


def day(number: int) -> datetime:
    return NEAR + timedelta(days=number)


def take(archive, *days: int) -> None:
    for number in days:
        archive.take(URL, day(number), b"<html><body><p>taken on day %d</p></body></html>" % number)


def first(client) -> bytes:
    """The body of the best copy."""
    return client.fetch(in_order(client.copies(URL, NEAR), NEAR, OURS)[0]).body


def test_the_timegate_is_asked_for_the_day_of_the_translation(archive, memento):
    take(archive, -5)
    memento().copies(URL, NEAR)
    assert archive.hits[0] == (f"/gate/{URL}", "Wed, 15 Jun 2022 08:30:00 GMT")


@pytest.mark.parametrize("style", ["redirect", "negotiate", "chain"])
@pytest.mark.parametrize("page_size", [0, 3])
def test_the_nearest_copy_before_the_day_is_chosen(archive, memento, style, page_size):
    archive.style, archive.page_size = style, page_size
    take(archive, -700, -400, -30, -6, 2, 40, 500, 800)
    client = memento()
    order = in_order(client.copies(URL, NEAR), NEAR, OURS)
    assert [copy.at for copy in order[:2]] == [day(-6), day(2)]
    assert b"taken on day -6" in client.fetch(order[0]).body


def test_a_copy_is_not_fetched_before_it_is_chosen(archive, memento):
    take(archive, -6, 2)
    memento().copies(URL, NEAR)
    assert not [path for path in archive.paths if path.startswith("/web/")]


def test_what_a_timegate_sends_at_once_is_not_fetched_again(archive, memento):
    archive.style = "negotiate"
    take(archive, -6)
    client = memento()
    for copy in in_order(client.copies(URL, NEAR), NEAR, OURS):
        client.fetch(copy)
    assert not [path for path in archive.paths if path.startswith("/web/")]


def test_of_a_paged_timemap_the_pages_around_the_day_are_read(archive, memento):
    archive.page_size = 2
    take(archive, *range(-50, 50, 5))
    memento().copies(URL, NEAR)
    pages = [path for path in archive.paths if path.startswith("/map/")]
    assert len(pages) == 3
    assert pages[0] == f"/map/{URL}"
    assert pages[1:] == [f"/map/5/{URL}", f"/map/4/{URL}"]


def test_a_timemap_may_be_set_where_the_timegate_names_none(archive, memento):
    archive.tells_timemap = False
    take(archive, -6, 2)
    assert [copy.at for copy in memento().copies(URL, NEAR)] == [None]
    told = memento(archive.url + "/map/").copies(URL, NEAR)
    assert {copy.at for copy in told} == {None, day(-6), day(2)}


def test_without_any_timemap_the_choice_of_the_archive_is_read(archive, memento):
    archive.tells_timemap = False
    take(archive, -6, 2)
    assert b"taken on day 2" in first(memento())


def test_an_address_without_copies_is_not_found(archive, memento):
    with pytest.raises(NotFound):
        memento().copies(URL, NEAR)


def test_an_archive_that_asks_us_to_wait_is_not_argued_with(archive, memento):
    archive.replies[f"/gate/{URL}"] = [
        b"HTTP/1.1 429 Slow Down\r\nRetry-After: 900\r\nContent-Length: 0\r\n\r\n"
    ]
    with pytest.raises(Deferred):
        memento().copies(URL, NEAR)
    assert len(archive.hits) == 1


def test_a_slow_archive_is_given_up_at_the_deadline(archive, memento):
    archive.replies[f"/gate/{URL}"] = [b"HTTP/1.1 302 Found\r\n", 30.0]
    with pytest.raises(Unreachable):
        memento(deadline=0.3).copies(URL, NEAR)


@pytest.mark.parametrize(
    "answer",
    [
        [b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlive"],
        [b"HTTP/1.1 200 OK\r\nMemento-Datetime: last week\r\nContent-Length: 4\r\n\r\nlive"],
    ],
)
def test_an_answer_that_is_no_copy_brings_none(archive, memento, answer):
    archive.replies[f"/gate/{URL}"] = answer
    assert memento().copies(URL, NEAR) == ()


def test_a_timegate_that_leads_in_a_circle_is_left(archive, memento):
    there = f"HTTP/1.1 302 Found\r\nLocation: /gate/{URL}\r\nContent-Length: 0\r\n\r\n".encode()
    archive.replies[f"/gate/{URL}"] = [there]
    with pytest.raises(NotAnArticle, match="on and on"):
        memento().copies(URL, NEAR)
    assert len(archive.hits) == 4


@pytest.mark.parametrize(
    "where", ["http://10.1.2.3/web/x", "file:///etc/passwd", "http://[", "javascript:alert(1)"]
)
def test_a_timegate_cannot_send_us_where_we_do_not_go(archive, memento, where):
    head = f"HTTP/1.1 302 Found\r\nLocation: {where}\r\nVary: accept-datetime\r\nContent-Length: 0\r\n\r\n"
    archive.replies[f"/gate/{URL}"] = [head.encode()]
    client = memento()
    with pytest.raises(LookError):
        client.fetch(client.copies(URL, NEAR)[0])


HOSTILE = {
    "garbage": b"\x00\xff<<<>>>;;;,,," * 500,
    "a page": b"<html><body><a href='x'>nothing</a></body></html>",
    "schemes": b"".join(
        b'<%s>; rel="memento"; datetime="Wed, 15 Jun 2022 08:00:00 GMT",\n' % scheme
        for scheme in (
            b"javascript:alert(1)",
            b"file:///etc/passwd",
            b"data:text/html,x",
            b"ftp://a.example/",
        )
    ),
    "dates": b"".join(
        b'</web/1/https://a.example/>; rel="memento"; datetime="%s",\n' % date
        for date in (b"Wed, 15 Jun 0001 08:00:00 GMT", b"Wed, 15 Jun 9999 08:00:00 GMT", b"now", b"")
    ),
    "loops": b'</map/LOOP>; rel="timemap", </map/https://a.example/story?page=1>; rel="timemap"',
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_timemap_leaves_what_the_timegate_chose(archive, memento, body):
    take(archive, -6)
    archive.replies[f"/map/{URL}"] = [b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body]
    client = memento()
    order = in_order(client.copies(URL, NEAR), NEAR, OURS)
    assert [copy.url for copy in order] == [archive.url + archive.captures[0].path]
    assert len(archive.hits) <= 4


def test_a_timemap_may_list_tens_of_thousands_of_copies(archive, memento):
    take(archive, -6)
    row = f'</web/%d/{URL}>; rel="memento"; datetime="{as_http_date(day(-1))}",\n'
    body = "".join(row % number for number in range(30_000)).encode()
    archive.replies[f"/map/{URL}"] = [b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body]
    assert len(memento().copies(URL, NEAR)) == 30_001


def test_a_timemap_that_is_too_large_leaves_what_the_timegate_chose(archive, memento):
    take(archive, -6)
    archive.replies[f"/map/{URL}"] = [b"HTTP/1.1 200 OK\r\n\r\n", *([b"x" * 65_536] * 40)]
    assert len(memento(max_bytes=1_000_000).copies(URL, NEAR)) == 1


def test_a_copy_on_a_private_address_is_not_fetched(archive, memento):
    take(archive, -6)
    body = f'<http://10.1.2.3/web/1/{URL}>; rel="memento"; datetime="{as_http_date(day(-1))}"'.encode()
    archive.replies[f"/map/{URL}"] = [b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body]
    client = memento()
    private = next(copy for copy in client.copies(URL, NEAR) if "10.1.2.3" in copy.url)
    with pytest.raises(Refused):
        client.fetch(private)


def test_copies_may_be_asked_for_as_they_were_captured(archive, memento):
    archive.take(URL, day(-6), b"<html><body><a href='https://b.example/'>x</a></body></html>")
    assert b"TOOLBAR" in first(memento())
    assert first(memento(raw=True)) == archive.captures[0].body


def test_a_capture_that_is_packed_in_a_way_we_do_not_know_is_read_as_it_is_played(archive, memento):
    take(archive, -6)
    raw = archive.captures[0].path.replace("/https", "id_/https")
    archive.replies[raw] = [
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 3\r\n\r\n\x8b\x01\x80"
    ]
    assert b"taken on day -6" in first(memento(raw=True))


def test_a_copy_in_a_frame_is_read_where_it_lies(archive, memento):
    archive.style = "framed"
    archive.take(URL, day(-6), b"<html><body><p>inside</p></body></html>")
    assert b"iframe" in first(memento())
    assert first(memento(raw=True)) == archive.captures[0].body


def test_a_redirect_that_was_archived_is_followed_to_the_copy_it_leads_to(archive, memento):
    there = archive.take("https://b.example/moved", day(-6), b"<html><body><p>moved</p></body></html>")
    archive.take(URL, day(-6), b"", 302, headers={"Location": there.path})
    client = memento()
    page = client.fetch(in_order(client.copies(URL, NEAR), NEAR, OURS)[0])
    assert (page.url, b"moved" in page.body) == (archive.url + there.path, True)


def test_where_the_chosen_copy_is_broken_the_timemap_is_read_all_the_same(archive, memento):
    archive.style = "chain"
    take(archive, -6)
    archive.replies[f"/inner/{URL}"] = [b"HTTP/1.1 503 Down\r\nContent-Length: 0\r\n\r\n"]
    assert [copy.at for copy in memento().copies(URL, NEAR)] == [day(-6)]


@pytest.mark.parametrize("status", [b"429 Slow Down", b"503 Busy"])
@pytest.mark.parametrize("where", ["map", "inner"])
def test_a_wait_is_kept_wherever_the_archive_asks_for_it(archive, memento, status, where):
    archive.style = "chain"
    take(archive, -6)
    archive.replies[f"/{where}/{URL}"] = [
        b"HTTP/1.1 " + status + b"\r\nRetry-After: 900\r\nContent-Length: 0\r\n\r\n"
    ]
    with pytest.raises(Deferred) as raised:
        memento().copies(URL, NEAR)
    assert raised.value.wait == timedelta(minutes=15)
    assert archive.paths[-1] == f"/{where}/{URL}"


def test_a_timemap_that_is_broken_and_asks_for_nothing_leaves_what_the_timegate_chose(archive, memento):
    take(archive, -6)
    archive.replies[f"/map/{URL}"] = [b"HTTP/1.1 503 Down\r\nContent-Length: 0\r\n\r\n"]
    assert len(memento().copies(URL, NEAR)) == 1


def test_a_timemap_in_json_is_read_too(archive, memento):
    take(archive, -6)
    listed = {"datetime": "2022-06-10T08:30:00Z", "uri": f"{archive.url}/web/20220610083000/{URL}"}
    body = json.dumps({"mementos": {"list": [listed]}}).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    archive.replies[f"/map/{URL}"] = [head % len(body) + body]
    assert {copy.at for copy in memento().copies(URL, NEAR)} == {None, day(-5)}
    assert archive.accepted[f"/map/{URL}"] == "application/link-format, application/json;q=0.5"
