"""What an article says of itself beside its text: title, subtitle, cover, author, tags, date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from daejo.blocks import Block, Kind, Role, clean
from daejo.changes import Field, FieldChange, article_changes
from daejo.originals.article import Article
from daejo.verdict.known import Known, PastField, Snapshot
from daejo.verdict.rereading import only_read_anew

FLIPS = timedelta(days=30)
"""A title that came, went, and comes again within so long is one that the site tries out: sites show readers
headlines in turn, and each fetch may see another. After so long it is believed, be it for good or not."""
_TRIED_OUT = (Field.TITLE, Field.SUBTITLE)


def steadied(known: Known, article: Article, now: datetime) -> Article:
    """``article`` with the title and the subtitle that we know, where those of now only flip.

    That a title goes back once is an edit and its end; from then on the same two are no news.
    """
    if known.snapshot is None:
        return article
    before = known.snapshot.article
    flipped = [
        one.field
        for one in article_changes(before, article)
        if one.field in _TRIED_OUT and _flips(known.said, one, now)
    ]
    values: dict[str, Any] = {field.value: getattr(before, field.value) for field in flipped}
    return replace(article, **values) if values else article


def _flips(said: Sequence[PastField], change: FieldChange, now: datetime) -> bool:
    same = [one for one in said if one.change.field is change.field]
    came = any(one.change.after == change.after for one in same)
    left = (one.at for one in same if one.change.before == change.after)
    return came and any(now - at < FLIPS for at in left)


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
