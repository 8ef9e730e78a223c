"""One look is recorded once, whole, and only over what it was judged from."""

from dataclasses import replace
from datetime import timedelta

import pytest

from daejo.alignment.pair import Pair
from daejo.changes import Change, ChangeKind, Weight
from daejo.errors import InputError, Superseded
from daejo.findings import BaselineKind, Closed, FindingKind, FindingState, Severity
from daejo.history import Outcome
from daejo.originals.page import Page, Request
from daejo.verdict import Flag, FlagKind, OriginalState


def test_a_new_original_is_known_by_its_address_and_its_post_alone(ledger, keep, a_post):
    known = ledger.known(keep())
    assert (known.request, known.state) == (Request("https://a.example/one"), OriginalState.NEW)
    assert (known.snapshot, known.looks) == (None, ())
    (post,) = known.posts
    assert (post.post, post.revision, post.baseline, post.judged) == (a_post(), 1, None, None)


def test_what_was_recorded_is_what_is_known(ledger, keep, an_article, a_verdict, now):
    original_id = keep()
    article = an_article("one", "two")
    verdict = a_verdict(
        ledger.known(original_id),
        article,
        etag='W/"7"',
        last_modified="Sat, 28 Feb 2026 12:00:00 GMT",
        landed="https://a.example/landed",
        moved_to="https://b.example/one",
        suspect="01ab",
    )
    ledger.record(verdict)
    known = ledger.known(original_id)
    assert known.request == Request("https://a.example/one", 'W/"7"', "Sat, 28 Feb 2026 12:00:00 GMT")
    assert (known.landed, known.moved_to) == ("https://a.example/landed", "https://b.example/one")
    assert (known.suspect, known.state) == ("01ab", OriginalState.OK)
    assert known.snapshot is not None
    assert (known.snapshot.sequence, known.snapshot.article) == (1, article)
    assert (known.snapshot.fingerprint, known.snapshot.taken_at) == (article.fingerprint, now)
    assert [(look.at, look.outcome) for look in known.looks] == [(now, Outcome.FIRST)]
    (post,) = known.posts
    assert post.baseline is not None
    assert (post.baseline.kind, post.baseline.snapshot) == (BaselineKind.ASSUMED, known.snapshot)
    assert post.judged == (1, known.snapshot.id)


@pytest.mark.parametrize("nonsense", ['"a\0b"', '"a\nb"', '"a\x7fb"', '"한"', '"\ud800"'], ids=ascii)
def test_a_validator_that_no_header_can_hold_is_not_kept(ledger, keep, a_verdict, an_article, nonsense):
    original_id = keep()
    verdict = a_verdict(ledger.known(original_id), an_article("one"), etag=nonsense, last_modified=nonsense)
    ledger.record(verdict)
    assert ledger.known(original_id).request == Request("https://a.example/one")


def test_a_validator_of_latin_letters_is_kept(ledger, keep, a_verdict, an_article):
    original_id = keep()
    ledger.record(a_verdict(ledger.known(original_id), an_article("one"), etag='"caf\u00e9"'))
    assert ledger.known(original_id).request.etag == '"caf\u00e9"'


def test_the_second_of_two_workers_is_superseded_and_writes_nothing(ledger, keep, an_article, a_verdict):
    original_id = keep()
    first, second = ledger.known(original_id), ledger.known(original_id)
    ledger.record(a_verdict(first, an_article("from the first")))
    with pytest.raises(Superseded):
        ledger.record(a_verdict(second, an_article("from the second")))
    assert [s.article.blocks[0].text for s in ledger.snapshots(original_id)] == ["from the first"]
    assert len(ledger.looks(original_id)) == 1


def test_a_lease_that_was_taken_over_records_nothing(ledger, keep, a_verdict, now):
    original_id = keep()
    (slow,) = ledger.lease_due(now, 10, 10, timedelta(minutes=1))
    known = ledger.known(original_id, slow.token)
    later = now + timedelta(minutes=2)
    (quick,) = ledger.lease_due(later, 10, 10, timedelta(minutes=1))
    with pytest.raises(Superseded):
        ledger.record(a_verdict(known))
    ledger.record(a_verdict(ledger.known(original_id, quick.token)))
    with pytest.raises(Superseded):
        ledger.known(original_id, slow.token)


def test_a_verdict_that_cannot_be_written_whole_is_not_written_at_all(ledger, keep, an_article, a_verdict):
    original_id = keep()
    verdict = a_verdict(ledger.known(original_id), an_article("one"))
    broken = replace(verdict.posts[0], post_id=999)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        ledger.record(replace(verdict, posts=(verdict.posts[0], broken)))
    known = ledger.known(original_id)
    assert (known.snapshot, known.looks, known.guard.version) == (None, (), verdict.guard.version)


def test_there_and_back_again_is_two_changes_and_three_snapshots(ledger, keep, an_article, a_verdict):
    original_id = keep()
    texts = ("one", "another", "one")
    for before, after in zip((None, *texts), texts, strict=False):
        changes = () if before is None else (_edit(before, after),)
        ledger.record(a_verdict(ledger.known(original_id), an_article(after), changes=changes))
    snapshots = ledger.snapshots(original_id)
    assert [s.sequence for s in snapshots] == [1, 2, 3]
    assert snapshots[0].fingerprint == snapshots[2].fingerprint
    rows = ledger.changes_of(original_id)
    assert [(row.before, row.after) for row in rows] == [
        (snapshots[0].id, snapshots[1].id),
        (snapshots[1].id, snapshots[2].id),
    ]
    assert [row.change.after_text for row in rows] == ["another", "one"]


def test_changes_are_listed_from_a_time_on(ledger, keep, an_article, a_verdict, now):
    original_id = keep()
    ledger.record(a_verdict(ledger.known(original_id), an_article("a")))
    edit = (_edit("a", "b"),)
    ledger.record(a_verdict(ledger.known(original_id), an_article("b"), changes=edit))
    assert ledger.original(original_id).last_change_at == now
    assert len(ledger.changes_of(original_id, now - timedelta(seconds=1))) == 1
    assert ledger.changes_of(original_id, now) == ()


def _edit(before, after):
    return Change(ChangeKind.EDITED, Weight.SUBSTANTIVE, (0,), (0,), before, after, ("reworded",))


def test_a_finding_opens_moves_on_and_closes_with_a_reason(ledger, keep, an_article, a_verdict, a_finding):
    original_id = keep()
    verdict = a_verdict(ledger.known(original_id), an_article("one"))
    opened = replace(verdict.posts[0], opened=(a_finding(),), pairs=(Pair((0,), (0,), 0.9, ("same code",)),))
    ledger.record(replace(verdict, posts=(opened,)))
    (row,) = ledger.findings()
    assert (row.finding, row.state, row.post) == (a_finding(), FindingState.OPEN, "posts/one.md")
    assert ledger.alignment(opened.post_id).pairs == opened.pairs

    moved = replace(opened, opened=(), moved_on=((row.id, a_finding(line=12)),))
    ledger.record(a_verdict(ledger.known(original_id), posts=(moved,)))
    (row,) = ledger.findings()
    assert row.finding.post_lines == (12, 12)

    closed = replace(moved, moved_on=(), closed=((row.id, Closed.REVISED),))
    ledger.record(a_verdict(ledger.known(original_id), posts=(closed,)))
    assert ledger.findings() == ()
    (row,) = ledger.findings(opened.post_id, (FindingState.CLOSED,))
    assert (row.why, row.closed_at is not None) == ("revised", True)


def test_a_finding_that_was_dealt_with_is_known_as_such(ledger, keep, an_article, a_verdict, a_finding):
    original_id = keep()
    verdict = a_verdict(ledger.known(original_id), an_article("one"))
    ledger.record(replace(verdict, posts=(replace(verdict.posts[0], opened=(a_finding(),)),)))
    (finding,) = ledger.known(original_id).posts[0].findings
    closed = replace(verdict.posts[0], baseline=None, closed=((finding.id, Closed.REVISED),))
    ledger.record(a_verdict(ledger.known(original_id), posts=(closed,)))
    (finding,) = ledger.known(original_id).posts[0].findings
    assert (finding.state, finding.closed) == (FindingState.CLOSED, Closed.REVISED)


def test_the_same_finding_may_come_back_after_it_was_closed(ledger, keep, an_article, a_verdict, a_finding):
    original_id = keep()
    verdict = a_verdict(ledger.known(original_id), an_article("one"))
    judged = replace(verdict.posts[0], opened=(a_finding(),))
    ledger.record(replace(verdict, posts=(judged,)))
    (row,) = ledger.findings()
    again = replace(judged, baseline=None, closed=((row.id, Closed.RESTORED),))
    ledger.record(a_verdict(ledger.known(original_id), posts=(again,)))
    assert [row.state for row in ledger.findings(judged.post_id, tuple(FindingState))] == [
        FindingState.CLOSED,
        FindingState.OPEN,
    ]


def test_a_flag_stands_for_its_finding_and_its_post(ledger, keep, an_article, a_verdict, a_finding, now):
    original_id = keep()
    verdict = a_verdict(ledger.known(original_id), an_article("one"))
    judged = replace(verdict.posts[0], opened=(a_finding(),))
    flag = Flag(FlagKind.STALE, Severity.HIGH, "line 9: number 3 → 4", judged.post_id, "stale-1")
    ledger.record(replace(verdict, posts=(judged,), flags=(flag,)))
    (row,) = ledger.flags()
    assert (row.kind, row.severity, row.summary) == (flag.kind, flag.severity, flag.summary)
    assert (row.post, row.original) == ("posts/one.md", "https://a.example/one")
    assert (row.finding_id, row.created_at, row.sent_at) == (ledger.findings()[0].id, now, None)


def test_a_page_is_kept_as_it_came(ledger, keep, an_article, a_verdict):
    original_id = keep()
    page = Page("https://a.example/one", b"\x00\xff" * 9000, headers={"etag": "x"})
    ledger.record(a_verdict(ledger.known(original_id), an_article("one"), page=page))
    (snapshot,) = ledger.snapshots(original_id)
    assert ledger.page_of(snapshot.id) == page


def test_text_that_no_database_takes_is_kept_readable(ledger, keep, an_article, a_verdict):
    original_id = keep()
    article = an_article("nul \x00, half an emoji \ud83d, 한글 🙂")
    ledger.record(a_verdict(ledger.known(original_id), article, detail="nul \x00 and \udc00"))
    known = ledger.known(original_id)
    assert known.snapshot.fingerprint == article.fingerprint
    assert known.snapshot.article.blocks[0].text.endswith("한글 🙂")
    assert ledger.original(original_id).detail == "nul \ufffd and \ufffd"


def test_several_posts_of_one_original_are_judged_together(ledger, keep, an_article, a_verdict):
    original_id = keep("posts/one.md", text="하나")
    assert keep("posts/again.md", text="또 하나") == original_id
    ledger.record(a_verdict(ledger.known(original_id), an_article("one")))
    assert [p.judged for p in ledger.known(original_id).posts] == [(1, 1), (1, 1)]
    assert {s.original_id for s in ledger.standings()} == {original_id}


@pytest.mark.parametrize("number", [0, -1, 7, 2**63, 10**30])
def test_an_id_that_is_not_there_is_the_askers_mistake(ledger, number):
    for ask in (ledger.known, ledger.original, ledger.snapshot, ledger.post_of, ledger.looks, ledger.page_of):
        with pytest.raises(InputError):
            ask(number)


def test_a_standing_counts_what_is_open(ledger, keep, an_article, a_verdict, a_finding, now):
    original_id = keep()
    verdict = a_verdict(ledger.known(original_id), an_article("one"), detail="1 block")
    opened = (a_finding("a"), a_finding("b"), a_finding("c", FindingKind.MISSING))
    ledger.record(replace(verdict, posts=(replace(verdict.posts[0], opened=opened),)))
    (standing,) = ledger.standings()
    assert standing.findings == ((FindingKind.MISSING, 1), (FindingKind.STALE, 2))
    assert (standing.state, standing.outcome, standing.detail) == (OriginalState.OK, Outcome.FIRST, "1 block")
    assert (standing.baseline, standing.acknowledged) == (BaselineKind.ASSUMED, 0)
    assert (standing.last_look_at, standing.next_look_at) == (now, now + timedelta(days=1))
    assert standing.last_change_at is None
