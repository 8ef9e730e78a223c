"""The history of a pair of documents -> the version of the original that was translated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from daejo.alignment import starter
from daejo.baselines import Candidate, choose
from daejo.blocks import fingerprint, storable
from daejo.errors import LookError, PostError
from daejo.findings import BaselineKind
from daejo.originals import read
from daejo.originals.article import Article
from daejo.originals.page import Page, Source
from daejo.posts import Post, read_post
from daejo.trees import HeldAgainst, Kept, made_at
from worker.git import Step, Version, read_steps

VERSIONS = 24
"""Versions of an original that a translation is held against before one is chosen."""
BEFORE = 16
"""Of these, how many from before the translation was made; the others are later."""
REVISIONS = 12
"""Versions of a translation that are looked at to learn when it was made."""


@dataclass(frozen=True, slots=True)
class Past:
    """The history of one file: where its repository lies, whether older commits are missing from the
    clone, and its versions, newest first."""

    root: str
    shallow: bool
    steps: tuple[Step, ...]

    def read(self, steps: Sequence[Step]) -> tuple[Version, ...]:
        return read_steps(Path(self.root), steps)


def translated_from(
    then: Past, made: Past | None, post: Post, post_data: bytes
) -> tuple[Article | None, HeldAgainst]:
    """The version of the original that a translation was made from, and how sure that is.

    ``made`` is the translation's own history, ``post_data`` its file. No article where the history
    holds no version that can be read.
    """
    at, touched = _dates(made, post_data)
    steps = _window(then.steps, at, touched)
    texts = list(_articles(then.read(steps)))
    if not texts:
        return None, HeldAgainst(BaselineKind.ASSUMED)
    candidates = [Candidate(v.revision, article.blocks, v.committed_at) for v, article in texts]
    choice = choose(candidates, post, at, starter())
    place = next(i for i, one in enumerate(candidates) if one is choice.chosen)
    version, article = texts[place]
    # In a shallow clone the oldest version stands for all that are cut off.
    cut_off = then.shallow and place == len(texts) - 1
    return article, HeldAgainst(
        kind=BaselineKind.HISTORY,
        revision=version.revision,
        path=storable(version.path),
        at=version.committed_at,
        certainty=None if cut_off else round(choice.certainty, 4),
        versions=len({fingerprint(one.blocks) for one in candidates}),
    )


def _dates(made: Past | None, post_data: bytes) -> tuple[datetime | None, datetime | None]:
    """When the translation was made, and when it was last touched; None where the history does not
    tell, or the file was changed since its last commit."""
    if made is None or not made.steps:
        return None, None
    versions = made.read(made.steps[:REVISIONS])
    if not versions or versions[0].data != post_data:
        return None, None
    kept = [Kept(v.committed_at, post.blocks) for v in versions if (post := _as_post(v)) is not None]
    return made_at(kept), versions[0].committed_at


def _as_post(version: Version) -> Post | None:
    try:
        return read_post(version.data, version.path)
    except PostError:
        return None


def _window(steps: Sequence[Step], made: datetime | None, touched: datetime | None) -> tuple[Step, ...]:
    """The versions that a translation may have been made from: none that came after its last touch,
    and not more than `VERSIONS`, around the time when it was made."""
    possible = [s for s in steps if touched is None or s.at <= touched] or list(steps)
    distinct = list({s.blob: s for s in reversed(possible)}.values())[::-1]
    if len(distinct) <= VERSIONS or made is None:
        return tuple(distinct[:VERSIONS])
    then = next((i for i, s in enumerate(distinct) if s.at <= made), len(distinct))
    first = max(min(then - (VERSIONS - BEFORE), len(distinct) - VERSIONS), 0)
    return tuple(distinct[first : first + VERSIONS])


def _articles(versions: Sequence[Version]) -> Iterator[tuple[Version, Article]]:
    for version in versions:
        try:
            yield version, read(Page(url=storable(version.path), body=version.data, source=Source.FILE))
        except LookError:
            continue  # an empty page, or one that was no text then
