"""Files opened so that nothing in a folder can hang, blow up or mislead the reader."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from daejo.errors import InputError

CAP = 16 * 1024 * 1024
"""Bytes read of one file. The largest page met has 1.3 MB, the largest post 0.1 MB."""


def read_file(path: Path | str, *, follow: bool = True, cap: int = CAP) -> bytes:
    """The bytes of a regular file. Raises InputError with what to do for everything else.

    Never waits: a FIFO without a writer would hang a plain ``open`` for ever. With ``follow`` off a
    symbolic link is refused by the kernel in the very call that opens it, so that nobody can
    exchange the file in between.
    """
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if follow else os.O_NOFOLLOW)
    shown = os.fspath(path)
    try:
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        raise InputError(f"{shown}: there is no such file") from None
    except PermissionError:
        raise InputError(f"{shown}: may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(f"{shown}: cannot be opened ({reason})") from None
    with os.fdopen(descriptor, "rb") as file:
        _check(shown, os.fstat(descriptor), cap)
        try:
            data = file.read(cap + 1)
        except OSError as error:
            raise InputError(f"{shown}: cannot be read ({error.strerror})") from None
    if len(data) > cap:
        raise InputError(f"{shown}: larger than {_megabytes(cap)}")
    return data


def _check(shown: str, found: os.stat_result, cap: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise InputError(f"{shown}: is a folder; name a file")
    if not stat.S_ISREG(found.st_mode):
        raise InputError(f"{shown}: is no regular file (a pipe, a socket or a device)")
    if found.st_size > cap:
        raise InputError(f"{shown}: {_megabytes(found.st_size)}, larger than {_megabytes(cap)}")


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"
