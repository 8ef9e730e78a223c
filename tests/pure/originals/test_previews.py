"""A page that shows the beginning and keeps the rest for members is a preview, and nothing else is."""

from __future__ import annotations

import json
import time
from types import SimpleNamespace

import pytest
from lxml import html as lxml_html

from daejo.originals import Article, Completeness, Page, read
from daejo.originals.previews import lines_of
from daejo.originals.walls import Wall, wall_in

DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "market day",
    "the fair",
    "Easter",
)
TEXT = tuple(
    f"On {day} the baker weighs {n + 11} pounds of flour, writes the number in the {colour} notebook, "
    f"and waits until the oven is warm enough for the first {n + 3} loaves of the morning."
    for colour in ("red", "blue")
    for n, day in enumerate(DAYS)
)
COUNT = sum(len(t.split()) for t in TEXT)
SUBSTACK_WALL = (
    '<div class="paywall"><h2 class="paywall-title">This post is for paid subscribers</h2>'
    '<div class="paywall-cta"><a href="/subscribe"><button>Subscribe</button></a></div>'
    '<div class="paywall-login"><a href="/sign-in">Already a paid subscriber? <b>Sign in</b></a></div></div>'
)
COMMENTS = (
    '<div class="comments"><h4>Comments</h4><div><p>Every blog says this post is for paying readers now.</p>'
    "<p>This post is for paid subscribers</p></div></div>"
)


def page(
    paragraphs: tuple[str, ...] = TEXT,
    *,
    inside: str = "",
    behind: str = "",
    ld: dict[str, object] | None = None,
    head: str = "",
) -> str:
    story = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Counting Loaves",
        **(ld or {}),
    }
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Counting Loaves</title>'
        f'<meta property="og:title" content="Counting Loaves">{head}'
        f'<script type="application/ld+json">{json.dumps(story)}</script></head><body>'
        "<header><nav><a href='/'>Bakers</a> <a href='/sign-in'>Sign in</a></nav></header><main>"
        f"<article><h1>Counting Loaves</h1><div class='body'>{text}{inside}</div></article>{behind}</main>"
        "<footer><p>Subscribe to read more stories like this.</p></footer></body></html>"
    )


def read_page(html: str) -> Article:
    return read(Page("https://bakers.example/p/counting-loaves", html.encode()))


def completeness(*args: tuple[str, ...], **rest: object) -> Completeness:
    return read_page(page(*args, **rest)).completeness  # type: ignore[arg-type]


CLOSED = {"isAccessibleForFree": False}
PARTED = {
    **CLOSED,
    "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".for-members"},
}


@pytest.mark.parametrize(
    "wall",
    [
        {"inside": SUBSTACK_WALL},
        {"behind": SUBSTACK_WALL},
        {"behind": SUBSTACK_WALL + COMMENTS},
        {"inside": "<p>This post is for paid subscribers</p>"},
        {"inside": "<aside><h2>This post is for paying subscribers only</h2><p>Subscribe now</p></aside>"},
        {"behind": "<form><p>Create an account to read the full story.</p><button>Go on</button></form>"},
        {"behind": "<section class='subscribe'><h3>Subscribe to continue reading</h3></section>"},
        {"behind": "<div><p>You’ve reached your free article limit.</p></div>"},
        {"inside": "<h3>Keep reading with a 7-day free trial</h3>"},
        {"inside": "<p>Member-only content</p>"},
    ],
)
@pytest.mark.parametrize("ld", [{}, CLOSED])
def test_a_text_that_ends_at_a_wall_is_a_preview(wall: dict[str, str], ld: dict[str, object]) -> None:
    assert completeness(TEXT[:8], **wall, ld=ld) is Completeness.PREVIEW


@pytest.mark.parametrize("value", [False, "False", "false", "http://schema.org/False"])
def test_a_text_far_shorter_than_the_page_says_is_a_preview_where_it_is_not_free(value: object) -> None:
    ld = {"isAccessibleForFree": value, "wordCount": COUNT}
    assert completeness(TEXT[:13], ld=ld) is Completeness.PREVIEW
    assert completeness(TEXT[:13], ld={"wordCount": COUNT}) is Completeness.WHOLE


@pytest.mark.parametrize("count", [COUNT, str(COUNT), f"{COUNT + 10_000:,}"])
def test_a_text_far_shorter_than_the_page_says_is_cut_even_where_nothing_says_that_it_is_not_free(
    count: object,
) -> None:
    assert completeness(TEXT[:8], ld={"wordCount": count}) is Completeness.CUT


@pytest.mark.parametrize(
    "section", ["", "<div class='for-members'></div>", "<div class='for-members'>Join</div>"]
)
def test_a_section_for_members_that_is_not_there_is_a_cut(section: str) -> None:
    assert completeness(TEXT[:8], inside=section, ld=PARTED) is Completeness.PREVIEW


def test_a_section_for_members_that_is_there_is_no_cut() -> None:
    section = "<div class='rest for-members'>" + "".join(f"<p>{p}</p>" for p in TEXT[8:]) + "</div>"
    assert completeness(TEXT[:8], inside=section, ld=PARTED) is Completeness.WHOLE


def test_a_selector_that_is_not_understood_is_no_evidence() -> None:
    part = {"isAccessibleForFree": False, "cssSelector": "main > div:nth-child(9)"}
    assert completeness(ld={**CLOSED, "hasPart": part}) is Completeness.WHOLE


@pytest.mark.parametrize(
    "ld",
    [
        CLOSED,
        {**CLOSED, "wordCount": COUNT},
        {**PARTED, "wordCount": str(COUNT)},
        {"wordCount": sum(len(t) for t in TEXT)},  # some sites count characters
        {"wordCount": 0},
        {"wordCount": "many"},
        {"isAccessibleForFree": True},
    ],
)
def test_a_whole_text_is_whole_whatever_the_page_says_of_its_price(ld: dict[str, object]) -> None:
    assert completeness(ld=ld) is Completeness.WHOLE


def test_a_wall_that_a_script_would_draw_over_a_whole_text_is_none() -> None:
    assert completeness(behind=SUBSTACK_WALL, ld={**CLOSED, "wordCount": COUNT}) is Completeness.WHOLE


HONEST_ENDS = (
    "<p>And so every blog now ends with the same line: this post is for paid subscribers.</p>",
    "<p>I scrolled down. Subscribe to continue reading. I closed the tab, and I never came back to it.</p>",
    "<p>“This post is for paid subscribers,” it said, and I closed the tab.</p>",
    "<p>This post is for subscribers of the theory that bread was better when our grandmothers baked it.</p>",
    "<p>This guide is for members of the guild who want to weigh flour by night.</p>",
    "<blockquote><p>Subscribe to continue reading</p></blockquote>",
    "<p>Walls:</p><ul><li>Subscribe to continue reading</li><li>Already a paid subscriber? Sign in</li></ul>",
    "<p>Join me next Saturday when my daughter and I try to read this story.</p>",
    "<p>Our sign says:</p><pre>This post is for paid subscribers</pre>",
    "<p>Thanks for reading! Subscribe for free to receive new posts and support my work.</p>",
    "<p>Subscribe to read more stories like this.</p>",
    "<p>Already have an account? Sign in to comment.</p>",
    "<p>Become a member of the guild to bake with us on Saturdays.</p>",
    "<p>Join our newsletter to keep reading stories like these every week.</p>",
    "<p>You have reached the rate limit of our oven: thirty loaves an hour.</p>",
    "<p>Read the full story in my book on bread.</p>",
)


@pytest.mark.parametrize("end", HONEST_ENDS)
def test_an_article_that_talks_of_subscriptions_is_whole(end: str) -> None:
    assert completeness(inside=end) is Completeness.WHOLE


@pytest.mark.parametrize(
    "behind",
    [
        COMMENTS,
        "<div class='related'><div class='card'><span>Members only</span><a href='/x'>Yeast</a></div></div>",
        "<div class='paywall' style='display: none'><h2>This post is for paid subscribers</h2></div>",
        "<div class='modal'><h2>You've reached your free article limit</h2></div>",
        "<dialog><h2>Subscribe to continue reading</h2></dialog>",
        "<template><h2>Subscribe to continue reading</h2></template>",
        "<div class='tags'><a href='/t'>bread</a></div><div>More</div><span>Members only</span>",
        "<div><h4>Subscribe to our newsletter</h4><form><input><button>Subscribe</button></form></div>",
    ],
)
def test_what_stands_around_a_whole_text_is_no_wall(behind: str) -> None:
    assert completeness(behind=behind) is Completeness.WHOLE


def test_a_wall_in_the_middle_of_an_article_is_an_example() -> None:
    middle = "<p>This post is for paid subscribers</p>" + "".join(f"<p>{p}</p>" for p in TEXT[8:])
    assert completeness(TEXT[:8], inside=middle) is Completeness.WHOLE


@pytest.mark.parametrize(
    "line",
    [
        "This post is for paid subscribers",
        "🔒 This post is for paying subscribers only",
        "This article is available to members only.",
        "The rest of this post is for paid subscribers.",
        "This content is exclusively for our members",
        "Subscribe to continue reading",
        "Subscribe now to continue reading this article",
        "Subscribe to The Loaf to keep reading this post and get 7 days of free access to the full archives.",
        "Sign in or subscribe to keep reading",
        "To continue reading, subscribe or log in.",
        "To read the full story, create a free account",
        "Already a paid subscriber? Sign in",
        "You've reached your free article limit",
        "You’ve reached your limit of free articles this month.",
        "You have reached your monthly article limit",
        "You've read all of your free articles for this month",
        "You have no free articles left",
        "Create an account to read the full story.",
        "Create an account to read",
        "Sign up to read the rest of this story",
        "Log in to continue reading",
        "Join Medium to read this story",
        "Sign in with your account to read the full article",
        "Become a paid member to read the full article",
        "Keep reading with a 7-day free trial",
        "Continue reading this article with a subscription.",
        "Read the rest of this story with a free account.",
        "Unlock this post for free, courtesy of Ada Miller",
        "The author made this story available to Medium members only.",
        "This post is locked",
        "The rest of this article is behind a paywall",
        "This post is for paid subscribers Subscribe Sign in",
    ],
)
def test_the_shapes_of_walls(line: str) -> None:
    assert wall_in(line) is Wall.SURE


@pytest.mark.parametrize(
    "line",
    ["Member-only story", "Members only", "For paid subscribers only", "This post is for subscribers only"],
)
def test_labels_are_walls_where_nothing_stands_between_them_and_the_text(line: str) -> None:
    assert wall_in(line) in (Wall.LABEL, Wall.SURE)


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe",
        "Sign in",
        "Members",
        "This post is for bakers",
        "This story is free",
        "You have 2 free articles left",
        "This page is for users",
        "Read the full story",
        "Subscribe for free to receive new posts and support my work",
        "Log in to leave a comment",
        "",
    ],
)
def test_what_is_no_wall_at_all(line: str) -> None:
    assert wall_in(line) is Wall.NONE


def test_what_is_hidden_or_elsewhere_is_no_line_and_what_follows_it_is() -> None:
    root = lxml_html.fromstring(
        "<body><p>One <b>two</b> <span hidden>no <i>no</i></span>three</p><nav>no<p>no</p></nav>four"
        "<div class='comments'><p>no</p></div><p>five</p><button>six</button></body>"
    )
    assert list(lines_of(root)) == ["One two three", "four", "five", "six"]


@pytest.mark.parametrize("cut", [False, True])
def test_a_saved_medium_page_that_ends_at_a_wall_is_a_preview(make: SimpleNamespace, cut: bool) -> None:
    wall = (
        "<div><h2>Create an account to read the full story.</h2>"
        "<p>The author made this story available to Medium members only.</p></div>"
    )
    html = make.html_2021(make.story()).decode()
    assert "</article>" in html
    html = html.replace("</article>", f"</article>{wall if cut else ''}")
    article = read(Page("https://medium.com/x", html.encode()))
    assert article.reader == "medium-html"
    assert article.completeness is (Completeness.PREVIEW if cut else Completeness.WHOLE)


def test_a_saved_medium_page_of_a_members_story_may_be_whole(make: SimpleNamespace) -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".saved-otherwise"}
    html = make.html_2021(make.story()).decode()
    locked = html.replace(
        '{"@type": "NewsArticle", ',
        '{"@type": "NewsArticle", "isAccessibleForFree": "False", "hasPart": ' + json.dumps(part) + ", ",
    )
    assert locked != html
    assert read(Page("https://medium.com/x", locked.encode())).completeness is Completeness.WHOLE


@pytest.mark.parametrize(
    "hostile",
    [
        "<p>" + "subscribe to " * 90 + "</p>",
        "<p>" + "create an account or " * 50 + "</p>",
        "<p>this post is " + "only " * 200 + "</p>",
        "<div class='for-members'>" * 90 + "</div>" * 90,
        "<p>subscribe now to continue reading and or and or and or x</p>" * 3_000,
    ],
)
def test_markup_made_to_hurt_is_judged_in_linear_time(hostile: str) -> None:
    ld = {
        **CLOSED,
        "hasPart": {"isAccessibleForFree": False, "cssSelector": ", ".join([".for-members"] * 5_000)},
    }
    html = page(inside=hostile, ld=ld)
    began = time.process_time()
    read_page(html)
    assert time.process_time() - began < 3
