"""What an article says of itself beside its text: title, subtitle, cover, author, tags, date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from daejo.blocks import Block, Kind, Role, clean
from daejo.changes import Field, FieldChange, article_changes
from daejo.originals.article import Article
from daejo.verdict.known import Snapshot
from daejo.verdict.rereading import only_read_anew


def fields_changed(snapshot: Snapshot | None, article: Article) -> tuple[FieldChange, ...]:
    """What the article says of itself otherwise than at the last look; of a better reader's nothing."""
    if snapshot is None or only_read_anew(snapshot, article):
        return ()
    return article_changes(snapshot.article, article)


def refreshed(snapshot: Snapshot | None, article: Article, changed: Sequence[FieldChange]) -> Article | None:
    """The article of a snapshot whose text is as it was, with what it now says of itself."""
    if snapshot is None or not changed:
        return None
    values: dict[str, Any] = {one.field.value: getattr(article, one.field.value) for one in changed}
    return replace(snapshot.article, **values)


def told(changed: Sequence[FieldChange]) -> str:
    """In a few words: "another author, other tags"."""
    return ", ".join(_WORDS[one.field] for one in changed)


def said_of_itself(article: Article) -> tuple[Block, ...]:
    """Title and subtitle as blocks, where the text itself does not have them."""
    there = {block.role for block in article.blocks}
    said = ((Role.TITLE, article.title), (Role.SUBTITLE, article.subtitle))
    return tuple(
        Block(Kind.HEADING, clean(text), role=role) for role, text in said if text and role not in there
    )


_WORDS = {
    Field.TITLE: "another title",
    Field.SUBTITLE: "another subtitle",
    Field.COVER: "another cover image",
    Field.AUTHOR: "another author",
    Field.TAGS: "other tags",
    Field.PUBLISHED: "another date",
}
