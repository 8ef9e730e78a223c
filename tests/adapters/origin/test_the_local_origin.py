"""The origin, over real HTTP on loopback."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from daejo.errors import InputError
from worker.origin import Origin, last_chapter, read_stories

STORY = """
about = "a story"
path = "/@somebody/a-story-0123456789ab"
etag = {etag}

[[chapter]]
page = "1.html"
published = 2026-03-01T10:00:00Z

[[chapter]]
{second}
"""
ADDRESS = "/@somebody/a-story-0123456789ab"
PAGE = '<script>{"clapCount":5,"viewerId":"lo_000000000000"}</script><p>first</p>'

Ask = Callable[..., tuple[int, dict[str, str], bytes]]


class World:
    """A folder with one story, an origin over it, and the chapter that the world is in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.chapter = 1

    def write(self, *, etag: bool = False, second: str = 'page = "2.html"') -> None:
        home = self.folder / "a-story"
        home.mkdir()
        (home / "story.toml").write_text(STORY.format(etag=str(etag).lower(), second=second))
        (home / "1.html").write_text(PAGE)
        (home / "2.html").write_text(PAGE.replace("first", "second"))


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def ask(world: World) -> Iterator[Ask]:
    """Asks the origin of ``world``, which is started at the first question."""
    running: list[Origin] = []

    def question(path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        if not running:
            running.append(Origin(read_stories(world.folder), lambda: world.chapter).__enter__())
        host, port = running[0].address.removeprefix("http://").split(":")
        connection = http.client.HTTPConnection(host, int(port), timeout=5)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            reply = connection.getresponse()
            return reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read()
        finally:
            connection.close()

    yield question
    for origin in running:
        origin.__exit__(None, None, None)


def test_a_story_is_answered_as_it_is_in_the_chapter_that_the_world_is_in(world: World, ask: Ask) -> None:
    world.write()
    assert b"first" in ask(ADDRESS)[2]
    world.chapter = 2
    assert b"second" in ask(ADDRESS)[2]
    world.chapter = 3
    assert b"second" in ask(ADDRESS)[2]


def test_an_address_is_known_with_a_query_and_with_a_slash_at_its_end(world: World, ask: Ask) -> None:
    world.write()
    assert ask(ADDRESS + "?source=rss-1234------2")[0] == 200
    assert ask(ADDRESS + "/")[0] == 200


def test_two_fetches_of_one_page_differ_in_counts_and_visitor_and_in_nothing_else(
    world: World, ask: Ask
) -> None:
    world.write()
    one, other = ask(ADDRESS)[2], ask(ADDRESS)[2]
    assert one != other
    assert one.split(b"</script>")[1] == other.split(b"</script>")[1] == b"<p>first</p>"


def test_an_unchanged_page_with_an_entity_tag_is_answered_with_304(world: World, ask: Ask) -> None:
    world.write(etag=True)
    status, headers, body = ask(ADDRESS)
    assert (status, headers["last-modified"]) == (200, "Sun, 01 Mar 2026 10:00:00 GMT")
    assert body.decode() == PAGE
    assert ask(ADDRESS, If_None_Match=headers["etag"])[0::2] == (304, b"")
    assert ask(ADDRESS, If_Modified_Since=headers["last-modified"])[0::2] == (304, b"")
    assert ask(ADDRESS, If_None_Match='"another"')[0] == 200
    world.chapter = 2
    assert ask(ADDRESS, If_None_Match=headers["etag"])[0] == 200


def test_a_page_that_was_moved_redirects_and_lies_at_its_new_address(world: World, ask: Ask) -> None:
    moved = 'location = "https://medium.com/a-publication/a-story-0123456789ab"\npage = "2.html"'
    world.write(second=f'{moved}\nheaders = {{ X-Why = "moved" }}')
    assert ask("/a-publication/a-story-0123456789ab")[0] == 404
    world.chapter = 2
    status, headers, _ = ask(ADDRESS)
    assert (status, headers["location"]) == (301, "https://medium.com/a-publication/a-story-0123456789ab")
    assert headers["x-why"] == "moved"
    status, _, body = ask("/a-publication/a-story-0123456789ab")
    assert status == 200
    assert b"second" in body


def test_status_and_headers_of_a_chapter_are_sent(world: World, ask: Ask) -> None:
    world.write(second='page = "2.html"\nstatus = 403\nheaders = { cf-mitigated = "challenge" }')
    world.chapter = 2
    status, headers, _ = ask(ADDRESS)
    assert (status, headers["cf-mitigated"]) == (403, "challenge")


def test_robots_txt_lets_stories_be_read(world: World, ask: Ask) -> None:
    world.write()
    status, headers, body = ask("/robots.txt")
    assert (status, headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert b"Disallow: /m/\n" in body


@pytest.mark.parametrize("path", ["/", "/@somebody/other-ba9876543210", "/../story.toml", "/a-story/1.html"])
def test_any_other_address_is_not_found(world: World, ask: Ask, path: str) -> None:
    world.write()
    assert ask(path)[0] == 404


def test_a_question_for_the_head_alone_brings_no_body(world: World, ask: Ask) -> None:
    world.write()
    status, headers, body = ask(ADDRESS, method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 0


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("path = ", "cannot be read"),
        ('about = "no path"\n[[chapter]]\nstatus = 410', "'path' is missing"),
        ('path = "/x"', "'chapter' is missing"),
        ('path = "/x"\n[[chapter]]\npage = "absent.html"', "page absent.html is not there"),
        ('path = "/x"\nchapter = 3', "cannot be read"),
        ('path = "/x"\nchapter = []', "has no chapter"),
    ],
)
def test_a_story_that_cannot_be_read_is_named_in_one_line(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "story.toml").write_text(text)
    with pytest.raises(InputError, match=complaint) as error:
        read_stories(tmp_path)
    assert "\n" not in str(error.value)
    assert "broken/story.toml" in str(error.value)


def test_a_folder_without_stories_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no stories here"):
        read_stories(tmp_path)


def test_the_stories_that_ship_with_daejo_can_be_read() -> None:
    stories = read_stories(Path(__file__).parents[3] / "seeds" / "originals")
    assert len(stories) >= 8
    assert last_chapter(stories) == 2
