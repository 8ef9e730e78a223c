"""docker-compose.yml for real: `python tests/stories/compose/story.py`. Needs Docker with Compose v2.

All is healthy; an edited original becomes a snapshot, a flag and a line of the report with no hand on
it; killing the worker in the middle of a look, and Redis, loses and doubles nothing; down and up keep
everything. Ends with 0 and leaves nothing behind, or with 1 at the first thing that is not so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
KINDS = (
    *("stale", "missing", "orphan", "mismatch", "untranslated", "residue"),
    *("changed", "gone", "moved", "blocked", "preview", "lost", "back"),
)
TEXT = """A connection pool keeps a handful of open connections ready, so that a request does not wait.
The pool in our service holds 20 connections, and each of them costs about 10 MB.

We measured the service for a week before touching anything. The median request took 35 milliseconds,
and the slowest one in a hundred took 900 milliseconds, nearly all of it waiting for a connection.

The first change was to make the waiting visible. Every request now records how long it waited, and a
chart shows the longest wait of each minute beside the number of requests.

None of this required a new library. The pool that ships with the driver does all of it once told to."""
POST = """---
title: "커넥션 풀 들여다보기"
description: "요청이 기다리는 시간을 보이게 만들기"
date: 2026-10-01 09:00
originalTitle: "Looking into a connection pool"
link: "https://stories.example/pooling"
---


커넥션 풀은 열린 연결 몇 개를 준비해 두어 요청이 기다리지 않게 해줍니다.
우리 서비스의 풀은 연결 20개를 유지하며, 각 연결은 약 10MB를 차지합니다.

손대기 전에 일주일 동안 서비스를 측정했습니다. 중앙값 요청은 35밀리초가 걸렸고,
백 개 중 가장 느린 요청은 900밀리초가 걸렸는데, 거의 모두 연결을 기다리는 시간이었습니다.

첫 번째 변경은 기다림을 보이게 하는 것이었습니다. 이제 모든 요청은 얼마나 기다렸는지 기록하고,
차트는 매분 가장 긴 기다림을 요청 수 옆에 보여줍니다.

이 중 어느 것도 새 라이브러리를 요구하지 않았습니다. 드라이버에 딸린 풀은 시키기만 하면 다 합니다.
"""


class Story:
    def __init__(self, folder: Path) -> None:
        self.site = folder / "site"
        self.posts = folder / "posts"
        self.environment = os.environ | {
            "COMPOSE_PROJECT_NAME": "daejo-story",
            "STORY_SITE": str(self.site),
            "DAEJO_POSTS_DIR": str(self.posts),
            "DAEJO_ALLOW": "origin",
            "DAEJO_MIRRORS": "https://stories.example/=http://origin:8000/",
            "DAEJO_TICK": "2",
            "DAEJO_ANNOUNCE": "1",
            "DAEJO_SURVEY": "3",
            "DAEJO_HOST_GAP": "0",
            "DAEJO_SHORTEST_WAIT": "0.001",  # hours: 3.6 s
            "DAEJO_LONGEST_WAIT": "0.001",
            "DAEJO_DEADLINE": "15",
            "DAEJO_LOOK_LIMIT": "20",
            "DAEJO_LEASE": "25",
        }
        self.site.mkdir()
        self.posts.mkdir()
        (self.posts / "pooling.md").write_text(POST)
        self.write("20 connections")
        for path in (folder, self.site, self.posts):
            path.chmod(0o755)  # the containers' users are not ours

    # --- what the story does

    def write(self, connections: str) -> None:
        paragraphs = TEXT.replace("20 connections", connections).split("\n\n")
        text = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
        title = "Looking into a connection pool"
        page = (
            f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}"
        )
        fresh = self.site / "fresh"
        fresh.write_text(page + "</article></body></html>")
        fresh.rename(self.site / "pooling.html")

    def compose(self, *arguments: str) -> str:
        files = ["-f", "docker-compose.yml", "-f", "tests/stories/compose/origin.yml"]
        command = ["docker", "compose", *files, *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True)  # noqa: PLW1510
        if done.returncode and arguments[0] != "exec":
            sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        return done.stdout

    def up(self) -> float:
        began = time.monotonic()
        self.compose("up", "-d", "--wait", "--wait-timeout", "180")
        return time.monotonic() - began

    # --- what is seen

    def sql(self, question: str) -> list[str]:
        command = ["exec", "-T", "postgres", "psql", "-U", "daejo", "-d", "daejo", "-Atc", question]
        return self.compose(*command).split()

    def count(self, table: str) -> int:
        found = self.sql(f"SELECT count(*) FROM {table}")  # noqa: S608
        return int(found[0]) if found else -1

    def stream(self, kind: str) -> list[str]:
        """The flag ids in one stream, in order."""
        out = self.compose("exec", "-T", "redis", "redis-cli", "XRANGE", f"daejo:flags:{kind}", "-", "+")
        lines = out.splitlines()
        return [value for name, value in pairwise(lines) if name == "flag_id"]

    def streams(self) -> list[str]:
        return [number for kind in KINDS for number in self.stream(kind)]

    def report(self) -> dict[str, Any]:
        out = self.compose("exec", "-T", "worker", "daejo", "report", "--format", "json")
        found: dict[str, Any] = json.loads(out) if out.strip().startswith("{") else {}
        return found

    def visits(self) -> int:
        file = self.site / "visits"
        return len(file.read_text().splitlines()) if file.exists() else 0

    def all_sent(self) -> bool:
        return self.count("flags WHERE sent_at IS NULL") == 0

    def check_once(self) -> None:
        """Each flag of the database is in the streams once; no snapshot equals the one before it."""
        sent = Counter(self.streams())
        flags = set(self.sql("SELECT id FROM flags"))
        hold(set(sent) == flags, f"flags in the database {sorted(flags)}, in the streams {sorted(sent)}")
        hold(set(sent.values()) <= {1}, f"a flag is in its stream more than once: {sent}")
        prints = self.sql("SELECT fingerprint FROM snapshots ORDER BY sequence")
        hold(all(a != b for a, b in pairwise(prints)), "a snapshot was stored twice")
        doubled = self.sql(
            "SELECT key FROM findings WHERE state = 'open' GROUP BY post_id, key HAVING count(*) > 1"
        )
        hold(not doubled, f"a finding is open twice: {doubled}")


def hold(truth: object, otherwise: str) -> None:
    if not truth:
        raise AssertionError(otherwise)


def until(condition: Callable[[], Any], what: str, seconds: float = 60) -> float:
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > seconds:
            raise AssertionError(f"{what}: not within {seconds:.0f} s")
        time.sleep(0.5)
    return time.monotonic() - began


def say(line: str) -> None:
    sys.stdout.write(f"{time.strftime('%H:%M:%S')}  {line}\n")
    sys.stdout.flush()


def an_edit_is_seen(story: Story) -> None:
    until(lambda: story.count("snapshots") == 1, "the first snapshot")
    say("the first look is recorded")
    story.write("50 connections")
    seconds = until(lambda: story.count("snapshots") == 2, "a second snapshot")
    say(f"an edit at the origin is a snapshot in PostgreSQL, {seconds:.0f} s later")
    until(lambda: story.stream("stale"), "a flag in the stream")
    say("… a flag in daejo:flags:stale")
    hold(story.report().get("totals", {}).get("stale") == 1, "the report does not say stale")
    lines = story.compose("exec", "-T", "worker", "daejo", "report").splitlines()
    say("… and in `docker compose exec worker daejo report`:")
    sys.stdout.write("".join(f"            {line}\n" for line in lines[:12]))
    story.check_once()


def a_killed_worker_loses_nothing(story: Story) -> None:
    (story.site / "slow").touch()
    before = story.visits()
    until(lambda: story.visits() > before, "a look under way")
    story.write("60 connections")
    story.compose("kill", "--signal", "KILL", "worker")
    (story.site / "slow").unlink()
    looks = story.count("looks")
    story.up()
    seconds = until(lambda: story.count("looks") > looks, "the look that was killed", 90)
    until(lambda: story.count("snapshots") == 3, "a third snapshot")
    until(story.all_sent, "all flags sent")
    story.check_once()
    say(f"the worker killed in the middle of a look: looked again {seconds:.0f} s after the restart")


def a_killed_redis_loses_nothing(story: Story) -> None:
    story.write("70 connections")
    story.compose("kill", "--signal", "KILL", "redis")
    time.sleep(3)
    story.up()
    seconds = until(lambda: story.count("snapshots") == 4, "a fourth snapshot", 90)
    until(story.all_sent, "all flags sent")
    story.check_once()
    say(f"Redis killed: the next edit is seen {seconds:.0f} s after its restart, nothing lost or doubled")


def down_and_up_keep_everything(story: Story) -> None:
    story.compose("stop", "beat", "worker")  # nothing may be written between the two countings
    before = {table: story.count(table) for table in ("snapshots", "flags", "findings", "posts")}
    streams = sorted(story.streams())
    story.compose("down")
    seconds = story.up()
    after = {table: story.count(table) for table in before}
    hold(after == before, f"before {before}, after {after}")
    hold(sorted(story.streams()) == streams, "the streams are not what they were")
    looks = story.count("looks")
    until(lambda: story.count("looks") > looks, "a look after the restart")
    story.check_once()
    say(f"down and up ({seconds:.0f} s) keep {after}, and {len(streams)} stream entries; looks go on")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="daejo-story-") as folder:
        story = Story(Path(folder))
        try:
            story.compose("build")
            say(f"all healthy after {story.up():.0f} s")
            an_edit_is_seen(story)
            a_killed_worker_loses_nothing(story)
            a_killed_redis_loses_nothing(story)
            down_and_up_keep_everything(story)
            say("all of it holds")
        except BaseException:
            sys.stderr.write(story.compose("logs", "--tail", "60", "worker", "beat", "migrate"))
            raise
        finally:
            story.compose("down", "--volumes", "--timeout", "5")


if __name__ == "__main__":
    main()
