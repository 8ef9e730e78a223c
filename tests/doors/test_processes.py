"""What holds for every process of ours, however it begins."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

COUNT = (
    "import {room}, numpy, os; print(os.environ['OPENBLAS_NUM_THREADS'], len(os.listdir('/proc/self/task')))"
)


def counted(room: str, **more: str) -> list[str]:
    kept = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    command = [sys.executable, "-c", COUNT.format(room=room)]
    done = subprocess.run(command, env=kept | more, capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
@pytest.mark.parametrize("room", ["worker.cli", "worker.app", "worker.batch"])
def test_the_sums_of_one_document_are_one_cores_work(room: str) -> None:
    assert counted(room) == ["1", "1"]


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
def test_whoever_sets_another_number_of_threads_is_believed() -> None:
    assert counted("worker.cli", OPENBLAS_NUM_THREADS="2")[0] == "2"
