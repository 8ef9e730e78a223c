"""RedisQueue: the Queue port over Redis streams."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from daejo.errors import QueueError, SettingsError
from daejo.ports import FlagRow
from daejo.verdict import FlagKind
from worker.queues.message import encode, identity

SOCKET_SECONDS = 10.0
"""Longer than any blocking read (facts 2.2). Without a limit, a publish to a frozen Redis hung for more
than 90 s (facts 1.7)."""
CONNECT_SECONDS = 3.0
BATCH = 200
_SCRIPT_FRAME = re.compile(r"^Error running script \([^)]*\): @user_script:\d+: @user_script: \d+: ")
_DAY_MS = 86_400_000

# Adds the entry only where this flag was not added before: a worker that dies between sending and
# noting that it sent will send again. One script, so that a kill of Redis keeps both halves or none;
# the entry first, because a script that fails half-way is not undone.
_SEND = """
if redis.call('ZSCORE', KEYS[2], ARGV[2]) then return false end
local entry = redis.call('XADD', KEYS[1], '*', unpack(ARGV, 3))
redis.call('ZADD', KEYS[2], ARGV[1], ARGV[2])
return entry
"""


class RedisQueue:
    """Sends flags, one stream a kind: ``<prefix>flags:<kind>``. Connects at the first use.

    A flag that is sent again within ``keep_days`` is not added again; after a loss of Redis' data it
    is, so a reader still tells repeats by ``flag_id`` and ``created_at``.
    """

    def __init__(self, url: str, *, prefix: str = "daejo:", keep_days: int = 30) -> None:
        self.prefix = prefix
        self.url = url
        self.keep_days = keep_days
        self.client = _client(url)
        self._script = self.client.register_script(_SEND)

    def stream(self, kind: FlagKind) -> str:
        return f"{self.prefix}flags:{kind.value}"

    @property
    def sent(self) -> str:
        """The sorted set that remembers which flags were sent, by time."""
        return f"{self.prefix}flags-sent"

    @property
    def dead(self) -> str:
        """The stream of what no reader could read."""
        return f"{self.prefix}flags-dead"

    def send(self, flags: Sequence[FlagRow]) -> None:
        """Send each flag, or raise QueueError; sending again is harmless."""
        with asked(self.url):
            for start in range(0, len(flags), BATCH):
                self._send(flags[start : start + BATCH])

    def _send(self, flags: Sequence[FlagRow]) -> None:
        now = self._now_ms()
        pipeline = self.client.pipeline(transaction=False)
        for flag in flags:
            pairs = [part for pair in encode(flag).items() for part in pair]
            keys = [self.stream(flag.kind), self.sent]
            self._script(keys=keys, args=[now, identity(flag), *pairs], client=pipeline)
        pipeline.execute()

    def missing(self, flags: Sequence[FlagRow]) -> tuple[FlagRow, ...]:
        """Those of ``flags`` that Redis does not remember having been sent."""
        if not flags:
            return ()
        with asked(self.url):
            # redis-py refuses an empty list, and ZMSCORE needs Redis 6.2, as kombu 5.7 does.
            scores = self.client.zmscore(self.sent, [identity(flag) for flag in flags])
        return tuple(flag for flag, score in zip(flags, scores, strict=True) if score is None)

    def trim(self) -> int:
        """Remove entries that are older than ``keep_days`` and that no group waits for; returns how many.

        By MINID, never by MAXLEN, which throws away what nobody has read yet (facts 2.2).
        """
        with asked(self.url):
            cutoff = self._now_ms() - self.keep_days * _DAY_MS
            removed = 0
            for kind in FlagKind:
                floor = self._floor(self.stream(kind), cutoff)
                removed += int(self.client.xtrim(self.stream(kind), minid=floor, approximate=False))
            self.client.zremrangebyscore(self.sent, "-inf", cutoff)
            self.client.xtrim(self.dead, minid=f"{cutoff}-0", approximate=False)
            return removed

    def lengths(self) -> dict[FlagKind, int]:
        """How many entries each stream holds."""
        with asked(self.url):
            return {kind: int(self.client.xlen(self.stream(kind))) for kind in FlagKind}

    def ping(self) -> str:
        """Redis' version; QueueError where it is away."""
        with asked(self.url):
            return str(self.client.info("server")["redis_version"])

    def close(self) -> None:
        self.client.close()

    def _floor(self, stream: str, cutoff: int) -> str:
        """The least id that is kept: that of ``cutoff``, or less where a group has not come so far."""
        floor = (cutoff, 0)
        if not self.client.exists(stream):
            return f"{cutoff}-0"
        for group in self.client.xinfo_groups(stream):
            waiting: Any = self.client.xpending(stream, group["name"])
            # Pending entries lie before the last delivered one; without any, that one itself is done with.
            reached = waiting["min"] if waiting["pending"] else group["last-delivered-id"]
            floor = min(floor, _parts(reached))
        return f"{floor[0]}-{floor[1]}"

    def _now_ms(self) -> int:
        """Redis' own clock, the one that its entry ids are made of."""
        seconds, micros = self.client.time()
        return int(seconds) * 1000 + int(micros) // 1000


def _client(url: str) -> redis.Redis:
    """No retry of a command by the client: a retried XADD could be a second one."""
    try:
        return redis.Redis.from_url(
            url,
            decode_responses=True,
            socket_timeout=SOCKET_SECONDS,
            socket_connect_timeout=CONNECT_SECONDS,
            socket_keepalive=True,
            health_check_interval=30,
            client_name="daejo",
            retry=Retry(NoBackoff(), 0),
        )
    except ValueError:  # it repeats what it took for a port, which may be half of a password
        raise SettingsError(
            "DAEJO_REDIS_URL is no address of a Redis: redis://[:password@]host:port/0"
        ) from None


def _parts(entry: str) -> tuple[int, int]:
    milliseconds, _, sequence = entry.partition("-")
    return int(milliseconds), int(sequence or 0)


@contextlib.contextmanager
def asked(url: str) -> Iterator[None]:
    """Whatever Redis' client raises, as a QueueError in one line, without the password of the address."""
    try:
        yield
    except (RedisError, OSError, AttributeError) as error:
        # AttributeError: redis-py raised it for a Redis that is out of memory (facts 1.7).
        if isinstance(error, AttributeError) and "NoneType" not in str(error):
            raise
        raise QueueError(f"Redis at {place_of(url)} did not do what was asked: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    """What Redis itself said, without the command that redis-py repeats and the script's own frame."""
    said = _SCRIPT_FRAME.sub("", str(error).rpartition("caused error: ")[2])
    return (said.splitlines() or [type(error).__name__])[0][:160]


def place_of(url: str) -> str:
    """The address without user and password."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
