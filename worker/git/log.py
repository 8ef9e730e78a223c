"""What ``git log --raw -z`` prints -> which commit touched which file; a file followed through its names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from daejo.errors import InputError

COMMIT = b"\x1e"
FORMAT = "--format=tformat:%x1e%H %ct"
_FILES = (b"100644", b"100755")
"""Modes of regular files; a symbolic link is 120000, a submodule 160000."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One commit touched one file. ``blob`` is what the file held after it, None where it went or is
    no regular file; ``was`` what it held before; ``before`` the name that it had, where this commit
    renamed it."""

    commit: str
    at: int
    """Committer's time, seconds since 1970."""
    path: bytes
    blob: str | None
    was: str = ""
    before: bytes | None = None
    born: bool = False


def tokens(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The NUL-separated pieces of an output that comes in parts."""
    rest = b""
    for part in parts:
        *whole, rest = (rest + part).split(b"\0")
        yield from whole
    if rest:
        yield rest


def read_log(pieces: Iterable[bytes]) -> Iterator[Touch]:
    """Touches in the order of the log: newest first, no commit before one that follows it.

    Raises InputError where this is no such output. A name is taken by its place, so that no name
    is mistaken for anything else.
    """
    commit, at = "", 0
    taken = iter(pieces)
    for piece in taken:
        if piece.startswith(COMMIT):
            said, _, when = piece[1:].partition(b" ")
            commit, at = said.decode("ascii", "replace"), _seconds(when)
        elif (raw := piece.lstrip(b"\n")).startswith(b":"):
            yield _touch(commit, at, raw, taken)
        elif piece.strip():
            raise InputError("git log printed what nobody understands; which version of git is this?")


def _touch(commit: str, at: int, raw: bytes, following: Iterator[bytes]) -> Touch:
    try:
        _, mode, was, blob, status = raw[1:].split(b" ")
        first = next(following)
        renamed = status[:1] in (b"R", b"C")
        path = next(following) if renamed else first
    except (ValueError, StopIteration):
        raise InputError("git log ended in the middle") from None
    return Touch(
        commit=commit,
        at=at,
        path=path,
        blob=blob.decode("ascii", "replace") if mode in _FILES else None,
        was=was.decode("ascii", "replace"),
        before=first if renamed and status[:1] == b"R" else None,
        born=status[:1] == b"A",
    )


def _seconds(when: bytes) -> int:
    try:
        return int(when)
    except ValueError:
        return 0


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a file's trail goes on: under ``path``, from ``commit`` on (None: from the newest)."""

    path: bytes
    commit: str | None = None


def follow(touches: Iterable[Touch], leads: dict[bytes, Lead]) -> dict[bytes, list[Touch]]:
    """Each wanted file's touches, newest first, through its renames.

    ``leads`` say by the file's name of today where its trail begins. After a rename only the older
    name counts: what bore the newer one before was another file, and so was what went before this one
    came, unless it came back as it was.
    """
    named: dict[bytes, list[bytes]] = defaultdict(list)
    waiting: dict[tuple[bytes, str], list[bytes]] = defaultdict(list)
    for wanted, lead in leads.items():
        if lead.commit is None:
            named[lead.path].append(wanted)
        else:
            waiting[lead.path, lead.commit].append(wanted)
    trails: dict[bytes, list[Touch]] = {wanted: [] for wanted in leads}
    for touch in touches:
        here = [wanted for wanted in named.get(touch.path, ()) if not _another(trails[wanted], touch)]
        for wanted in here:
            trails[wanted].append(touch)
        if touch.path in named:
            named[touch.path] = here
        if here and touch.before is not None:
            named[touch.before].extend(named.pop(touch.path))
        # A rename seen from its older name is that file's end.
        for name in (touch.path, touch.before):
            if name is not None and (name, touch.commit) in waiting:
                named[name].extend(waiting.pop((name, touch.commit)))
    return trails


def _another(trail: list[Touch], older: Touch) -> bool:
    """Whether what went in ``older`` was another file than the one whose trail this is."""
    return bool(trail) and trail[-1].born and older.blob is None and older.was != trail[-1].blob
