"""The user's own lexicon: what it is learned from, and what posts are judged with."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from daejo.alignment import Lexicon, Pair, starter
from daejo.alignment.lexicon import Entry
from daejo.lessons import Learned, Lesson, Mark
from db.engine import Database


@pytest.fixture
def learned():
    def make(word: str = "등대", english: str = "lighthouse", *sources: Mark) -> Learned:
        lexicon = Lexicon({word: (Entry(english, 0.9, 4),)})
        return Learned(lexicon, pairs=400, texts=8, sources=sources, maker="1:abc")

    return make


@pytest.fixture
def judged(ledger, keep, an_article, a_verdict, now):
    """A post that was held against a text of one paragraph; the id of its original."""

    def make(path: str = "posts/one.md", *, score: float = 0.99, findings: tuple[object, ...] = ()) -> int:
        link = f"https://a.example/{path}"
        original_id = keep(path, link, text=f"안녕하세요 {path}")
        known = ledger.known(original_id)
        verdict = a_verdict(known, an_article("Good morning", url=link))
        pairs = (Pair((0,), (0,), score),)
        posts = tuple(replace(post, pairs=pairs, opened=findings) for post in verdict.posts)
        ledger.record(replace(verdict, posts=posts))
        return original_id

    return make


def test_what_was_aligned_is_there_to_learn_from(ledger, judged):
    first, second = judged("posts/one.md"), judged("posts/two.md")
    marks = ledger.aligned(10)
    assert [ledger.lesson(mark).text for mark in marks] == [second, first]
    [(original, post)] = ledger.lesson(marks[1]).pairs
    assert [block.text for block in (*original, *post)] == ["Good morning", "안녕하세요 posts/one.md"]
    assert ledger.aligned(1) == marks[:1]


def test_pairs_of_blocks_that_are_read_otherwise_now_are_gone_until_the_next_judgement(
    ledger, judged, a_post, an_article, now
):
    first, second = judged("posts/one.md"), judged("posts/two.md")
    newest = ledger.known(first).snapshot.id
    ledger.keep_readings(first, {newest: an_article("A line that was lost", "Good morning")})
    assert ledger.alignment(1) is None
    assert [mark.post_id for mark in ledger.aligned(10)] == [2]
    link = "https://a.example/posts/two.md"
    read = a_post("posts/two.md", "안녕하세요 posts/two.md", link)
    block = read.blocks[0]
    again = replace(read, blocks=(replace(block, lines=(8, 8)), block))
    ledger.keep_problem("posts/two.md", "could not be opened", now)
    kept = ledger.keep_post(again, f"web:{link}", link, now)
    assert kept.original_id == second
    assert ledger.alignment(2) is None
    assert ledger.aligned(10) == ()


def test_the_post_that_was_edited_last_comes_first(ledger, judged, a_post, now):
    judged("posts/one.md")
    judged("posts/two.md")
    link = "https://a.example/posts/one.md"
    edited = a_post("posts/one.md", "안녕하세요 여러분", link)
    kept = ledger.keep_post(edited, f"web:{link}", link, now + timedelta(days=1))
    assert ledger.aligned(10)[0].post_id == kept.post_id


def test_a_post_whose_file_is_gone_teaches_no_more(ledger, judged, now):
    judged("posts/one.md")
    ledger.keep_vanished("posts", (), now)
    assert ledger.aligned(10) == ()


def test_what_a_finding_doubts_and_what_is_not_sure_is_no_lesson(ledger, judged, a_finding):
    judged("posts/one.md", findings=(a_finding(),))
    judged("posts/two.md", score=0.5)
    assert [ledger.lesson(mark).pairs for mark in ledger.aligned(10)] == [(), ()]


def test_an_alignment_that_is_of_the_past_is_no_lesson(ledger, judged):
    judged("posts/one.md")
    [mark] = ledger.aligned(10)
    assert isinstance(ledger.lesson(mark), Lesson)
    assert ledger.lesson(mark._replace(revision=mark.revision + 1)) is None


def test_none_was_learned_at_first(ledger, keep):
    assert ledger.lexicon() is None
    assert ledger.known(keep()).lexicon is None


def test_the_newest_is_in_force_laid_over_the_one_that_ships(ledger, keep, learned, now):
    original_id = keep()
    ledger.keep_lexicon(learned("등대", "beacon"), now)
    kept = ledger.keep_lexicon(learned("등대", "lighthouse", Mark(1, 2, 3)), now + timedelta(days=1))
    assert ledger.lexicon() == kept
    assert (kept.texts, kept.pairs, kept.maker, kept.sources) == (8, 400, "1:abc", {Mark(1, 2, 3)})
    assert kept.learned_at == now + timedelta(days=1)
    lexicon = ledger.known(original_id).lexicon
    assert [entry.english for entry in lexicon.translations("등대")] == ["lighthouse"]
    assert len(lexicon) == len(starter()) + 1


def test_one_that_another_process_learned_is_taken_up(ledger, keep, learned, now, open_ledger, ledger_url):
    original_id = keep()
    ledger.keep_lexicon(learned("등대", "beacon"), now)
    assert ledger.known(original_id).lexicon.translations("등대")[0].english == "beacon"
    open_ledger(ledger_url).keep_lexicon(learned("등대", "lighthouse"), now)
    assert ledger.known(original_id).lexicon.translations("등대")[0].english == "lighthouse"


def test_a_new_lexicon_makes_no_post_judged_anew(ledger, judged, learned, now):
    original_id = judged("posts/one.md")
    before = ledger.known(original_id)
    ledger.keep_lexicon(learned(), now)
    after = ledger.known(original_id)
    assert after.posts[0].judged == before.posts[0].judged is not None
    assert after.guard == before.guard
    assert ledger.original(original_id).next_look_at == now + timedelta(days=1)


def test_it_can_be_left_out(ledger, keep, learned, now, open_ledger, ledger_url):
    original_id = keep()
    ledger.keep_lexicon(learned(), now)
    assert open_ledger(ledger_url, own_lexicon=False).known(original_id).lexicon is None


def test_only_the_newest_few_are_kept(ledger, learned, now, ledger_url):
    ids = [ledger.keep_lexicon(learned(), now).id for _ in range(5)]
    database = Database(ledger_url)
    rows = database.read(lambda c: c.scalars(text("SELECT id FROM lexicons ORDER BY id")).all())
    database.close()
    assert list(rows) == ids[-3:]


def test_one_that_cannot_be_read_stops_no_look(ledger, keep, learned, now, ledger_url):
    original_id = keep()
    ledger.keep_lexicon(learned(), now)
    database = Database(ledger_url)
    database.write(lambda c: c.execute(text("UPDATE lexicons SET lexicon = :bad"), {"bad": b"no lexicon"}))
    database.close()
    assert ledger.known(original_id).lexicon is None
    assert len(ledger.lexicon().lexicon) == 0
