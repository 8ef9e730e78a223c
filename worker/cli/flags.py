"""What ``flags`` does: list from the database, or follow the streams of Redis."""

from __future__ import annotations

import socket
from collections.abc import Sequence

from daejo.errors import InputError, SettingsError
from daejo.verdict import FlagKind
from worker.cli.house import house
from worker.rendering.flags import flag_line, flag_shape, flags_table
from worker.rendering.schemas import plain
from worker.rendering.text import console, print_json, say


def kind_of(word: str | None) -> FlagKind | None:
    """The kind of flags that a word names."""
    if word is None:
        return None
    try:
        return FlagKind(word)
    except ValueError:
        known = ", ".join(kind.value for kind in FlagKind)
        raise InputError(f"{word!r} is no kind of flag; there are {known}") from None


def list_flags(kind: FlagKind | None, limit: int, *, unsent: bool, as_json: bool) -> None:
    """Flags as the database has them, newest first (those not yet sent: oldest first)."""
    with house() as opened:
        rows = opened.ledger.flags(kind, unsent_only=unsent, limit=limit)
    if as_json:
        print_json([plain(flag_shape(row)) for row in rows])
    else:
        console().print(flags_table(rows))


def follow_flags(
    kind: FlagKind | None, group: str, consumer: str | None, *, wait: bool, as_json: bool
) -> None:
    """Flags as Redis has them, one line each; acknowledged once it is printed."""
    from worker.queues import follow
    from worker.settings import Settings
    from worker.wire import open_queue

    queue = open_queue(Settings.load())
    if queue is None:
        raise SettingsError("no Redis is configured: set DAEJO_REDIS_URL, or list them without --follow")
    kinds: Sequence[FlagKind] = tuple(FlagKind) if kind is None else (kind,)
    for message in follow(queue, group, consumer or socket.gethostname(), kinds=kinds, wait=wait):
        if as_json:
            print_json(plain(flag_shape(message.flag)), indent=None)
        else:
            say(flag_line(message.flag))
