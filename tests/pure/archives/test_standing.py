"""How likely a text stood on a day on which nobody saw it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daejo.archives import Sighting, stood
from daejo.archives.standing import OF_THE_DAY

DAY = datetime(2022, 6, 15, tzinfo=UTC)


def seen(**days: int) -> list[Sighting]:
    return [Sighting(name.rstrip("_"), DAY + timedelta(days=number)) for name, number in days.items()]


def test_a_text_that_was_seen_before_and_after_stood_between():
    assert stood("a", DAY, seen(a=-900, a_=900)) == OF_THE_DAY
    assert stood("a", DAY, seen(a=0, b=1)) == OF_THE_DAY


def test_the_farther_the_copy_the_less_sure():
    near, far, farther = (stood("a", DAY, seen(a=-days, b=1000)) for days in (3, 100, 900))
    assert OF_THE_DAY > near > 0.88 > far > farther > 0.1


def test_a_text_that_is_edited_often_is_less_sure():
    calm = stood("a", DAY, seen(a=-60, a_=-400, b=1000))
    busy = stood("a", DAY, seen(a=-60, c=-400, b=30, d=1000))
    assert calm > busy


def test_a_copy_after_the_day_is_as_good_as_one_before():
    assert stood("a", DAY, seen(a=50, b=-100)) == pytest.approx(stood("a", DAY, seen(a=-50, b=100)))


def test_a_text_that_nobody_saw_is_an_error():
    with pytest.raises(ValueError):  # noqa: PT011 - Python's own
        stood("x", DAY, seen(a=1))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(-9000, 9000)), min_size=1, max_size=9))
def test_it_is_a_likelihood(told):
    sightings = [Sighting(text, DAY + timedelta(days=number)) for text, number in told]
    assert 0 <= stood(told[0][0], DAY, sightings) <= OF_THE_DAY
