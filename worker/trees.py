"""The documents of a folder or a pattern, by the names that they are paired by."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from daejo.errors import InputError
from daejo.trees import LeftOut, is_document, matcher, split_pattern
from worker.files import why_not

DEEPEST = 64
MOST = 200_000
"""Documents of one tree. The largest documentation met has some 20,000."""
PASSED_OVER = frozenset({"node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Tree:
    """``documents`` are the files by name; ``folder`` is where they lie; ``left_out`` was passed over."""

    folder: Path
    documents: dict[str, Path]
    left_out: tuple[LeftOut, ...]


def read_tree(asked: str) -> Tree:
    """The documents at or below a folder, or those that a pattern such as ``docs/en/**/*.md`` or
    ``docs/{path}.ko.md`` names. Raises InputError where there is no such folder, or no document.

    Hidden folders and ``node_modules`` are passed over, and no symbolic link is followed: what it
    leads to is read where it lies, or not at all.
    """
    start, rest = split_pattern(asked)
    folder = Path(start)
    if not folder.is_dir():
        what = "is a file; for two files: daejo compare" if folder.is_file() else "there is no such folder"
        raise InputError(f"{asked}: {what}")
    fits = matcher(rest) if rest else None
    documents: dict[str, Path] = {}
    left_out: list[LeftOut] = []
    for found in _below(folder, "", 0):
        if isinstance(found, LeftOut):
            left_out.append(found)
            continue
        match = fits.fullmatch(found) if fits else None
        if match is None and (fits or not is_document(found)):
            continue
        name = match.groupdict().get("path", found) if match else found
        documents[name] = folder / found
        if len(documents) > MOST:
            raise InputError(f"{asked}: more than {MOST:,} documents; name a smaller part of it")
    if not documents:
        deeper = " (* stays within a folder, **/* goes below)" if "*" in rest and "**" not in rest else ""
        raise InputError(f"{asked}: holds no document (Markdown or HTML){deeper}")
    return Tree(folder, documents, tuple(left_out))


def _below(root: Path, inside: str, depth: int) -> Iterator[str | LeftOut]:
    folder = root / inside
    if depth > DEEPEST:
        yield LeftOut(str(folder), f"below {DEEPEST} folders")
        return
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError as error:
        yield LeftOut(str(folder), why_not(error))
        return
    for entry in entries:
        name = f"{inside}/{entry.name}" if inside else entry.name
        if entry.name.startswith(".") or entry.name in PASSED_OVER:
            continue
        if entry.is_symlink():
            yield from _link(root, name)
        elif entry.is_dir(follow_symlinks=False):
            yield from _below(root, name, depth + 1)
        elif entry.is_file(follow_symlinks=False):
            yield name


def _link(root: Path, name: str) -> Iterator[LeftOut]:
    """A word on a link that leads out, where what it leads to could have been a document."""
    path = root / name
    try:
        inside = path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a loop, or nothing there
        if is_document(name):
            yield LeftOut(str(path), "a symbolic link that leads nowhere")
        return
    if not inside and (is_document(name) or path.is_dir()):
        yield LeftOut(str(path), "a symbolic link that leads out of the folder")
