"""Flags through a real Redis: sent once, read by groups, taken over from the dead, trimmed by age."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import redis

from daejo.errors import QueueError
from daejo.findings import Severity
from daejo.ports import FlagRow
from daejo.verdict import FlagKind
from worker.queues import RedisQueue, follow
from worker.queues.message import decode, encode

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def flag(number: int = 1, kind: FlagKind = FlagKind.STALE, **more: Any) -> FlagRow:
    row = FlagRow(
        number, kind, Severity.HIGH, f"{number}번 줄: 낡음", AT, "posts/글.md", "https://a.example/x", 7
    )
    return replace(row, **more)


@pytest.fixture
def queue(redis_url: str):
    made = RedisQueue(redis_url, prefix="test:")
    yield made
    made.close()


def read(queue: RedisQueue, group: str = "g", consumer: str = "c", **more: Any) -> list[Any]:
    return list(follow(queue, group, consumer, wait=False, **more))


def numbers(queue: RedisQueue, *args: Any, **more: Any) -> list[int]:
    return [message.flag.id for message in read(queue, *args, **more)]


def test_a_flag_comes_out_as_it_went_in(queue):
    full = flag()
    bare = flag(2, FlagKind.GONE, post=None, original=None, finding_id=None)
    queue.send([full, bare])
    assert {message.flag for message in read(queue)} == {full, bare}


def test_each_kind_has_a_stream_with_the_documented_fields(queue):
    queue.send([flag(kind=kind, number=number) for number, kind in enumerate(FlagKind)])
    assert queue.lengths() == dict.fromkeys(FlagKind, 1)
    [(_, fields)] = queue.client.xrange("test:flags:stale")
    assert fields == {
        "v": "1",
        "flag_id": "0",
        "kind": "stale",
        "severity": "high",
        "summary": "0번 줄: 낡음",
        "post": "posts/글.md",
        "original": "https://a.example/x",
        "finding_id": "7",
        "created_at": "2026-11-24T09:30:00+00:00",
    }


def test_a_flag_that_is_sent_again_is_in_the_stream_once(queue):
    queue.send([flag(1), flag(2)])
    queue.send([flag(2), flag(3)])
    assert numbers(queue) == [1, 2, 3]


def test_a_new_database_that_counts_from_one_again_is_not_taken_for_the_old_one(queue):
    queue.send([flag(1)])
    queue.send([flag(1, created_at=AT + timedelta(days=1))])
    assert numbers(queue) == [1, 1]


def test_a_late_flag_with_a_lower_number_is_sent_too(queue):
    """Numbers are given at insert and not at commit: a lower one may come later."""
    queue.send([flag(9)])
    queue.send([flag(3)])
    assert numbers(queue) == [9, 3]


def test_every_group_gets_every_flag_and_one_of_its_consumers_each(queue):
    queue.send([flag(number) for number in range(1, 5)])
    first, second = follow(queue, "g", "one", wait=False), follow(queue, "g", "two", wait=False)
    got = [next(first).flag.id]
    got += [message.flag.id for message in second]
    got += [message.flag.id for message in first]
    assert sorted(got) == [1, 2, 3, 4]
    assert numbers(queue, "others") == [1, 2, 3, 4]


def test_a_group_made_late_begins_at_the_oldest_flag(queue):
    queue.send([flag(1)])
    assert numbers(queue, "late") == [1]


def test_what_was_handled_does_not_come_again(queue):
    queue.send([flag(1), flag(2)])
    assert numbers(queue) == [1, 2]
    assert numbers(queue) == []


def test_what_a_reader_did_not_finish_comes_to_it_again(queue):
    queue.send([flag(1), flag(2)])
    reading = follow(queue, "g", "c", wait=False)
    assert next(reading).flag.id == 1
    reading.close()
    again = read(queue)
    assert [(message.flag.id, message.deliveries) for message in again] == [(1, 2), (2, 2)]


def test_what_a_dead_reader_held_is_taken_over_by_another(queue):
    queue.send([flag(1), flag(2)])
    dying = follow(queue, "g", "dying", wait=False)
    next(dying)
    dying.close()
    assert numbers(queue, "g", "heir") == []  # it may still be at work
    time.sleep(0.15)
    assert numbers(queue, "g", "heir", stale_ms=100) == [1, 2]
    assert numbers(queue, "g", "dying") == []


def test_more_than_one_reading_can_take_over_is_taken_over_whole(queue):
    queue.send([flag(number) for number in range(1, 181)])
    dying = follow(queue, "g", "dying", wait=False)
    for _ in range(180):
        next(dying)
    dying.close()
    left = queue.client.xpending("test:flags:stale", "g")["pending"]
    time.sleep(0.1)
    assert len(numbers(queue, "g", "heir", stale_ms=50)) == left


def test_a_flag_that_kills_every_reader_is_set_aside_and_stops_nothing(queue):
    queue.send([flag(1), flag(2)])
    for _ in range(5):
        reading = follow(queue, "g", "c", wait=False)
        next(reading)
        reading.close()
    assert 1 not in numbers(queue)
    [*dead] = [fields for _, fields in queue.client.xrange(queue.dead)]
    assert dead[0]["flag_id"] == "1"
    assert "never finished" in dead[0]["_why"]
    assert queue.client.xpending("test:flags:stale", "g")["pending"] == 0


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"v": "2", "flag_id": "1"}, "version"),
        ({"hello": "world"}, "version"),
        ({"v": "1", "flag_id": "1"}, "missing"),
        ({**encode(flag()), "kind": "unheard-of"}, "unheard-of"),
        ({**encode(flag()), "flag_id": "one"}, "one"),
        ({**encode(flag()), "created_at": "yesterday"}, "yesterday"),
    ],
)
def test_an_entry_that_is_none_of_ours_is_set_aside_with_the_reason(queue, fields, why):
    queue.client.xadd("test:flags:stale", fields)
    queue.send([flag(2)])
    assert numbers(queue) == [2]
    [(_, dead)] = queue.client.xrange(queue.dead)
    assert why in dead["_why"]
    with pytest.raises(ValueError, match=why):
        decode(fields)


def test_an_entry_that_was_deleted_while_pending_is_passed_over(queue):
    queue.send([flag(1), flag(2)])
    dying = follow(queue, "g", "dying", wait=False)
    entry = next(dying).entry
    dying.close()
    queue.client.xdel("test:flags:stale", entry)
    time.sleep(0.1)
    assert numbers(queue, "g", "heir", stale_ms=50) == [2]
    assert queue.client.xpending("test:flags:stale", "g")["pending"] == 0


def test_a_redis_that_lost_its_data_while_we_read_is_read_on(queue):
    queue.send([flag(1)])
    reading = follow(queue, "g", "c")
    assert next(reading).flag.id == 1
    queue.client.flushdb()
    queue.send([flag(1), flag(2)])
    assert [next(reading).flag.id, next(reading).flag.id] == [1, 2]


def test_a_reader_can_ask_for_some_kinds_only(queue):
    queue.send([flag(1, FlagKind.STALE), flag(2, FlagKind.GONE)])
    assert numbers(queue, kinds=[FlagKind.GONE]) == [2]


def test_what_redis_lost_is_known_to_be_missing(queue):
    queue.send([flag(1), flag(2)])
    assert queue.missing([flag(1), flag(2), flag(3)]) == (flag(3),)
    queue.client.flushdb()
    assert queue.missing([flag(1), flag(2)]) == (flag(1), flag(2))
    assert queue.missing([]) == ()


# --- trimming


def old(queue: RedisQueue, number: int, days: int) -> None:
    queue.client.xadd(
        "test:flags:stale", encode(flag(number)), id=f"{(time.time() - days * 86400) * 1000:.0f}-0"
    )


def test_entries_are_let_go_by_age(queue):
    for number, days in ((1, 40), (2, 31), (3, 1)):
        old(queue, number, days)
    assert RedisQueue(queue.url, prefix="test:", keep_days=30).trim() == 2
    assert numbers(queue) == [3]


def test_an_old_entry_that_a_group_has_not_read_is_kept(queue):
    old(queue, 1, 50)
    read(queue, "quick")
    for number, days in ((2, 40), (3, 1)):
        old(queue, number, days)
    queue.client.xgroup_create("test:flags:stale", "slow", id="0")
    short = RedisQueue(queue.url, prefix="test:", keep_days=30)
    assert short.trim() == 0
    assert numbers(queue, "slow") == [1, 2, 3]
    assert numbers(queue, "quick") == [2, 3]
    assert short.trim() == 2


def test_an_old_entry_that_a_reader_holds_is_kept(queue):
    for number, days in ((1, 50), (2, 40)):
        old(queue, number, days)
    reading = follow(queue, "g", "c", wait=False)
    next(reading)
    reading.close()
    assert RedisQueue(queue.url, prefix="test:", keep_days=30).trim() == 0
    assert numbers(queue) == [1, 2]


# --- trouble


def test_a_redis_that_is_away_is_one_line_without_the_password():
    away = RedisQueue("redis://user:secret@127.0.0.1:1/0")
    with pytest.raises(QueueError) as error:
        away.send([flag()])
    assert "127.0.0.1:1" in str(error.value)
    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)


def test_a_redis_that_is_full_refuses_and_takes_the_rest_later(redis_server):
    queue = RedisQueue(redis_server.url)
    queue.send([flag(1)])
    queue.client.config_set("maxmemory", "1kb")
    with pytest.raises(QueueError, match="OOM"):
        queue.send([flag(2)])
    queue.client.config_set("maxmemory", "0")
    queue.send([flag(2)])
    assert numbers(queue) == [1, 2]
    queue.close()


def test_what_was_sent_outlives_a_kill_of_redis(redis_server):
    queue = RedisQueue(redis_server.url)
    queue.send([flag(1)])
    time.sleep(1.1)  # appendfsync everysec
    redis_server.restart()
    queue.send([flag(1), flag(2)])
    assert numbers(queue) == [1, 2]
    queue.close()


def test_a_frozen_redis_does_not_hold_us_for_ever(redis_server):
    queue = RedisQueue(redis_server.url)
    queue.client.connection_pool.connection_kwargs["socket_timeout"] = 0.5
    redis_server.freeze()
    began = time.monotonic()
    try:
        with pytest.raises(QueueError):
            queue.send([flag(1)])
        assert time.monotonic() - began < 5
    finally:
        redis_server.thaw()
    queue.send([flag(1)])
    assert numbers(queue) == [1]
    queue.close()


def test_a_stranger_key_in_our_place_is_an_error_and_not_a_loss(queue):
    queue.client.set("test:flags:stale", "not a stream")
    with pytest.raises(QueueError, match="WRONGTYPE"):
        queue.send([flag(1)])
    with pytest.raises(QueueError):
        read(queue)
    queue.client.delete("test:flags:stale")
    queue.send([flag(1)])
    assert numbers(queue) == [1]


def test_the_prefix_keeps_two_houses_apart(redis_url):
    one, two = RedisQueue(redis_url, prefix="one:"), RedisQueue(redis_url, prefix="two:")
    one.send([flag(1)])
    assert numbers(two) == []
    assert numbers(one) == [1]
    with redis.Redis.from_url(redis_url) as client:
        assert all(key.startswith((b"one:", b"two:")) for key in client.keys("*"))
    one.close()
    two.close()
