"""`daejo run` that is killed in the middle of a look: what it held is let go of soon, and said meanwhile."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db import SqlLedger

Daejo = Callable[..., Any]
SETTINGS = {
    "DAEJO_ALLOW": "127.0.0.1",
    "DAEJO_ROBOTS": "false",
    "DAEJO_DEADLINE": "20",
    "DAEJO_HOST_GAP": "0",
}


@pytest.fixture
def silent() -> Iterator[tuple[str, threading.Event]]:
    """A site that is asked and never answers; and the event of its being asked."""
    asked, over = threading.Event(), threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.set()
            over.wait()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    over.set()
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_a_killed_run_held_is_free_after_two_looks_time(
    daejo: Daejo, folder: Path, silent: tuple[str, threading.Event]
) -> None:
    address, asked = silent
    post = folder / "posts" / "2024-05-01-queue.md"
    old = "https://medium.com/@ana/why-we-moved-our-queue-1a2b3c4d5e6f"
    post.write_text(post.read_text("utf-8").replace(old, f"{address}/queue"), "utf-8")
    assert daejo("add", "posts", **SETTINGS).code == 0

    url = f"sqlite:///{folder}/daejo.sqlite"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DAEJO_")}
    command = [str(Path(sys.executable).with_name("daejo")), "run"]
    run = subprocess.Popen(
        command,
        cwd=folder,
        env=kept | SETTINGS | {"DAEJO_DATABASE_URL": url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert asked.wait(60)
    run.kill()
    run.wait()

    ledger = SqlLedger(url)
    until = ledger.originals()[0].leased_until
    ledger.close()
    assert until is not None
    assert until <= datetime.now(UTC) + timedelta(seconds=40)
    again = daejo("run", **SETTINGS)
    assert f"Leased by another run or worker until {until:%H:%M:%S} UTC: 1 original." in again.out
