"""Judging: what a page, or the lack of one, means for an original and its posts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from daejo.changes import Weight
from daejo.errors import Blocked, Deferred, Gone, NotAnArticle, NotFound, Unreachable
from daejo.findings import BaselineKind, Closed, FindingKind, FindingState, KnownFinding
from daejo.findings import Policy as FindingsPolicy
from daejo.history import Outcome
from daejo.originals import read
from daejo.originals.page import Hop, Page, Request
from daejo.posts import read_post
from daejo.verdict import (
    Baseline,
    FlagKind,
    Guard,
    Known,
    KnownPost,
    OriginalState,
    Snapshot,
    Verdict,
    failed,
    judge,
)
from daejo.verdict.basis import baseline_kind
from daejo.verdict.policy import DEFAULT, Policy

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "https://notes.example/kettles.md"

ORIGINAL = """# Two kettles

A kettle of 2 litres boils in 7 minutes on our stove.

We measured it with a thermometer from the kitchen drawer, three times in a row.

## What it costs

Every boil costs about 4 cents, so a year of tea costs 15 dollars.

Fill it only as far as you need, and the price is halved.
"""

POST = """---
title: "주전자 두 개"
date: 2026-02-01 10:00
originalTitle: "Two kettles"
link: "https://notes.example/kettles.md"
---

2리터 주전자는 우리 집 가스레인지에서 7분 만에 끓습니다.

부엌 서랍에 있던 온도계로 세 번 연달아 재 보았습니다.

## 비용은 얼마일까

한 번 끓이는 데 약 4센트가 들고, 1년 동안 차를 마시면 15달러가 듭니다.

필요한 만큼만 채우면 비용이 절반으로 줄어듭니다.
"""


def page(text: str = ORIGINAL, **more) -> Page:
    return Page(URL, text.encode(), headers={"content-type": "text/markdown; charset=utf-8"}, **more)


def post_of(text: str = POST, **more) -> KnownPost:
    return KnownPost(id=5, revision=1, post=read_post(text.encode(), "kettles.md"), **more)


def new() -> Known:
    return Known(
        original_id=1,
        guard=Guard(version=3, lease="t"),
        request=Request(URL, etag='"1"'),
        state=OriginalState.NEW,
        posts=(post_of(),),
    )


def after(known: Known, verdict: Verdict) -> Known:
    """What the ledger would know next, in as far as these tests need it."""
    snapshot = known.snapshot
    if verdict.article is not None:
        sequence = snapshot.sequence + 1 if snapshot else 1
        snapshot = Snapshot(sequence, sequence, verdict.at, verdict.article.fingerprint, verdict.article)
    posts = []
    for post, judged in zip(known.posts, verdict.posts, strict=True) if verdict.posts else ():
        kept = {f.id: f for f in post.findings}
        kept.update({i: replace(kept[i], finding=f) for i, f in judged.moved_on})
        kept.update({i: replace(kept[i], state=FindingState.CLOSED, closed=why) for i, why in judged.closed})
        for finding in judged.opened:
            kept[len(kept) + 1] = KnownFinding(len(kept) + 1, finding, FindingState.OPEN)
        baseline = Baseline(judged.baseline, snapshot) if judged.baseline and snapshot else post.baseline
        judged_by = (post.revision, snapshot.id) if snapshot else None
        posts.append(replace(post, findings=tuple(kept.values()), baseline=baseline, judged=judged_by))
    return replace(
        known,
        state=verdict.state,
        landed=verdict.landed,
        moved_to=verdict.moved_to,
        suspect=verdict.suspect,
        snapshot=snapshot,
        posts=tuple(posts) or known.posts,
    )


@pytest.fixture
def seen() -> Known:
    """An original after its first look."""
    return after(new(), judge(new(), page(), NOW))


def kinds(verdict: Verdict) -> list[FlagKind]:
    return [flag.kind for flag in verdict.flags]


def test_the_first_look_records_the_text_and_claims_nothing_that_pairs_do_not_show():
    verdict = judge(new(), page(), NOW)
    assert (verdict.outcome, verdict.state) == (Outcome.FIRST, OriginalState.OK)
    assert verdict.article is not None
    assert verdict.posts[0].baseline is BaselineKind.ASSUMED
    assert verdict.flags == ()
    assert verdict.next_look_at > NOW


def test_the_same_text_again_says_nothing_new(seen):
    verdict = judge(seen, page(), NOW)
    assert (verdict.outcome, verdict.article, verdict.posts, verdict.flags) == (
        Outcome.UNCHANGED,
        None,
        (),
        (),
    )


def test_not_modified_keeps_the_validators_and_what_was_known(seen):
    verdict = judge(seen, Page(URL, b"", status=304), NOW)
    assert (verdict.outcome, verdict.state, verdict.etag) == (Outcome.UNCHANGED, OriginalState.OK, '"1"')


def test_an_edited_number_makes_its_korean_paragraph_stale_and_no_other(seen):
    verdict = judge(seen, page(ORIGINAL.replace("7 minutes", "9 minutes")), NOW)
    assert verdict.outcome is Outcome.CHANGED
    (finding,) = verdict.posts[0].opened
    assert finding.kind is FindingKind.STALE
    assert finding.post_lines == (8, 8)
    assert "7 minutes" in finding.evidence.before
    assert "9 minutes" in finding.evidence.after
    assert set(kinds(verdict)) == {FlagKind.STALE, FlagKind.CHANGED}


def test_cosmetic_edits_are_recorded_and_rung_out_to_nobody(seen):
    verdict = judge(seen, page(ORIGINAL.replace("about 4 cents", "about **4 cents**")), NOW)
    assert verdict.outcome is Outcome.CHANGED
    assert len(verdict.changes) == 1
    assert verdict.flags == ()
    assert verdict.posts[0].opened == ()


def test_back_to_the_translated_text_closes_what_the_edit_opened(seen):
    there = after(seen, judge(seen, page(ORIGINAL.replace("7 minutes", "9 minutes")), NOW))
    back = judge(there, page(), NOW)
    assert back.outcome is Outcome.CHANGED
    assert [why for _, why in back.posts[0].closed] == [Closed.RESTORED]
    assert FlagKind.STALE not in kinds(back)


def test_a_text_that_lost_most_of_its_words_is_believed_at_the_second_equal_look(seen):
    short = page("# Two kettles\n\nA kettle of 2 litres boils in 7 minutes on our stove.\n")
    first = judge(seen, short, NOW)
    assert (first.outcome, first.article, first.flags) == (Outcome.SUSPECT, None, ())
    second = judge(after(seen, first), short, NOW)
    assert second.outcome is Outcome.CHANGED


def test_a_deleted_original_is_flagged_once(seen):
    first = failed(seen, Gone("deleted by its author", status=410), NOW)
    assert (first.outcome, first.state, kinds(first)) == (Outcome.GONE, OriginalState.GONE, [FlagKind.GONE])
    assert failed(after(seen, first), Gone("deleted by its author", status=410), NOW).flags == ()


def test_a_challenge_is_blocked_and_never_a_change(seen):
    verdict = failed(seen, Blocked("a challenge page", status=403), NOW)
    assert (verdict.article, verdict.changes, kinds(verdict)) == (None, (), [FlagKind.BLOCKED])
    back = judge(after(seen, verdict), page(), NOW)
    assert kinds(back) == [FlagKind.BACK]


def test_one_404_is_no_deletion(seen):
    assert failed(seen, NotFound("404", status=404), NOW).state is OriginalState.LOST


def test_one_look_without_an_answer_raises_no_flag(seen):
    verdict = failed(seen, Unreachable("timed out"), NOW)
    assert (verdict.state, verdict.flags) == (OriginalState.OK, ())


def test_a_host_that_asks_us_to_wait_is_waited_for(seen):
    verdict = failed(seen, Deferred("429", status=429, wait=timedelta(hours=2)), NOW)
    assert timedelta(hours=2) <= verdict.next_look_at - NOW < timedelta(hours=2.5)


def test_a_first_look_that_is_redirected_tells_of_no_move():
    moved = replace(page(), url="https://notes.example/tea/kettles.md", hops=(Hop(301, "/tea/kettles.md"),))
    assert judge(new(), moved, NOW).moved_to is None


def test_a_permanent_redirect_to_another_place_is_a_move_and_flagged_once(seen):
    moved = replace(page(), url="https://notes.example/tea/kettles.md", hops=(Hop(301, "/tea/kettles.md"),))
    first = judge(seen, moved, NOW)
    assert first.moved_to == "https://notes.example/tea/kettles.md"
    assert kinds(first) == [FlagKind.MOVED]
    second = judge(after(seen, first), moved, NOW)
    assert second.moved_to == first.moved_to
    assert second.flags == ()


def test_a_temporary_redirect_is_no_move(seen):
    away = replace(page(), url="https://notes.example/tea/kettles.md", hops=(Hop(302, "/tea/kettles.md"),))
    assert judge(seen, away, NOW).moved_to is None


def test_a_post_edited_while_its_original_is_away_is_judged_by_what_was_known(seen):
    there = after(seen, judge(seen, page(ORIGINAL.replace("7 minutes", "9 minutes")), NOW))
    mended = replace(
        there.posts[0], revision=2, post=read_post(POST.replace("7분", "9분").encode(), "kettles.md")
    )
    verdict = failed(replace(there, posts=(mended,)), Unreachable("timed out"), NOW)
    assert [why for _, why in verdict.posts[0].closed] == [Closed.REVISED]


def test_a_typo_mended_elsewhere_in_the_post_closes_nothing(seen):
    there = after(seen, judge(seen, page(ORIGINAL.replace("7 minutes", "9 minutes")), NOW))
    text = POST.replace("절반으로 줄어듭니다", "반으로 줍니다")
    touched = replace(there.posts[0], revision=2, post=read_post(text.encode(), "kettles.md"))
    verdict = judge(replace(there, posts=(touched,)), page(ORIGINAL.replace("7 minutes", "9 minutes")), NOW)
    assert verdict.posts[0].closed == ()
    assert verdict.posts[0].opened == ()


def test_a_text_older_than_the_translation_by_the_sites_own_date_is_called_dated(seen):
    article = replace(read(page()), updated=datetime(2026, 1, 1, tzinfo=UTC))

    assert baseline_kind(article, seen.posts[0].post, DEFAULT) is BaselineKind.DATED


def test_a_policy_that_raises_no_minor_edits_leaves_their_paragraphs_alone(seen):
    edited = page(ORIGINAL.replace("from the kitchen drawer", "from a kitchen drawer"))
    heavy = frozenset({Weight.SUBSTANTIVE})
    told = judge(seen, edited, NOW)
    quiet = judge(seen, edited, NOW, Policy(findings=FindingsPolicy(raised=heavy)))
    assert [c.weight for c in quiet.changes] == [Weight.MINOR]
    assert quiet.posts[0].opened == ()
    assert [f.kind for f in told.posts[0].opened] == [FindingKind.STALE]


def test_an_address_that_nobody_could_set_as_a_link_is_no_move_and_no_trouble(seen):
    odd = replace(
        page(), url="https://a!b.example/m/global-identity?redirectUrl=%2Fx", hops=(Hop(301, "/x"),)
    )
    assert judge(seen, odd, NOW).moved_to is None


def test_a_move_is_noticed_where_the_server_says_not_modified(seen):
    place = "https://notes.example/tea/kettles.md"
    moved = Page(place, b"", status=304, hops=(Hop(301, place),))
    verdict = judge(seen, moved, NOW)
    assert verdict.moved_to == place
    assert kinds(verdict) == [FlagKind.MOVED]


def test_another_reading_does_not_hide_an_edit_of_the_author(seen):
    old = replace(seen, snapshot=replace(seen.snapshot, fingerprint="00" + seen.snapshot.fingerprint[2:]))
    verdict = judge(old, page(ORIGINAL.replace("7 minutes", "9 minutes")), NOW)
    assert verdict.outcome is Outcome.CHANGED
    assert set(kinds(verdict)) == {FlagKind.STALE, FlagKind.CHANGED}


def test_another_reading_of_the_same_text_is_no_edit(seen):
    old = replace(seen, snapshot=replace(seen.snapshot, fingerprint="00" + seen.snapshot.fingerprint[2:]))
    verdict = judge(old, page(), NOW)
    assert (verdict.outcome, verdict.changes, verdict.flags) == (Outcome.UNCHANGED, (), ())
    assert verdict.article is not None


def test_another_reading_does_not_believe_a_text_that_lost_most_of_its_words(seen):
    old = replace(seen, snapshot=replace(seen.snapshot, fingerprint="00" + seen.snapshot.fingerprint[2:]))
    short = page("# Two kettles\n\nA kettle of 2 litres boils in 7 minutes on our stove.\n")
    assert judge(old, short, NOW).outcome is Outcome.SUSPECT


def test_quoted_text_steers_no_terminal_from_a_summary(seen):
    escape = ORIGINAL.replace("the price is halved", "the \u202eprice\u202c is \x1b[2J doubled 7 times")
    summaries = [flag.summary for flag in judge(seen, page(escape), NOW).flags]
    assert summaries
    assert not any(sign in summary for summary in summaries for sign in "\x1b\u202e\u202c")


def test_a_post_made_after_we_saw_the_text_is_held_against_what_was_recorded(seen):
    early = replace(seen.snapshot, taken_at=datetime(2025, 1, 1, tzinfo=UTC))
    late = replace(seen, snapshot=early, posts=(post_of(),))
    assert judge(late, page(), NOW).posts[0].baseline is BaselineKind.RECORDED


def test_what_a_post_shows_by_itself_is_found_though_its_original_was_never_read():
    text = POST + "\n테이블 태그를 Markdown 형식으로 변경해 주세요.\n"
    known = replace(new(), posts=(post_of(text),))
    verdict = failed(known, Gone("deleted by its author", status=410), NOW)
    assert [f.kind for f in verdict.posts[0].opened] == [FindingKind.RESIDUE]
    assert set(kinds(verdict)) == {FlagKind.GONE, FlagKind.RESIDUE}
    assert failed(after(known, verdict), Gone("deleted by its author", status=410), NOW).flags == ()


def test_a_text_that_only_lost_its_end_is_believed_at_the_second_equal_look(seen):
    cut = page(ORIGINAL[: ORIGINAL.index("Every boil")])
    first = judge(seen, cut, NOW)
    assert (first.outcome, first.flags) == (Outcome.SUSPECT, ())
    assert judge(after(seen, first), cut, NOW).outcome is Outcome.CHANGED


def test_a_paragraph_taken_out_of_the_middle_is_believed_at_once(seen):
    gone = "We measured it with a thermometer from the kitchen drawer, three times in a row."
    cut = page(ORIGINAL.replace(gone, ""))
    assert judge(seen, cut, NOW).outcome is Outcome.CHANGED


def test_another_text_at_the_address_is_no_edit(seen):
    other = page("# Lucky wheel\n\nSpin it for free.\n\nWinners every hour.\n\nOpen an account today.\n")
    with pytest.raises(NotAnArticle, match="another text"):
        judge(seen, other, NOW)


def test_being_off_the_network_at_the_first_look_is_no_news():
    verdict = failed(new(), Unreachable("the name is not known"), NOW)
    assert (verdict.state, verdict.flags) == (OriginalState.UNREACHABLE, ())


def test_a_text_that_changed_a_moment_ago_is_looked_at_soon_again(seen):
    dated = replace(seen.snapshot.article, updated=datetime(2020, 1, 1, tzinfo=UTC))
    fresh = replace(seen, snapshot=replace(seen.snapshot, sequence=2, article=dated, taken_at=NOW))
    quiet = judge(fresh, Page(URL, b"", status=304), NOW + timedelta(minutes=1))
    assert quiet.next_look_at - NOW < timedelta(days=2)
