"""Stories, chapter and request -> answer."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime

from worker.origin.noise import stir
from worker.origin.stories import Chapter, Story, path_of

HTML = "text/html; charset=utf-8"
ROBOTS = b"User-agent: *\nDisallow: /m/\nDisallow: /search?\nAllow: /\n"
NOT_FOUND = (
    b"<!DOCTYPE html><html><head><title>Medium</title></head>"
    b"<body><h1>PAGE NOT FOUND</h1><h2>404</h2><p>Out of nothing, something.</p></body></html>"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """``headers`` less those that every answer has (date, length)."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def answer(
    stories: Sequence[Story], chapter: int, target: str, headers: Mapping[str, str], visit: int
) -> Answer:
    """What the origin says to a GET of ``target``; ``headers`` have lower-case names."""
    path = path_of(target)
    if path == "/robots.txt":
        return Answer(200, ROBOTS, {"content-type": "text/plain; charset=utf-8"})
    for story in stories:
        now = story.at(chapter)
        if path == path_of(story.path):
            return _redirect(now) if now.location else _page(story, now, headers, visit)
        if now.location and path == path_of(now.location):
            return _page(story, Chapter(now.page, published=now.published), headers, visit)
    return Answer(404, NOT_FOUND, {"content-type": HTML})


def _redirect(chapter: Chapter) -> Answer:
    return Answer(chapter.status, headers={"location": chapter.location or "/", **chapter.headers})


def _page(story: Story, chapter: Chapter, asked: Mapping[str, str], visit: int) -> Answer:
    body = chapter.page.read_bytes() if chapter.page else b""
    headers = {"content-type": HTML, **chapter.headers}
    if not story.etag:
        return Answer(chapter.status, stir(body, visit), headers)
    headers |= _validators(body, chapter.published)
    if chapter.status == 200 and _still_holds(asked, headers):
        return Answer(304, headers=headers)
    return Answer(chapter.status, body, headers)


def _validators(body: bytes, published: datetime | None) -> dict[str, str]:
    found = {"etag": f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'}
    if published:
        found["last-modified"] = format_datetime(published.astimezone(UTC), usegmt=True)
    return found


def _still_holds(asked: Mapping[str, str], have: Mapping[str, str]) -> bool:
    """RFC 9110, 13.2.2: a date is looked at only where no entity tag was sent."""
    if "if-none-match" in asked:
        tags = {tag.strip().removeprefix("W/") for tag in asked["if-none-match"].split(",")}
        return have["etag"] in tags or "*" in tags
    return "last-modified" in have and asked.get("if-modified-since") == have["last-modified"]
