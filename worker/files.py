"""Files opened so that nothing in a folder can hang, blow up or mislead the reader."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from daejo.errors import InputError

CAP = 16 * 1024 * 1024
"""Bytes read of one file. The largest page met has 1.3 MB, the largest post 0.1 MB."""

_WHY = {
    errno.ENOENT: "there is no such file",
    errno.EACCES: "may not be read; check its permissions",
    errno.EPERM: "may not be read; check its permissions",
    errno.ELOOP: "is a symbolic link",
    errno.ENOTDIR: "there is no such file",
    errno.ENAMETOOLONG: "its path is too long",
    errno.ENXIO: "is no regular file (a pipe, a socket or a device)",
}


def read_file(
    path: Path | str, *, follow: bool = True, cap: int = CAP, dir_fd: int | None = None, shown: str = ""
) -> bytes:
    """The bytes of a regular file. Raises InputError with what to do for everything else.

    Never waits: a FIFO without a writer would hang a plain ``open`` for ever. With ``follow`` off a
    symbolic link is refused by the kernel in the very call that opens it, so that nobody can
    exchange the file in between. ``path`` may be relative to the open folder ``dir_fd``; ``shown``
    is its name in errors.
    """
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if follow else os.O_NOFOLLOW)
    shown = shown or os.fspath(path)
    try:
        descriptor = os.open(path, flags, dir_fd=dir_fd)
        try:
            _check(shown, os.fstat(descriptor), cap)
            data = _all(descriptor, cap + 1)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise InputError(f"{shown}: {why_not(error)}") from None
    if len(data) > cap:
        raise InputError(f"{shown}: larger than {_megabytes(cap)}")
    return data


def why_not(error: OSError | ValueError) -> str:
    """Why a file cannot be read, in words (a ValueError is a NUL in its name)."""
    if isinstance(error, OSError):
        return _WHY.get(error.errno or 0) or f"cannot be read ({error.strerror})"
    return "is no file name"


def _all(descriptor: int, most: int) -> bytes:
    """Not through a file object: that refuses a folder before it can be told what it is."""
    parts: list[bytes] = []
    while most > 0 and (part := os.read(descriptor, most)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _check(shown: str, found: os.stat_result, cap: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise InputError(f"{shown}: is a folder; name a file")
    if not stat.S_ISREG(found.st_mode):
        raise InputError(f"{shown}: {_WHY[errno.ENXIO]}")
    if found.st_size > cap:
        raise InputError(f"{shown}: {_megabytes(found.st_size)}, larger than {_megabytes(cap)}")


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"
