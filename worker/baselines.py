"""What a post may be held against: its candidates, and taking one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from daejo.alignment import starter
from daejo.baselines import Candidate, Choice, choose, strange
from daejo.blocks import fingerprint, storable
from daejo.errors import InputError, LookError
from daejo.findings import BaselineKind
from daejo.look import look_back
from daejo.originals import read
from daejo.originals.article import Article, Completeness
from daejo.originals.page import Page, Source
from daejo.ports import Ledger, PostRow
from daejo.posts import Post
from daejo.verdict import Policy, Verdict, Version
from daejo.verdict.choosing import GIT, LEAST, Chosen, candidates, choose_version, kind_of
from worker.comparing import read_original
from worker.git import history_of
from worker.watched import find_watched

VERSIONS = 60
"""Versions of a repository's file that are held against a post, around its date; each takes some 50 ms."""


@dataclass(frozen=True, slots=True)
class Option:
    """One text that the post may be held against. ``id`` is its snapshot's, None for a version of a
    repository that is not kept. ``fit``: how likely it is, 0 to 1; identical texts share it."""

    key: str
    article: Article
    id: int | None = None
    at: datetime | None = None
    """Since when it is known to have stood, or was said to be; None where nobody knows."""
    seen_at: datetime | None = None
    """When a look of ours first brought it."""
    source: str = ""
    fit: float = 0.0
    in_force: bool = False
    best: bool = False
    same_as: str = ""
    """The name of the first option that has this very text, where that is another one."""
    version: Version | None = None
    """What the ledger knows of it, where it is kept."""


@dataclass(frozen=True, slots=True)
class Options:
    """All that one post may be held against, and what it is held against. ``certainty`` of the best one."""

    row: PostRow
    made: datetime | None
    options: tuple[Option, ...]
    certainty: float


@dataclass(frozen=True, slots=True)
class Taken:
    """What a post is held against from now on, and what judging it anew by that concluded."""

    option: Option
    kind: BaselineKind
    certainty: float | None
    before: BaselineKind | None
    verdict: Verdict | None


def options_of(ledger: Ledger, what: str, git: Path | None = None) -> Options:
    """The candidates of the post at a path, and how well it fits each; with ``git`` the versions of a
    repository's file too. InputError where nothing is known of its original."""
    row = find_watched(ledger, what)
    if row.original_id is None:
        raise InputError(f"{row.path}: {row.problem or 'it names no original'}")
    post = ledger.post_of(row.id)
    found = [_of_version(one, row) for one in ledger.versions(row.original_id)]
    found += _of_history(git, post.made) if git is not None else []
    if not found:
        raise InputError(f"{row.path}: its original was never read; daejo look {row.path}, or give a file")
    lexicon = ledger.known(row.original_id).lexicon or starter()
    choice = choose([c for one in found for c in _candidates(one, post.made)], post, post.made, lexicon)
    return Options(row, post.made, tuple(_fitted(found, choice, post.made)), choice.certainty)


def better(ledger: Ledger, row: PostRow, policy: Policy) -> Chosen | None:
    """The text that a post fits better than the one that it is only assumed to be made from; None where it
    has another baseline, somebody chose this one, or nothing tells."""
    if row.original_id is None or row.baseline is not BaselineKind.ASSUMED or row.baseline_certainty:
        return None
    versions = ledger.versions(row.original_id)
    texts = {one.snapshot.id: fingerprint(one.snapshot.article.blocks) for one in versions}
    if len(set(texts.values())) < 2:
        return None
    lexicon = ledger.known(row.original_id).lexicon
    found = choose_version(versions, ledger.post_of(row.id), lexicon, policy)
    same = texts[found.version.snapshot.id] == texts.get(row.baseline_snapshot or 0)
    return None if same or found.certainty < LEAST else found


def take_best(ledger: Ledger, options: Options, now: datetime, policy: Policy) -> Taken:
    """Hold the post against the candidate that it fits best, with how sure that is."""
    best = next(one for one in options.options if one.best)
    kind = options.row.baseline
    if not best.in_force or kind in (None, BaselineKind.ASSUMED):
        kind = _kind(best, options, policy)
    return _take(ledger, options, best, kind, now, policy, options.certainty)


def take_one(ledger: Ledger, options: Options, key: str, now: datetime, policy: Policy) -> Taken:
    """Hold the post against the candidate that a person names, by its number or a revision's beginning."""
    named = [one for one in options.options if _is(one, key)]
    if len(named) != 1:
        few = ", ".join(_name(one) for one in options.options[:5])
        what = "no candidate" if not named else f"{len(named)} candidates"
        raise InputError(f"{key} names {what} of {options.row.path}; there are {few}")
    return _take(ledger, options, named[0], BaselineKind.REVIEWED, now, policy)


def take_file(
    ledger: Ledger,
    what: str,
    path: Path,
    at: datetime | None,
    now: datetime,
    policy: Policy,
    *,
    force: bool = False,
) -> Taken:
    """Hold the post against the text in a file: a person says that it was translated from it. InputError
    where hardly a block fits, unless the person insists (``force``)."""
    row = find_watched(ledger, what)
    if row.original_id is None:
        raise InputError(f"{row.path}: {row.problem or 'it names no original'}")
    article = read_original(path, row.link)[0]
    if article.completeness is not Completeness.WHOLE:
        raise InputError(f"{path}: holds only a part of the text, which no translation was made from")
    post = ledger.post_of(row.id)
    if not force:
        _refuse_strange(ledger, row, post, path, article)
    option = _of_file(
        ledger, row, article, path, at, article.updated or article.published or post.made or now
    )
    options = Options(row, post.made, (option,), 1.0)
    taken = _take(ledger, options, option, BaselineKind.REVIEWED, now, policy)
    kept = ledger.find_post(row.path).baseline_snapshot
    return replace(taken, option=replace(option, key=f"snapshot:{kept}", id=kept))


def _of_file(
    ledger: Ledger, row: PostRow, article: Article, path: Path, at: datetime | None, guess: datetime
) -> Option:
    """A text that is known already keeps where it is from; a file tells no more of it than ``at``."""
    assert row.original_id is not None  # noqa: S101 for the type checker: asked before
    every = ledger.versions(row.original_id)
    known = next((one for one in every if one.snapshot.article.fingerprint == article.fingerprint), None)
    if known is not None and at is None:
        return _of_version(known, row)
    own = known is not None and known.snapshot in ledger.snapshots(row.original_id)
    source = "" if own else f"file:{path}"
    return Option(storable(str(path)), article, at=at or guess, source=source)


def _refuse_strange(ledger: Ledger, row: PostRow, post: Post, path: Path, article: Article) -> None:
    assert row.original_id is not None  # noqa: S101 for the type checker: asked before
    known = ledger.known(row.original_id)
    newest = known.snapshot.article.blocks if known.snapshot else ()
    kin = strange(article.blocks, post, newest, known.lexicon or starter())
    if kin is not None:
        raise InputError(
            f"{path}: hardly a block fits {row.path}: {kin.original_paired} of its {kin.original} passages "
            f"and {kin.post_paired} of the post's {kin.post} pair. Is it another story? If not: --force"
        )


def _take(
    ledger: Ledger,
    options: Options,
    option: Option,
    kind: BaselineKind,
    now: datetime,
    policy: Policy,
    certainty: float | None = None,
) -> Taken:
    row = options.row
    assert row.original_id is not None  # noqa: S101 for the type checker: options have an original
    kept = option.id
    if kept is None:
        kept = ledger.keep_copy(row.original_id, option.article, option.at or now, option.source)
    ledger.set_baseline(row.id, kept, kind, now, certainty)
    verdict = look_back(row.original_id, ledger, now, policy)
    return Taken(option, kind, certainty, row.baseline, verdict)


def _of_version(version: Version, row: PostRow) -> Option:
    one = version.snapshot
    return Option(
        key=f"snapshot:{one.id}",
        article=one.article,
        id=one.id,
        at=one.since or one.article.updated or (one.taken_at if one.sequence > 1 else None),
        seen_at=one.taken_at if one.sequence else None,
        source=one.source,
        in_force=one.id == row.baseline_snapshot,
        version=version,
    )


def _of_history(path: Path, made: datetime | None) -> list[Option]:
    """The versions of a file of a repository that can be read."""
    found = list(_versions(path, made))
    if not found:
        raise InputError(f"{path}: its repository holds no version of it that can be read")
    return found


def _versions(path: Path, made: datetime | None) -> Iterator[Option]:
    for version in history_of(path, VERSIONS, made):
        name = storable(version.path)
        try:
            article = read(Page(url=name, body=version.data, source=Source.FILE))
        except LookError:
            continue
        yield Option(
            version.revision, article, at=version.committed_at, source=f"{GIT}{version.revision} {name}"
        )


def _candidates(one: Option, made: datetime | None) -> tuple[Candidate, ...]:
    if one.version is not None:
        return candidates(one.version, made)
    return (Candidate(one.key, one.article.blocks, one.at),)


def _fitted(found: Sequence[Option], choice: Choice, made: datetime | None) -> Iterator[Option]:
    keys = (c.key for one in found for c in _candidates(one, made))
    chance = dict(zip(keys, choice.chances, strict=True))
    first: dict[str, str] = {}
    for one in found:
        name = _name(one)
        same = first.setdefault(fingerprint(one.article.blocks), name)
        best = one.key == choice.chosen.key
        yield replace(one, fit=chance[one.key], best=best, same_as="" if same == name else same)


def _kind(option: Option, options: Options, policy: Policy) -> BaselineKind:
    """How we know a text that was chosen by how well it fits."""
    if option.version is None:
        return BaselineKind.HISTORY
    known = [one.version for one in options.options if one.version is not None]
    return kind_of(option.version, known, options.made, policy)


def _is(option: Option, key: str) -> bool:
    if option.id is not None:
        return key.removeprefix("#") == str(option.id)
    return len(key) >= 4 and option.key.startswith(key)


def _name(option: Option) -> str:
    return str(option.id) if option.id is not None else option.key[:12]
