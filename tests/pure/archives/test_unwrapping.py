"""A copy as an archive plays it back -> the page as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daejo.archives.unwrapping import original_of, raw_form, unwrapped

COPY = "https://archive.example/web/20200301123005/https://a.example/story"


@pytest.mark.parametrize(
    ("played", "was"),
    [
        ('<a href="https://archive.example/web/20200301123005/https://b.example/x?y=1#z">',
         '<a href="https://b.example/x?y=1#z">'),
        ("<a href='/web/20200301123005/http://b.example/x'>", "<a href='http://b.example/x'>"),
        ('<img src="//archive.example/web/20200301123005im_/https://b.example/i.png">',
         '<img src="https://b.example/i.png">'),
        ("<img src=/wayback/archive/20200301123005mp_/https://b.example/i.png>",
         "<img src=https://b.example/i.png>"),
        ('<img srcset="/web/2020im_/https://b.example/1.png 1x, /web/2020im_/https://b.example/2.png 2x">',
         '<img srcset="https://b.example/1.png 1x, https://b.example/2.png 2x">'),
        ('<p style="background:url(/web/20200301im_/https://b.example/i.png)">',
         '<p style="background:url(https://b.example/i.png)">'),
        (r'{"href":"https:\/\/archive.example\/web\/20200301123005\/https:\/\/b.example\/x"}',
         r'{"href":"https:\/\/b.example\/x"}'),
        (r'{"href":"https:\u002F\u002Farchive.example\u002Fweb\u002F2020\u002Fhttps:\u002F\u002Fb.example"}',
         r'{"href":"https:\u002F\u002Fb.example"}'),
        ("<p>one<!-- BEGIN WAYBACK TOOLBAR INSERT --><div>bar</div><!-- END WAYBACK TOOLBAR INSERT -->two",
         "<p>onetwo"),
        ("<head><!-- WB Insert --><script>wb()</script><!-- End WB Insert --></head>", "<head></head>"),
    ],
)  # fmt: skip
def test_what_an_archive_wrote_is_taken_off(played, was):
    assert unwrapped(played.encode(), COPY).decode() == was


@pytest.mark.parametrize(
    "page",
    [
        '<a href="https://other.example/web/20200301123005/https://b.example/">another archive</a>',
        "<p>It lies at https://archive.example/web/20200301123005/https://b.example/ since then.",
        '<a href="/2020/https-is-here">a path of the site itself</a>',
        '<a href="/web/20200301123005/story">no address behind the date</a>',
        "<p><!-- BEGIN WAYBACK TOOLBAR INSERT -->the end is missing",
    ],
)
def test_what_the_author_wrote_stays(page):
    assert unwrapped(page.encode(), COPY).decode() == page


def test_the_original_is_read_out_of_the_address():
    assert original_of(COPY) == "https://a.example/story"
    assert original_of("https://archive.example/web/2020id_/http://a.example/?x=https://b.example/") == (
        "http://a.example/?x=https://b.example/"
    )
    assert original_of("https://archive.example/memento/5") is None


def test_the_raw_form_of_an_address():
    assert raw_form(COPY) == "https://archive.example/web/20200301123005id_/https://a.example/story"
    assert raw_form(COPY.replace("/https", "mp_/https")) == raw_form(COPY)
    assert raw_form("https://archive.example/memento/5") == "https://archive.example/memento/5"


@given(st.binary(max_size=400), st.sampled_from([COPY, "", "http://h/"]))
def test_any_bytes_are_taken_and_a_second_time_changes_nothing_more(body, url):
    once = unwrapped(body, url)
    assert len(once) <= len(body)
