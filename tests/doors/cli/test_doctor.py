"""`daejo doctor` and `daejo db upgrade`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Daejo = Callable[..., Any]


def health(ended: Any) -> dict[str, str]:
    return {check["name"]: check["health"] for check in ended.json["checks"]}


def test_a_database_that_is_not_there_yet_is_named_and_made_by_upgrade(daejo: Daejo, tmp_path: Path) -> None:
    before = daejo("doctor", "--format", "json")
    assert before.code == 2
    assert health(before)["database"] == "bad"
    assert "daejo db upgrade" in daejo("doctor").out
    assert daejo("db", "upgrade").out == "The database was brought up to date.\n"
    assert daejo("db", "upgrade").out == "The database is up to date.\n"
    after = daejo("doctor", "--format", "json")
    assert after.code == 0
    assert after.json["ok"] is True
    assert health(after)["database"] == "ok"
    assert health(after)["redis"] == "unused"


def test_a_redis_that_is_away_hides_no_other_check(daejo: Daejo) -> None:
    daejo("db", "upgrade")
    ended = daejo("doctor", "--format", "json", DAEJO_REDIS_URL="redis://127.0.0.1:9/0")
    assert ended.code == 2
    found = health(ended)
    assert (found["database"], found["redis"], found["worker"]) == ("ok", "bad", "bad")


def test_a_redis_that_may_throw_things_away_is_warned_of(daejo: Daejo, redis_url: str) -> None:
    daejo("db", "upgrade")
    ended = daejo("doctor", "--format", "json", DAEJO_REDIS_URL=redis_url)
    assert health(ended)["redis"] in ("ok", "warn")
    assert health(ended)["beat"] == "bad"


def test_posts_that_are_not_mounted_are_named(daejo: Daejo, tmp_path: Path) -> None:
    daejo("db", "upgrade")
    ended = daejo("doctor", DAEJO_POSTS=str(tmp_path / "nowhere"))
    assert ended.code == 2
    assert "nowhere" in ended.out


def test_worker_and_beat_need_redis(daejo: Daejo) -> None:
    for command in ("worker", "beat"):
        ended = daejo(command)
        assert ended.code == 2
        assert "DAEJO_REDIS_URL" in ended.err
        assert ended.err.count("\n") == 1


def test_looks_that_nobody_makes_are_told_though_a_worker_ticks(
    daejo: Daejo, tmp_path: Path, redis_url: str
) -> None:
    from datetime import UTC, datetime, timedelta

    from daejo.posts import read_post
    from db import SqlLedger

    daejo("db", "upgrade")
    now = datetime.now(UTC)
    ledger = SqlLedger(f"sqlite:///{tmp_path}/daejo.sqlite")
    text = '---\ntitle: "글"\nlink: "https://a.example/x"\n---\n\n\n본문.\n'
    post = read_post(text.encode(), "/posts/x.md")
    ledger.keep_post(post, "web:x", "https://a.example/x", now - timedelta(hours=1))
    ledger.beat("tick", now)
    ledger.beat("worker@here", now)

    def looks() -> Any:
        ended = daejo("doctor", "--format", "json", DAEJO_REDIS_URL=redis_url)
        return {check["name"]: check for check in ended.json["checks"]}["looks"]

    assert looks()["health"] == "bad"
    assert "--queues=fetch" in looks()["told"]
    ledger.beat("looker@here", now - timedelta(minutes=30))
    assert looks()["health"] == "bad"
    ledger.beat("looker@here", now)
    assert looks()["health"] == "ok"
    ledger.close()
