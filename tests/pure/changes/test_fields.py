"""What an article says of itself, and what of that changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from daejo.changes import Field, Weight, article_changes
from daejo.originals.article import Article

WHEN = datetime(2024, 5, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
FIRST_DAY = datetime.min.replace(tzinfo=timezone(timedelta(hours=14)))
ARTICLE = Article(
    url="https://tea.example/on-tea",
    title="Ten ways to make tea",
    blocks=(),
    subtitle="What I learned in Busan",
    author="Ann Berg",
    published=WHEN,
    updated=WHEN,
    version="a1",
    cover="1*abc.png",
    tags=("tea", "travel"),
    reader="medium-html",
)


@pytest.mark.parametrize(
    ("field", "after", "shown", "weight"),
    [
        (Field.TITLE, {"title": "Eleven ways to make tea"}, "Eleven ways to make tea", Weight.SUBSTANTIVE),
        (Field.TITLE, {"title": "Ten Ways to Make Tea"}, "Ten Ways to Make Tea", Weight.COSMETIC),
        (Field.SUBTITLE, {"subtitle": "Learned in Seoul"}, "Learned in Seoul", Weight.SUBSTANTIVE),
        (Field.SUBTITLE, {"subtitle": ""}, "", Weight.SUBSTANTIVE),
        (Field.COVER, {"cover": "1*def.png"}, "1*def.png", Weight.MINOR),
        (Field.COVER, {"cover": None}, "", Weight.MINOR),
        (Field.AUTHOR, {"author": "Bo Kim"}, "Bo Kim", Weight.MINOR),
        (Field.TAGS, {"tags": ("tea",)}, "tea", Weight.COSMETIC),
        (Field.PUBLISHED, {"published": WHEN + DAY}, "2024-05-02T09:00:00+00:00", Weight.COSMETIC),
    ],
)  # fmt: skip
def test_a_field_that_changed_is_told_with_its_weight(
    field: Field, after: dict[str, object], shown: str, weight: Weight
) -> None:
    (change,) = article_changes(ARTICLE, replace(ARTICLE, **after))  # type: ignore[arg-type]
    assert (change.field, change.after, change.weight) == (field, shown, weight)
    assert change.before
    assert change.reasons


@pytest.mark.parametrize(
    "after",
    [
        {},
        {"tags": ("travel", "tea")},
        {"updated": WHEN + DAY, "version": "b2"},
        {"published": WHEN.astimezone(timezone(timedelta(hours=9)))},
        {"title": ""},
        {"author": ""},
        {"published": None},
        {"reader": "feed", "subtitle": "", "cover": "2*x.png", "tags": (), "published": WHEN.replace(hour=0)},
    ],
)
def test_what_no_author_did_is_no_change(after: dict[str, object]) -> None:
    assert article_changes(ARTICLE, replace(ARTICLE, **after)) == ()  # type: ignore[arg-type]


def test_a_date_at_the_edge_of_the_calendar_is_compared_too() -> None:
    (change,) = article_changes(ARTICLE, replace(ARTICLE, published=FIRST_DAY))
    assert change.after.startswith("0001-01-01")


def test_a_title_is_compared_whoever_read_it() -> None:
    (change,) = article_changes(ARTICLE, replace(ARTICLE, reader="feed", title="Nine ways to make tea"))
    assert change.field is Field.TITLE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"title": "Ten ways to…"}, {"title": "Ten ways to make tea"}),
        ({"subtitle": "It was May and I…"}, {"subtitle": "It was June and I…"}),
    ],
)
def test_what_the_site_cut_short_is_cosmetic(before: dict[str, str], after: dict[str, str]) -> None:
    (change,) = article_changes(replace(ARTICLE, **before), replace(ARTICLE, **after))  # type: ignore[arg-type]
    assert change.weight is Weight.COSMETIC
