"""``git`` run so that a hostile repository can neither run anything nor hang us.

A repository's own configuration is as foreign as its texts: it may name programs (a file system
monitor, a signature checker, a text converter, a remote helper). Only commands that read objects are
run, each with what could start a program switched off, without a terminal, without the network.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from typing import IO, NoReturn

from daejo.errors import InputError

PATIENCE = 300.0
"""Seconds for one command. All commits of 14,000 with their renames take git some 20."""
LARGEST = 1_000_000_000
"""Bytes of one command's output."""

_KEPT = frozenset(
    {
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_SYSTEM",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CEILING_DIRECTORIES",
        "GIT_TEST_ASSUME_DIFFERENT_OWNER",  # git's own switch to distrust; our tests set it
    }
)
"""What an operator may have set: whom git trusts stands in the global configuration."""
_SAFE = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch what it lacks, by whatever helper it names
    "GIT_NO_REPLACE_OBJECTS": "1",
}
_OFF = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.quotePath=false",
    "log.showSignature=false",
    "log.showRoot=true",
    "diff.external=",
    f"diff.orderFile={os.devnull}",
    "safe.bareRepository=explicit",
)


_OWNED = re.compile(r"dubious ownership in repository at '([^'\n]{1,4000})'")
"""Where git says which folder it is that has to be trusted: the repository's, not the one we asked in."""


class NoRepository(InputError):
    """A folder that lies in no git repository."""


class Git:
    """``git`` in one folder. Every failure is an InputError that says what to do."""

    def __init__(self, folder: Path, patience: float = PATIENCE, largest: int = LARGEST) -> None:
        self.folder = folder
        self._patience = patience
        self._largest = largest

    def text(self, *arguments: str) -> str:
        """The output of a short command, without its last newline. Raises InputError where it fails."""
        said = b"".join(self.stream(arguments)).decode("utf-8", "surrogateescape")
        return said.removesuffix("\n")

    def stream(self, arguments: Sequence[str | bytes], given: bytes = b"") -> Iterator[bytes]:
        """The output as it comes. ``given`` is its standard input."""
        with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as errors:
            asked.write(given)
            asked.seek(0)
            process = self._start(arguments, asked, errors)
            try:
                yield from self._read(process)
                code = process.wait(self._patience)
            except subprocess.TimeoutExpired:
                self._slow()
            finally:
                _end(process)
            if code:
                errors.seek(0)
                self._failed(errors.read(4_000).decode("utf-8", "replace"))

    def _start(
        self, arguments: Sequence[str | bytes], asked: IO[bytes], errors: IO[bytes]
    ) -> subprocess.Popen[bytes]:
        options = [option for value in _OFF for option in ("-c", value)]
        fixed = ["git", "-C", str(self.folder), "--no-pager", "--literal-pathspecs", *options]
        try:
            return subprocess.Popen(  # noqa: S603 no shell, and every argument is ours or behind a --
                [*fixed, *arguments],
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment(os.environ),
            )
        except FileNotFoundError:
            raise InputError("git is not installed, or not on the PATH; it is what reads a history") from None
        except (OSError, ValueError) as error:
            raise InputError(f"{self.folder}: git cannot be started ({error})") from None

    def _read(self, process: subprocess.Popen[bytes]) -> Iterator[bytes]:
        output = process.stdout
        assert output is not None  # noqa: S101 for the type checker: it is a pipe
        until = time.monotonic() + self._patience
        left = self._largest
        with DefaultSelector() as ready:
            ready.register(output, EVENT_READ)
            while True:
                if not ready.select(max(until - time.monotonic(), 0.0)):
                    self._slow()
                part = os.read(output.fileno(), 1 << 18)
                if not part:
                    return
                left -= len(part)
                if left < 0:
                    raise InputError(f"{self.folder}: git has more than {self._largest:,} bytes to say of it")
                yield part

    def _slow(self) -> NoReturn:
        raise InputError(f"{self.folder}: git took longer than {self._patience:g} s")

    def _failed(self, said: str) -> NoReturn:
        if "dubious ownership" in said:
            named = _OWNED.search(said)
            trusted = shlex.quote(named[1] if named else str(self.folder.resolve()))
            raise InputError(
                f"{self.folder}: git does not read it, because the repository belongs to another user; "
                f"if you trust it: git config --global --add safe.directory {trusted}"
            )
        if "not a git repository" in said.lower():
            raise NoRepository(f"{self.folder}: lies in no git repository")
        why = " ".join(said.split())[:300] or "it gave no reason"
        raise InputError(f"{self.folder}: git failed: {why}")


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """The environment for git: none of its variables but those that say whom it trusts.

    In a hook, ``GIT_DIR`` and ``GIT_INDEX_FILE`` would lead it to another repository.
    """
    counted = ("GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_")
    kept = {
        name: value
        for name, value in given.items()
        if not name.startswith("GIT_") or name in _KEPT or name.startswith(counted)
    }
    return kept | _SAFE


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.kill()
        process.wait()
    if process.stdout:
        process.stdout.close()
