"""Posts checked by themselves: what a translator left behind, and files that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from daejo.errors import PostError
from daejo.posts import Residue, lint_alone, read_post
from worker.images import images_in
from worker.walking import Skipped, walk_all


@dataclass(frozen=True, slots=True)
class Linted:
    """``residue`` with the path of its post, by path and line."""

    posts: int
    residue: tuple[tuple[str, Residue], ...]
    unreadable: tuple[Skipped, ...]


def lint_paths(
    paths: Sequence[Path], images: Path | None = None, progress: Callable[[str], None] | None = None
) -> Linted:
    """Lint every post at or below ``paths``; one that cannot be read does not keep the others back.

    With ``images``, the folder where the posts' image files lie, images that are missing or never
    shown are found by the files themselves.
    """
    ready = images_in(images) if images else None
    posts = 0
    residue: list[tuple[str, Residue]] = []
    unreadable: list[Skipped] = []
    for entry in walk_all(paths):
        if isinstance(entry, Skipped):
            unreadable.append(entry)
            continue
        if progress:
            progress(entry.path)
        try:
            post = read_post(entry.data, entry.path)
        except PostError as error:
            unreadable.append(Skipped(entry.path, error.message, error.line))
            continue
        posts += 1
        residue.extend((entry.path, found) for found in lint_alone(post, ready.of(post) if ready else None))
    return Linted(posts, tuple(residue), tuple(unreadable))
