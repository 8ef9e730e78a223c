"""Is everything reachable, migrated and alive? Each check for itself: one that fails hides no other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from daejo.errors import DaejoError
from daejo.ports import Ledger
from daejo.verdict import OriginalState
from worker.queues import RedisQueue
from worker.queues.redis_queue import asked
from worker.rendering.words import typed
from worker.settings import Settings
from worker.vital import LOOKER

if TYPE_CHECKING:
    from worker.wire import House

OLDEST_REDIS = (6, 2)
"""XAUTOCLAIM, which takes over what a dead reader held, is there since 6.2."""
ALIVE = timedelta(minutes=3)
"""Without a sign of life for so long, a process is taken for dead."""
WAITING = timedelta(minutes=10)
"""While originals are due and none is looked at for so long, the looks' queue has no reader."""
_SIGN = {"worker": "worker@", "beat": "tick"}
"""Whose heartbeat tells of which process: the tick runs only where beat sends it."""
SENT_WITHIN = timedelta(minutes=10)
"""Flags older than this should have reached Redis."""


class Health(StrEnum):
    OK = "ok"
    UNUSED = "unused"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Check:
    """``told`` is what was found, and what to do where something is to be done."""

    name: str
    health: Health
    told: str

    @property
    def bad(self) -> bool:
        return self.health is Health.BAD


def examine(settings: Settings) -> tuple[Check, ...]:
    """All checks, in the order in which one would mend them."""
    from worker.wire import open_house

    try:
        house = open_house(settings)
    except DaejoError as error:
        return (Check("database", Health.BAD, str(error)), *_folders(settings))
    try:
        return tuple(_examine(house))
    finally:
        house.ledger.close()


def _examine(house: House) -> Iterator[Check]:
    now = house.now()
    database = _guarded("database", partial(_database, house))
    yield database
    yield _guarded("redis", partial(_redis, house.queue))
    if not database.bad:
        yield _guarded("worker", partial(_process, "worker", house, now))
        yield _guarded("beat", partial(_process, "beat", house, now))
        yield _guarded("looks", partial(_looks, house, now))
        yield _guarded("flags", partial(_flags, house.ledger, house.queue, now))
        yield _guarded("originals", partial(_originals, house.ledger, now))
        yield _guarded("lexicon", partial(_lexicon, house, now))
    yield from _folders(house.settings)


def _guarded(name: str, check: Callable[[], Check]) -> Check:
    try:
        return check()
    except DaejoError as error:
        return Check(name, Health.BAD, str(error))


def _database(house: House) -> Check:
    from db.schema import SchemaState, schema_state

    state = schema_state(house.settings.database_url)
    if state is SchemaState.NEEDED:
        return Check("database", Health.BAD, "is empty or of an earlier version: daejo db upgrade")
    if state is SchemaState.UNKNOWN:
        return Check("database", Health.BAD, "is of a later version of Daejo: install that one")
    return Check("database", Health.OK, house.ledger.ping())


def _redis(queue: RedisQueue | None) -> Check:
    if queue is None:
        return Check("redis", Health.UNUSED, "not configured; flags stay in the database")
    version = queue.ping()
    if _numbers(version) < OLDEST_REDIS:
        return Check("redis", Health.BAD, f"{version} is too old; Daejo needs 6.2 or later")
    with asked(queue.url):
        wrong = _wrong_settings(queue.client)
    if wrong:
        return Check("redis", Health.WARN, f"{version}; {'; '.join(wrong)}")
    return Check("redis", Health.OK, f"{version}, keeps what it is given (noeviction, append-only file)")


def _wrong_settings(client: Any) -> list[str]:
    """INFO, not CONFIG: managed services forbid the latter."""
    memory, persistence = client.info("memory"), client.info("persistence")
    wrong = []
    policy = str(memory.get("maxmemory_policy", "noeviction"))
    if policy != "noeviction":
        wrong.append(f"maxmemory-policy is {policy}: it may throw tasks and flags away; set noeviction")
    if not int(persistence.get("aof_enabled", 0)):
        wrong.append("appendonly is off: a crash loses the last minutes; set appendonly yes")
    return wrong


def _process(name: str, house: House, now: datetime) -> Check:
    if house.queue is None:
        return _embedded(name, house, now)
    beats = [b.at for b in house.ledger.heartbeats() if b.name.startswith(_SIGN[name])]
    if not beats:
        return Check(name, Health.BAD, f"none was ever seen; start one: daejo {name}")
    quiet = now - max(beats)
    if quiet > max(ALIVE, timedelta(seconds=5 * house.settings.tick)):
        return Check(name, Health.BAD, f"last seen {_span(quiet)} ago; start it again: daejo {name}")
    return Check(name, Health.OK, f"seen {_span(quiet)} ago")


def _looks(house: House, now: datetime) -> Check:
    """Looks go through a queue of their own, which perhaps no living worker reads."""
    if house.queue is None:
        return Check("looks", Health.UNUSED, "no Redis: daejo run makes them")
    count, oldest = house.ledger.due(now)
    beats = [beat.at for beat in house.ledger.heartbeats() if beat.name.startswith(LOOKER)]
    seen = f"the last was begun {_span(now - max(beats))} ago" if beats else "none was ever begun"
    patience = max(WAITING, timedelta(seconds=2 * house.settings.lease))
    idle = not beats or now - max(beats) > patience
    if oldest is not None and now - oldest > patience and idle:
        told = f"{count} wait, and {seen}; does a worker read the queue? daejo worker --queues=fetch"
        return Check("looks", Health.BAD, told)
    return Check("looks", Health.OK, seen)


def _embedded(name: str, house: House, now: datetime) -> Check:
    beats = [b.at for b in house.ledger.heartbeats() if b.name == "run"]
    if not beats:
        return Check(name, Health.UNUSED, "no Redis: use daejo run, or daejo run --every 15m")
    return Check(
        name, Health.UNUSED, f"no Redis; daejo run --every began a round {_span(now - max(beats))} ago"
    )


def _flags(ledger: Ledger, queue: RedisQueue | None, now: datetime) -> Check:
    waiting = ledger.flags(unsent_only=True, limit=1)
    if not waiting:
        return Check("flags", Health.OK, "none waits to be sent")
    age = now - waiting[0].created_at
    if queue is None:
        return Check("flags", Health.OK, f"wait in the database (oldest {_span(age)}): daejo flags")
    if age > SENT_WITHIN:
        return Check(
            "flags", Health.BAD, f"the oldest has waited {_span(age)} for Redis; is a worker running?"
        )
    return Check("flags", Health.OK, f"the newest are on their way (oldest {_span(age)})")


def _originals(ledger: Ledger, now: datetime) -> Check:
    rows = ledger.originals()
    apart = [row for row in rows if row.state is OriginalState.QUARANTINED]
    if apart:
        return Check(
            "originals",
            Health.WARN,
            f"{len(apart)} of {len(rows)} set apart after three failures;"
            f" try one by hand: daejo look {typed(apart[0].url)}",
        )
    count, oldest = ledger.due(now)
    told = f"{len(rows)} watched, {count} due"
    if oldest is not None and now - oldest > timedelta(days=1):
        return Check("originals", Health.WARN, f"{told}, the oldest for {_span(now - oldest)}: daejo run")
    return Check("originals", Health.OK, told)


def _lexicon(house: House, now: datetime) -> Check:
    if not house.settings.learn:
        return Check("lexicon", Health.UNUSED, "DAEJO_LEARN is 0: none of your own is learned or used")
    row = house.ledger.lexicon()
    if row is None:
        return Check("lexicon", Health.UNUSED, "your posts taught no words yet; what ships is used")
    told = f"{len(row.lexicon):,} word pairs of your own, learned {_span(now - row.learned_at)} ago"
    return Check("lexicon", Health.OK, f"{told}: daejo lexicon")


def _folders(settings: Settings) -> Iterator[Check]:
    if not settings.post_paths:
        yield Check("posts", Health.UNUSED, "DAEJO_POSTS names no folder; posts come by daejo add")
    for path in settings.post_paths:
        if not path.exists():
            yield Check("posts", Health.BAD, f"{path} is not there; is the volume mounted?")
        elif not os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0)):
            yield Check("posts", Health.BAD, f"{path} may not be read; check its permissions")
        else:
            yield Check("posts", Health.OK, f"{path} can be read")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2] if part.isdigit())


def _span(length: timedelta) -> str:
    seconds = max(length.total_seconds(), 0)
    for size, unit in ((86_400, "days"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"
