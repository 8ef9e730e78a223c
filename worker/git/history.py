"""The versions that a file of a git repository had, newest first, through its renames."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from daejo.errors import InputError
from worker.git.blobs import CAP, read_blobs
from worker.git.command import Git, NoRepository
from worker.git.log import FORMAT, Lead, Touch, follow, read_log, tokens

RENAMES = 16
"""Times that a file is looked for under an older name outside of the folders asked for."""
NAMED = 200_000
"""Bytes of names that git is asked for one by one; of more the whole log is read. A command line holds
2 MB, and ends with an error above that."""
_RAW = ("--raw", "-z", "-M", "-l1000", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--ignore-submodules")


@dataclass(frozen=True, slots=True)
class Version:
    """A file as one commit left it. ``path`` is the name it had then, from the repository's root."""

    revision: str
    committed_at: datetime
    data: bytes
    path: str


@dataclass(frozen=True, slots=True)
class Step:
    """A version that is not read yet: the commit, since when it stood, its name then, its blob."""

    revision: str
    at: datetime
    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class Trail:
    """The versions of one file, newest first, neighbours that hold the same left out."""

    steps: tuple[Step, ...] = ()


class GitHistory:
    """The history of the repository that a folder or file lies in.

    Of a merge only what its sides hold is seen. Raises NoRepository where there is none, InputError
    where git is missing, distrusts the owner, or fails.
    """

    def __init__(self, place: Path) -> None:
        folder = place if place.is_dir() else place.parent
        root = Git(folder).text("rev-parse", "--show-toplevel")
        if not root:
            raise NoRepository(f"{place}: lies in no work tree of a git repository")
        self.root = Path(root)
        self.git = Git(self.root)
        self.shallow = self.git.text("rev-parse", "--is-shallow-repository") == "true"
        """Whether older commits were left out when it was cloned."""

    def name(self, path: Path) -> bytes:
        """A file's name from the root, as git has it. Raises InputError where it lies elsewhere.

        Links are followed in the folders and not in the name: of a link the link itself has a history.
        """
        try:
            return os.fsencode((path.parent.resolve() / path.name).relative_to(self.root))
        except ValueError:
            raise InputError(f"{path}: lies outside of the repository {self.root}") from None

    def trails(self, paths: Sequence[Path], folders: Sequence[Path] = ()) -> dict[Path, Trail]:
        """The trail of each file, by one pass over the log of ``folders`` (of the files alone where none
        are given), and some more for files that came from elsewhere. Without a commit all are empty."""
        named = {path: self.name(path) for path in paths}
        if not named or not self._has_commits():
            return dict.fromkeys(paths, Trail())
        specs = [self._spec(folder) for folder in folders] or sorted(named.values())
        leads = {name: Lead(name) for name in named.values()}
        touches: dict[bytes, list[Touch]] = {name: [] for name in leads}
        for _ in range(RENAMES):
            for name, found in follow(self._log(specs), leads).items():
                touches[name].extend(found)
            leads = self._elsewhere({name: touches[name][-1] for name in leads if touches[name]})
            if not leads:
                break
            specs = sorted({lead.path for lead in leads.values()})
        return {path: Trail(tuple(_steps(touches[name]))) for path, name in named.items()}

    def read(self, steps: Sequence[Step], cap: int = CAP) -> tuple[Version, ...]:
        """The versions at these steps, in their order, without those that are no text of ``cap`` bytes
        or not in this clone."""
        return read_steps(self.root, steps, cap)

    def changed_since(self, revision: str) -> frozenset[bytes]:
        """Names of files that commits changed between here and where this branch left ``revision``
        (their merge base, as pull requests count). Raises InputError where there is no such revision
        or nothing in common."""
        try:
            there = self.git.text(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
            )
        except InputError:
            raise InputError(f"{revision}: is no revision of {self.root}; fetch it first?") from None
        try:
            base = self.git.text("merge-base", there, "HEAD")
        except InputError:
            deeper = "; the clone is shallow: fetch more of it" if self.shallow else ""
            raise InputError(f"{revision}: has no commit in common with HEAD{deeper}") from None
        asked = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", "--no-ext-diff", base, "HEAD"]
        return frozenset(piece for piece in tokens(self.git.stream(asked)) if piece)

    def unmerged(self) -> frozenset[bytes]:
        """Names of files in an unfinished merge, which hold both sides between marks."""
        listed = tokens(self.git.stream(["ls-files", "-z", "--unmerged"]))
        return frozenset(piece.partition(b"\t")[2] for piece in listed if b"\t" in piece)

    def _has_commits(self) -> bool:
        try:
            return bool(self.git.text("rev-parse", "--verify", "--quiet", "HEAD^{commit}"))
        except InputError:
            return False

    def _spec(self, folder: Path) -> bytes:
        inside = folder.resolve()
        try:
            return os.fsencode(inside.relative_to(self.root))
        except ValueError:
            raise InputError(f"{folder}: lies outside of the repository {self.root}") from None

    def _log(self, specs: Sequence[bytes]) -> Iterator[Touch]:
        few = sum(map(len, specs)) <= NAMED
        asked: list[str | bytes] = [
            "log",
            "--topo-order",
            *_RAW,
            FORMAT,
            "--end-of-options",
            "HEAD",
            "--",
            *(specs if few else ()),
        ]
        return read_log(tokens(self.git.stream(asked)))

    def _elsewhere(self, oldest: dict[bytes, Touch]) -> dict[bytes, Lead]:
        """For files whose trail begins with an addition: the name that they had before, if that commit
        renamed them from where the log did not look."""
        born = {name: touch for name, touch in oldest.items() if touch.born}
        commits = "".join(f"{commit}\n" for commit in dict.fromkeys(t.commit for t in born.values()))
        asked = ["diff-tree", "--stdin", "--root", "-r", *_RAW, FORMAT]
        if not commits:
            return {}
        renamed = {
            (touch.commit, touch.path): touch.before
            for touch in read_log(tokens(self.git.stream(asked, commits.encode("ascii", "replace"))))
            if touch.before is not None
        }
        return {
            name: Lead(before, touch.commit)
            for name, touch in born.items()
            if (before := renamed.get((touch.commit, touch.path))) is not None
        }


def read_steps(root: Path, steps: Sequence[Step], cap: int = CAP) -> tuple[Version, ...]:
    """The same without a history at hand: what a process does that was handed ``steps`` alone."""
    held = read_blobs(Git(root), (step.blob for step in steps), cap)
    return tuple(
        Version(step.revision, step.at, held[step.blob], step.path) for step in steps if step.blob in held
    )


def around(steps: Sequence[Step], made: datetime | None, limit: int) -> tuple[Step, ...]:
    """The ``limit`` steps around the moment when something was made of one of them, a third of them later
    ones; the newest where nobody knows when. ``steps`` come newest first."""
    first = 0
    if made is not None:
        then = next((i for i, step in enumerate(steps) if step.at <= made), len(steps))
        first = max(min(then - limit // 3, len(steps) - limit), 0)
    return tuple(steps[first : first + limit])


def history_of(path: Path, limit: int, made: datetime | None = None) -> tuple[Version, ...]:
    """The ``limit`` versions of one file around the moment ``made``, else its newest; newest first,
    through its renames.

    Empty where the file has no history. Raises InputError where it lies in no repository, or git is
    missing, distrusts the repository's owner, or fails.
    """
    history = GitHistory(path)
    steps = history.trails([path])[path].steps
    return history.read(around(steps, made, limit))


def _steps(touches: Sequence[Touch]) -> Iterator[Step]:
    """Of neighbours with one content the oldest: it stood since then."""
    for index, touch in enumerate(touches):
        older = touches[index + 1] if index + 1 < len(touches) else None
        if touch.blob is not None and (older is None or older.blob != touch.blob):
            yield Step(touch.commit, _moment(touch.at), os.fsdecode(touch.path), touch.blob)


def _moment(seconds: int) -> datetime:
    """A commit may carry any date; one that no calendar has is the epoch."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
