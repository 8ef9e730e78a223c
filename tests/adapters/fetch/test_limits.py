"""Bombs, floods and drips: each ends at its cap, in time, and in little memory."""

from __future__ import annotations

import gzip
import resource
import threading
import time
import zlib

import pytest

from daejo.errors import TooLarge, Unparseable, Unreachable

ZEROS = bytes(1 << 20)


def bomb(megabytes: int) -> bytes:
    pack = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(pack.compress(ZEROS) for _ in range(megabytes)) + pack.flush()


def packed(body: bytes) -> dict[str, bytes | str]:
    return {"body": body, "Content_Encoding": "gzip"}


def test_a_gzip_page_is_unpacked(site, fetch):
    text = b"<p>" + b"text, and more of it. " * 20_000
    site.page("/", **packed(gzip.compress(text)))
    assert fetch("/").body == text


def test_a_gzip_page_in_several_members_is_unpacked_whole(site, fetch):
    site.page("/", **packed(gzip.compress(b"one ") + gzip.compress(b"two") + bytes(64)))
    assert fetch("/").body == b"one two"


def test_bytes_that_do_not_pack_well_are_unpacked_whole(site, fetch):
    import random

    noise = random.Random(7).randbytes(300_001)  # noqa: S311
    site.page("/", **packed(gzip.compress(noise)))
    assert fetch("/").body == noise


def test_a_gzip_page_that_breaks_off_is_no_page(site, fetch):
    whole = gzip.compress(b"text " * 10_000)
    site.page("/", **packed(whole[: len(whole) // 2]))
    with pytest.raises(Unreachable, match="broke off"):
        fetch("/")


def test_gzip_that_is_none_is_unparseable(site, fetch):
    site.page("/", **packed(b"<html>not packed at all</html>"))
    with pytest.raises(Unparseable):
        fetch("/")


def test_a_bomb_of_zeros_goes_off_in_our_hands_small(site, fetch):
    site.page("/", **packed(bomb(256)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    with pytest.raises(TooLarge):
        fetch("/")
    assert time.monotonic() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # KiB


def test_a_bomb_inside_a_bomb_is_not_opened(site, fetch):
    site.page("/", gzip.compress(bomb(64)), Content_Encoding="gzip, gzip")
    with pytest.raises(Unparseable):
        fetch("/")


def test_a_bomb_below_the_byte_cap_is_known_by_its_ratio(site, fetch):
    site.page("/", **packed(bomb(3)))
    with pytest.raises(TooLarge, match="times its size"):
        fetch("/")


def test_a_page_over_the_cap_is_too_large_with_and_without_its_length(site, fetch):
    site.page("/", b"x" * 20_001)
    with pytest.raises(TooLarge):
        fetch("/", max_bytes=20_000)
    site.pages["/"] = [b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 20_001]
    with pytest.raises(TooLarge):
        fetch("/", max_bytes=20_000)


def test_a_page_of_just_the_cap_is_a_page(site, fetch):
    site.page("/", b"x" * 20_000)
    assert len(fetch("/", max_bytes=20_000).body) == 20_000


def test_the_body_of_an_error_is_read_in_its_beginning_only(site, fetch):
    flood = [b"HTTP/1.1 503 Busy\r\n\r\n"] + [b"x" * 65_536] * 400
    site.pages["/"] = flood
    started = time.monotonic()
    with pytest.raises(Exception, match="503"):
        fetch("/", max_bytes=10_000_000)
    assert time.monotonic() - started < 2


def test_a_bomb_on_a_redirect_is_never_read(site, fetch):
    site.page("/", bomb(64), "302 Found", Content_Encoding="gzip", Location="/there")
    site.page("/there", b"the page")
    assert fetch("/").body == b"the page"


@pytest.mark.parametrize(
    "pieces",
    [
        [60.0],
        [b"HTTP/1.1 200 OK\r\n"] + [b"X-A: b\r\n", 0.1] * 600,
        [b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"] + [b"x", 0.1] * 600,
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"] + [b"1\r\nx\r\n", 0.1] * 600,
        [b"HTTP/1.1 100 Continue\r\n\r\n", 0.1] * 600,
    ],
    ids=["no answer", "dripping headers", "dripping body", "dripping chunks", "endless 100s"],
)
def test_a_server_that_drips_is_left_at_the_deadline(site, fetch, pieces):
    site.pages["/"] = pieces
    started = time.monotonic()
    with pytest.raises(Unreachable, match=r"within 0\.6 s"):
        fetch("/", deadline=0.6)
    assert time.monotonic() - started < 1.2


def test_a_server_that_hangs_in_the_tls_handshake_is_left_at_the_deadline(site, web):
    from daejo.originals.page import Request

    started = time.monotonic()
    with pytest.raises(Unreachable):
        web(deadline=0.6).fetch(Request(site.url.replace("http:", "https:")))
    assert time.monotonic() - started < 1.2


def test_a_name_server_that_hangs_is_left_at_the_deadline(web):
    from daejo.originals.page import Request

    def slow(host: str, port: int) -> list[str]:
        time.sleep(3)
        return ["127.0.0.1"]

    started = time.monotonic()
    with pytest.raises(Unreachable, match="not resolved in time"):
        web(deadline=0.5, resolve=slow).fetch(Request("http://slow.example/"))
    assert time.monotonic() - started < 1.0


def test_redirects_share_one_deadline(site, fetch):
    for step in range(8):
        site.pages[f"/{step}"] = [
            0.2,
            f"HTTP/1.1 302 Found\r\nLocation: /{step + 1}\r\nContent-Length: 0\r\n\r\n".encode(),
        ]
    with pytest.raises(Unreachable, match="within"):
        fetch("/0", deadline=0.5)


def test_nothing_is_left_open_after_a_fetch(site, fetch):
    from pathlib import Path

    site.page("/", b"x")
    site.pages["/slow"] = [60.0]
    fetch("/")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        fetch("/")
        with pytest.raises(Unreachable):
            fetch("/slow", deadline=0.1)
    time.sleep(0.1)
    assert len(list(Path("/proc/self/fd").iterdir())) <= before + 5 + 1  # the site's own ends of /slow
    assert threading.active_count() < 40
