"""What changed about an article beside its text: title, subtitle, cover, author, tags, date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from daejo.changes.change import Weight
from daejo.changes.weighing import weigh_texts
from daejo.originals.article import Article


class Field(StrEnum):
    TITLE = "title"
    SUBTITLE = "subtitle"
    COVER = "cover"
    AUTHOR = "author"
    TAGS = "tags"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """``before`` and ``after`` as a person reads them: tags joined by ", ", a cover by its key, a date
    in ISO 8601; "" where the article had none.
    """

    field: Field
    before: str
    after: str
    weight: Weight
    reasons: tuple[str, ...] = ()
    """Why it has this weight, for a person, as of a `Change`."""


def article_changes(before: Article, after: Article) -> tuple[FieldChange, ...]:
    """What an article says of itself that another version says otherwise, in the order of `Field`.

    A title, an author or a date that one reading lacks is no change: pages leave them out at times, and
    authors do not. Two readers (a feed's and a page's) make subtitle, cover, tags and date each their own
    way, so these are compared only where one reader read both. ``updated`` and ``version`` are the site's
    word that it published something, not something that a reader of the text sees: never compared.
    """
    same_reader = before.reader == after.reader
    found = []
    for field, rule in _RULES.items():
        was, now = rule.said(before), rule.said(after)
        if not (was and now) and field in _NEVER_LEFT_OUT:
            continue
        if was != now and (same_reader or field in _READ_ALIKE):
            found.append(FieldChange(field, was, now, *rule.weigh(was, now)))
    return tuple(found)


def _worded(before: str, after: str) -> tuple[Weight, tuple[str, ...]]:
    """A title or subtitle weighs what its words weigh; one that a site cut short says nothing new."""
    if before and after and (_cut_from(before, after) or _cut_from(after, before)):
        return Weight.COSMETIC, ("cut short by the site",)
    return weigh_texts(before, after)


def _summed_up(before: str, after: str) -> tuple[Weight, tuple[str, ...]]:
    """A subtitle that ends in "…" was made by the site from the text's beginning: the text's own changes
    tell of it already."""
    if before.endswith(_CUT) and after.endswith(_CUT):
        return Weight.COSMETIC, ("the site's excerpt of the text",)
    return _worded(before, after)


def _cut_from(short: str, long: str) -> bool:
    bare = short.rstrip("….").rstrip()
    return short.endswith(_CUT) and bool(bare) and long.startswith(bare)


def _moment(at: datetime | None) -> str:
    if at is None:
        return ""
    try:
        return at.astimezone(UTC).isoformat()
    except OverflowError:  # the year 1 or 9999, at the other end of the world
        return at.isoformat()


_CUT = ("…", "...")


@dataclass(frozen=True, slots=True)
class _Rule:
    said: Callable[[Article], str]
    weigh: Callable[[str, str], tuple[Weight, tuple[str, ...]]]


def _always(weight: Weight, why: str) -> Callable[[str, str], tuple[Weight, tuple[str, ...]]]:
    return lambda _before, _after: (weight, (why,))


_RULES = {
    Field.TITLE: _Rule(lambda a: a.title, _worded),
    Field.SUBTITLE: _Rule(lambda a: a.subtitle, _summed_up),
    # A post has a copy of its own: of 1,083 counted, no cover was the original's own address.
    Field.COVER: _Rule(lambda a: a.cover or "", _always(Weight.MINOR, "another cover image")),
    Field.AUTHOR: _Rule(lambda a: a.author, _always(Weight.MINOR, "another author")),
    Field.TAGS: _Rule(lambda a: ", ".join(sorted(set(a.tags))), _always(Weight.COSMETIC, "other tags")),
    # Many sites let the date of publication roll on with every touch.
    Field.PUBLISHED: _Rule(lambda a: _moment(a.published), _always(Weight.COSMETIC, "another date")),
}
_NEVER_LEFT_OUT = frozenset({Field.TITLE, Field.AUTHOR, Field.PUBLISHED})
_READ_ALIKE = frozenset({Field.TITLE, Field.AUTHOR})
