"""TimeMaps: which copies they list, which parts they name, and in which order both are read."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from daejo.archives import Copy, Part, as_http_date, in_order, next_part, read_links, read_timemap

BASE = "https://archive.example/timemap/https://a.example/story"
NEAR = datetime(2022, 6, 15, tzinfo=UTC)
OURS = datetime(2025, 1, 1, tzinfo=UTC)


def day(number: int) -> datetime:
    """So many days after the translation."""
    return NEAR + timedelta(days=number)


def listed(url: str, at: datetime, rel: str = "memento") -> str:
    return f'<{url}>; rel="{rel}"; datetime="{as_http_date(at)}"'


def test_a_time_map_lists_copies_and_parts():
    text = ",\n".join(
        [
            '<https://a.example/story>; rel="original"',
            f'<{BASE}>; rel="self timemap"; type="application/link-format"',
            f'</elsewhere>; rel="self timemap"; from="{as_http_date(day(-3))}"',
            f'</timemap/2>; rel="timemap"; from="{as_http_date(day(1))}"; until="{as_http_date(day(9))}"',
            '</timemap.json>; rel="timemap"; type="application/json"',
            listed("/web/1", day(-3), "first memento"),
            listed("https://archive.example/web/2", day(2), "last memento"),
        ]
    )
    read = read_links(text, BASE)
    assert read.copies == (
        Copy("https://archive.example/web/1", day(-3)),
        Copy("https://archive.example/web/2", day(2)),
    )
    assert read.parts == (Part("https://archive.example/timemap/2", day(1), day(9)),)


def test_a_header_may_call_its_timemap_self():
    read = read_links('</timemap/1>; rel="self timemap"; type="application/link-format;charset=UTF-8"', BASE)
    assert read.parts == (Part("https://archive.example/timemap/1"),)


def test_every_relation_to_a_copy_tells_of_one():
    text = ", ".join(
        listed(f"/web/{rel}", day(n), f"{rel} memento") for n, rel in enumerate(("prev", "next"))
    )
    assert [copy.at for copy in read_links(text, BASE).copies] == [day(0), day(1)]


def test_addresses_that_nobody_fetches_are_passed_over():
    hostile = ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://[", "a" * 3000]
    assert read_links(",".join(listed(url, day(0)) for url in hostile), BASE).copies == ()


def test_a_copy_without_a_date_is_passed_over():
    assert (
        read_links('</web/1>; rel="memento"; datetime="yesterday", </web/2>; rel=memento', BASE).copies == ()
    )


def test_the_nearest_before_comes_first_then_the_nearest_after():
    copies = [Copy(f"c{n}", day(n)) for n in (-400, 3, -20, 30, -5)]
    assert [c.url for c in in_order(copies, NEAR, OURS)] == ["c-5", "c3", "c-20", "c30", "c-400"]


def test_a_copy_taken_at_the_very_moment_counts_as_before():
    copies = [Copy("after", day(1)), Copy("then", NEAR)]
    assert in_order(copies, NEAR, OURS)[0].url == "then"


def test_where_the_copy_before_is_far_the_nearer_one_after_comes_first():
    copies = [Copy("before", day(-200)), Copy("after", day(4))]
    assert [c.url for c in in_order(copies, NEAR, OURS)] == ["after", "before"]
    copies = [Copy("before", day(-200)), Copy("after", day(300))]
    assert [c.url for c in in_order(copies, NEAR, OURS)] == ["before", "after"]


def test_copies_as_late_as_our_own_text_are_left_out():
    copies = [Copy("ours", OURS), Copy("later", OURS + timedelta(days=1)), Copy("good", day(1))]
    assert [c.url for c in in_order(copies, NEAR, OURS)] == ["good"]


def test_dates_that_cannot_be_are_left_out():
    old, new = datetime(1980, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)
    assert in_order([Copy("old", old), Copy("new", new)], NEAR, OURS) == ()


def test_what_the_archive_chose_comes_first_until_its_date_is_known():
    chosen = Copy("chosen")
    assert in_order([chosen, Copy("c", day(-1))], NEAR, OURS)[0] == chosen
    told = in_order([chosen, Copy("c", day(-1)), Copy("chosen", day(5))], NEAR, OURS)
    assert told == (Copy("c", day(-1)), Copy("chosen", day(5)))


def test_the_part_that_covers_the_day_is_read_first_and_each_once():
    parts = (
        Part("old", day(-900), day(-500)),
        Part("untold"),
        Part("covers", day(-10), day(10)),
        Part("new", day(20), day(40)),
    )
    read: list[str] = []
    while (part := next_part(parts, NEAR, read)) is not None:
        read.append(part.url)
    assert read == ["covers", "untold", "new", "old"]


@given(st.lists(st.tuples(st.integers(0, 20), st.none() | st.integers(-4000, 4000)), max_size=40))
def test_each_address_stands_once_and_the_first_dated_one_is_nearest_on_its_side(told):
    copies = [Copy(f"u{name}", None if days is None else day(days)) for name, days in told]
    order = in_order(copies, NEAR, OURS)
    assert len({copy.url for copy in order}) == len(order)
    dated = [copy.at for copy in order if copy.at is not None]
    earlier = [at for at in dated if at <= NEAR]
    later = [at for at in dated if at > NEAR]
    assert earlier == sorted(earlier, reverse=True)
    assert later == sorted(later)


JSON = {
    "original_uri": "https://a.example/story",
    "self": f"{BASE}.json",
    "timemap_index": [
        {"from": "2022-06-16T00:00:00Z", "until": "2022-06-24T00:00:00Z", "uri": "/timemap/2"},
        {"uri": f"{BASE}"},
    ],
    "mementos": {
        "list": [
            {"datetime": "2022-06-12T00:00:00Z", "uri": "/web/1"},
            {"datetime": "2022-06-17T00:00:00+00:00", "uri": ["https://archive.example/web/2"]},
            {"datetime": "2022-06-17T00:00:00", "uri": "/web/without-a-zone"},
            {"uri": "/web/without-a-date"},
        ],
        "first": {"datetime": "2022-06-12T00:00:00Z", "uri": "/web/1"},
    },
}


def test_a_time_map_in_json_lists_the_same() -> None:
    read = read_timemap(json.dumps(JSON).encode(), "application/json", BASE)
    assert read.copies == (
        Copy("https://archive.example/web/1", day(-3)),
        Copy("https://archive.example/web/2", day(2)),
    )
    assert read.parts == (Part("https://archive.example/timemap/2", day(1), day(9)),)


def test_a_time_map_in_link_format_is_read_as_that_whatever_it_calls_itself() -> None:
    text = listed("/web/1", day(-3)).encode()
    for said in ("application/link-format", "application/json", "text/plain", ""):
        assert len(read_timemap(text, said, BASE).copies) == 1


HOSTILE_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20) | st.just("9999-12-31T23:59:59-23:59"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["uri", "datetime", "from", "until", "list", "mementos", "timemap_index"]), inner
        )
    ),
    max_leaves=20,
)


@given(HOSTILE_JSON)
def test_json_of_any_shape_is_survived(said: object) -> None:
    read_timemap(json.dumps(said).encode(), "application/json", BASE)


def test_json_without_an_end_is_none() -> None:
    for body in (b"{" * 50_000, b'{"a":' * 50_000, b"{", b'{"mementos": 1}', b"\xff{"):
        assert read_timemap(body, "application/json", BASE).copies == ()
