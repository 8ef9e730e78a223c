"""What a person says about a finding holds until that person takes it back."""

import threading
import time
from dataclasses import replace

import psycopg
import pytest

from daejo.errors import InputError, Superseded
from daejo.findings import BaselineKind, Closed, FindingState
from daejo.verdict import PostVerdict


@pytest.fixture
def judged(ledger, keep, an_article, a_verdict, a_finding):
    """The id of an original with two snapshots, and a post with two findings open."""
    original_id = keep()
    ledger.record(a_verdict(ledger.known(original_id), an_article("before")))
    verdict = a_verdict(ledger.known(original_id), an_article("after"))
    opened = (a_finding("a"), a_finding("b", line=20))
    ledger.record(replace(verdict, posts=(replace(verdict.posts[0], opened=opened),)))
    return original_id


def _states(ledger):
    return [row.state for row in ledger.findings(None, tuple(FindingState))]


def test_one_finding_is_acknowledged_and_the_other_stays_open(ledger, judged, now):
    done = ledger.acknowledge(1, now, "the number is meant")
    assert (done.findings, done.post, done.note) == ((1,), "posts/one.md", "the number is meant")
    assert _states(ledger) == [FindingState.ACKNOWLEDGED, FindingState.OPEN]
    (standing,) = ledger.standings()
    assert (standing.acknowledged, dict(standing.findings)["stale"]) == (1, 1)


def test_an_acknowledged_finding_is_known_as_such_at_the_next_look(ledger, judged, now):
    ledger.acknowledge(1, now)
    states = [finding.state for finding in ledger.known(judged).posts[0].findings]
    assert states == [FindingState.ACKNOWLEDGED, FindingState.OPEN]


def test_all_that_a_post_has_open_is_acknowledged(ledger, judged, now):
    assert ledger.acknowledge_post(1, now).findings == (1, 2)
    assert _states(ledger) == [FindingState.ACKNOWLEDGED] * 2
    with pytest.raises(InputError, match="no open finding"):
        ledger.acknowledge_post(1, now)


def test_a_reviewed_post_is_held_against_what_was_reviewed(ledger, judged, now):
    done = ledger.review(1, now)
    assert (done.snapshot_id, done.findings) == (2, (1, 2))
    (post,) = ledger.known(judged).posts
    assert post.baseline is not None
    assert (post.baseline.kind, post.baseline.snapshot.id) == (BaselineKind.REVIEWED, 2)
    assert post.judged is None


def test_a_review_may_name_an_older_snapshot(ledger, judged, now):
    assert ledger.review(1, now, 1).snapshot_id == 1


def test_undone_means_as_before(ledger, judged, now):
    done = ledger.review(1, now)
    undone = ledger.undo(done.id, now)
    assert undone.undone_at == now
    assert _states(ledger) == [FindingState.OPEN] * 2
    (post,) = ledger.known(judged).posts
    assert post.baseline is not None
    assert (post.baseline.kind, post.baseline.snapshot.id) == (BaselineKind.ASSUMED, 1)
    with pytest.raises(InputError, match="undone before"):
        ledger.undo(done.id, now)


def test_undone_does_not_open_what_a_look_has_closed_since(ledger, judged, a_verdict, now):
    done = ledger.acknowledge_post(1, now)
    known = ledger.known(judged)
    closing = PostVerdict(1, known.posts[0].revision, pairs=(), closed=((1, Closed.REVISED),))
    ledger.record(a_verdict(known, posts=(closing,)))
    ledger.undo(done.id, now)
    assert _states(ledger) == [FindingState.CLOSED, FindingState.OPEN]


def test_a_review_under_a_later_one_cannot_be_undone(ledger, judged, now):
    first, second = ledger.review(1, now, 1), ledger.review(1, now, 2)
    with pytest.raises(InputError, match=f"undo acknowledgement {second.id} first"):
        ledger.undo(first.id, now)
    ledger.undo(second.id, now)
    ledger.undo(first.id, now)
    assert [a.undone_at for a in ledger.acknowledgements(1)] == [now, now]


def test_a_look_that_did_not_know_of_a_review_is_superseded(ledger, judged, a_verdict, now):
    known = ledger.known(judged)
    ledger.review(1, now)
    with pytest.raises(Superseded):
        ledger.record(a_verdict(known))


def test_what_is_not_open_cannot_be_acknowledged(ledger, judged, now):
    ledger.acknowledge(1, now)
    with pytest.raises(InputError, match="not open"):
        ledger.acknowledge(1, now)
    with pytest.raises(InputError, match="no finding 99"):
        ledger.acknowledge(99, now)


@pytest.mark.parametrize("undoing", [False, True], ids=["acknowledged", "undone"])
@pytest.mark.parametrize("ledger_url", ["postgresql"], indirect=True)
def test_what_a_look_closes_meanwhile_stays_closed(ledger_url, ledger, judged, now, undoing):
    """A person answers while a look is being recorded: on PostgreSQL both are under way at once."""
    done = ledger.acknowledge(1, now) if undoing else None
    said = []

    def answer():
        try:
            said.append(ledger.undo(done.id, now) if done else ledger.acknowledge(1, now))
        except InputError as error:
            said.append(error)

    person = threading.Thread(target=answer)
    with psycopg.connect(ledger_url) as look:
        look.execute("UPDATE originals SET version = version + 1")
        look.execute("UPDATE findings SET state = 'closed', why = 'revised' WHERE id = 1")
        look.execute("UPDATE acknowledgements SET undone_at = now()")
        person.start()
        _until_somebody_waits(ledger_url)
    person.join()
    assert isinstance(said[0], InputError)
    assert ledger.findings(None, tuple(FindingState))[0].state is FindingState.CLOSED


def _until_somebody_waits(url):
    deadline = time.monotonic() + 10
    with psycopg.connect(url, autocommit=True) as watcher:
        while time.monotonic() < deadline:
            query = "SELECT count(*) FROM pg_locks WHERE NOT granted"
            if watcher.execute(query).fetchone() != (0,):
                return
            time.sleep(0.01)
    pytest.fail("nobody waits for the look to be recorded")


def test_nobody_can_have_reviewed_what_was_never_read(ledger, keep, now):
    keep("posts/new.md", text="새", link="https://new.example/")
    with pytest.raises(InputError, match="never read"):
        ledger.review(1, now)


def test_a_review_is_of_the_posts_own_original(ledger, judged, keep, now):
    keep("posts/new.md", text="새", link="https://new.example/")
    with pytest.raises(InputError, match="not one of the original"):
        ledger.review(2, now, 1)
