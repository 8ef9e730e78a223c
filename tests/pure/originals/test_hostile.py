"""Pages made to hurt: each ends at once as unparseable, never as an empty article, never in a loop."""

from __future__ import annotations

import pytest

from daejo.errors import Unparseable
from daejo.originals import Page, read

PLAIN = "<p>The oven of this site has bricks from three counties and a door of iron.</p>"
OPEN, CLOSE = "<html><head><title>x</title></head><body>", "</body></html>"
STATE = "<script>window.__APOLLO_STATE__ = "

HOSTILE = {
    "20,000 open tags in one": OPEN + "<a " * 20_000 + PLAIN + CLOSE,
    "the same and no end": "<a " * 20_000,
    "nested 1,000 deep": OPEN + PLAIN * 20 + "<div>" * 1_000 + "deep" + "</div>" * 1_000 + PLAIN * 20 + CLOSE,
    "nested 100,000 deep": OPEN + "<div>" * 100_000 + PLAIN + CLOSE,
    "bold 90,000 times": OPEN + "<b>" * 90_000 + PLAIN + CLOSE,
    "a text of 12 MB": OPEN + "<p>" + "word " * 2_400_000 + "</p>" + CLOSE,
    "a paragraph of 300,000 letters": OPEN + "<p>" + "word " * 60_000 + "</p>" + CLOSE,
    "200,000 attributes": OPEN + "<p " + "a=1 " * 200_000 + ">" + PLAIN + CLOSE,
    "CDATA without end": OPEN + "<![CDATA[" * 100_000 + PLAIN * 5 + CLOSE,
    "100,000 NUL characters": OPEN + "\0" * 100_000 + PLAIN * 5 + CLOSE,
    "comments without end": OPEN + "<!--" * 100_000 + PLAIN + CLOSE,
    "scripts without end": OPEN + "<script>" * 100_000 + PLAIN + CLOSE,
    "25,000 paragraphs": OPEN + "<p>x" * 25_000 + CLOSE,
    "tables in tables": OPEN + "<table><tr><td>" * 240 + PLAIN + CLOSE,
    "a million entities": OPEN + "&amp;" * 1_000_000 + CLOSE,
    "quotes without end": OPEN + '<p a="' * 20_000 + CLOSE,
    "only brackets": "<" * 100_000,
    "a million blanks": OPEN + " " * 1_000_000 + CLOSE,
    "only blanks": "<html>" + "\n" * 1_000_000,
    "a head of tags": "<meta " * 20_000,
    "20,000 ld+json": '<script type="application/ld+json">' * 20_000,
    "a state nested 100,000 deep": OPEN + STATE + '{"a":' * 100_000 + "</script>" + CLOSE,
    "a list nested 100,000 deep": OPEN + STATE + '{"a":' + "[" * 100_000 + "</script>" + CLOSE,
    "a number of 100,000 digits": OPEN + STATE + '{"a":' + "1" * 100_000 + "}</script>" + CLOSE,
    "100,000 markers": OPEN + "__APOLLO_STATE__ " * 100_000 + CLOSE,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_unparseable(html: str) -> None:
    with pytest.raises(Unparseable):
        read(Page("https://example.org/x", html.encode(), headers={"content-type": "text/html"}))


@pytest.mark.parametrize(
    "nest", [("<div>", "</div>"), ("<ul><li>", "</li></ul>"), ("<span>", "</span>"), ("<b>", "</b>")]
)
@pytest.mark.parametrize("depth", [40, 120, 160, 240])
def test_a_deep_nest_is_read_whole_or_not_at_all(nest: tuple[str, str], depth: int) -> None:
    times = depth // nest[0].count("<")
    html = OPEN + PLAIN * 3 + nest[0] * times + PLAIN + nest[1] * times + PLAIN * 3 + CLOSE
    try:
        article = read(Page("https://example.org/x", html.encode()))
    except Unparseable:
        assert depth > 100
        return
    assert sum(b.text.count("three counties") for b in article.blocks) == 7


def test_text_before_and_after_a_deep_nest_is_not_lost_in_silence() -> None:
    deep = OPEN + PLAIN * 20 + "<div>" * 300 + "deep" + "</div>" * 300 + PLAIN * 20 + CLOSE
    with pytest.raises(Unparseable, match="gave up"):
        read(Page("https://example.org/x", deep.encode()))


def test_entities_of_a_page_s_own_unfold_to_nothing() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "' + "x" * 50 + '"><!ENTITY b "' + "&a;" * 50 + '">]>'
    html = bomb + OPEN + PLAIN * 10 + "&b;" * 50 + CLOSE
    article = read(Page("https://example.org/x", html.encode()))
    assert sum(len(b.text) for b in article.blocks) < 2_000
