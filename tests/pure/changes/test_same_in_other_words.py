"""What two versions of a sentence say alike, in other signs or other words; and what only looks so."""

import pytest

from daejo.blocks import Block, Kind, Mark, MarkKind
from daejo.changes import Weight, weigh_texts
from daejo.changes.links import turned_links
from daejo.changes.weighing import weigh


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You're Not Done Yet", "🚀 You're Not Done Yet"),
        ("You're Not Done Yet", "YOU'RE NOT DONE YET"),
        ("Don't tune it yet", "🚀 Don't tune it yet"),
        ("Lamps vs. candles", "LAMPS VS. CANDLES"),
        ("Don't find the first office.", "Donʼt ﬁnd the ﬁrst oﬃce."),
        ("Two lamps: a red one.", "Two lamps： a red one."),
        ("Pack a lamp for the night.", "Tip: Pack a lamp for the night."),
        ("Warning! Pack a lamp.", "Pack a lamp."),
        ("It has 1,000 readers, and more.", "It has 1 000 readers, and more."),
        ("It has 12,500 readers.", "It has 12500 readers."),
        ("A grid of 2 x 2 cells.", "A grid of 2×2 cells."),
        ("Now try it. 🎉", "Now try it."),
        ("Now try it. 🎉", "Now try it. :tada:"),
        ("Passed ✅ by all.", "Passed by all."),
        ("It costs $5 a day.", "It costs US$5 a day."),
        ("We meet at 10:00 a.m. here.", "We meet at 10am here."),
        ("It began in the 1990s here.", "It began in the '90s here."),
        ("It is 5 kilometres away.", "It is 5 km away."),
    ],
)
def test_the_same_figures_and_pictographs_in_other_signs_are_looks(before: str, after: str) -> None:
    assert weigh_texts(before, after)[0] is Weight.COSMETIC


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tyre", "tire"), ("cheques", "checks"), ("kerb", "curb"), ("sceptical", "skeptical"),
        ("ploughed", "plowed"), ("learnt", "learned"), ("doughnut", "donut"), ("jewellery", "jewelry"),
        ("funxtion", "function"), ("teh", "the"), ("taht", "that"),
    ],
)  # fmt: skip
def test_a_word_spelled_otherwise_is_minor_and_told_as_a_spelling(one: str, other: str) -> None:
    for before, after in ((one, other), (other, one)):
        weight, reasons = weigh_texts(f"Then came {before} end.", f"Then came {after} end.")
        assert (weight, reasons) == (Weight.MINOR, (f"spelling {before} → {after}",))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It takes 36 hours.", "It takes a day and a half."),
        ("It takes 90 minutes.", "It takes an hour and a half."),
        ("It takes 14 days.", "It takes two weeks."),
        ("It takes 24 hours.", "It takes a day."),
        ("The news that I've read.", "The news that I have read."),
        ("And now I'm here.", "And now I am here."),
        ("Read the guide while it runs.", "Read the guide whilst it runs."),
        ("Wait until dawn.", "Wait till dawn."),
        ("Any value (e.g. a list) fits.", "Any value (for example a list) fits."),
        ("For example, a list.", "For instance, a list."),
        ("Everyone may ask.", "Everybody might ask."),
        ("You must call it.", "You have to call it."),
        ("You need to call it.", "You have to call it."),
        ("You don't need to call it.", "You don't have to call it."),
        ("It failed because of rain.", "It failed due to rain."),
        ("It is about 80 metres.", "It is around 80 metres."),
        ("Call it prior to dawn.", "Call it before dawn."),
        ("A lot of readers ask.", "Many readers ask."),
        ("It is 50% of it.", "It is 50 per cent of it."),
        ("Then we can call it.", "Then you can call it."),
    ],
)
def test_the_same_in_other_words_is_minor(before: str, after: str) -> None:
    assert weigh_texts(before, after)[0] is Weight.MINOR
    assert weigh_texts(after, before)[0] is Weight.MINOR


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It takes 24 hours.", "It takes two days."),
        ("It takes a day.", "It takes a week."),
        ("It is 5 km away.", "It is 5 miles away."),
        ("Tests passed ✅", "Tests passed ❌"),
        ("You can call it.", "You have to call it."),
        ("You call it here.", "You have to call it here."),
        ("You don't have to call it.", "You must not call it."),
        ("A lot of readers ask.", "Few readers ask."),
        ("Call it before dawn.", "Call it after dawn."),
        ("Walk about the house.", "Walk around the house."),
        ("The US army came.", "The army came."),
        ("The 5% fee is due.", "The 5 fee is due."),
        ("Important lamps are red.", "Lamps are red."),
        ("This is my view.", "This is his view."),
        ("He gave it away.", "She gave it away."),
        ("Why it works", "How it works"),
        ("A letter from here.", "A letter form here."),
    ],
)
def test_what_is_another_thing_in_like_words_is_substantive(before: str, after: str) -> None:
    assert weigh_texts(before, after)[0] is Weight.SUBSTANTIVE


def test_two_words_written_as_one_do_not_deny() -> None:
    assert weigh_texts("This is not valid yet.", "This is notvalid yet.")[0] is not Weight.SUBSTANTIVE


def test_an_include_in_another_syntax_is_looks() -> None:
    one = Block(Kind.CODE, "{!> ../docs/first.py!}")
    assert weigh((one,), (Block(Kind.CODE, "{* ../docs/first.py *}"),))[0] is Weight.COSMETIC
    assert weigh((one,), (Block(Kind.CODE, "{* ../docs/other.py *}"),))[0] is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("before", "after", "turned"),
    [
        ("https://news.example/item?id=7", "https://news.example/item?id=8", True),
        ("https://news.example/item?id=7", "https://news.example/item?id=7&lang=en", False),
        ("https://x.example/?p=12", "https://x.example/?p=13", True),
        ("https://x.example/a?v=2", "https://x.example/a?v=3", False),
        ("https://www.youtube.com/watch?v=aaaaaaaaaaa", "https://www.youtube.com/watch?v=bbbbbbbbbbb", True),
        ("https://www.youtube.com/watch?v=aaaaaaaaaaa", "https://youtu.be/aaaaaaaaaaa?t=10", False),
        ("../types.md#setup", "https://x.example/docs/types/#setup", False),
        ("../types.md#setup", "https://x.example/other#setup", True),
    ],
)
def test_a_link_asks_for_a_page_by_its_query_where_both_do(before: str, after: str, turned: bool) -> None:
    assert bool(list(turned_links((before,), (after,)))) is turned


def test_a_line_with_its_number_made_an_item_of_a_numbered_list_is_looks() -> None:
    line = Block(Kind.PARAGRAPH, "2. Write a little every day")
    item = Block(Kind.LIST_ITEM, "Write a little every day", level=1, ordered=True)
    assert weigh((line,), (item,))[0] is Weight.COSMETIC
    assert weigh((item,), (line,))[0] is Weight.COSMETIC


def test_other_lines_of_a_shown_file_set_off_or_none_are_minor() -> None:
    plain, one, other = (
        Block(Kind.MARKUP, f"{{* ../docs/t001.py{hl} *}}") for hl in ("", " hl[3]", " hl[5]")
    )
    assert weigh((one,), (plain,))[0] is Weight.MINOR
    assert weigh((one,), (other,))[0] is Weight.MINOR


def test_an_editor_s_signs_within_code_are_looks() -> None:
    before, after = (
        Block(Kind.PARAGRAPH, f"Choose Open file{dots} now.", marks=(Mark(7, 16 + len(dots), MarkKind.CODE),))
        for dots in ("…", "...")
    )
    assert weigh((before,), (after,))[0] is Weight.COSMETIC


def test_a_box_s_label_set_in_bold_is_looks() -> None:
    said = Block(Kind.QUOTE, "Tip Pack a lamp.", marks=(Mark(0, 3, MarkKind.STRONG),))
    assert weigh((Block(Kind.QUOTE, "Pack a lamp."),), (said,))[0] is Weight.COSMETIC
