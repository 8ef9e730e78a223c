"""A blog teaches Daejo its words: learned of posts that were looked at, used for those that come after."""

from __future__ import annotations

from datetime import timedelta

import pytest

from worker.learning import TRIED, learn, learn_if_due

DAY = timedelta(days=1)
PARAGRAPHS = 110
"""Of one post: with three posts there are 300 pairs and more."""

THINGS = (("lantern", "등불"), ("harbour", "항구"), ("sailor", "선원"), ("anchor", "닻줄"))


def english(post: int) -> str:
    return "\n\n".join(
        f"The {THINGS[n % 4][0]} number {post}{n:03} waits for the {THINGS[(n + 1 + n // 4) % 4][0]}."
        for n in range(PARAGRAPHS)
    )


def korean(post: int) -> str:
    return "\n\n".join(
        f"{post}{n:03}번 {THINGS[n % 4][1]}은 {THINGS[(n + 1 + n // 4) % 4][1]}를 기다립니다."
        for n in range(PARAGRAPHS)
    )


@pytest.fixture
def world(make_world):
    return make_world()


def publish(world, *posts: int) -> None:
    for post in posts:
        world.publish(english(post), f"/{post}.md")
        world.write(korean(post), f"{post}.md", world.front(f"https://notes.example/{post}.md", f"글 {post}"))


def test_the_posts_teach_their_words_once_until_enough_is_new(world):
    publish(world, 1, 2)
    world.day()
    assert learn(world.ledger, world.now) is None  # two texts: 220 pairs
    publish(world, 3)
    world.day()
    row = learn(world.ledger, world.now)
    assert row is not None
    assert (row.texts, row.pairs) == (3, 3 * PARAGRAPHS)
    assert row.lexicon.translations("항구")[0].english == "harbour"
    assert learn(world.ledger, world.now) is None
    publish(world, 4)
    world.day()
    again = learn(world.ledger, world.now)
    assert again is not None
    assert again.texts == 4
    assert learn(world.ledger, world.now) is None


def test_it_is_tried_no_more_often_than_the_setting_says(world):
    publish(world, 1, 2, 3)
    world.day()
    assert learn_if_due(world.ledger, world.now, timedelta(0)) is None
    assert TRIED not in {beat.name for beat in world.ledger.heartbeats()}
    assert learn_if_due(world.ledger, world.now, DAY) is not None
    publish(world, 4)
    world.day()
    assert learn_if_due(world.ledger, world.now, 2 * DAY) is None
    assert learn_if_due(world.ledger, world.now, DAY) is not None


def test_a_lexicon_brings_and_takes_no_finding_by_itself(world):
    publish(world, 1, 2, 3)
    world.touch("1007번 ", "1907번 ", "1.md")  # a number that is wrong from the start
    world.day()
    before = world.open()
    assert before
    learned = learn(world.ledger, world.now)
    assert learned is not None
    looked = world.day()
    assert {look.outcome.value for look in looked.looks} == {"unchanged"}
    assert world.open() == before
    assert world.rung("mismatch") == {"mismatch": len(before)}


def test_a_post_that_comes_later_is_aligned_with_it(world):
    publish(world, 1, 2, 3)
    world.day()
    assert world.ledger.known(world.post("1.md").original_id).lexicon is None
    assert learn(world.ledger, world.now) is not None
    publish(world, 4)
    world.day()
    known = world.ledger.known(world.post("4.md").original_id)
    assert known.lexicon.translations("등불")[0].english == "lantern"
    pairs = world.ledger.alignment(world.post("4.md").id).pairs
    assert len(pairs) == PARAGRAPHS
