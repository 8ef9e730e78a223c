"""A folder of stories, each with what is answered for it chapter by chapter."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from daejo.errors import InputError

STORY_FILE = "story.toml"


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a story's address answers in one chapter.

    With ``location`` the address only redirects there (``status`` 301 or its like), and the page lies
    at the location's path.
    """

    page: Path | None
    status: int = 200
    location: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """``path`` is the address less its host; ``etag`` says that the server names versions of the page."""

    path: str
    chapters: tuple[Chapter, ...]
    about: str = ""
    etag: bool = False

    def at(self, chapter: int) -> Chapter:
        """The answer in a chapter, counted from 1; a story that says nothing more stays as it was."""
        return self.chapters[min(max(chapter, 1), len(self.chapters)) - 1]


def read_stories(folder: Path) -> tuple[Story, ...]:
    """Every story under ``folder``; InputError where there is none or one cannot be read."""
    files = sorted(folder.glob(f"*/{STORY_FILE}"))
    if not files:
        raise InputError(f"{folder}: no stories here; each is a folder with a {STORY_FILE}")
    return tuple(_read_story(file) for file in files)


def last_chapter(stories: Sequence[Story]) -> int:
    """The number of the chapter in which every story has come to its end."""
    return max(len(story.chapters) for story in stories)


def _read_story(file: Path) -> Story:
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        return Story(
            path=str(told["path"]),
            chapters=_chapters(file.parent, told["chapter"]),
            about=str(told.get("about", "")),
            etag=bool(told.get("etag", False)),
        )
    except KeyError as error:
        raise InputError(f"{file}: {error} is missing") from None
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{file}: cannot be read: {error}") from None


def _chapters(folder: Path, told: Sequence[Mapping[str, Any]]) -> tuple[Chapter, ...]:
    if not told:
        raise ValueError("it has no chapter")
    return tuple(_chapter(folder, chapter) for chapter in told)


def _chapter(folder: Path, told: Mapping[str, Any]) -> Chapter:
    page = folder / told["page"] if "page" in told else None
    if page is not None and not page.is_file():
        raise ValueError(f"page {page.name} is not there")
    location = told.get("location")
    return Chapter(
        page=page,
        status=int(told.get("status", 301 if location else 200)),
        location=str(location) if location else None,
        headers={str(name).lower(): str(value) for name, value in told.get("headers", {}).items()},
        published=told.get("published"),
    )


def path_of(address: str) -> str:
    """The path that an address is looked up by: no host, query, fragment or slash at the end."""
    return urlsplit(address).path.rstrip("/") or "/"
