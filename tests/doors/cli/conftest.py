"""The `daejo` command in an empty folder with an empty database."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from worker.cli import main

STORY = """# Why we moved our queue

Last year our team ran 3 servers for one small queue. It worked, but nobody slept well.

## What went wrong

The broker lost 1,200 messages in a single night in March 2023. We found out from a customer.

We had no alarm on the length of the queue, and the dashboard showed an average over one hour.

- Measure the oldest message, not the average.
- Alarm after 5 minutes.

```python
def oldest(queue):
    return max(m.age for m in queue)
```

## What we did

We wrote every message into PostgreSQL first, and let Redis only ring the bell.

Since then we have lost nothing. The whole change took 9 days.
"""

POST = """---
title: "우리가 큐를 옮긴 이유"
description: ""
coverImage: "/assets/img/2024-05-01-Queue_0.png"
date: 2024-05-01 10:00
ogImage:
  url: /assets/img/2024-05-01-Queue_0.png
tag: Tech
originalTitle: "Why we moved our queue"
link: "https://medium.com/@ana/why-we-moved-our-queue-1a2b3c4d5e6f"
isUpdated: true
---

# 우리가 큐를 옮긴 이유

작년에 우리 팀은 작은 큐 하나를 위해 서버 3대를 운영했습니다. 동작은 했지만 아무도 잠을 잘 자지 못했습니다.

## 무엇이 잘못되었나

2023년 3월 어느 날 밤, 브로커가 메시지 1,200개를 잃어버렸습니다. 우리는 고객에게서 그 사실을 들었습니다.

큐의 길이에는 알람이 없었고, 대시보드는 한 시간 평균만 보여 주었습니다.

- 평균이 아니라 가장 오래된 메시지를 측정하세요.
- 5분이 지나면 알람을 울리세요.

```python
def oldest(queue):
    return max(m.age for m in queue)
```

## 우리가 한 일

모든 메시지를 먼저 PostgreSQL에 기록하고, Redis는 종만 울리게 했습니다.

그 뒤로는 아무것도 잃지 않았습니다. 전체 변경에는 9일이 걸렸습니다.
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Daejo = Callable[..., Ended]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one story and its translation."""
    (tmp_path / "story.md").write_text(STORY, encoding="utf-8")
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "2024-05-01-queue.md").write_text(POST, encoding="utf-8")
    return tmp_path


SETTINGS = {"COLUMNS": "100", "NO_COLOR": "1"}


def settings(tmp_path: Path, extra: dict[str, str]) -> dict[str, str]:
    """An environment with no setting of Daejo but the test's own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("DAEJO_")}
    return kept | {"DAEJO_DATABASE_URL": f"sqlite:///{tmp_path}/daejo.sqlite"} | SETTINGS | extra


@pytest.fixture
def process(tmp_path: Path) -> Daejo:
    """Runs `daejo ARGUMENTS` as a process of its own in the test's folder."""

    def run(*arguments: str | Path, stdin: str = "", timeout: float = 60, **extra: str) -> Ended:
        command = [str(Path(sys.executable).with_name("daejo")), *map(str, arguments)]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=settings(tmp_path, {"PYTHONWARNINGS": "error"} | extra),
            input=stdin.encode(),
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def daejo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Daejo:
    """The same in this process, from the entry point on: a new one takes a second to import everything."""

    def run(*arguments: str | Path, **extra: str) -> Ended:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            for name in [name for name in os.environ if name.startswith("DAEJO_")]:
                patch.delenv(name)
            for name, value in settings(tmp_path, extra).items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["daejo", *map(str, arguments)])
            patch.setattr(sys, "stdout", streams[0])
            patch.setattr(sys, "stderr", streams[1])
            code = entry()
        out, err = (stream.buffer.getvalue().decode() for stream in streams)  # type: ignore[attr-defined]
        return Ended(code, out, err)

    return run


def entry() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


@dataclass
class Site:
    """A site on loopback: what each path answers may be changed at any time."""

    address: str
    pages: dict[str, tuple[int, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def publish(self, path: str, markdown: str, status: int = 200) -> str:
        """Show a text at a path, as a page with an article; returns its address."""
        html = MarkdownIt().render(markdown)
        title = markdown.split("\n", 1)[0].lstrip("# ")
        page = (
            f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title></head>"
            f"<body><nav><a href='/'>Home</a></nav><main><article>{html}</article></main></body></html>"
        )
        self.pages[path] = (status, page)
        return f"{self.address}{path}"


@pytest.fixture
def site() -> Iterator[Site]:
    """A real HTTP server; everything not published is 404."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            status, body = made.pages.get(self.path, (404, "not found"))
            data = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            """A test's output is its own."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def watched(folder: Path, site: Site, daejo: Daejo) -> Callable[..., Ended]:
    """The folder's post is a translation of a page on the site; runs `daejo` so that it may be fetched."""
    address = site.publish("/queue", STORY)
    post = folder / "posts" / "2024-05-01-queue.md"
    text = post.read_text(encoding="utf-8")
    old = "https://medium.com/@ana/why-we-moved-our-queue-1a2b3c4d5e6f"
    post.write_text(text.replace(old, address), encoding="utf-8")

    def run(*arguments: str | Path, **extra: Any) -> Ended:
        return daejo(*arguments, **{"DAEJO_ALLOW": "127.0.0.1", "DAEJO_HOST_GAP": "0"} | extra)

    return run
