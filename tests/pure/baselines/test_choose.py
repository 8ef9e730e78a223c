"""Which version was translated: the texts decide, dates break ties."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from daejo.alignment import starter
from daejo.baselines import Candidate, choose
from daejo.blocks import Block, Kind
from daejo.originals import read
from daejo.originals.page import Page, Source
from daejo.posts import read_post

ENGLISH = """# A queue that never lost anything

We ran three servers for one small queue, and nobody slept well.

The broker lost 1,200 messages in a single night. We heard of it from a customer.

## What we did

Every message is written into [PostgreSQL](https://www.postgresql.org/docs/) first.

```python
def oldest(queue):
    return max(m.age for m in queue)
```

![the dashboard](https://example.org/dashboard.png)

The whole change took nine days.
"""

KOREAN = """---
title: 아무것도 잃지 않는 큐
date: 2024-05-01
link: https://example.org/queue
---

우리는 작은 큐 하나를 위해 서버 세 대를 운영했고, 아무도 잠을 잘 자지 못했습니다.

브로커가 하룻밤에 메시지 1,200개를 잃어버렸습니다. 우리는 고객에게서 그 소식을 들었습니다.

## 우리가 한 일

모든 메시지를 먼저 [PostgreSQL](https://www.postgresql.org/docs/)에 기록합니다.

```python
def oldest(queue):
    return max(m.age for m in queue)
```

![대시보드](https://example.org/dashboard.png)

전체 변경에는 9일이 걸렸습니다.
"""

OTHERWISE = {
    "a number": ("1,200 messages", "4,500 messages"),
    "a line of code": ("max(m.age", "min(m.seen"),
    "a link": ("www.postgresql.org/docs/", "www.sqlite.org/"),
    "an image": ("dashboard.png", "graph.png"),
    "a name": ("[PostgreSQL]", "[MongoDB]"),
    "a paragraph that is gone": ("We ran three servers for one small queue, and nobody slept well.\n\n", ""),
    "a paragraph more": (
        "## What we did",
        "Nobody had set an alarm on its length, which was our first mistake.\n\n## What we did",
    ),
    "words that mean something else": ("We heard of it from a customer", "A lawyer wrote us a letter"),
}


def blocks_of(markdown: str) -> tuple[Block, ...]:
    return read(Page(url="story.md", body=markdown.encode(), source=Source.FILE)).blocks


def candidate(key: str, markdown: str = ENGLISH, day: int | None = None) -> Candidate:
    at = None if day is None else datetime(2024, 5, 1, tzinfo=UTC) + timedelta(days=day)
    return Candidate(key, blocks_of(markdown), at)


@pytest.fixture(scope="module")
def post():
    return read_post(KOREAN.encode(), "queue.md")


@pytest.mark.parametrize(
    ("what", "known"),
    # Nothing but a lexicon tells words apart.
    [(what, known) for what in OTHERWISE for known in (True, False) if known or not what.startswith("words")],
)
def test_the_version_that_the_korean_says_is_chosen(post, what, known):
    other = ENGLISH.replace(*OTHERWISE[what])
    assert other != ENGLISH
    lexicon = starter() if known else None
    both = [candidate("true"), candidate("other", other)]
    for order in (both, both[::-1]):
        choice = choose(order, post, lexicon=lexicon)
        assert choice.chosen.key == "true"
        fits = dict(zip((one.key for one in order), choice.fits, strict=True))
        assert fits["true"] > 0.5 > fits["other"]


def test_many_small_differences_are_surer_than_one(post):
    one = ENGLISH.replace(*OTHERWISE["a link"])
    many = one.replace(*OTHERWISE["a number"]).replace(*OTHERWISE["a line of code"])
    sure = [choose([candidate("true"), candidate("other", text)], post).certainty for text in (one, many)]
    assert sure[0] < sure[1]


def test_the_order_of_the_candidates_says_nothing(post):
    some = [candidate("true"), *(candidate(what, ENGLISH.replace(*OTHERWISE[what])) for what in OTHERWISE)]
    seen = set()
    for order in itertools.islice(itertools.permutations(some), 0, 300_000, 40_000):
        choice = choose(order, post, lexicon=starter())
        seen.add((choice.chosen.key, round(choice.certainty, 3)))
    assert len(seen) == 1
    assert seen.pop()[0] == "true"


def test_where_the_texts_do_not_tell_the_newest_before_the_translation_is_taken(post):
    spelt = ENGLISH.replace("nobody slept well", "no one slept well")
    some = [candidate("old", spelt, -400), candidate("then", ENGLISH, -20), candidate("later", spelt, 30)]
    assert choose(some, post, datetime(2024, 5, 1, tzinfo=UTC)).chosen.key == "then"
    assert choose(some, post, datetime(2024, 1, 1, tzinfo=UTC)).chosen.key == "old"


def test_of_texts_that_fit_alike_the_newest_is_taken_or_the_last_one_given(post):
    spelt = ENGLISH.replace("nobody slept well", "nobody well slept")
    both = [candidate("old", spelt, -400), candidate("new", ENGLISH, -20)]
    assert [choose(order, post).chosen.key for order in (both, both[::-1])] == ["new", "new"]
    undated = [candidate("one", spelt), candidate("other", ENGLISH)]
    assert [choose(order, post).chosen.key for order in (undated, undated[::-1])] == ["other", "one"]


def test_words_that_translators_leave_out_as_often_as_not_say_nothing(post):
    other = ENGLISH.replace("nobody slept well", "nobody slept very well")
    fits = choose([candidate("one"), candidate("other", other)], post, lexicon=starter()).fits
    assert fits == pytest.approx((0.5, 0.5), abs=0.02)


def test_texts_that_tell_outweigh_dates(post):
    later = ENGLISH
    before = ENGLISH.replace(*OTHERWISE["a number"]).replace(*OTHERWISE["a line of code"])
    some = [candidate("before", before, -20), candidate("later", later, 30)]
    assert choose(some, post, datetime(2024, 5, 1, tzinfo=UTC)).chosen.key == "later"


def test_of_one_text_that_came_back_the_one_of_the_time_is_chosen(post):
    other = ENGLISH.replace(*OTHERWISE["a number"])
    some = [candidate("first", day=-90), candidate("between", other, -60), candidate("back", day=-30)]
    some.append(candidate("again", day=60))
    assert choose(some, post, datetime(2024, 5, 1, tzinfo=UTC)).chosen.key == "back"
    assert choose(some, post).chosen.key == "first"


def page_of(markdown: str) -> Candidate:
    html = MarkdownIt().render(markdown).replace(' class="language-python"', "")
    page = f"<article>{html}</article>".encode()
    return Candidate("page", read(Page(url="https://example.org/q", body=page, source=Source.FILE)).blocks)


def test_a_markdown_file_does_not_fit_for_its_form_alone():
    """The file spells out what the page does not: bold words."""
    bold = ENGLISH.replace("nobody slept", "**nobody slept**").replace("nine days", "**nine days**")
    korean = KOREAN.replace("아무도 잠을", "**아무도 잠을**").replace("9일이", "**9일이**")
    same = read_post(korean.encode(), "queue.md")
    fits = choose([candidate("file", bold), page_of(ENGLISH)], same, lexicon=starter()).fits
    assert fits == pytest.approx((0.5, 0.5), abs=0.01)
    wrong = candidate("file", bold.replace(*OTHERWISE["a number"]))
    assert choose([wrong, page_of(ENGLISH)], same, lexicon=starter()).chosen.key == "page"


def test_without_a_candidate_nothing_is_chosen(post):
    with pytest.raises(ValueError, match="no candidate"):
        choose([], post)


def test_one_text_is_as_sure_as_its_dates(post):
    made = datetime(2024, 5, 1, tzinfo=UTC)
    assert choose([candidate("only")], post, made).certainty == 0.5
    assert choose([candidate("only", day=30)], post, made).certainty == 0.5
    both_sides = [candidate("before", day=-30), candidate("after", day=30)]
    assert choose(both_sides, post, made).certainty > 0.9
    assert choose(both_sides, post).certainty == 0.5


def test_nothing_is_ever_quite_sure(post):
    unlike = [candidate("true"), candidate("other", "# Bread\n\nTake 500 g of flour and a little salt.")]
    assert 0.9 < choose(unlike, post).certainty < 1


KINDS = st.sampled_from([Kind.PARAGRAPH, Kind.HEADING, Kind.CODE, Kind.IMAGE, Kind.RULE, Kind.MARKUP])
BLOCKS = st.lists(st.builds(Block, KINDS, st.text(max_size=20)), max_size=6).map(tuple)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(BLOCKS, min_size=1, max_size=5), korean=st.lists(st.text("가나다 12,.\n", max_size=30)))
def test_whatever_the_texts_one_is_chosen(texts, korean):
    post = read_post("\n\n".join(["---\nlink: x\n---", *korean]).encode(), "a.md")
    some = [Candidate(str(place), text) for place, text in enumerate(texts)]
    choice = choose(some, post, datetime(2024, 5, 1, tzinfo=UTC))
    assert choice.chosen in some
    assert 0 < choice.certainty < 1
    assert len(choice.fits) == len(some)
    assert all(0 <= fit <= 1 for fit in choice.fits)
