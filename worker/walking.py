"""Folders walked: every Markdown file once, and every one that is not read with the reason."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from daejo.errors import InputError
from worker.files import CAP, read_file, why_not

SUFFIXES = (".md", ".markdown", ".mdx")
_OPEN = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
DEEPEST = 64
"""Folders below the root. Each level holds one open descriptor; a loop made by mounts ends here."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file read. ``path`` is NFC: macOS hands out the same name decomposed."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that was not read, and why, for a person."""

    path: str
    why: str
    line: int | None = None


def walk(root: Path, *, cap: int = CAP, names_only: bool = False) -> Iterator[Found | Skipped]:
    """Every Markdown file at or below ``root``, by name; paths begin with ``root`` as it was given.

    With ``names_only`` no file is opened, and ``data`` is empty.

    Hidden folders and ``node_modules`` are passed over, and links inside the folder that lead to
    another place in it: what they lead to is read there.
    """
    if not root.is_dir():
        yield _one(root, cap, names_only=names_only)
        return
    try:
        descriptor = os.open(root, _OPEN & ~os.O_NOFOLLOW)  # whoever names a link means what it leads to
    except OSError as error:
        yield Skipped(_name(root), why_not(error))
        return
    yield from _descend(_Folder(str(root), descriptor, root.resolve(), cap, names_only), 0)


def walk_all(roots: Sequence[Path], *, cap: int = CAP) -> Iterator[Found | Skipped]:
    """The same for several roots; a file that two of them hold comes once."""
    seen: set[tuple[type, str]] = set()
    for root in roots:
        for entry in walk(root, cap=cap):
            key = (type(entry), str(Path.cwd() / entry.path))
            if key not in seen:
                seen.add(key)
                yield entry


@dataclass(frozen=True, slots=True)
class _Folder:
    """An open folder; ``real`` is where the root truly lies."""

    path: str
    descriptor: int
    real: Path
    cap: int
    names_only: bool


def _descend(folder: _Folder, depth: int) -> Iterator[Found | Skipped]:
    """A folder's files, then its folders. Not os.fwalk: it does not say where the folder lies that it
    cannot open, and posts below such a one have not vanished."""
    try:
        with os.scandir(folder.descriptor) as listed:
            names = {entry.name: _is_folder(entry) for entry in listed}
        yield from _files(folder, [name for name, below in names.items() if not below])
        for name in sorted(name for name, below in names.items() if below):
            yield from _below(name, folder, depth + 1)
    except OSError as error:
        yield Skipped(_name(folder.path), why_not(error))
    finally:
        os.close(folder.descriptor)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _below(name: str, folder: _Folder, depth: int) -> Iterator[Found | Skipped]:
    if name.startswith(".") or name == "node_modules":
        return
    place = str(Path(folder.path, name))
    if depth > DEEPEST:
        yield Skipped(_name(place), f"below {DEEPEST} folders")
        return
    try:
        descriptor = os.open(name, _OPEN, dir_fd=folder.descriptor)
    except OSError as error:
        yield Skipped(_name(place), why_not(error))
        return
    yield from _descend(_Folder(place, descriptor, folder.real, folder.cap, folder.names_only), depth)


def _one(path: Path, cap: int, *, names_only: bool) -> Found | Skipped:
    try:
        if names_only and path.is_file():
            return Found(_name(path), b"")
        return Found(_name(path), read_file(path, cap=cap))
    except InputError as error:
        return Skipped(_name(path), _reason(error, path))


def _files(folder: _Folder, names: Sequence[str]) -> Iterator[Found | Skipped]:
    taken: set[str] = set()
    for name in sorted(names):
        if name.startswith(".") or not (name.lower().endswith(SUFFIXES) or _leads_to_folder(name, folder)):
            continue
        place = str(Path(folder.path, name))
        shown = _name(place)
        if not _is_text(name):
            yield Skipped(shown, "its name is not UTF-8; rename it")
        elif shown in taken:
            yield Skipped(shown, "another file of this folder has the same name, spelt in other characters")
        else:
            taken.add(shown)
            entry = _read(name, place, folder)
            if entry is not None:
                yield entry


def _read(name: str, place: str, folder: _Folder) -> Found | Skipped | None:
    shown = _name(place)
    if _is_link(name, folder.descriptor):
        return _link(place, folder.real)
    if folder.names_only:
        return Found(shown, b"")
    try:
        data = read_file(name, follow=False, cap=folder.cap, dir_fd=folder.descriptor, shown=place)
        return Found(shown, data)
    except InputError as error:
        return Skipped(shown, _reason(error, place))


def _leads_to_folder(name: str, folder: _Folder) -> bool:
    """Whether a name is a link to a folder, which would hold posts if it were followed."""
    return _is_link(name, folder.descriptor) and Path(folder.path, name).is_dir()


def _is_link(name: str, descriptor: int) -> bool:
    try:
        os.readlink(name, dir_fd=descriptor)
    except OSError:
        return False
    return True


def _link(place: str, real: Path) -> Skipped | None:
    try:
        inside = Path(place).resolve(strict=True).is_relative_to(real)
    except (OSError, RuntimeError):
        return Skipped(_name(place), "a symbolic link that leads nowhere")
    if inside:
        return None
    return Skipped(_name(place), "a symbolic link that leads out of the folder; add what it leads to itself")


def _reason(error: InputError, path: Path | str) -> str:
    return str(error).removeprefix(f"{os.fspath(path)}: ")


def _name(path: Path | str) -> str:
    return unicodedata.normalize("NFC", os.fspath(path))


def _is_text(name: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in name)
