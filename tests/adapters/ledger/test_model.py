"""Whatever happens in whatever order: nothing is forgotten, nothing is recorded twice or over news."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from daejo.blocks import Block, Kind
from daejo.errors import Superseded
from daejo.history import Outcome
from daejo.originals.article import Article
from daejo.posts.post import Post
from daejo.verdict import OriginalState, Verdict
from db import SqlLedger

LENGTH = timedelta(minutes=10)
LINKS = tuple(f"https://{name}.example/" for name in "abc")
PATHS = tuple(f"posts/{number}.md" for number in range(4))


class _Work:
    """A worker's lease, and what it read when it began. ``overtaken`` by an edit, a record, another lease.

    Without a lease: somebody's look by hand, which a lease of another does not overtake.
    """

    def __init__(self, original_id, lease=None, known=None):
        self.original_id = original_id
        self.lease = lease
        self.known = known
        self.overtaken = False
        self.ended = False


class LedgerMachine(RuleBasedStateMachine):
    template: Path

    @initialize()
    def open(self):
        self.folder = Path(tempfile.mkdtemp(prefix="daejo-model-"))
        shutil.copyfile(self.template, self.folder / "daejo.db")
        self.ledger = SqlLedger(f"sqlite:///{self.folder / 'daejo.db'}")
        self.now = datetime(2026, 3, 1, tzinfo=UTC)
        self.work: list[_Work] = []
        self.files: dict[str, tuple[str, str]] = {}
        self.last: dict[str, tuple[str, str]] = {}
        self.originals: dict[str, int] = {}
        self.recorded: dict[int, int] = {}

    def teardown(self):
        if hasattr(self, "ledger"):
            self.ledger.close()
            shutil.rmtree(self.folder)

    # --- what may happen

    @rule(path=st.sampled_from(PATHS), link=st.sampled_from(LINKS), text=st.sampled_from("가나다"))
    def write_a_file(self, path, link, text):
        before = self.last.get(path)
        digest = hashlib.sha256(f"{path}{link}{text}".encode()).hexdigest()
        post = Post(path, digest, "t", "o", link, (Block(Kind.PARAGRAPH, text, lines=(1, 1)),))
        kept = self.ledger.keep_post(post, link, link, self.now)
        returned = path not in self.files
        self.files[path] = self.last[path] = (link, text)
        self.originals[link] = kept.original_id
        if returned or before != (link, text):
            self._overtake(kept.original_id)
            if before is not None:
                self._overtake(self.originals[before[0]])

    @rule(path=st.sampled_from(PATHS))
    def delete_a_file(self, path):
        gone = self.ledger.keep_vanished("posts", [p for p in self.files if p != path], self.now)
        assert gone == ((path,) if path in self.files else ())
        if self.files.pop(path, None) is not None:
            self._overtake(self.originals[self.last[path][0]])

    @rule(minutes=st.sampled_from([1, 9, 11, 3000]))
    def let_time_pass(self, minutes):
        self.now += timedelta(minutes=minutes)

    @rule(limit=st.integers(1, 3))
    def lease(self, limit):
        for lease in self.ledger.lease_due(self.now, limit, 2, LENGTH):
            running = [w for w in self._leased(lease.original_id) if not w.overtaken and not w.ended]
            assert all(w.lease.until <= self.now for w in running), "two leases of one original at once"
            for work in running:
                work.overtaken = True
            self.work.append(_Work(lease.original_id, lease))

    @precondition(lambda self: any(w.lease for w in self.work))
    @rule(data=st.data())
    def begin(self, data):
        work = data.draw(st.sampled_from([w for w in self.work if w.lease]))
        try:
            work.known = self.ledger.known(work.original_id, work.lease.token)
        except Superseded:
            assert work.overtaken or work.ended
        else:
            assert not work.overtaken
            assert not work.ended

    @precondition(lambda self: self.originals)
    @rule(data=st.data())
    def begin_by_hand(self, data):
        original_id = data.draw(st.sampled_from(sorted(self.originals.values())))
        self.work.append(_Work(original_id, known=self.ledger.known(original_id)))

    @precondition(lambda self: any(w.known for w in self.work))
    @rule(data=st.data(), changed=st.booleans())
    def finish(self, data, changed):
        work = data.draw(st.sampled_from([w for w in self.work if w.known]))
        try:
            self.ledger.record(self._verdict(work.known, changed=changed))
        except Superseded:
            assert work.overtaken or work.ended
        else:
            assert not work.overtaken
            assert not work.ended
            self._overtake(work.original_id)
            self.recorded[work.original_id] = self.recorded.get(work.original_id, 0) + 1

    @precondition(lambda self: any(w.lease for w in self.work))
    @rule(data=st.data())
    def give_back(self, data):
        work = data.draw(st.sampled_from([w for w in self.work if w.lease]))
        self.ledger.release(work.lease)
        work.ended = True

    # --- what must hold

    @invariant()
    def nothing_is_forgotten(self):
        if not hasattr(self, "ledger"):
            return
        for row in self.ledger.originals():
            planned = row.next_look_at is not None
            assert planned or row.state is OriginalState.QUARANTINED
            assert set(row.posts) == {p for p, (link, _) in self.files.items() if link == row.url}

    @invariant()
    def every_look_is_recorded_once(self):
        if not hasattr(self, "ledger"):
            return
        for original_id in self.originals.values():
            looks = self.ledger.looks(original_id, 1000)
            real = [look for look in looks if look.outcome is not Outcome.QUARANTINED]
            assert len(real) == self.recorded.get(original_id, 0)
            sequences = [s.sequence for s in self.ledger.snapshots(original_id)]
            assert sequences == list(range(1, len(sequences) + 1))

    def _leased(self, original_id):
        return [w for w in self.work if w.lease and w.original_id == original_id]

    def _overtake(self, original_id):
        for work in self.work:
            work.overtaken |= work.original_id == original_id

    def _verdict(self, known, *, changed):
        article = Article(known.request.url, "t", (Block(Kind.PARAGRAPH, str(self.now)),))
        return Verdict(
            original_id=known.original_id,
            guard=known.guard,
            at=self.now,
            outcome=Outcome.CHANGED if changed else Outcome.UNCHANGED,
            state=OriginalState.OK,
            next_look_at=self.now + timedelta(days=1),
            article=article if changed else None,
        )


def test_any_order_of_events_keeps_the_promises(sqlite_template):
    LedgerMachine.template = sqlite_template
    run_state_machine_as_test(
        LedgerMachine,
        settings=settings(
            max_examples=40,
            stateful_step_count=30,
            deadline=None,
            # A failure is shown as it was met: shrinking it, a database a try, takes many minutes.
            phases=(Phase.generate,),
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
