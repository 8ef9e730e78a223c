"""What aligned posts teach: only what is sure, only what several texts bear out, and never without bound."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from daejo import lessons
from daejo.alignment import Pair
from daejo.blocks import Block, Kind
from daejo.findings import Evidence, Finding, FindingKind, Severity
from daejo.lessons import Lesson, Mark, learned, lesson, news

ENGLISH = ("The lighthouse keeper counts ships.", "A lighthouse needs paint.", "Ships need a harbour.")
KOREAN = ("등대 지기는 배를 셉니다.", "등대에는 페인트가 필요합니다.", "배에는 항구가 필요합니다.")


def blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(Kind.PARAGRAPH, text, lines=(i, i)) for i, text in enumerate(texts, 1))


def pair(i: int, score: float = 0.99, post: int | None = None) -> Pair:
    return Pair((i,), (i if post is None else post,), score)


def finding(kind: FindingKind, *post: int) -> Finding:
    return Finding(kind, Severity.HIGH, 0.9, (0,), post, (1, 1), Evidence(), "key")


def school(texts: int, pairs: int = 120) -> Callable[[Mark], Lesson]:
    """So many texts that all say the same of lighthouses."""
    one = lesson(0, blocks(*ENGLISH), blocks(*KOREAN), [pair(0), pair(1), pair(2)])

    def read(mark: Mark) -> Lesson:
        return Lesson(mark.snapshot_id % texts, (one.pairs * pairs)[:pairs])

    return read


def marks(count: int) -> list[Mark]:
    return [Mark(i, 1, i) for i in range(count)]


def words(made: lessons.Learned | None) -> dict[str, list[str]]:
    assert made is not None
    return {word: [entry.english for entry in group] for word, group in made.lexicon.entries.items()}


def test_a_pair_that_is_not_sure_teaches_nothing() -> None:
    made = lesson(7, blocks(*ENGLISH), blocks(*KOREAN), [pair(0), pair(1, lessons.SURE - 0.01)])
    assert made == Lesson(7, ((blocks(*ENGLISH)[:1], blocks(*KOREAN)[:1]),))


@pytest.mark.parametrize(
    ("kind", "taught"),
    [
        (FindingKind.STALE, 1),
        (FindingKind.MISMATCH, 1),
        (FindingKind.UNTRANSLATED, 1),
        (FindingKind.RESIDUE, 1),
        (FindingKind.MOVED, 2),
        (FindingKind.MISSING, 2),
    ],
)
def test_a_pair_that_a_finding_doubts_teaches_nothing(kind: FindingKind, taught: int) -> None:
    made = lesson(7, blocks(*ENGLISH), blocks(*KOREAN), [pair(0), pair(1)], [finding(kind, 1)])
    assert len(made.pairs) == taught


def test_pairs_of_blocks_that_are_not_there_are_left_out() -> None:
    odd = [pair(3, post=0), pair(0, post=99), pair(-1), pair(2)]
    made = lesson(7, blocks(*ENGLISH), blocks(*KOREAN), odd)
    assert made.pairs == ((blocks(*ENGLISH)[2:], blocks(*KOREAN)[2:]),)


def test_no_post_teaches_more_than_its_share() -> None:
    many = blocks(*ENGLISH * 200)
    made = lesson(7, many, many, [pair(i) for i in range(len(many))])
    assert len(made.pairs) == lessons.MOST_OF_A_POST


def test_what_several_texts_bear_out_is_learned() -> None:
    made = learned(marks(3), school(texts=3))
    assert words(made)["등대"][0] == "lighthous"
    assert made is not None
    assert (made.texts, made.pairs, made.sources) == (3, 360, tuple(marks(3)))


def test_one_text_alone_teaches_nothing_however_often_it_is_posted() -> None:
    assert words(learned(marks(9), school(texts=1))) == {}
    assert words(learned(marks(9), school(texts=2))) == {}


def test_too_few_pairs_teach_nothing() -> None:
    assert learned(marks(3), school(texts=3, pairs=lessons.ENOUGH // 3 - 1)) is None


def test_no_more_is_read_than_is_learned_from() -> None:
    asked: list[Mark] = []
    read = school(texts=3, pairs=200)

    def note(mark: Mark) -> Lesson:
        asked.append(mark)
        return read(mark)

    made = learned(marks(100), note)
    assert made is not None
    assert made.pairs == lessons.MOST
    assert len(asked) == lessons.MOST // 200
    assert made.sources == tuple(marks(100))


def test_long_blocks_do_not_take_memory_without_bound() -> None:
    long = Block(Kind.PARAGRAPH, "lighthouse " * 1_000), Block(Kind.PARAGRAPH, "등대 " * 1_000)
    made = learned(marks(9), lambda mark: Lesson(mark.post_id, (((long[0],), (long[1],)),) * 200))
    assert made is None


def test_a_post_that_was_aligned_anew_meanwhile_is_passed_over() -> None:
    read = school(texts=3)
    made = learned(marks(4), lambda mark: None if mark.post_id == 0 else read(mark))
    assert made is not None
    assert made.pairs == 360


def test_a_syllable_that_stands_alone_is_no_word() -> None:
    pair = (Block(Kind.PARAGRAPH, "lighthouse keeper"),), (Block(Kind.PARAGRAPH, "등대 을 지기"),)
    made = learned(marks(3), lambda mark: Lesson(mark.post_id, (pair,) * 120))
    assert set(words(made)) == {"등대", "지기"}


def test_what_is_too_long_for_a_word_is_none() -> None:
    pair = (Block(Kind.PARAGRAPH, "lighthouse " + "x" * 50),), (Block(Kind.PARAGRAPH, "등대 기린"),)
    made = learned(marks(3), lambda mark: Lesson(mark.post_id, (pair,) * 120))
    assert {english for group in words(made).values() for english in group} == {"lighthous"}


def test_learning_twice_from_the_same_posts_gives_the_same_bytes() -> None:
    once, again = learned(marks(6), school(texts=3)), learned(marks(6), school(texts=3))
    assert once is not None
    assert again is not None
    assert once.lexicon.to_bytes() == again.lexicon.to_bytes()


def test_chance_company_is_not_kept() -> None:
    made = learned(marks(3), school(texts=3))
    assert made is not None
    assert min(e.strength for group in made.lexicon.entries.values() for e in group) >= lessons.STRONG


@pytest.mark.parametrize(
    ("known", "fresh", "worth"),
    [(0, 0, False), (0, 1, True), (100, 0, False), (95, 5, False), (89, 11, True), (2000, 49, False)],
)
def test_what_was_learned_is_learned_again_when_enough_is_new(known: int, fresh: int, worth: bool) -> None:
    assert news(marks(known + fresh), marks(known)) is worth


def test_fifty_new_posts_are_enough_however_many_there_are() -> None:
    assert news(marks(2050), marks(2000))


def test_a_post_that_was_aligned_anew_is_news() -> None:
    assert news([Mark(1, 2, 1)], [Mark(1, 1, 1)])
