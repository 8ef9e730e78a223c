"""The origin as a command: served until somebody interrupts it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from daejo.errors import InputError
from worker.origin.server import LOOPBACK, Origin
from worker.origin.stories import Story, last_chapter, read_stories
from worker.rendering.safety import one_line
from worker.rendering.text import say, tell


def serve(folder: Path, *, port: int, chapter: int, chapter_file: Path | None) -> None:
    """Answer for the stories of ``folder`` until interrupted. InputError where that cannot be."""
    stories = read_stories(folder)
    number = chapter_of(chapter_file) if chapter_file else lambda: chapter
    try:
        origin = Origin(stories, number, port, told=lambda line: tell(one_line(line, 200)))
    except OSError as error:
        raise InputError(
            f"port {port} cannot be used: {error.strerror}; choose another with --port"
        ) from None
    with origin:
        _introduce(origin, stories, number())
        try:
            origin.wait()
        except KeyboardInterrupt:
            tell("closed")


def chapter_of(file: Path) -> Callable[[], int]:
    """Reads the chapter's number whenever it is asked for; a file that says none means 1."""

    def read() -> int:
        try:
            return int(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return 1

    return read


def _introduce(origin: Origin, stories: tuple[Story, ...], chapter: int) -> None:
    say(f"Serving {len(stories)} stories at {origin.address}, chapter {chapter} of {last_chapter(stories)}.")
    for story in stories:
        say(f"  {story.path}: {story.about}" if story.about else f"  {story.path}")
    say("To have them fetched in place of Medium's, set")
    say(f"  DAEJO_ALLOW={LOOPBACK} DAEJO_MIRRORS=https://medium.com={origin.address}")
