"""A crew: worker and beat as processes of their own, with a real Redis, PostgreSQL and origin."""

from __future__ import annotations

import contextlib
import http.server
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from daejo.errors import DaejoError
from db import SqlLedger

PATIENCE = 120.0
"""Seconds until a story gives up: what never comes true, not what a loaded machine is slow at."""
ORIGINAL = "https://stories.example/pooling"
TEXT = """A connection pool keeps a handful of open connections ready, so that a request does not wait for a
handshake. The pool in our service holds 20 connections, and each of them costs about 10 MB.

We measured the service for a week before touching anything. The median request took 35 milliseconds, and
the slowest one in a hundred took 900 milliseconds, nearly all of it waiting for a connection.

The first change was to make the waiting visible. Every request now records how long it waited, and a
chart shows the longest wait of each minute beside the number of requests.

The second change was to return a connection as soon as the last row is read, and not when the response
has been sent. Slow readers no longer hold what others need.

None of this required a new library. The pool that ships with the driver does all of it once it is told
to.
"""
BODY = [" ".join(paragraph.split()) for paragraph in TEXT.split("\n\n")]
POST = """---
title: "커넥션 풀 들여다보기"
description: "요청이 기다리는 시간을 보이게 만들기"
date: 2026-10-01 09:00
originalTitle: "Looking into a connection pool"
link: "{link}"
---


커넥션 풀은 열린 연결 몇 개를 준비해 두어 요청이 핸드셰이크를 기다리지 않게 해줍니다. 우리
서비스의 풀은 연결 20개를 유지하며, 각 연결은 약 10MB를 차지합니다.

손대기 전에 일주일 동안 서비스를 측정했습니다. 중앙값 요청은 35밀리초가 걸렸고, 백 개 중
가장 느린 요청은 900밀리초가 걸렸는데, 거의 모두 연결을 기다리는 시간이었습니다.

첫 번째 변경은 기다림을 보이게 하는 것이었습니다. 이제 모든 요청은 얼마나 기다렸는지
기록하고, 차트는 매분 가장 긴 기다림을 요청 수 옆에 보여줍니다.

두 번째 변경은 응답을 보낸 뒤가 아니라 마지막 행을 읽자마자 연결을 돌려주는 것이었습니다.
느린 독자가 더 이상 남이 필요한 것을 붙잡지 않습니다.

이 중 어느 것도 새 라이브러리를 요구하지 않았습니다. 드라이버에 딸린 풀은 시키기만 하면 이
모든 일을 합니다.
"""


class Origin:
    """A site with one story, which may be edited, and may be slow."""

    def __init__(self) -> None:
        self.paragraphs = list(BODY)
        self.hits: list[float] = []
        self.slow = threading.Event()
        """While set, an answer is held back."""
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path.endswith("robots.txt"):
                    self.send_error(404)
                    return
                body = site.page()
                site.hits.append(time.monotonic())
                while site.slow.is_set():
                    time.sleep(0.05)
                try:
                    self.send_response(200)
                    self.send_header("Content-Type", "text/html; charset=utf-8")
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    return  # whoever asked was killed

            def log_message(self, *_: object) -> None:
                return

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/"

    def page(self) -> bytes:
        text = "".join(f"<p>{paragraph}</p>\n" for paragraph in self.paragraphs)
        title = "Looking into a connection pool"
        return (
            f"<!doctype html><html lang='en'><head><title>{title}</title></head>"
            f"<body><article><h1>{title}</h1>{text}</article></body></html>"
        ).encode()

    def edit(self) -> None:
        self.paragraphs[0] = self.paragraphs[0].replace("20 connections", "50 connections")


@pytest.fixture
def origin() -> Iterator[Origin]:
    site = Origin()
    thread = threading.Thread(target=site.server.serve_forever, args=(0.05,))
    thread.start()
    yield site
    site.slow.clear()
    site.server.shutdown()
    site.server.server_close()
    thread.join()


class Crew:
    """Worker and beat, in process groups of their own."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self.environment = environment
        self.folder = folder
        self.started: dict[str, subprocess.Popen[bytes]] = {}
        self.restarts = 0

    def keep_up(self) -> None:
        """Start again what ended by itself, as compose's `restart: unless-stopped` does: Celery's main
        process gives up where a child is killed while the pool is being made."""
        for name, process in list(self.started.items()):
            if process.poll() is not None:
                self.restarts += 1
                self.start(name)

    def start(self, *names: str) -> None:
        for name in names or ("worker", "beat"):
            with (self.folder / f"{name}.log").open("ab") as log:
                self.started[name] = subprocess.Popen(
                    [sys.executable, "-m", "celery", "-A", "worker.app", name, *self._options(name)],
                    env=self.environment,
                    cwd=self.folder,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )

    def _options(self, name: str) -> list[str]:
        if name == "worker":
            return ["--hostname=worker@%h", "--concurrency=2", "--without-gossip", "--without-mingle"]
        return [f"--schedule={self.folder / 'schedule'}", "--pidfile="]

    def kill(self, name: str) -> None:
        """As a power cut does: the whole group at once."""
        process = self.started.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def kill_children(self) -> int:
        """Kill the worker's pool processes, not the worker."""
        main = self.started["worker"].pid
        try:
            children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        except OSError:
            return 0  # the worker itself has ended
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(child), signal.SIGKILL)
        return len(children)

    def stop(self, name: str, number: int = signal.SIGTERM) -> float:
        """Stop one as an operator does; returns the seconds that it took."""
        process = self.started.pop(name)
        began = time.monotonic()
        process.send_signal(number)
        process.wait(PATIENCE)
        return time.monotonic() - began

    def alive(self, name: str) -> bool:
        return self.started[name].poll() is None

    def healthy(self, name: str) -> bool:
        """What the health check of the container says."""
        command = [sys.executable, "-m", "worker.alive", name]
        done = subprocess.run(
            command, env=self.environment, cwd=self.folder, capture_output=True, check=False
        )
        return done.returncode == 0

    def log(self, name: str = "worker") -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def end(self) -> None:
        for name in list(self.started):
            self.kill(name)


@pytest.fixture
def ledger(postgres_ledger_url: str) -> Iterator[SqlLedger]:
    opened = SqlLedger(postgres_ledger_url)
    yield opened
    opened.close()


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "pooling.md").write_text(POST.format(link=ORIGINAL))
    return folder


@pytest.fixture
def crew(
    tmp_path: Path, posts: Path, origin: Origin, postgres_ledger_url: str, redis_server: Any
) -> Iterator[Crew]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DAEJO_")}
    environment |= {
        "DAEJO_DATABASE_URL": postgres_ledger_url,
        "DAEJO_REDIS_URL": redis_server.url,
        "DAEJO_POSTS": str(posts),
        "DAEJO_ALLOW": "127.0.0.1",
        "DAEJO_MIRRORS": f"https://stories.example/={origin.url}",
        "DAEJO_TICK": "0.5",
        "DAEJO_ANNOUNCE": "0.5",
        "DAEJO_SURVEY": "3600",  # so that only the survey at a worker's start can explain the first look
        "DAEJO_HOST_GAP": "0",
        "DAEJO_SHORTEST_WAIT": "0.0002",  # hours: a look a second
        "DAEJO_LONGEST_WAIT": "0.0002",
        "DAEJO_DEADLINE": "6",
        "DAEJO_LOOK_LIMIT": "8",
        "DAEJO_LEASE": "9",
    }
    made = Crew(environment, tmp_path)
    yield made
    made.end()


@pytest.fixture
def until(crew: Crew) -> Callable[..., Any]:
    """Waits until something holds, and returns it; fails with the worker's log where it never does."""

    def wait(condition: Callable[[], Any], seconds: float = PATIENCE, what: str = "") -> Any:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            crew.keep_up()
            found = None
            with contextlib.suppress(DaejoError):  # a server that is just coming back
                found = condition()
            if found:
                return found
            time.sleep(0.1)
        pytest.fail(f"{what or 'it'} did not come true in {seconds} s\n{crew.log()[-3000:]}")

    return wait
