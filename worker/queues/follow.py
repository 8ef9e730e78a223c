"""Reading flags as a member of a consumer group: what `daejo flags --follow --group NAME` does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from redis.exceptions import ResponseError

from daejo.verdict import FlagKind
from worker.queues.message import Message, decode
from worker.queues.redis_queue import RedisQueue, asked

BLOCK_MS = 5_000
"""Must stay below the socket's time-out (facts 2.2)."""
STALE_MS = 60_000
"""An entry that a reader has held for so long is taken over; longer than the slowest handling."""
MOST_DELIVERIES = 5
"""After so many tries an entry is set aside: it must not stop what lies behind it."""
COUNT = 50

Fields = dict[str, str]
Entry = tuple[str, str, Fields]
"""Stream, id, fields."""


def follow(
    queue: RedisQueue,
    group: str,
    consumer: str,
    *,
    kinds: Sequence[FlagKind] = tuple(FlagKind),
    wait: bool = True,
    stale_ms: int = STALE_MS,
) -> Iterator[Message]:
    """Messages of all ``kinds``, as ``consumer`` of ``group``; a new group begins at the oldest entry.

    A message is acknowledged when the next one is asked for, so a reader that dies over one gets it
    again (at least once). A stable ``consumer`` name ("host:slot") finds its own unfinished ones
    first; those of a reader that died are taken over after ``stale_ms``. Without ``wait`` it ends when
    nothing is left. QueueError where Redis is away.
    """
    reader = _Reader(queue, group, consumer, kinds, stale_ms)
    with asked(queue.url):
        reader.join()
    while True:
        with asked(queue.url):
            entries = reader.unfinished() or reader.abandoned() or reader.fresh(BLOCK_MS if wait else None)
        if not entries and not wait:
            return
        for entry in entries:
            with asked(queue.url):
                message = reader.open(entry)
            if message is not None:
                yield message
            with asked(queue.url):
                reader.acknowledge(entry)


class _Reader:
    """One consumer of one group, over all the streams."""

    def __init__(
        self, queue: RedisQueue, group: str, consumer: str, kinds: Sequence[FlagKind], stale_ms: int
    ) -> None:
        self._queue = queue
        self._client: Any = queue.client
        self._group = group
        self._consumer = consumer
        self._streams = [queue.stream(kind) for kind in kinds]
        self._stale_ms = stale_ms
        self._own = dict.fromkeys(self._streams, "0")

    def join(self) -> None:
        """Make the group where it is missing, from the oldest entry: "$" would skip what waits."""
        for stream in self._streams:
            try:
                self._client.xgroup_create(stream, self._group, id="0", mkstream=True)
            except ResponseError as error:
                if not str(error).startswith("BUSYGROUP"):
                    raise

    def unfinished(self) -> list[Entry]:
        """What this consumer was given before, and did not finish."""
        if not self._own:
            return []
        entries = self._read(self._own, None)
        self._own = {}
        return entries

    def abandoned(self) -> list[Entry]:
        """What other consumers have held for too long."""
        taken: list[Entry] = []
        for stream in self._streams:
            cursor = "0-0"
            while not taken:
                reply = self._call(
                    self._client.xautoclaim,
                    stream,
                    self._group,
                    self._consumer,
                    min_idle_time=self._stale_ms,
                    start_id=cursor,
                    count=COUNT,
                )
                if reply is None:
                    break
                # An empty reply with a cursor is not the end: a call scans ten times COUNT at most.
                cursor = str(reply[0])
                taken = [(stream, entry, fields or {}) for entry, fields in reply[1] if entry]
                if len(taken) < len(reply[1]):
                    # Redis 6.2 gives us what was deleted meanwhile, without its id: it is ours now,
                    # and is found and finished among our own.
                    self._own[stream] = "0"
                if cursor == "0-0":
                    break
            if taken:
                break
        return taken

    def fresh(self, block_ms: int | None) -> list[Entry]:
        """What no consumer of the group was given yet."""
        return self._read(dict.fromkeys(self._streams, ">"), block_ms)

    def open(self, entry: Entry) -> Message | None:
        """The message in an entry; None where it cannot be read or was tried too often, and is set aside."""
        stream, name, fields = entry
        if not fields:
            return None  # trimmed away while it was pending; nothing is left of it
        tries = self._deliveries(stream, name)
        if tries > MOST_DELIVERIES:
            self._set_aside(entry, f"given out {tries} times and never finished")
            return None
        try:
            return Message(name, decode(fields), tries)
        except ValueError as error:
            self._set_aside(entry, str(error))
            return None

    def acknowledge(self, entry: Entry) -> None:
        self._client.xack(entry[0], self._group, entry[1])

    def _read(self, positions: dict[str, str], block_ms: int | None) -> list[Entry]:
        reply = self._call(
            self._client.xreadgroup, self._group, self._consumer, positions, count=COUNT, block=block_ms
        )
        pairs = reply.items() if isinstance(reply, dict) else reply or []
        return [(stream, name, fields or {}) for stream, entries in pairs for name, fields in _flat(entries)]

    def _call(self, command: Any, *args: Any, **options: Any) -> Any:
        """Run a command; where Redis lost the group with its data, make it again and come back."""
        try:
            return command(*args, **options)
        except ResponseError as error:
            if not str(error).startswith("NOGROUP"):
                raise
            self.join()
            return None

    def _deliveries(self, stream: str, name: str) -> int:
        found = self._client.xpending_range(stream, self._group, min=name, max=name, count=1)
        return int(found[0]["times_delivered"]) if found else 1

    def _set_aside(self, entry: Entry, why: str) -> None:
        stream, name, fields = entry
        self._client.xadd(self._queue.dead, fields | {"_stream": stream, "_entry": name, "_why": why})


def _flat(entries: Any) -> list[tuple[str, Fields]]:
    """Redis-py wraps the entries of a stream in one list more under RESP 3."""
    if entries and isinstance(entries[0], list) and entries[0] and isinstance(entries[0][0], tuple | list):
        return list(entries[0])
    return list(entries)
