"""Two files -> how they match: no database, no network, the quickest way to try Daejo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from daejo.alignment import starter
from daejo.alignment.pair import Pair
from daejo.changes import Change, article_changes
from daejo.errors import InputError, LookError
from daejo.findings import Finding, Held, Policy, field_findings, hold
from daejo.findings.belonging import kinship
from daejo.findings.policy import DEFAULT
from daejo.originals.article import Article, Completeness
from daejo.originals.page import Page, Source
from daejo.posts import read_post
from daejo.posts.post import Post
from daejo.trees import aside, untold
from worker.files import read_file
from worker.reading import read_or_first

MOST_UNTOLD = 5
"""Sentences that are told one by one."""
LONGEST = 160
"""Characters of such a sentence."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An original and a post held against each other.

    ``pairs`` and ``findings`` index ``original.blocks`` and ``post.blocks``. ``changes`` are those
    from the baseline to the original; empty where there is no baseline.
    """

    original: Article
    post: Post
    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    alone: bool = False
    """Whether nothing is known of the text that was translated."""

    @property
    def in_sync(self) -> bool:
        return not self.findings

    @property
    def warnings(self) -> tuple[str, ...]:
        """What makes all findings doubtful, for a person."""
        kin = kinship(self.original.blocks, self.post.blocks, self.pairs)
        if not kin.strangers:
            return ()
        told = (
            f"These two do not seem to belong together: only {kin.original_paired} of the original's "
            f"{kin.original} passages and {kin.post_paired} of the translation's {kin.post} pair. "
            "Are they the right files?"
        )
        return (told,)


def compare(
    original: Article, post: Post, baseline: Article | None = None, policy: Policy = DEFAULT
) -> Comparison:
    """Hold ``post`` against ``original``, given what it was translated from where that is known."""
    held = hold((baseline or original).blocks, original.blocks, post, policy)
    said = article_changes(baseline, original) if baseline else ()
    found = (*held.findings, *field_findings(post, said, held.findings, policy))
    return Comparison(
        original=original,
        post=post,
        pairs=held.pairs,
        findings=tuple(sorted(found, key=_place)),
        changes=held.changes,
        notes=(*_notes(original), *(() if baseline else _untold(original, post, held))),
        alone=baseline is None,
    )


def compare_files(
    original: Path, post: Path, baseline: Path | None = None, policy: Policy = DEFAULT
) -> Comparison:
    """The same from files. Raises InputError, naming the file, where one cannot be read."""
    translated = read_post(read_file(post), str(post))
    article, notes = read_original(original, translated.link)
    then = read_original(baseline, translated.link)[0] if baseline else None
    made = compare(article, translated, then, policy)
    return replace(made, notes=(*notes, *made.notes))


def read_original(path: Path, link: str | None = None) -> tuple[Article, tuple[str, ...]]:
    """The article in a file, and what a person should know of the choice.

    Of a feed the item that ``link`` names is taken, else the first whole one.
    """
    page = Page(url=str(path), body=read_file(path), source=Source.FILE)
    try:
        return read_or_first(page, link)
    except LookError as error:
        raise InputError(f"{path}: {error}") from None


def _notes(article: Article) -> tuple[str, ...]:
    if article.completeness is Completeness.WHOLE:
        return ()
    what = "a member-only preview" if article.completeness is Completeness.PREVIEW else "cut short"
    return (
        f"{article.url or 'the original'}: {what}; what lies beyond it cannot be told from what was invented",
    )


def _untold(original: Article, post: Post, held: Held) -> Iterator[str]:
    """What is no finding, because the translator may have meant it: sentences that are nowhere in the
    translation, where nothing is known of the text that was translated."""
    spoken = {k for finding in held.findings for k in finding.post}
    told = (
        *untold(original.blocks, post.blocks, held.pairs, starter()),
        *aside(original.blocks, post.blocks, held.pairs),
    )
    found = [one for one in told if one.post not in spoken]
    for one in found[:MOST_UNTOLD]:
        lines = post.blocks[one.post].lines
        place = f"line {lines[0]}" if lines else "a passage"
        yield f"{place} may lack what the original says: “{one.sentence[:LONGEST]}”"
    if len(found) > MOST_UNTOLD:
        yield f"{len(found) - MOST_UNTOLD} more passages may lack what the original says"


def _place(finding: Finding) -> tuple[int, int, str]:
    return (
        finding.post_lines[0] if finding.post_lines else 0,
        finding.original[0] if finding.original else -1,
        finding.kind.value,
    )
