"""`daejo run` rings flags out through Redis, and `daejo flags --follow` reads them there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Daejo = Callable[..., Any]


def kinds(ended: Any) -> list[str]:
    return sorted(json.loads(line)["kind"] for line in ended.out.splitlines())


def test_each_group_gets_every_flag_once(watched: Daejo, site: Any, folder: Path, redis_url: str) -> None:
    redis = {"DAEJO_REDIS_URL": redis_url, "DAEJO_QUEUE_PREFIX": f"{folder.name}:"}
    watched("add", "posts")
    watched("run", **redis)
    status, page = site.pages["/queue"]
    site.pages["/queue"] = (status, page.replace("took 9 days", "took 14 days"))
    ended = watched("run", "--all", **redis)
    assert "flags sent to Redis" in ended.out
    follow = ["flags", "--follow", "--no-wait", "--format", "json", "--group"]
    first = watched(*follow, "translators", "--consumer", "ana", **redis)
    assert first.code == 0
    assert "stale" in kinds(first)
    assert kinds(watched(*follow, "translators", "--consumer", "bo", **redis)) == []
    assert kinds(watched(*follow, "editors", **redis)) == kinds(first)
    assert watched("flags", "--unsent", **redis).out == "No flags.\n"
    line = watched("flags", "--follow", "--no-wait", "--kind", "stale", "--group", "x", **redis).out
    assert line.count("\n") == 1
    assert "2024-05-01-queue.md" in line


def test_redis_away_loses_nothing(watched: Daejo, site: Any, folder: Path, redis_url: str) -> None:
    away = {"DAEJO_REDIS_URL": "redis://127.0.0.1:9/0", "DAEJO_QUEUE_PREFIX": f"{folder.name}:"}
    watched("add", "posts")
    watched("run", **away)
    status, page = site.pages["/queue"]
    site.pages["/queue"] = (status, page.replace("took 9 days", "took 14 days"))
    ended = watched("run", "--all", **away)
    assert ended.code == 1
    assert "flags wait in the database" in ended.err
    waiting = watched("flags", "--unsent", "--format", "json", **away).json
    assert waiting
    follow = watched("flags", "--follow", "--no-wait", **away)
    assert follow.code == 2
    assert follow.err.count("\n") == 1
    back = watched("run", **away | {"DAEJO_REDIS_URL": redis_url})
    assert f"{len(waiting)} flags sent to Redis" in back.out
