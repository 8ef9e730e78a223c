"""Where the links of a pair lead."""

from __future__ import annotations

import pytest

from daejo.blocks import Block, Kind, Mark, MarkKind
from daejo.findings.addresses import links, same_page, target


def linked(text: str, address: str) -> Block:
    return Block(Kind.PARAGRAPH, text, marks=(Mark(0, len(text), MarkKind.LINK, address),))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://ko.example.dev/learn", "https://example.dev/learn"),
        ("/docs/concepts/x", "/ko/docs/concepts/x/"),
        ("https://a.example.org/en-US/docs/Web", "https://a.example.org/ko/docs/Web"),
        ("https://a.example.org/page?hl=en", "https://a.example.org/page?hl=ko"),
        ("https://docs.example.com/dg/x.html", "https://docs.example.com/ko_kr/dg/x.html"),
        # An encyclopedia's page has another name in each language.
        ("https://en.wikipedia.org/wiki/Collation", "https://ko.wikipedia.org/wiki/대조"),
        # Gates that only lead on.
        ("https://medium.com/r/?url=https%3A%2F%2Fa.org%2Fguide", "https://a.org/guide"),
        ("https://web.archive.org/web/20200101000000/http://a.org/guide", "http://a.org/guide"),
        # Sites that moved, and other spellings of one place.
        ("https://tool.io/middleware/", "https://tool.dev/middleware"),
        ("https://acme-docs.hosting.io", "https://docs.acme.dev"),
        ("https://www.youtube.com/watch?v=abcdefgh123&t=3", "https://youtu.be/abcdefgh123"),
        ("https://twitter.com/somebody", "https://x.com/somebody"),
        ("#install", "#설치"),
    ],
)
def test_one_page_has_many_addresses(one: str, other: str) -> None:
    assert same_page(target(one), target(other))
    assert same_page(target(other), target(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.org/guide", "https://a.org/tour"),
        ("/docs/concepts/x", "/ko/docs/concepts/y"),
        ("https://en.wikipedia.org/wiki/Collation", "https://en.wikipedia.org/wiki/Translation"),
        ("https://www.youtube.com/watch?v=abcdefgh123", "https://www.youtube.com/watch?v=abcdefgh124"),
        ("https://medium.com/r/?url=https%3A%2F%2Fa.org%2Fguide", "https://a.org/tour"),
        ("https://one.github.io", "https://other.github.io"),
        ("https://a.org", "https://b.org"),
        ("https://app.acme.dev", "https://plus.acme.dev"),
    ],
)
def test_other_pages_are_others(one: str, other: str) -> None:
    assert not same_page(target(one), target(other))


def test_an_address_that_is_written_out_does_not_hide_that_the_link_on_it_leads_elsewhere() -> None:
    shown = "http://127.0.0.1:8000/docs"
    wrong, right = linked(shown, "http://127.0.0.1:8000/tour"), linked(shown, shown)
    assert list(links([wrong], [right]))
    assert not list(links([right], [right]))


def test_a_link_that_is_only_written_out_in_one_of_the_two_is_no_conflict() -> None:
    told = Block(Kind.PARAGRAPH, "See https://a.org/guide for it.")
    assert not list(links([told], [linked("가이드", "https://a.org/guide")]))


def test_links_that_are_too_many_to_be_held_together_are_not_told_of() -> None:
    def wall(host: str, count: int) -> list[Block]:
        return [Block(Kind.PARAGRAPH, " ".join(f"https://{host}{n}.org/guide" for n in range(count)))]

    assert list(links(wall("a", 90), wall("b", 90)))
    assert not list(links(wall("a", 2_000), wall("b", 2_000)))


def test_hostile_addresses_cost_no_more_than_others() -> None:
    for address in ("https://medium.com/r/?url=" * 400, "/en" * 5000, "http://" + "a." * 5000, "\x00", ""):
        assert target(address) == target(address)
