"""The commands and the task that ask an archive, as processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from daejo.errors import SettingsError
from worker.app import make_app
from worker.calls import RECALL
from worker.settings import Settings
from worker.wire import open_archive, open_web

THEN = [
    "The ferry crosses the strait four times a day, and in winter only when the ice allows it to.",
    "Its engine came from a fishing boat that sank in the harbour in 1986 and was lifted a year later.",
    "Passengers sit on deck among crates of apples, and the captain knows every one of them by name.",
    "Whoever misses the last crossing sleeps in the waiting room, where a stove burns until midnight.",
]
EDITED = [
    *THEN[:3],
    "Whoever misses the last crossing sleeps in the old school, where a stove burns until midnight.",
]
KOREAN = """---
title: "해협의 나룻배"
date: 2022-06-15
originalTitle: "The Ferry Across the Strait"
link: "https://a.example/{name}"
---

나룻배는 하루에 네 번 해협을 건너고, 겨울에는 얼음이 허락할 때만 건넙니다.

엔진은 1986년에 항구에서 가라앉았다가 1년 뒤에 인양된 어선에서 온 것입니다.

승객들은 사과 상자 사이의 갑판에 앉고, 선장은 그들 모두의 이름을 압니다.

마지막 배를 놓친 사람은 자정까지 난로가 타는 대합실에서 잡니다.
"""


def html(texts: list[str]) -> bytes:
    body = "".join(f"<p>{text}</p>" for text in texts)
    title = "The Ferry Across the Strait"
    head = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    return f"{head}{body}</article></body></html>".encode()


def page(body: bytes) -> list[bytes | float]:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
    return [head % len(body) + body]


class Place:
    """A folder with posts, and `daejo` in it."""

    def __init__(self, folder: Path, archive) -> None:
        self.folder = folder
        self.archive = archive
        self.more: dict[str, str] = {}
        (folder / "posts").mkdir()
        self.add("ferry")

    def add(self, name: str) -> None:
        (self.folder / "posts" / f"{name}.md").write_text(KOREAN.format(name=name), encoding="utf-8")
        self.archive.replies[f"/live/{name}"] = page(html(EDITED))

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("DAEJO_")}
        environment = {
            "DAEJO_POSTS": "posts",
            "DAEJO_ALLOW": "127.0.0.1",
            "DAEJO_MIRRORS": f"https://a.example/={self.archive.url}/live/",
            "DAEJO_HOST_GAP": "0",
            "DAEJO_ROBOTS": "false",
            "DAEJO_ARCHIVE": f"{self.archive.url}/gate/",
            "DAEJO_ARCHIVE_GAP": "0",
        }
        return subprocess.run(
            [sys.executable, "-W", "error", "-c", *arguments],
            env=inherited | environment | self.more,
            capture_output=True,
            text=True,
            cwd=self.folder,
            check=False,
        )

    def daejo(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        done = self.python("from worker.cli import main; main()", *arguments)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    @property
    def asked(self) -> list[str]:
        return [path for path in self.archive.paths if path.startswith("/gate/")]


@pytest.fixture
def place(tmp_path: Path, archive) -> Place:
    return Place(tmp_path, archive)


@pytest.fixture
def taken(archive) -> Callable[[str], None]:
    def take(name: str = "ferry") -> None:
        archive.take(f"https://a.example/{name}", datetime(2022, 6, 1, tzinfo=UTC), html(THEN))

    return take


def test_a_run_asks_after_its_looks_and_shows_what_the_copy_shows(place, taken):
    taken()
    done = place.daejo("run")
    assert "Asked the archive for 1 post: 1 held against a copy now." in done.stdout
    assert "posts/ferry.md: a copy of 2022-06-01, " in done.stdout
    assert "    stale: line 14: " in done.stdout
    assert done.returncode == 1
    shown = place.daejo("show", "ferry.md").stdout
    assert "Line 14: out of date" in shown
    assert "web archive" in shown
    again = place.daejo("run")
    assert "archive" not in again.stdout.replace("archived", "")
    assert len(place.asked) == 1


def test_a_look_asks_for_its_own_posts_only(place, taken):
    place.more = {"DAEJO_ARCHIVE": ""}
    place.add("other")
    place.daejo("run")
    place.more = {}
    taken()
    done = place.daejo("look", "ferry.md")
    assert "1 held against a copy now" in done.stdout
    assert done.returncode == 1
    assert place.asked == ["/gate/https://a.example/ferry"]


TROUBLE = {
    "no copy": None,
    "down": [b"HTTP/1.1 503 Down\r\nContent-Length: 0\r\n\r\n"],
    "slow": [30.0],
}


@pytest.mark.parametrize("trouble", TROUBLE.values(), ids=TROUBLE)
def test_an_archive_in_trouble_changes_nothing_but_a_line(place, trouble, tmp_path_factory, archive):
    place.more = {"DAEJO_DEADLINE": "1", "DAEJO_LOOK_LIMIT": "5"}
    if trouble:
        archive.replies["/gate/https://a.example/ferry"] = trouble
    troubled = place.daejo("run")
    without = Place(tmp_path_factory.mktemp("without"), archive)
    without.more = {"DAEJO_ARCHIVE": ""}
    plain = without.daejo("run")
    kept = [line for line in troubled.stdout.splitlines() if "the archive" not in line]
    assert kept == plain.stdout.splitlines()
    assert troubled.returncode == plain.returncode
    assert "Asked the archive for 1 post: 1 without" in troubled.stdout
    assert "archive was asked on" in place.daejo("show", "ferry.md").stdout


def test_no_archive_is_asked_unless_one_is_named(place, taken):
    taken()
    place.more = {"DAEJO_ARCHIVE": ""}
    place.daejo("run")
    assert place.asked == []


RECALL_TWICE = """
import tasks
from worker import log
from worker.wire import process_house
from worker.rounds import Terms, go_round
log.set_up("INFO", "json")
tasks.survey()
house = process_house()
go_round(house.ledger, house.web, house.now, Terms(per_host=9))
tasks.recall()
tasks.recall()
"""


def recalled(told: subprocess.CompletedProcess[str]) -> list[str]:
    assert told.returncode == 0, told.stderr
    lines = [json.loads(line) for line in told.stderr.splitlines() if line.startswith("{")]
    return [line["answer"] for line in lines if line["event"] == "recalled"]


def test_the_task_asks_for_every_post_that_wants_it_once(place, taken):
    for name in ("two", "three"):
        place.add(name)
        taken(name)
    assert sorted(recalled(place.python(RECALL_TWICE))) == ["archived", "archived", "none"]
    assert len(place.asked) == 3


def test_the_task_asks_for_no_more_than_the_day_allows(place):
    for name in ("two", "three"):
        place.add(name)
    place.more = {"DAEJO_ARCHIVE_DAILY": "2"}
    assert len(recalled(place.python(RECALL_TWICE))) == 2


def test_an_archive_that_is_down_is_asked_once_a_round(place, archive):
    for name in ("ferry", "two", "three"):
        place.add(name)
        archive.replies[f"/gate/https://a.example/{name}"] = TROUBLE["down"]
    assert recalled(place.python(RECALL_TWICE)) == ["away", "away"]
    assert len(place.asked) == 2


def test_an_archive_that_asks_us_to_wait_is_left_alone_so_long(place, archive):
    wait = b"HTTP/1.1 429 Slow Down\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n"
    for name in ("ferry", "two"):
        place.add(name)
        archive.replies[f"/gate/https://a.example/{name}"] = [wait]
    assert recalled(place.python(RECALL_TWICE)) == ["away"]
    assert len(place.asked) == 1


def test_the_archive_is_asked_at_a_pace_of_its_own():
    settings = Settings.load(archive="https://archive.example/web", archive_gap=7, host_gap=2)
    archive = open_archive(settings)
    assert archive is not None
    assert archive._web._rules.host_gap == 7
    assert open_web(settings)._rules.host_gap == 2
    assert open_archive(Settings.load(archive="")) is None


def test_the_timetable_asks_only_where_an_archive_is_named():
    assert RECALL not in make_app(Settings.load(archive="")).conf.beat_schedule
    schedule = make_app(Settings.load(archive="https://archive.example/web")).conf.beat_schedule
    assert schedule[RECALL]["schedule"] == schedule[RECALL]["options"]["expires"] == 900


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://archive.example/web/", "https://archive.example/web/"),
        ("https://archive.example/web", "https://archive.example/web/"),
        ("http://127.0.0.1:8080/gate?url=", "http://127.0.0.1:8080/gate?url="),
        ("", ""),
    ],
)
def test_what_an_address_is_put_after_ends_so_that_one_may_follow(given, kept):
    assert Settings.load(archive=given).archive == kept


@pytest.mark.parametrize(
    "given",
    ["archive.example/web/", "ftp://archive.example/", "https://", "https://me:pw@archive.example/",
     "https://archive.example/#x", "https://archive.example:99999/", "https://[::1/", "https://a.example/ b"],
)  # fmt: skip
def test_what_is_no_such_address_is_refused_in_one_line(given):
    with pytest.raises(SettingsError, match="DAEJO_ARCHIVE: must be http"):
        Settings.load(archive=given)
