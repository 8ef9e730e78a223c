"""Link headers and link-format texts: what is read of them, and what is passed over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daejo.archives.weblinks import MOST, as_http_date, http_date, parse_links

AT = datetime(2020, 3, 1, 12, 30, 5, tzinfo=UTC)


def test_a_link_has_its_target_its_relations_and_its_date():
    text = '</m>; rel="First Memento"; datetime="Sun, 01 Mar 2020 12:30:05 GMT"; type="text/HTML"'
    (link,) = parse_links(text)
    assert link.url == "/m"
    assert link.rels == {"first", "memento"}
    assert link.at == AT
    assert link.type == "text/html"


def test_commas_and_semicolons_inside_addresses_and_quotes_part_nothing():
    text = (
        '<https://a.example/m,1;x=2>;rel=memento;title="one, two; <three>",\n'
        '<https://a.example/timemap>; rel="timemap"; from="Sun, 01 Mar 2020 12:30:05 GMT"'
    )
    first, second = parse_links(text)
    assert (first.url, first.rels) == ("https://a.example/m,1;x=2", {"memento"})
    assert (second.url, second.first, second.last) == ("https://a.example/timemap", AT, None)


def test_of_a_parameter_that_stands_twice_the_first_counts():
    (link,) = parse_links('<u>; rel="memento"; rel="timemap"')
    assert link.rels == {"memento"}


@pytest.mark.parametrize(
    "text", ["", "no link at all", "<", "<>", "<<<<", "<a", '>; rel="memento"', "<" + "a" * 5000 + ">"]
)
def test_what_is_no_link_is_passed_over(text):
    assert parse_links(text) == ()


def test_a_broken_link_does_not_hide_the_next():
    assert [link.url for link in parse_links('<broken <b>; rel="x, <c>; rel=memento')] == ["b", "c"]


def test_a_list_without_end_is_read_up_to_the_most():
    assert len(parse_links("<u>," * (MOST + 1000))) == MOST


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "2020-03-01T12:30:05Z",
        "Sunday, 01-Mar-20 12:30:05 GMT",
        "Sun, 01 Mar 2020 12:30:05 KST",
        "Sun, 31 Feb 2020 12:30:05 GMT",
        "Sun, 01 Mar 2020 25:30:05 GMT",
        "Sun, 01 Mar 0000 12:30:05 GMT",
        "Sun, ٠1 Mar 2020 12:30:05 GMT",
    ],
)
def test_only_the_one_form_of_a_date_is_read(text):
    assert http_date(text) is None


def test_a_moment_of_any_zone_is_written_in_gmt():
    seoul = datetime(2020, 3, 1, 21, 30, 5, tzinfo=timezone(timedelta(hours=9)))
    assert as_http_date(seoul) == "Sun, 01 Mar 2020 12:30:05 GMT"


@given(st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - Hypothesis wants it bare
def test_a_date_that_is_written_is_read_again(moment):
    assert http_date(as_http_date(moment)) == moment.replace(microsecond=0)


@given(st.text(alphabet='<>;,="\\ relmntodai\n\x00가', max_size=300))
def test_any_text_is_read_without_trouble(text):
    assert all("<" not in link.url and ">" not in link.url for link in parse_links(text))
