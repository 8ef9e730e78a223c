"""A batch goes on whatever happens to one line of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from worker.pool import run_jobs

POST = "posts/2024-05-01-queue.md"


@pytest.fixture
def streaming(folder: Path) -> subprocess.Popen[str]:
    """A batch that reads from us, with one child."""
    command = [str(Path(sys.executable).with_name("daejo")), "compare", "--batch", "-", "--jobs", "1"]
    return subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )


def ask(running: subprocess.Popen[str]) -> dict[str, object]:
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(json.dumps({"original": "story.md", "post": POST}) + "\n")
    running.stdin.flush()
    answer: dict[str, object] = json.loads(running.stdout.readline())
    return answer


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_a_line_is_answered_before_the_next_is_written_and_a_killed_child_costs_one(
    streaming: subprocess.Popen[str],
) -> None:
    assert ask(streaming)["status"] == "in_sync"
    [child] = children(streaming.pid)
    os.kill(child, signal.SIGKILL)
    while children(streaming.pid) == [child] and Path(f"/proc/{child}/exe").exists():
        time.sleep(0.01)
    answer = ask(streaming)
    assert "error" in answer
    assert str(answer["error"]).startswith("line 2: the process ended")
    assert ask(streaming)["status"] == "in_sync"
    streaming.communicate()
    assert streaming.returncode == 2


def test_a_line_that_takes_too_long_is_ended_and_the_next_is_done(tmp_path: Path) -> None:
    program = """
import os, sys, time
from worker.pool import run_jobs

def work(job):
    if job.line.startswith("hang"):
        time.sleep(60)
    if job.line.startswith("die"):
        os._exit(3)
    return "done", job.line.upper()

for job in run_jobs(0, work, 2, limit=0.5):
    print(job.number, job.result[1] if job.result else job.lost)
"""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        input="a\nhang\n\nb\ndie\nc\nd",
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "1 A",
        "2 took longer than 0.5 s",
        "4 B",
        "5 the process ended (exit code 3)",
        "6 C",
        "7 D",
    ]
    assert time.monotonic() - began < 20


def test_an_empty_batch_starts_nobody() -> None:
    ours, theirs = os.pipe()
    os.close(theirs)
    with os.fdopen(ours):
        assert list(run_jobs(ours, lambda job: ("done", job.line), 2)) == []
