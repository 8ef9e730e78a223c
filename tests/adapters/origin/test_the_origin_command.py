"""`daejo origin`, as a process."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

SEEDS = Path(__file__).parents[3] / "seeds" / "originals"
DAEJO = str(Path(sys.executable).with_name("daejo"))
GONE = "/@iloreed/composting-on-a-balcony-without-annoying-the-neighbours-a18f5c2e6d90"


@contextmanager
def running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, and the address that it says it serves at."""
    command = [DAEJO, "origin", str(SEEDS), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            told = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
            assert told is not None
            yield process, told[0]
        finally:
            process.kill()


def status(address: str) -> int:
    try:
        with urlopen(address, timeout=5) as reply:  # noqa: S310 - the origin's own address
            return int(reply.status)
    except HTTPError as error:
        with error:
            return error.code


def test_it_serves_the_chapter_that_is_asked_for() -> None:
    with running("--chapter", "1") as (_, address):
        assert status(address + GONE) == 200
    with running("--chapter", "2") as (_, address):
        assert status(address + GONE) == 410


def test_the_world_moves_on_when_the_number_in_the_file_does(tmp_path: Path) -> None:
    chapter = tmp_path / "chapter"
    with running("--chapter-file", str(chapter)) as (_, address):
        assert status(address + GONE) == 200
        chapter.write_text("2\n")
        assert status(address + GONE) == 410
        chapter.write_text("two\n")
        assert status(address + GONE) == 200


def test_it_tells_each_request_and_ends_quietly_when_interrupted() -> None:
    with running() as (process, address):
        status(address + GONE)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 0
        assert process.stdout is not None
        assert process.stderr is not None
        assert f"DAEJO_MIRRORS=https://medium.com={address}" in process.stdout.read()
        assert process.stderr.read() == f"200 {GONE}\nclosed\n"


@pytest.mark.parametrize("folder", [os.devnull, "/no/such/folder"])
def test_a_folder_without_stories_is_said_in_one_line(folder: str) -> None:
    done = subprocess.run([DAEJO, "origin", folder], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no stories here" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [DAEJO, "origin", str(SEEDS), "--port", port], capture_output=True, text=True, check=False
        )
    assert done.returncode == 2
    assert "choose another with --port" in done.stderr
    assert done.stderr.count("\n") == 1
