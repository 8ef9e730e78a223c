"""What was read of an original, for people and for scripts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from worker.reading import Seen
from worker.rendering.blocks import shown
from worker.rendering.safety import cell, one_line
from worker.rendering.schemas import plain
from worker.rendering.shapes import ReadShape, full_block_shape

_NOTHING = ReadShape(
    outcome="",
    detail="",
    id=None,
    url=None,
    title=None,
    subtitle=None,
    author=None,
    published=None,
    updated=None,
    version=None,
    fingerprint=None,
    language=None,
    tags=(),
    cover=None,
    reader=None,
    notes=(),
    blocks=(),
)


def read_shape(seen: Seen) -> ReadShape:
    article = seen.article
    if article is None:
        return replace(_NOTHING, outcome=seen.outcome, detail=seen.detail, url=seen.url)
    return ReadShape(
        outcome=seen.outcome,
        detail=seen.detail,
        id=article.id,
        url=article.url,
        title=article.title,
        subtitle=article.subtitle,
        author=article.author,
        published=article.published,
        updated=article.updated,
        version=article.version,
        fingerprint=article.fingerprint,
        language=article.language,
        tags=article.tags,
        cover=article.cover,
        reader=article.reader,
        notes=article.notes,
        blocks=tuple(full_block_shape(i, b) for i, b in enumerate(article.blocks)),
    )


def read_json(seen: Seen) -> dict[str, Any]:
    made: dict[str, Any] = plain(read_shape(seen))
    return made


def read_screen(seen: Seen) -> RenderableType:
    """What is known of the page above, its blocks below."""
    article = seen.article
    if article is None:
        return Text(f"{seen.outcome}: {one_line(seen.detail)}", style="yellow")
    facts = Table.grid(padding=(0, 2))
    for name, value in (
        ("outcome", seen.outcome),
        ("title", article.title),
        ("subtitle", article.subtitle),
        ("author", article.author),
        ("published", article.published and f"{article.published:%Y-%m-%d %H:%M %Z}"),
        ("updated", article.updated and f"{article.updated:%Y-%m-%d %H:%M %Z}"),
        ("url", article.url),
        ("id", article.id),
        ("version", article.version),
        ("fingerprint", article.fingerprint),
        ("read as", article.reader),
        ("notes", "; ".join(article.notes)),
    ):
        if value:
            facts.add_row(Text(name, style="dim"), cell(value))
    blocks = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    blocks.add_column("#", justify="right")
    blocks.add_column("kind")
    blocks.add_column("line", justify="right")
    blocks.add_column("text", overflow="fold")
    for index, block in enumerate(article.blocks):
        kind = block.kind.value if block.role.value == "body" else block.role.value
        blocks.add_row(str(index), kind, str(block.lines[0]) if block.lines else "", cell(shown(block)))
    return Group(facts, blocks)
