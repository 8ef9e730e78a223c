"""Many processes write at once; one of them dies in the middle. Nothing is lost, nothing is halved."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest

RECORD = """
import sys
from datetime import UTC, datetime, timedelta
from daejo.blocks import Block, Kind
from daejo.errors import Superseded
from daejo.history import Outcome
from daejo.originals.article import Article
from daejo.verdict import OriginalState, Verdict
from db import SqlLedger

url, times = sys.argv[1], int(sys.argv[2])
ledger, now, done = SqlLedger(url), datetime(2026, 3, 1, tzinfo=UTC), 0
while done < times:
    known = ledger.known(1)
    text = str(known.snapshot.sequence + 1 if known.snapshot else 1)
    article = Article("https://a.example/one", "One", (Block(Kind.PARAGRAPH, text),))
    try:
        ledger.record(Verdict(1, known.guard, now, Outcome.CHANGED, OriginalState.OK, now, article=article))
    except Superseded:
        continue
    done += 1
    print(done, flush=True)
"""
"""Read, count one up, write: through the ledger's own way, over and over."""


def _start(url, times):
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", RECORD, url, str(times)], stdout=subprocess.PIPE, text=True
    )


def test_no_update_is_lost_between_four_processes(ledger_url, ledger, keep):
    keep()
    each = 200 if ledger_url.startswith("sqlite") else 50
    processes = [_start(ledger_url, each) for _ in range(4)]
    for process in processes:
        process.communicate(timeout=300)
    assert [process.returncode for process in processes] == [0] * 4
    snapshots = ledger.snapshots(1)
    assert [int(s.article.blocks[0].text) for s in snapshots] == list(range(1, 4 * each + 1))
    assert [s.sequence for s in snapshots] == list(range(1, 4 * each + 1))
    assert len(ledger.looks(1, 10_000)) == 4 * each


def test_a_writer_that_is_killed_leaves_all_of_a_look_or_nothing(sqlite_ledger_url, a_post, now, open_ledger):
    ledger = open_ledger(sqlite_ledger_url)
    ledger.keep_post(a_post(), "web:one", "https://a.example/one", now)
    promised = 0
    for turn in range(6):
        process = _start(sqlite_ledger_url, 10_000)
        assert process.stdout.readline() == "1\n"
        time.sleep(0.05 * turn)
        process.kill()
        promised += 1 + len(process.communicate()[0].splitlines())
        with sqlite3.connect(sqlite_ledger_url.removeprefix("sqlite:///")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()
        snapshots, looks = ledger.snapshots(1), ledger.looks(1, 100_000)
        assert len(snapshots) == len(looks) == ledger.known(1).guard.version - 1
        assert len(looks) >= promised


def test_a_ledger_is_used_by_many_threads(ledger, a_post, now):
    def add(number):
        link = f"https://a.example/{number % 5}"
        ledger.keep_post(a_post(f"p/{number}.md", text=str(number), link=link), link, link, now)

    threads = [threading.Thread(target=add, args=(number,)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ledger.posts()) == 24
    assert len(ledger.originals()) == 5


def test_two_that_add_one_post_at_once_add_one(ledger, a_post, now):
    found = []
    start = threading.Barrier(8)

    def add():
        start.wait()
        found.append(ledger.keep_post(a_post(), "web:one", "https://a.example/one", now))

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(kept.what for kept in found) == ["added", *["unchanged"] * 7]


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_ledger_is_carried_over_a_fork(ledger, keep, a_post, now):
    """A worker's children share the parent's engine; each must find connections of its own."""
    keep()
    ledger.standings()
    children = []
    for number in range(4):
        child = os.fork()
        if child == 0:
            os._exit(_in_a_child(ledger, a_post, now, number))
        children.append(child)
    for _ in range(20):
        ledger.standings()
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4
    assert len(ledger.posts()) == 1 + 4 * 5


def _in_a_child(ledger, a_post, now, number):
    signal.alarm(60)
    try:
        for turn in range(5):
            name = f"child/{number}-{turn}.md"
            link = f"https://{number}.example/"
            ledger.keep_post(a_post(name, text=name, link=link), link, link, now)
        ledger.lease_due(now, 1, 1, timedelta(minutes=1))
    except BaseException:
        return 1
    return 0
