"""The calls: their names, queues, limits and timetable, and what each does once."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import redis
from celery import Celery
from celery.exceptions import QueueNotFound

from daejo.errors import SettingsError
from worker import calls
from worker.app import make_app
from worker.settings import Settings


@pytest.fixture
def app() -> Celery:
    made = make_app(Settings.load(redis_url="redis://127.0.0.1:1/0"))
    made.set_current()
    return made


# --- what is misspelt is told at once


def test_a_misspelt_task_option_is_an_error(app):
    with pytest.raises(TypeError, match="soft_time_limt"):
        calls.call(app, calls.LOOK, soft_time_limt=5)  # type: ignore[call-arg]


def test_a_task_that_no_queue_is_named_for_is_an_error(app):
    with pytest.raises(ValueError, match=r"tasks\.lok"):
        calls.call(app, "tasks.lok")


def test_a_misspelt_queue_is_an_error(app):
    with pytest.raises(QueueNotFound):
        app.send_task(calls.LOOK, args=(1, "x"), queue="fetsch")


def test_every_route_leads_to_a_queue_that_workers_read(app):
    assert {queue.name for queue in app.conf.task_queues} == set(calls.QUEUES)
    assert set(calls.ROUTES.values()) <= set(calls.QUEUES)


def test_every_call_of_the_timetable_is_a_task_that_exists():
    code = (
        "import tasks; from worker.app import app; print(*(n for n in app.tasks if n.startswith('tasks.')))"
    )
    names = python(code, {"DAEJO_REDIS_URL": "redis://127.0.0.1:1/0"}).split()
    timetable = make_app(Settings.load()).conf.beat_schedule
    assert {entry["task"] for entry in timetable.values()} <= set(names)
    assert set(names) == set(calls.ROUTES)


def test_a_call_that_nobody_took_expires_before_the_next(app):
    for entry in app.conf.beat_schedule.values():
        assert entry["options"]["expires"] == entry["schedule"]


def test_a_call_that_is_set_to_0_is_not_made():
    app = make_app(Settings.load(redis_url="redis://127.0.0.1:1/0", learn=0))
    assert calls.LEARN not in app.conf.beat_schedule


@pytest.mark.parametrize("name", [calls.LEARN, calls.PRUNE])
def test_what_is_done_once_a_day_is_asked_more_often_as_beat_may_begin_anew_every_day(app, name):
    settings = Settings.load()
    assert settings.learn == settings.prune == 86_400
    assert app.conf.beat_schedule[name]["schedule"] == 3_600


# --- limits


def test_the_limits_fit_into_each_other(app):
    conf = app.conf
    settings = Settings.load()
    assert settings.deadline < conf.task_soft_time_limit < conf.task_time_limit < settings.lease
    assert settings.lease < conf.visibility_timeout == conf.broker_transport_options["visibility_timeout"]


def test_what_celery_must_be_told_is_told(app):
    conf = app.conf
    assert conf.accept_content == ["json"]
    assert (conf.task_acks_late, conf.worker_prefetch_multiplier) == (True, 1)
    assert (conf.task_reject_on_worker_lost, conf.task_retry_on_worker_lost) == (False, True)
    assert conf.task_create_missing_queues is False
    assert conf.task_ignore_result is True
    assert conf.broker_transport_options["socket_timeout"] == 10


def test_without_redis_a_worker_says_what_to_do():
    with pytest.raises(SettingsError, match="daejo run --every"):
        Settings.load().require_redis("a worker")


# --- each call, once, in a process of its own


@pytest.fixture
def world(tmp_path: Path, sqlite_ledger_url: str, redis_url: str) -> dict[str, str]:
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "one.md").write_text(
        '---\ntitle: "하나"\ndate: 2026-10-01 09:00\nlink: "http://127.0.0.1:1/story"\n---\n\n\n본문입니다.\n'
    )
    (folder / "broken.md").write_text("---\ntitle: [\n---\n")
    return {
        "DAEJO_DATABASE_URL": sqlite_ledger_url,
        "DAEJO_REDIS_URL": redis_url,
        "DAEJO_POSTS": str(folder),
        "DAEJO_ALLOW": "127.0.0.1",
    }


@pytest.fixture
def ledger(sqlite_ledger_url: str):
    from db import SqlLedger

    opened = SqlLedger(sqlite_ledger_url)
    yield opened
    opened.close()


def python(code: str, environment: dict[str, str]) -> str:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DAEJO_")}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=inherited | environment,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def waiting(url: str) -> int:
    with redis.Redis.from_url(url) as client:
        return int(client.llen("daejo:celery:fetch"))


def test_a_survey_and_a_tick_send_one_look_and_a_second_tick_none(world, ledger):
    python("import tasks; tasks.survey(); tasks.tick()", world)
    assert waiting(world["DAEJO_REDIS_URL"]) == 1
    assert {row.path.rpartition("/")[2] for row in ledger.posts()} == {"one.md", "broken.md"}
    python("import tasks; tasks.tick()", world)
    assert waiting(world["DAEJO_REDIS_URL"]) == 1
    assert {beat.name.partition("@")[0] for beat in ledger.heartbeats()} == {"survey", "tick", "worker"}


def test_a_tick_leases_no_more_than_the_queue_has_room_for(world, ledger):
    for number in range(6):
        post = Path(world["DAEJO_POSTS"]) / f"{number}.md"
        post.write_text(f'---\ntitle: "글"\nlink: "http://127.0.0.1:1/{number}"\n---\n\n\n본문 {number}.\n')
    roomy = world | {"DAEJO_BATCH": "4", "DAEJO_PER_HOST": "50"}
    python("import tasks; tasks.survey(); tasks.tick(); tasks.tick()", roomy)
    assert waiting(world["DAEJO_REDIS_URL"]) == 4


def test_a_look_is_recorded_once_however_often_it_is_called(world, ledger):
    code = """
import tasks
from worker.wire import process_house
tasks.survey()
house = process_house()
[lease] = house.ledger.lease_due(house.now(), 5, 5, house.settings.lease_length)
for _ in range(3):
    tasks.look(lease.original_id, lease.token)
tasks.look(lease.original_id, "a lease of long ago")
"""
    python(code, world)
    [original] = ledger.originals()
    [look] = ledger.looks(original.id)
    assert look.outcome.value == "unreachable"
    assert "looker" in {beat.name.partition("@")[0] for beat in ledger.heartbeats()}


def test_announce_sends_what_waits_and_leaves_it_where_redis_is_away(world, ledger):
    from datetime import UTC, datetime, timedelta

    python("import tasks; tasks.survey()", world)
    then = datetime.now(UTC)
    for _ in range(3):  # three looks that began and never ended: the ledger sets the original apart
        [lease] = ledger.lease_due(then, 5, 5, timedelta(seconds=1))
        ledger.known(lease.original_id, lease.token)
        then += timedelta(seconds=2)
    ledger.lease_due(then, 5, 5, timedelta(seconds=1))
    assert len(ledger.flags(unsent_only=True)) == 1
    told = python("import tasks; tasks.announce()", world | {"DAEJO_REDIS_URL": "redis://127.0.0.1:1/0"})
    assert "Redis at redis://127.0.0.1:1/0 did not do what was asked" in told
    assert "Traceback" not in told
    assert len(ledger.flags(unsent_only=True)) == 1
    python("import tasks; tasks.announce(); tasks.announce(); tasks.prune()", world)
    assert not ledger.flags(unsent_only=True)
    with redis.Redis.from_url(world["DAEJO_REDIS_URL"]) as client:
        assert client.xlen("daejo:flags:lost") == 1


def test_what_was_let_go_of_today_is_not_asked_for_again_whoever_asks(world, ledger):
    python("import tasks; tasks.prune()", world)
    [first] = [beat for beat in ledger.heartbeats() if beat.name == "prune"]
    assert "pruned" not in python("import tasks; tasks.prune()", world)
    assert first in ledger.heartbeats()
    ledger.beat("prune", first.at - timedelta(days=1))
    assert "pruned" in python("import tasks; tasks.prune()", world)
    assert first not in ledger.heartbeats()


def test_learning_from_too_little_is_tried_and_brings_nothing(world, ledger):
    python("import tasks; tasks.survey(); tasks.learn()", world)
    [first] = [beat for beat in ledger.heartbeats() if beat.name == "learn"]
    assert ledger.lexicon() is None
    python("import tasks; tasks.learn()", world)
    assert first in ledger.heartbeats()
    python("import tasks; tasks.learn()", world | {"DAEJO_LEARN": "0.001"})
    assert first not in ledger.heartbeats()


def test_a_database_that_is_away_is_one_line_and_a_bug_is_a_traceback(world):
    away = {"DAEJO_DATABASE_URL": "postgresql://nobody:secret@127.0.0.1:1/none"}
    told = python("import tasks; tasks.tick()", world | away)
    assert told.count("\n") == 1
    assert "failed" in told
    assert "secret" not in told
    with pytest.raises(AssertionError, match="TypeError"):
        python("import tasks; tasks.look()", world)


def wrong(environment: dict[str, str], folder: Path, *arguments: str) -> Any:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DAEJO_")}
    return subprocess.run(
        [sys.executable, "-m", "celery", "-A", "worker.app", *arguments],
        env=inherited | environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("what", ["worker", "beat"])
def test_a_worker_and_a_beat_without_redis_end_at_once_with_one_line(what, tmp_path):
    done = wrong({}, tmp_path, what)
    assert done.returncode != 0
    assert "DAEJO_REDIS_URL is not set" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path.name for path in tmp_path.iterdir()} <= {"var"}


def test_announce_first_looks_for_what_redis_lost(world, ledger):
    """A Redis that lost its last second must not be hidden by flags that are sent in the next."""
    code = """
import sqlalchemy, tasks
from datetime import UTC, datetime
from db.tables import flags
from worker.wire import process_house
house = process_house()
engine = sqlalchemy.create_engine(house.settings.database_url)
def more(count):
    row = {"kind": "stale", "severity": "high", "summary": "x", "created_at": datetime.now(UTC)}
    with engine.begin() as connection:
        connection.execute(sqlalchemy.insert(flags), [row] * count)
more(2)
tasks.announce()
house.queue.client.flushdb()
more(30)
tasks.announce()
engine.dispose()
"""
    python(code, world)
    with redis.Redis.from_url(world["DAEJO_REDIS_URL"]) as client:
        assert client.xlen("daejo:flags:stale") == 32
