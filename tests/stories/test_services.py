"""Whole stories with worker and beat: an edit becomes a flag, and no kill loses or doubles anything."""

from __future__ import annotations

import itertools
import signal
from collections import Counter
from typing import Any

import pytest
import redis

from daejo.verdict import FlagKind
from worker.queues import RedisQueue, follow

pytestmark = pytest.mark.slow


@pytest.fixture
def queue(redis_server: Any):
    made = RedisQueue(redis_server.url)
    yield made
    made.close()


def messages(queue: RedisQueue, group: str = "test") -> list[Any]:
    return list(follow(queue, group, "test", wait=False))


def looked(ledger: Any, least: int = 1) -> bool:
    """Whether the story was read, in so many looks."""
    originals = ledger.originals()
    return bool(originals and ledger.snapshots(originals[0].id)) and (
        len(ledger.looks(originals[0].id)) >= least
    )


def snapshots(ledger: Any) -> list[Any]:
    return list(ledger.snapshots(ledger.originals()[0].id))


def sent(ledger: Any, queue: RedisQueue) -> bool:
    """Whether every flag of the ledger is in its stream."""
    return not ledger.flags(unsent_only=True) and sum(queue.lengths().values()) >= len(ledger.flags())


def nothing_doubled(ledger: Any, queue: RedisQueue) -> None:
    """Each flag is in the streams once, each snapshot differs from the one before, each finding is one."""
    flags = Counter(message.flag.id for message in messages(queue, "checker"))
    assert set(flags.values()) <= {1}
    assert set(flags) == {flag.id for flag in ledger.flags(limit=1000)}
    prints = [snapshot.fingerprint for snapshot in snapshots(ledger)]
    assert all(one != two for one, two in itertools.pairwise(prints))
    findings = Counter((row.post, row.finding.key) for row in ledger.findings())
    assert set(findings.values()) <= {1}


def test_an_edit_at_the_origin_ends_as_a_flag_in_the_stream(crew, origin, ledger, queue, until):
    crew.start()
    until(lambda: looked(ledger), what="the first look")
    assert len(snapshots(ledger)) == 1, ledger.looks(1)
    origin.edit()
    until(lambda: len(snapshots(ledger)) == 2, what="a second snapshot")
    stale = until(lambda: queue.lengths()[FlagKind.STALE], what="a flag in the stream")
    assert stale == 1
    flags = messages(queue)
    [flag] = [message.flag for message in flags if message.flag.kind is FlagKind.STALE]
    assert flag.post.endswith("pooling.md")
    [finding] = [row.finding for row in ledger.findings() if row.id == flag.finding_id]
    assert "50 connections" in finding.evidence.after
    names = {beat.name.partition("@")[0] for beat in ledger.heartbeats()}
    assert {"tick", "announce", "survey", "worker"} <= names
    nothing_doubled(ledger, queue)
    until(lambda: crew.healthy("worker"), what="a worker that answers")
    until(lambda: crew.healthy("celerybeat"), what="a beat that answers")
    crew.kill("worker")
    assert not crew.healthy("worker")
    crew.started["beat"].send_signal(signal.SIGSTOP)
    assert not crew.healthy("celerybeat")


def test_a_look_whose_process_is_killed_is_made_once_more(crew, origin, ledger, queue, until):
    # So that only Celery's retry can explain the second visit.
    crew.environment |= {"DAEJO_LEASE": "300", "DAEJO_DEADLINE": "90", "DAEJO_LOOK_LIMIT": "120"}
    origin.slow.set()
    crew.start()
    until(lambda: origin.hits, what="the first visit")
    assert crew.kill_children() == 2
    until(lambda: len(origin.hits) >= 2, what="the second visit")
    origin.slow.clear()
    until(lambda: looked(ledger), what="a recorded look")
    assert len(snapshots(ledger)) == 1
    assert crew.alive("worker")
    origin.edit()
    until(lambda: len(snapshots(ledger)) == 2, what="a second snapshot")
    until(lambda: sent(ledger, queue), what="all flags sent")
    nothing_doubled(ledger, queue)


def test_a_look_whose_worker_is_killed_is_made_again_when_its_lease_runs_out(
    crew, origin, ledger, queue, until
):
    origin.slow.set()
    crew.start()
    until(lambda: origin.hits, what="the first visit")
    crew.kill("worker")
    origin.slow.clear()
    crew.start("worker")
    until(lambda: looked(ledger), what="a recorded look")
    assert len(snapshots(ledger)) == 1
    until(lambda: sent(ledger, queue), what="all flags sent")
    nothing_doubled(ledger, queue)


def test_a_redis_that_is_killed_and_comes_back_stops_nothing(
    crew, origin, ledger, queue, until, redis_server
):
    crew.start()
    until(lambda: looked(ledger), what="the first look")
    redis_server.kill()
    origin.edit()
    redis_server.start()
    until(lambda: len(snapshots(ledger)) == 2, what="a second snapshot")
    until(lambda: queue.lengths()[FlagKind.STALE] == 1, what="a flag in the stream")
    assert crew.alive("worker")
    assert crew.alive("beat")
    until(lambda: sent(ledger, queue), what="all flags sent")
    nothing_doubled(ledger, queue)


def test_a_redis_that_lost_everything_is_filled_again_from_the_database(
    crew, origin, ledger, queue, until, redis_server
):
    crew.start()
    until(lambda: looked(ledger), what="the first look")
    origin.edit()
    until(lambda: queue.lengths()[FlagKind.STALE] == 1, what="a flag in the stream")
    until(lambda: sent(ledger, queue), what="all flags sent")
    with redis.Redis.from_url(redis_server.url) as client:
        client.flushall()
    until(lambda: sent(ledger, queue), what="all flags in their streams again")
    origin.paragraphs[1] = origin.paragraphs[1].replace("900 milliseconds", "200 milliseconds")
    until(lambda: len(snapshots(ledger)) == 3, what="a third snapshot")
    until(lambda: sent(ledger, queue), what="all flags sent")
    nothing_doubled(ledger, queue)


def test_a_worker_that_is_told_to_stop_puts_a_long_look_back_at_once(crew, origin, ledger, queue, until):
    crew.environment |= {"REMAP_SIGTERM": "SIGQUIT", "DAEJO_LEASE": "300"}
    crew.environment |= {"DAEJO_DEADLINE": "90", "DAEJO_LOOK_LIMIT": "120"}
    origin.slow.set()
    crew.start()
    until(lambda: origin.hits, what="the first visit")
    assert 9 < crew.stop("worker") < 60  # what the look would have taken
    origin.slow.clear()
    crew.start("worker")
    # Neither its lease nor Redis' visibility timeout has run out by then.
    until(lambda: looked(ledger), what="a recorded look")
    until(lambda: sent(ledger, queue), what="all flags sent")
    nothing_doubled(ledger, queue)
    origin.slow.clear()


def test_two_beats_and_two_workers_double_nothing(crew, origin, ledger, queue, until):
    crew.start()
    second = type(crew)(crew.environment, crew.folder / "second")
    second.folder.mkdir()
    second.start()
    try:
        until(lambda: looked(ledger), what="the first look")
        origin.edit()
        until(lambda: len(snapshots(ledger)) == 2, what="a second snapshot")
        until(lambda: looked(ledger, 6), what="six looks")
        until(lambda: sent(ledger, queue), what="all flags sent")
        nothing_doubled(ledger, queue)
    finally:
        second.end()
