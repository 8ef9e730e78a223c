"""The history of a pair of documents -> the version of the original that was translated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from daejo.alignment import starter
from daejo.baselines import Candidate, Choice, choose
from daejo.baselines.certainty import MOST
from daejo.blocks import fingerprint, storable
from daejo.errors import LookError, PostError, Unparseable
from daejo.findings import BaselineKind, Policy
from daejo.originals.article import Article
from daejo.originals.page import Page, Source
from daejo.posts import Post, read_post
from daejo.trees import HeldAgainst, Kept, bare_article, made_at, revised, unseen
from worker.git import Step, Version, around, read_steps
from worker.reading import read_or_first
from worker.walking import SUFFIXES as MARKDOWN

VERSIONS = 24
"""Versions of an original that a translation is held against before one is chosen."""
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


@dataclass(frozen=True, slots=True)
class Translated:
    """The versions that a translation may have been made from, the one that was chosen, and when it was
    made (None where the history does not tell). ``cut_off``: older ones are missing from the clone."""

    texts: tuple[tuple[Version, Article], ...]
    candidates: tuple[Candidate, ...]
    choice: Choice
    made: datetime | None
    cut_off: bool

    @property
    def place(self) -> int:
        return next(i for i, one in enumerate(self.candidates) if one is self.choice.chosen)

    @property
    def article(self) -> Article:
        return self.texts[self.place][1]

    def held_against(self, now: Article, policy: Policy) -> HeldAgainst:
        """The choice told, with how likely it is that it hides an edit up to ``now``."""
        version = self.texts[self.place][0]
        # In a shallow clone the oldest version stands for all that are cut off.
        unknown = self.cut_off and self.place == len(self.texts) - 1
        chance = unseen(self.candidates, self.choice, self.made, now.blocks, policy)
        return HeldAgainst(
            kind=BaselineKind.HISTORY,
            revision=version.revision,
            path=storable(version.path),
            at=version.committed_at,
            certainty=None if unknown else round(self._certainty(), 4),
            versions=self._distinct(),
            unseen=None if unknown else chance,
        )

    def _certainty(self) -> float:
        """Of the only text that a whole history knows there is no doubt, whatever dates say."""
        return MOST if self._distinct() == 1 else self.choice.certainty

    def _distinct(self) -> int:
        return len({fingerprint(one.blocks) for one in self.candidates})


def translated_from(then: Past, made: Past | None, post: Post, post_data: bytes) -> Translated | None:
    """The version of the original that a translation was made from.

    ``made`` is the translation's own history, ``post_data`` its file. None where the history holds no
    version that can be read.
    """
    at, touched = _dates(made, post, post_data)
    texts = tuple(_articles(then.read(_window(then.steps, at, touched))))
    if not texts:
        return None
    candidates = tuple(Candidate(v.revision, article.blocks, v.committed_at) for v, article in texts)
    return Translated(texts, candidates, choose(candidates, post, at, starter()), at, then.shallow)


def _dates(made: Past | None, post: Post, post_data: bytes) -> tuple[datetime | None, datetime | None]:
    """When the translation was made, and when it was last touched; None where the history does not
    tell, or the file was revised since its last commit. A typo mended since then is no revision."""
    if made is None or not made.steps:
        return None, None
    versions = made.read(made.steps[:REVISIONS])
    if not versions or (versions[0].data != post_data and _revised_since(versions[0], post)):
        return None, None
    kept = [Kept(v.committed_at, one.blocks) for v in versions if (one := _as_post(v)) is not None]
    return made_at(kept), versions[0].committed_at


def _revised_since(committed: Version, post: Post) -> bool:
    before = _as_post(committed)
    return before is None or revised(before.blocks, post.blocks)


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
    return around(distinct, made, VERSIONS)


def _articles(versions: Sequence[Version]) -> Iterator[tuple[Version, Article]]:
    for version in versions:
        page = Page(url=storable(version.path), body=version.data, source=Source.FILE)
        try:
            yield version, read_document(page)[0]
        except LookError:
            continue  # no text that anybody reads


def read_document(page: Page, link: str | None = None) -> tuple[Article, tuple[str, ...]]:
    """The article in a document, which may hold front matter and nothing else; and what a person should
    know of the choice. Raises LookError."""
    try:
        return read_or_first(page, link)
    except Unparseable:
        article = bare_article(page.body, page.url) if page.url.lower().endswith(MARKDOWN) else None
        if article is None:
            raise
        return article, ()
