"""The contents of files, by the names that git gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from daejo.errors import InputError
from worker.git.command import Git

CAP = 4_000_000
"""Bytes of one version. The longest document met has 0.2 MB."""
_BINARY = 8_000
"""Bytes in which git itself looks for a NUL before it calls a file binary."""


def read_blobs(git: Git, wanted: Iterable[str], cap: int = CAP) -> dict[str, bytes]:
    """The blobs that are texts of at most ``cap`` bytes; the others (binary, too large, not in this
    clone) are left out."""
    asked = list(dict.fromkeys(wanted))
    if not asked:
        return {}
    small = [name for name, size in _sizes(git, asked) if size <= cap]
    if not small:
        return {}
    output = b"".join(git.stream(["cat-file", "--batch"], _lines(small)))
    return {name: data for name, data in _contents(output) if b"\0" not in data[:_BINARY]}


def _sizes(git: Git, asked: list[str]) -> Iterator[tuple[str, int]]:
    output = b"".join(git.stream(["cat-file", "--batch-check"], _lines(asked)))
    for line in output.decode("ascii", "replace").splitlines():
        name, _, rest = line.partition(" ")
        kind, _, size = rest.partition(" ")
        if kind == "blob" and size.isdecimal():
            yield name, int(size)


def _contents(output: bytes) -> Iterator[tuple[str, bytes]]:
    start = 0
    while start < len(output):
        end = output.find(b"\n", start)
        words = output[start:end].decode("ascii", "replace").split(" ") if end >= 0 else []
        if len(words) == 2 and words[1] == "missing":
            start = end + 1
            continue
        if len(words) != 3 or not words[2].isdecimal():
            raise InputError("git cat-file printed what nobody understands")
        first = end + 1
        yield words[0], output[first : first + int(words[2])]
        start = first + int(words[2]) + 1


def _lines(names: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode("ascii", "replace")
