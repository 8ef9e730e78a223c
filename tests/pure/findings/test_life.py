"""The life of a finding: opened once, kept until it is dealt with, closed for a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from daejo.blocks import Block, Kind
from daejo.changes import Weight
from daejo.findings import Closed, FindingKind, KnownFinding, Policy, Settled, settle

Make = Callable[..., tuple[Block, ...]]
GARDEN = Block(Kind.PARAGRAPH, "On Mondays the garden behind the house is open from 9:30 as well.")
APPEARED = "월요일에는 집 뒤의 정원도 9:30부터 열려 있습니다."
MISTRANSLATED = ("3개 층", "5개 층")


def closed(settled: Settled) -> list[Closed]:
    return [why for _, why in settled.closed]


def test_an_edit_opens_one_finding_at_its_korean_line(watch: Any, edited: Make, revised: Make) -> None:
    settled = watch.look(edited(("3 floors", "4 floors")), revised())
    (finding,) = settled.opened
    assert finding.kind is FindingKind.STALE
    assert finding.post_lines == (12, 12)
    assert "number 3 → 4" in finding.evidence.details


def test_the_same_finding_is_never_opened_twice(watch: Any, edited: Make, revised: Make) -> None:
    for _ in range(4):
        watch.look(edited(("3 floors", "4 floors")), revised())
    assert len(watch.announced) == len(watch.open) == 1


def test_two_edits_of_one_paragraph_are_one_finding_whose_after_moves_on(
    watch: Any, edited: Make, revised: Make
) -> None:
    watch.look(edited(("3 floors", "4 floors")), revised())
    settled = watch.look(edited(("3 floors", "5 floors")), revised())
    assert len(watch.announced) == 1
    ((_, moved),) = settled.moved_on
    assert "5 floors" in moved.evidence.after
    assert "3 floors" in moved.evidence.before


def test_a_typo_mended_elsewhere_closes_nothing(watch: Any, edited: Make, revised: Make) -> None:
    watch.look(edited(("3 floors", "4 floors")), revised())
    settled = watch.look(edited(("3 floors", "4 floors")), revised(("마지막 단락은", "마지막 문단은")))
    assert closed(settled) == []
    assert len(watch.open) == 1


def test_shifted_lines_move_the_finding_and_announce_nothing(watch: Any, edited: Make, revised: Make) -> None:
    watch.look(edited(("3 floors", "4 floors")), revised())
    settled = watch.look(edited(("3 floors", "4 floors")), revised(first_line=40))
    ((_, moved),) = settled.moved_on
    assert moved.post_lines == (42, 42)
    assert len(watch.announced) == 1


def test_revising_its_own_paragraph_closes_it(watch: Any, edited: Make, revised: Make) -> None:
    now = edited(("3 floors", "4 floors"))
    watch.look(now, revised())
    settled = watch.look(now, revised(("3개 층", "4개 층")))
    assert closed(settled) == [Closed.REVISED]
    assert watch.open == []


def test_a_revised_paragraph_is_not_opened_again_by_the_same_edit(
    watch: Any, edited: Make, revised: Make
) -> None:
    now = edited(("3 floors", "4 floors"))
    watch.look(now, revised())
    watch.look(now, revised(("3개 층", "4개 층")))
    for korean in (("3개 층", "네 개 층"), ("3개 층", "총 4개 층")):
        assert watch.look(now, revised(korean)).opened == ()
    assert len(watch.announced) == 1


def test_a_further_edit_after_the_revision_is_news_against_what_was_revised(
    watch: Any, edited: Make, revised: Make
) -> None:
    watch.look(edited(("3 floors", "4 floors")), revised())
    done = revised(("3개 층", "4개 층"))
    watch.look(edited(("3 floors", "4 floors")), done)
    (again,) = watch.look(edited(("3 floors", "7 floors")), done).opened
    assert "4 floors" in again.evidence.before
    assert "7 floors" in again.evidence.after
    assert "number 4 → 7" in again.evidence.details
    assert watch.look(edited(("3 floors", "7 floors")), done).moved_on == ()


def test_a_cosmetic_edit_after_the_revision_is_no_news(watch: Any, edited: Make, revised: Make) -> None:
    watch.look(edited(("3 floors", "4 floors")), revised())
    done = revised(("3개 층", "4개 층"))
    watch.look(edited(("3 floors", "4 floors")), done)
    assert watch.look(edited(("It has 3 floors,", "It has 4 floors –")), done).opened == ()


def test_an_original_that_goes_back_closes_it_as_restored(watch: Any, edited: Make, revised: Make) -> None:
    watch.look(edited(("3 floors", "4 floors")), revised())
    assert closed(watch.look(edited(), revised())) == [Closed.RESTORED]


def test_there_and_back_and_there_again_is_announced_twice(watch: Any, edited: Make, revised: Make) -> None:
    for now in (edited(("3 floors", "4 floors")), edited(), edited(("3 floors", "4 floors"))):
        watch.look(now, revised())
    assert len(watch.announced) == 2


def test_an_edit_and_a_revision_between_two_looks_leave_it_open(
    watch: Any, edited: Make, revised: Make
) -> None:
    watch.look(edited(("3 floors", "4 floors")), revised())
    settled = watch.look(edited(("3 floors", "9 floors")), revised(("3개 층", "4개 층")))
    assert closed(settled) == []
    assert len(watch.open) == 1


def test_an_acknowledged_finding_stays_quiet_until_the_original_says_something_else(
    watch: Any, edited: Make, revised: Make
) -> None:
    watch.look(edited(("3 floors", "4 floors")), revised())
    watch.acknowledge()
    assert watch.look(edited(("3 floors", "4 floors")), revised()).opened == ()
    assert watch.look(edited(("3 floors,", "4 floors –")), revised()).opened == ()
    (again,) = watch.look(edited(("3 floors", "6 floors")), revised()).opened
    assert "6 floors" in again.evidence.after


def test_an_added_paragraph_is_missing_after_the_line_where_it_belongs_and_appears(
    watch: Any, edited: Make, revised: Make
) -> None:
    new = Block(Kind.PARAGRAPH, "On Mondays the garden behind the house is open from 9:30 as well.")
    now = (*edited()[:2], new, *edited()[2:])
    (finding,) = watch.look(now, revised()).opened
    assert (finding.kind, finding.post_lines, finding.original) == (FindingKind.MISSING, (12, 12), (2,))
    there = (*revised()[:2], Block(Kind.PARAGRAPH, APPEARED, lines=(13, 13)), *revised()[2:])
    watch.pairs = tuple(replace(p, post=(p.post[0] + (p.post[0] > 1),)) for p in watch.pairs)
    assert closed(watch.look(now, there)) == [Closed.APPEARED]


def test_a_missing_paragraph_that_the_author_takes_out_again_did_not_appear(
    watch: Any, edited: Make, revised: Make
) -> None:
    watch.look((*edited(), GARDEN), revised())
    assert closed(watch.look(edited(), revised())) == [Closed.RESTORED]


def test_an_added_paragraph_that_is_edited_stays_one_finding(watch: Any, edited: Make, revised: Make) -> None:
    for hour in ("9:30", "10:30", "11:45"):
        new = Block(Kind.PARAGRAPH, f"On Mondays the garden behind the house is open from {hour} as well.")
        watch.look((*edited()[:2], new, *edited()[2:]), revised())
    assert len(watch.announced) == 1
    assert "11:45" in watch.open[0].evidence.after


def test_a_removed_paragraph_makes_an_orphan_that_ends_when_the_post_drops_it(
    watch: Any, edited: Make, revised: Make
) -> None:
    now = edited()[:3]
    (finding,) = watch.look(now, revised()).opened
    assert (finding.kind, finding.post_lines) == (FindingKind.ORPHAN, (16, 16))
    assert closed(watch.look(now, revised()[:3])) == [Closed.REMOVED]


def test_a_removed_paragraph_that_comes_back_is_restored(watch: Any, edited: Make, revised: Make) -> None:
    watch.look(edited()[:3], revised())
    assert closed(watch.look(edited(), revised())) == [Closed.RESTORED]


def test_a_moved_paragraph_is_told_once_and_its_edit_beside_it(
    watch: Any, edited: Make, revised: Make
) -> None:
    original = edited()
    moved = (*original[1:], original[0])
    (finding,) = watch.look(moved, revised()).opened
    assert finding.kind is FindingKind.MOVED
    changed = Block(Kind.PARAGRAPH, original[0].text.replace("museum", "library"))
    settled = watch.look((*original[1:], changed), revised())
    assert [f.kind for f in settled.opened] == [FindingKind.STALE]


def test_of_a_closed_and_a_live_finding_of_one_key_the_live_one_is_meant(
    watch: Any, edited: Make, revised: Make
) -> None:
    now = edited(("3 floors", "4 floors"))
    watch.look(now, revised())
    watch.look(edited(), revised())
    watch.look(now, revised())
    assert [k.state.value for k in watch.known] == ["closed", "open"]
    assert watch.look(now, revised()) == Settled()


def test_an_acknowledged_mismatch_is_not_opened_again_by_an_edit_and_its_undoing(
    watch: Any, edited: Make, revised: Make
) -> None:
    wrong = revised(MISTRANSLATED)
    assert [f.kind for f in watch.look(edited(), wrong).opened] == [FindingKind.MISMATCH]
    watch.acknowledge()
    settled = watch.look(edited(("a guard", "a doctor")), wrong)
    assert ([f.kind for f in settled.opened], closed(settled)) == ([FindingKind.STALE], [])
    settled = watch.look(edited(), wrong)
    assert (settled.opened, closed(settled)) == ((), [Closed.RESTORED])


def test_an_acknowledged_mismatch_is_not_opened_again_when_its_original_leaves_and_returns(
    watch: Any, edited: Make, revised: Make
) -> None:
    wrong = revised(MISTRANSLATED)
    watch.look(edited(), wrong)
    watch.acknowledge()
    original = edited()
    settled = watch.look((original[0], *original[2:]), wrong)
    assert ([f.kind for f in settled.opened], closed(settled)) == ([FindingKind.ORPHAN], [])
    assert watch.look(original, wrong).opened == ()


def test_an_open_mismatch_is_announced_once_whatever_hides_it_for_now(
    watch: Any, edited: Make, revised: Make
) -> None:
    wrong = revised(MISTRANSLATED)
    for now in (edited(), edited(("a guard", "a doctor")), edited()):
        watch.look(now, wrong)
    assert [f.kind for f in watch.announced].count(FindingKind.MISMATCH) == 1


def test_a_mismatch_that_is_hidden_ends_when_its_paragraph_is_revised(
    watch: Any, edited: Make, revised: Make
) -> None:
    now = edited(("a guard", "a doctor"))
    watch.look(edited(), revised(MISTRANSLATED))
    watch.look(now, revised(MISTRANSLATED))
    assert closed(watch.look(now, revised(("경비원", "의사")))) == [Closed.REVISED, Closed.REVISED]


def test_an_acknowledged_gap_is_not_opened_again_when_its_original_leaves_and_returns(
    watch: Any, edited: Make, revised: Make
) -> None:
    watch.look((*edited(), GARDEN), revised())
    watch.acknowledge()
    assert watch.look(edited(), revised()) == Settled()
    assert watch.look((*edited(), GARDEN), revised()).opened == ()
    assert len(watch.announced) == 1


def test_a_minor_edit_after_the_revision_is_news_where_the_policy_says_so(
    watch: Any, edited: Make, revised: Make
) -> None:
    watch.policy = Policy(reopens=frozenset({Weight.MINOR, Weight.SUBSTANTIVE}))
    watch.look(edited(("3 floors", "4 floors")), revised())
    done = revised(("3개 층", "4개 층"))
    watch.look(edited(("3 floors", "4 floors")), done)
    reworded = edited(("It has 3 floors,", "It has 4 floors;"))
    assert [f.kind for f in watch.look(reworded, done).opened] == [FindingKind.STALE]


def test_a_minor_edit_after_the_acknowledgement_is_news_where_the_policy_says_so(
    watch: Any, edited: Make, revised: Make
) -> None:
    watch.policy = Policy(reopens=frozenset({Weight.MINOR, Weight.SUBSTANTIVE}))
    watch.look(edited(("3 floors", "4 floors")), revised())
    watch.acknowledge()
    reworded = edited(("It has 3 floors,", "It has 4 floors;"))
    assert [f.kind for f in watch.look(reworded, revised()).opened] == [FindingKind.STALE]


def test_an_original_that_goes_back_after_the_revision_is_news(
    watch: Any, edited: Make, revised: Make
) -> None:
    watch.look(edited(("3 floors", "4 floors")), revised())
    done = revised(("3개 층", "4개 층"))
    watch.look(edited(("3 floors", "4 floors")), done)
    (again,) = watch.look(edited(), done).opened
    assert ("4 floors" in again.evidence.before, "3 floors" in again.evidence.after) == (True, True)
    assert (again.kind, again.post_lines, again.evidence.details) == (
        FindingKind.STALE,
        (12, 12),
        ("number 4 → 3",),
    )
    assert watch.look(edited(), done) == Settled()


def test_what_went_back_ends_when_the_translation_follows_or_the_original_returns(
    watch: Any, edited: Make, revised: Make
) -> None:
    there, done = edited(("3 floors", "4 floors")), revised(("3개 층", "4개 층"))
    for now, post in ((there, revised()), (there, done), (edited(), done)):
        watch.look(now, post)
    assert closed(watch.look(there, done)) == [Closed.RESTORED]
    assert watch.look(there, done) == Settled()
    watch.look(edited(), done)
    assert closed(watch.look(edited(), revised())) == [Closed.REVISED]
    assert watch.look(edited(), revised()) == Settled()
    assert len(watch.look(there, revised()).opened) == 1


def test_an_acknowledged_edit_that_is_undone_to_what_was_revised_is_restored(
    watch: Any, edited: Make, revised: Make
) -> None:
    four, done = edited(("3 floors", "4 floors")), revised(("3개 층", "4개 층"))
    for now, post in ((four, revised()), (four, done), (edited(("3 floors", "7 floors")), done)):
        watch.look(now, post)
    watch.acknowledge()
    settled = watch.look(four, done)
    assert (settled.opened, closed(settled)) == ((), [Closed.RESTORED])


def test_nothing_known_and_nothing_found_is_nothing() -> None:
    assert settle((), (), (), (), ()) == Settled()
    known: tuple[KnownFinding, ...] = ()
    assert settle(known, (), (Block(Kind.PARAGRAPH, "말"),), (), ()) == Settled()


def test_an_acknowledged_move_is_not_opened_again_by_an_edit_and_its_undoing(
    watch: Any, edited: Make, revised: Make
) -> None:
    def moved(*swaps: tuple[str, str]) -> tuple[Block, ...]:
        first, *rest = edited(*swaps)
        return (*rest, first)

    watch.look(moved(), revised())
    watch.acknowledge()
    assert closed(watch.look(moved(("museum", "library")), revised())) == []
    assert watch.look(moved(), revised()).opened == ()


def test_a_missing_paragraph_that_is_edited_as_it_appears_did_appear(
    watch: Any, edited: Make, revised: Make
) -> None:
    watch.look((*edited(), GARDEN), revised())
    watch.acknowledge()
    later = Block(Kind.PARAGRAPH, GARDEN.text.replace("9:30", "10:45"))
    there = (*revised(), Block(Kind.PARAGRAPH, APPEARED.replace("9:30", "10:45"), lines=(18, 18)))
    assert closed(watch.look((*edited(), later), there)) == [Closed.APPEARED]


def test_a_comma_taken_out_of_a_stale_paragraph_closes_nothing(
    watch: Any, edited: Make, revised: Make
) -> None:
    four = edited(("3 floors", "4 floors"))
    watch.look(four, revised())
    touched = tuple(replace(b, text=b.text.replace(".", " !").replace(",", "")) for b in revised())
    assert touched != revised()
    assert closed(watch.look(four, touched)) == []


def test_a_paragraph_that_still_says_the_old_number_was_not_revised(
    watch: Any, edited: Make, revised: Make
) -> None:
    four = edited(("3 floors", "4 floors"))
    watch.look(four, revised())
    touched = tuple(replace(b, text=b.text.replace("3개 층", "이제 3개 층")) for b in revised())
    assert touched != revised()
    assert closed(watch.look(four, touched)) == []
    assert closed(watch.look(four, revised(("3개 층", "4개 층")))) == [Closed.REVISED]
