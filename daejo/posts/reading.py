"""A post file's bytes -> Post."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from daejo.blocks import Block, Kind, Role, clean
from daejo.errors import PostError
from daejo.markdown import FrontMatter, image_key, read, split_front_matter
from daejo.posts.dates import read_date
from daejo.posts.noise import find_noise
from daejo.posts.post import Noise, Post

MAX_BYTES = 5_000_000
"""The longest of 1,083 real posts has 97,246 bytes."""

_TITLE = ("title",)
_ORIGINAL_TITLE = ("originalTitle", "original_title", "original-title")
_LINK = (
    "link",
    "originalLink",
    "original_link",
    "originalUrl",
    "original_url",
    "source_url",
    "canonical_url",
)
_DESCRIPTION = ("description",)
_COVER = ("coverImage", "cover_image", "cover", "image", "thumbnail")
_DATE = ("date", "pubDate", "publishedAt")
_UPDATED = ("updatedAt", "updated", "lastmod", "last_modified_at")
_TAGS = ("tag", "tags", "categories")
"""The names that a field goes by, the blog family's own first; the first that has a value counts."""


def read_post(data: bytes, path: str) -> Post:
    """Reads a translated Markdown file.

    ``path`` only names the file in errors; nothing is opened. Every block's ``lines`` are file lines.
    Front matter may be missing, as in documentation: then the title is the first heading's, and
    ``link`` None. Raises PostError, with a line where one is to blame.
    """
    try:
        return _read(data, path)
    except PostError as error:
        raise PostError(error.message, path=path, line=error.line) from None


def _read(data: bytes, path: str) -> Post:
    text = _decoded(data)
    front = split_front_matter(text)
    lines, noise = find_noise(front.body.split("\n"), front.body_line)
    body = read("\n".join(lines), front.body_line, breaks=[n.lines[0] for n in noise])
    comments = tuple(Noise(d.lines, d.why) for d in body.dropped)
    fields = _Fields(front)
    title = fields.text(_TITLE)
    cover = fields.cover()
    return Post(
        path=path,
        digest=hashlib.sha256(data).hexdigest(),
        title=title or _first_heading(body.blocks),
        original_title=fields.text(_ORIGINAL_TITLE),
        link=fields.text(_LINK) or None,
        blocks=_with_cover(body.blocks, cover),
        description=fields.text(_DESCRIPTION),
        cover=cover,
        date=fields.date(_DATE),
        updated=fields.date(_UPDATED),
        tags=fields.tags(),
        field_lines=dict(front.lines),
        mended=body.mended,
        noise=tuple(sorted(noise + comments, key=lambda n: n.lines)),
        notes=fields.all_notes(),
    )


def _decoded(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise PostError(f"the file has more than {MAX_BYTES:,} bytes")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise PostError("the file is UTF-16; posts are UTF-8", line=1)
    if (at := data.find(b"\0")) >= 0:
        raise PostError("there is a NUL byte: this is no text file", line=_line_of(data, at))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        guess = " (it looks like EUC-KR/CP949)" if _is_cp949(data) else ""
        raise PostError(f"not UTF-8{guess}", line=_line_of(data, error.start)) from None


def _is_cp949(data: bytes) -> bool:
    try:
        text = data[:100_000].decode("cp949", errors="strict")
    except UnicodeDecodeError:
        return False
    return any("가" <= c <= "힣" for c in text)


def _line_of(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _with_cover(blocks: tuple[Block, ...], cover: str | None) -> tuple[Block, ...]:
    """The first image that the front matter names as cover is told apart: it stands above all, or nowhere."""
    for place, block in enumerate(blocks):
        if cover is not None and block.kind is Kind.IMAGE and block.image == cover:
            return (*blocks[:place], replace(block, role=Role.COVER), *blocks[place + 1 :])
    return blocks


def _first_heading(blocks: Sequence[Block]) -> str:
    headings = [b for b in blocks if b.kind is Kind.HEADING and b.text]
    return next((b.text for b in headings if b.level == 1), headings[0].text if headings else "")


class _Fields:
    """Front matter fields by the names they go by; collects what a person may want to know of them."""

    def __init__(self, front: FrontMatter) -> None:
        self._front = front
        self._notes: list[str] = []

    def _value(self, names: Sequence[str]) -> tuple[str, Any]:
        for name in names:
            value = self._front.fields.get(name)
            if value not in (None, "", [], {}):
                return name, value
        return names[0], None

    def _line(self, name: str) -> int:
        return self._front.lines.get(name, 1)

    def text(self, names: Sequence[str]) -> str:
        name, value = self._value(names)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise PostError(f"`{name}` must be one text, not a list", line=self._line(name))
        return clean(value)

    def cover(self) -> str | None:
        """The cover image's key."""
        _, value = self._value(_COVER)
        if not isinstance(value, str):
            og = self._front.fields.get("ogImage")
            value = og.get("url") if isinstance(og, dict) else og
        return image_key(unicodedata.normalize("NFC", value)) or None if isinstance(value, str) else None

    def date(self, names: Sequence[str]) -> datetime | None:
        name, value = self._value(names)
        if value is None:
            return None
        moment = read_date(value) if isinstance(value, str) else None
        if moment is None:
            self._notes.append(f"line {self._line(name)}: `{name}` is no date that can be read")
        return moment

    def tags(self) -> tuple[str, ...]:
        _, value = self._value(_TAGS)
        values = value if isinstance(value, list) else [value]
        return tuple(clean(v) for v in values if isinstance(v, str) and v.strip())

    def all_notes(self) -> tuple[str, ...]:
        if not self._front.present:
            return ("no front matter",)
        for names in (_TITLE, _LINK):
            name, value = self._value(names)
            if value is None:
                self._notes.append(f"line {self._line(name)}: no `{name}` in the front matter")
        return tuple(self._notes)
