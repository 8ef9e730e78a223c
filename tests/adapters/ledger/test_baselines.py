"""What a post is held against can be another text than the first one that a look brought."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command

from daejo.errors import InputError, Superseded
from daejo.findings import BaselineKind
from daejo.look import look_back
from daejo.verdict import judge_anew
from db import migrate
from db.engine import Database
from db.migrations.config import config_for

EARLIER = datetime(2020, 5, 1, tzinfo=UTC)


@pytest.fixture
def looked(ledger, keep, an_article, a_verdict):
    """The id of an original that one look has read; its post is held against that."""
    original_id = keep()
    ledger.record(a_verdict(ledger.known(original_id), an_article("as it is now")))
    return original_id


@pytest.fixture
def dated(ledger, a_post, an_article, a_verdict, now):
    """A post with a date in its front matter whose original was read once."""

    def make(date, path="posts/dated.md", link="https://a.example/dated"):
        post = replace(a_post(path, text=path, link=link), date=date)
        kept = ledger.keep_post(post, f"web:{link}", link, now)
        ledger.record(a_verdict(ledger.known(kept.original_id), an_article("as it is now", url=link)))
        return kept

    return make


def test_a_copy_is_a_snapshot_beside_those_that_looks_brought(ledger, looked, an_article):
    copy = ledger.keep_copy(looked, an_article("as it was"), EARLIER, "https://archive.example/1")
    kept = ledger.snapshot(copy)
    assert (kept.sequence, kept.source, kept.since) == (0, "https://archive.example/1", EARLIER)
    assert kept.article.blocks[0].text == "as it was"
    assert ledger.known(looked).snapshot.article.blocks[0].text == "as it is now"
    assert [s.id for s in ledger.snapshots(looked)] == [copy, 1]


def test_the_same_copy_twice_is_one_and_the_earlier_moment_counts(ledger, looked, an_article):
    later = EARLIER + timedelta(days=9)
    first = ledger.keep_copy(looked, an_article("as it was"), later, "b")
    assert ledger.keep_copy(looked, an_article("as it was"), EARLIER, "a") == first
    assert ledger.keep_copy(looked, an_article("as it was"), later, "b") == first
    assert (ledger.snapshot(first).since, ledger.snapshot(first).source) == (EARLIER, "a")


def test_a_copy_of_what_a_look_brought_says_since_when_that_stood(ledger, looked, an_article, now):
    assert ledger.keep_copy(looked, an_article("as it is now"), EARLIER) == 1
    assert ledger.snapshot(1).since == EARLIER
    assert ledger.snapshot(1).sequence == 1
    assert ledger.snapshot(1).taken_at == now


def test_a_copy_seen_after_our_own_look_says_nothing_new(ledger, looked, an_article, now):
    ledger.keep_copy(looked, an_article("as it is now"), now + timedelta(days=1))
    assert ledger.snapshot(1).since is None


def test_a_post_is_held_against_the_copy_and_judged_anew(ledger, looked, an_article, now):
    copy = ledger.keep_copy(looked, an_article("as it was"), EARLIER)
    assert ledger.due(now)[0] == 0
    ledger.set_baseline(1, copy, BaselineKind.ARCHIVED, now, 0.9)
    (post,) = ledger.known(looked).posts
    assert (post.baseline.kind, post.baseline.snapshot.id, post.baseline.certainty) == (
        BaselineKind.ARCHIVED,
        copy,
        0.9,
    )
    assert post.judged is None
    assert ledger.due(now)[0] == 1
    assert ledger.find_post("posts/one.md").baseline_certainty == 0.9
    assert ledger.standings()[0].baseline_certainty == 0.9


def test_a_look_that_did_not_know_of_the_new_baseline_is_superseded(
    ledger, looked, an_article, a_verdict, now
):
    known = ledger.known(looked)
    ledger.set_baseline(1, 1, BaselineKind.REVIEWED, now)
    with pytest.raises(Superseded):
        ledger.record(a_verdict(known))


def test_a_baseline_is_a_text_of_the_posts_own_original(ledger, looked, keep, an_article, now):
    other = keep("posts/two.md", text="둘", link="https://a.example/two")
    copy = ledger.keep_copy(other, an_article("another"), EARLIER)
    with pytest.raises(InputError, match="not one of the original"):
        ledger.set_baseline(1, copy, BaselineKind.REVIEWED, now)
    with pytest.raises(InputError, match="no snapshot 99"):
        ledger.set_baseline(1, 99, BaselineKind.REVIEWED, now)
    with pytest.raises(InputError, match="no original 99"):
        ledger.keep_copy(99, an_article("another"), EARLIER)


def test_a_review_taken_back_brings_the_chosen_baseline_back(ledger, looked, an_article, now):
    copy = ledger.keep_copy(looked, an_article("as it was"), EARLIER)
    ledger.set_baseline(1, copy, BaselineKind.HISTORY, now, 0.7)
    done = ledger.review(1, now)
    assert ledger.find_post("posts/one.md").baseline_certainty is None
    ledger.undo(done.id, now)
    row = ledger.find_post("posts/one.md")
    assert (row.baseline, row.baseline_snapshot, row.baseline_certainty) == (BaselineKind.HISTORY, copy, 0.7)


def test_an_archive_is_asked_for_posts_older_than_our_first_text(ledger, dated, now):
    old = dated(EARLIER)
    dated(now + timedelta(days=1), "posts/new.md", "https://a.example/new")
    dated(None, "posts/undated.md", "https://a.example/undated")
    (wanted,) = ledger.wanting(now, 10)
    assert (wanted.post_id, wanted.original_id) == (old.post_id, old.original_id)
    assert (wanted.url, wanted.made) == ("https://a.example/dated", EARLIER)


def test_a_date_without_a_zone_is_one_of_utc(ledger, dated, now):
    dated(EARLIER.replace(tzinfo=None))
    assert ledger.wanting(now, 10)[0].made == EARLIER


def test_an_archive_that_was_asked_is_asked_again_when_that_is_due(ledger, dated, now):
    first, second = (dated(EARLIER, f"posts/{n}.md", f"https://a.example/{n}") for n in (1, 2))
    ledger.asked(first.post_id, now, now + timedelta(days=1))
    assert [w.post_id for w in ledger.wanting(now, 10)] == [second.post_id]
    later = now + timedelta(days=1)
    assert [w.post_id for w in ledger.wanting(later, 10)] == [second.post_id, first.post_id]
    assert [w.post_id for w in ledger.wanting(later, 1)] == [second.post_id]
    ledger.asked(first.post_id, later, None)
    ledger.asked(second.post_id, later, None)
    assert ledger.wanting(later + timedelta(days=999), 10) == ()


def test_how_long_a_post_waited_and_how_many_were_asked_is_told(ledger, dated, now):
    kept = dated(EARLIER)
    assert ledger.wanting(now, 10)[0].waited is None
    assert ledger.asked_since(now) == 0
    ledger.asked(kept.post_id, now, now + timedelta(days=3))
    assert ledger.wanting(now + timedelta(days=9), 10)[0].waited == timedelta(days=3)
    assert ledger.asked_since(now) == 1
    assert ledger.asked_since(now + timedelta(seconds=1)) == 0


@pytest.mark.parametrize("kind", [BaselineKind.REVIEWED, BaselineKind.ARCHIVED, BaselineKind.HISTORY])
def test_no_archive_is_asked_where_the_baseline_is_known(ledger, dated, now, kind):
    kept = dated(EARLIER)
    ledger.set_baseline(kept.post_id, 1, kind, now)
    assert ledger.wanting(now, 10) == ()


def test_a_post_that_names_another_original_is_asked_for_anew(ledger, dated, a_post, now):
    kept = dated(EARLIER)
    ledger.asked(kept.post_id, now, None)
    ledger.set_baseline(kept.post_id, 1, BaselineKind.HISTORY, now, 0.5)
    moved = replace(a_post("posts/dated.md", text="x", link="https://a.example/x"), date=EARLIER)
    ledger.keep_post(moved, "web:x", "https://a.example/x", now)
    assert ledger.find_post("posts/dated.md").baseline_certainty is None


def test_posts_that_were_kept_before_have_their_dates_after_an_upgrade(ledger, ledger_url, dated, now):
    dated(EARLIER)
    database = Database(ledger_url, migrating=True)
    database.write(lambda c: command.downgrade(config_for(c), "0001"))
    database.close()
    migrate(ledger_url)
    assert [w.made for w in ledger.wanting(now, 10)] == [EARLIER]


def test_a_choice_does_not_take_the_place_of_what_a_person_said_meanwhile(ledger, looked, an_article, now):
    copy = ledger.keep_copy(looked, an_article("a number of 3", "as it is now"), EARLIER)
    ledger.review(1, now)
    with pytest.raises(InputError, match="another baseline meanwhile"):
        ledger.set_baseline(1, copy, BaselineKind.ARCHIVED, now, 0.9, instead_of=BaselineKind.ASSUMED)
    assert ledger.known(looked).posts[0].baseline.kind is BaselineKind.REVIEWED
    ledger.undo(1, now)
    ledger.set_baseline(1, copy, BaselineKind.ARCHIVED, now, 0.9, instead_of=BaselineKind.ASSUMED)
    assert ledger.known(looked).posts[0].baseline.kind is BaselineKind.ARCHIVED


def test_posts_are_judged_anew_without_a_look(ledger, looked, an_article, now):
    copy = ledger.keep_copy(looked, an_article("a number of 3", "as it is now"), EARLIER)
    ledger.set_baseline(1, copy, BaselineKind.ARCHIVED, now)
    planned, looks = ledger.original(looked).next_look_at, ledger.looks(looked)
    verdict = look_back(looked, ledger, now)
    assert [post.post_id for post in verdict.posts] == [1]
    assert ledger.known(looked).posts[0].judged == (1, 1)
    assert ledger.looks(looked) == looks
    assert ledger.original(looked).next_look_at == planned


def test_a_judgement_without_a_look_gives_way_to_news(ledger, looked, now):
    known = ledger.known(looked)
    ledger.set_baseline(1, 1, BaselineKind.REVIEWED, now)
    with pytest.raises(Superseded):
        ledger.record(judge_anew(known, now))


def test_nothing_is_judged_where_no_text_was_ever_read(ledger, keep, now):
    assert look_back(keep(), ledger, now) is None
