"""Image files that lie ready for posts, by name."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from daejo.errors import InputError
from daejo.originals import image_key
from daejo.posts.post import Post
from worker.files import why_not

_NUMBERED = re.compile(r"(?P<stem>.{1,300})_\d{1,3}\.\w{2,5}\Z")


@dataclass(frozen=True, slots=True)
class Images:
    """The names in a folder; ``numbered`` groups those that are counted ("story_0.png") by what is
    before the number, so that a post is held against its own and not against ten thousand."""

    names: frozenset[str]
    numbered: dict[str, tuple[str, ...]]

    def of(self, post: Post) -> frozenset[str]:
        """The files that ``post`` shows, and those numbered in a row with them."""
        shown = {block.image for block in post.blocks if block.image}
        shown |= {image_key(mark.target) for b in post.blocks for mark in b.marks if mark.target}
        if post.cover:
            shown.add(post.cover)
        stems = {found["stem"] for name in shown if (found := _NUMBERED.match(name))}
        return self.names & shown | {name for stem in stems for name in self.numbered.get(stem, ())}


def images_in(folder: Path) -> Images:
    """The files at or below ``folder``. InputError where it cannot be read."""
    names = frozenset(_names(folder))
    numbered: dict[str, list[str]] = {}
    for name in names:
        if found := _NUMBERED.match(name):
            numbered.setdefault(found["stem"], []).append(name)
    return Images(names, {stem: tuple(sorted(group)) for stem, group in numbered.items()})


def _names(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        raise InputError(f"{folder}: is no folder of images")

    def refuse(error: OSError) -> None:
        raise InputError(f"{error.filename or folder}: {why_not(error)}")

    for _, _, files in os.walk(folder, onerror=refuse):
        for name in files:
            yield unicodedata.normalize("NFC", name)
