"""Workers, Redis and PostgreSQL killed at whatever moment it is, under load: nothing is lost or doubled."""

from __future__ import annotations

import itertools
import os
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from worker.queues import RedisQueue, follow

pytestmark = pytest.mark.slow

POSTS = 6
KILLS = int(os.environ.get("DAEJO_TEST_KILLS", "4"))
"""DAEJO_TEST_KILLS=50 for an evening's worth."""


@pytest.fixture
def many(posts: Path) -> list[Path]:
    text = (posts / "pooling.md").read_text()
    made = []
    for number in range(POSTS):
        made.append(posts / f"{number}.md")
        made[-1].write_text(text.replace("/pooling", f"/pooling-{number}"))
    (posts / "pooling.md").unlink()
    return made


def test_whatever_is_killed_whenever_each_edit_is_seen_once(
    many, crew, origin, ledger, until, redis_server, postgres_server
):
    dice = random.Random(20261124)  # noqa: S311
    crew.environment |= {
        "DAEJO_PER_HOST": "6",
        "DAEJO_DEADLINE": "3",
        "DAEJO_LOOK_LIMIT": "4",
        "DAEJO_LEASE": "5",
    }
    crew.start()
    until(lambda: len(ledger.originals()) == POSTS, what="the first survey")
    values = 20
    for turn in range(KILLS):
        time.sleep(dice.uniform(0.2, 1.0))
        origin.paragraphs[0] = origin.paragraphs[0].replace(
            f"{values} connections", f"{values + 7} connections"
        )
        values += 7
        victim = ("worker", "redis", "children", "postgres")[turn % 4]
        if victim == "worker":
            crew.kill("worker")
            crew.start("worker")
        elif victim == "redis":
            redis_server.restart()
        elif victim == "children":
            crew.kill_children()
        else:
            postgres_server.restart()
        crew.keep_up()
    queue = RedisQueue(redis_server.url)
    last = f"{values} connections"
    until(lambda: all(last in newest(ledger, row.id) for row in ledger.originals()), what="the last edit")
    until(lambda: not ledger.flags(unsent_only=True), what="all flags sent")
    until(lambda: sum(queue.lengths().values()) >= len(ledger.flags(limit=10_000)), what="all in streams")
    crew.end()
    check(ledger, queue)
    queue.close()


def newest(ledger: Any, original: int) -> str:
    snapshots = ledger.snapshots(original)
    return " ".join(block.text for block in snapshots[-1].article.blocks) if snapshots else ""


def check(ledger: Any, queue: RedisQueue) -> None:
    sent = Counter(message.flag.id for message in follow(queue, "checker", "c", wait=False))
    assert set(sent.values()) == {1}
    assert set(sent) == {flag.id for flag in ledger.flags(limit=10_000)}
    open_findings = Counter((row.post, row.finding.key) for row in ledger.findings())
    assert set(open_findings.values()) <= {1}
    for original in ledger.originals():
        snapshots = ledger.snapshots(original.id)
        assert [snapshot.sequence for snapshot in snapshots] == list(range(1, len(snapshots) + 1))
        prints = [snapshot.fingerprint for snapshot in snapshots]
        assert all(one != two for one, two in itertools.pairwise(prints))
        assert original.state.value == "ok"
