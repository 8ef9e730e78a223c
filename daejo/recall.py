"""The conductor of one recall: an archive is asked for the text that a translation was made from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from daejo.archives import Copy, Recovered, asks_to_wait, in_order, recover
from daejo.errors import (
    Blocked,
    Deferred,
    InputError,
    LookError,
    NotAnArticle,
    NotFound,
    Refused,
    Unreachable,
)
from daejo.findings import BaselineKind
from daejo.ports import Archive, Ledger, Wanting
from daejo.verdict import Known, KnownPost, Snapshot, Version
from daejo.verdict.choosing import COPIED, LEAST, choose_version, kind_of
from daejo.verdict.policy import DEFAULT

ENOUGH = 2
"""Whole copies that are compared: the nearest before and the nearest after, where both are there."""
TRIES = 3
"""Copies that are fetched at most, broken ones too."""
LADDER = tuple(timedelta(days=days) for days in (1, 3, 10, 30, 180))
"""How long a post waits before an archive is asked for it again, time after time; then never."""
SLOW = timedelta(days=30)
"""The least wait where it answered and has none: what it has of a past day hardly changes."""
_SILENT = (Deferred, Unreachable, Blocked, Refused)
"""What says nothing of the copies that an archive has."""


class Answer(StrEnum):
    ARCHIVED = "archived"
    """A copy is the post's baseline now."""
    OURS = "ours"
    """The translation fits the first text that we have better than any copy."""
    UNSURE = "unsure"
    """Which text was translated cannot be told; the baseline stays assumed."""
    NONE = "none"
    """No copy that could be used."""
    AWAY = "away"
    """The archive gave no answer."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What asking for one post brought. ``at`` and ``certainty`` of the copy that is its baseline now."""

    wanting: Wanting
    answer: Answer
    detail: str
    """One sentence."""
    at: datetime | None = None
    certainty: float | None = None
    wait: timedelta | None = None
    """How long the archive asked us to wait."""


@dataclass(frozen=True, slots=True)
class _Case:
    wanting: Wanting
    first: Snapshot
    """The first text that a look brought."""
    now: datetime


@dataclass(frozen=True, slots=True)
class _Used:
    """A whole copy of the right story."""

    copy: Copy
    found: Recovered


@dataclass(frozen=True, slots=True)
class _Brought:
    """One copy at least; ``wait`` where the archive then asked us to."""

    used: tuple[_Used, ...]
    wait: timedelta | None


def recall(wanting: Wanting, ledger: Ledger, archive: Archive, now: datetime) -> Recalled:
    """Ask for one post, and hold it against a copy of that time from now on, where one is the better text.

    The asking is noted before the network is touched, so that one that dies is not begun again at once.
    What the archive does wrong is an answer, not an error: no look and no finding depends on it. Raises
    LedgerError.
    """
    ledger.asked(wanting.post_id, now, next_try(wanting.waited, now))
    case = _Case(wanting, _first(ledger.snapshots(wanting.original_id)), now)
    try:
        brought = _whole_copies(archive, case)
    except _SILENT as error:
        wait = error.wait if isinstance(error, Deferred) else None
        return Recalled(wanting, Answer.AWAY, f"the archive gave no answer: {error}", wait=wait)
    except LookError as error:
        ledger.asked(wanting.post_id, now, next_try(wanting.waited, now, SLOW))
        return Recalled(wanting, Answer.NONE, f"the archive has no copy of use: {error}")
    known = ledger.known(wanting.original_id)
    post = next((p for p in known.posts if p.id == wanting.post_id), None)
    if post is None or post.baseline is None or post.baseline.kind is not BaselineKind.ASSUMED:
        return Recalled(wanting, Answer.NONE, "the post was given another baseline meanwhile")
    if post.post.made != wanting.made:
        return Recalled(wanting, Answer.NONE, "the post was given another date meanwhile")
    try:
        return replace(_decide(case, ledger, brought.used, known, post), wait=brought.wait)
    except InputError as error:
        return Recalled(wanting, Answer.NONE, f"the post changed meanwhile: {error}")


def next_try(waited: timedelta | None, now: datetime, least: timedelta = LADDER[0]) -> datetime | None:
    """When to ask again: the rung over what the post waited last, ``least`` at least; None after the last."""
    past = waited or timedelta()
    return next((now + rung for rung in LADDER if rung >= least and rung > past), None)


def _first(snapshots: Sequence[Snapshot]) -> Snapshot:
    """The first text that a look brought; a post that wants a copy has one."""
    return min((s for s in snapshots if s.sequence), key=lambda s: s.sequence)


def _whole_copies(archive: Archive, case: _Case) -> _Brought:
    """Copies at the address that we look at, or else at the one that the site calls its own.

    One at least, or the LookError that says why there is none.
    """
    trouble: LookError = NotFound("none of this story before our first look")
    made = case.wanting.made
    for url in dict.fromkeys((case.wanting.url, case.first.article.url)):
        try:
            listed = in_order(archive.copies(url, made), made, case.first.taken_at)
            return _read(archive, listed, url, case)
        except _SILENT:
            raise
        except NotFound:
            continue
        except LookError as error:
            trouble = error
    raise trouble


def _read(archive: Archive, copies: Sequence[Copy], url: str, case: _Case) -> _Brought:
    used: list[_Used] = []
    trouble: LookError = NotFound("none of this story before our first look")
    wait = None
    for copy in copies[:TRIES]:
        try:
            page = archive.fetch(copy)
        except LookError as error:
            trouble = error
            if asks_to_wait(error):
                wait = error.wait if isinstance(error, Deferred) else None
                break
            continue
        try:
            found = recover(page, url, case.first.article, case.now)
        except LookError as error:
            trouble = NotAnArticle(str(error))  # an archived challenge page is no silence of the archive
            continue
        if found.at < case.first.taken_at:
            used.append(_Used(copy, found))
        if len(used) == ENOUGH:
            break
    if not used:
        raise trouble
    return _Brought(tuple(used), wait)


def _decide(case: _Case, ledger: Ledger, used: Sequence[_Used], known: Known, post: KnownPost) -> Recalled:
    """Keep the copies, and choose by how well the translation fits among them, our own first text, and
    copies that were kept before for another post."""
    wanting = case.wanting
    at = _kept(case, ledger, used)
    versions = [one for one in ledger.versions(wanting.original_id) if _stands(one, case, post, at)]
    versions = [replace(one, until=max((one.until, *at.get(one.snapshot.id, ())))) for one in versions]
    best = choose_version(versions, post.post, known.lexicon, DEFAULT)
    snapshot = best.version.snapshot
    if best.kind not in COPIED or best.certainty < LEAST:
        ledger.asked(wanting.post_id, case.now, None)
        if best.kind not in COPIED:
            return Recalled(wanting, Answer.OURS, "the translation fits the text of our first look better")
        return Recalled(wanting, Answer.UNSURE, "which text was translated cannot be told from its copies")
    ledger.set_baseline(
        wanting.post_id,
        snapshot.id,
        best.kind,
        case.now,
        best.certainty,
        # Comparing took its time: what a person said in it counts more.
        instead_of=BaselineKind.ASSUMED,
    )
    day = at.get(snapshot.id, (best.version.since,))[0]
    what = "copy" if best.kind is BaselineKind.ARCHIVED else "version"
    return Recalled(wanting, Answer.ARCHIVED, f"a {what} of {day:%Y-%m-%d}", day, best.certainty)


def _kept(case: _Case, ledger: Ledger, used: Sequence[_Used]) -> dict[int, tuple[datetime, ...]]:
    """By the ids of the snapshots that they are, when the copies were taken, the nearest first."""
    at: dict[int, tuple[datetime, ...]] = {}
    for one in used:
        article, since = one.found.article, one.found.since
        snapshot_id = ledger.keep_copy(case.wanting.original_id, article, since, one.copy.url)
        at[snapshot_id] = (*at.get(snapshot_id, ()), one.found.at)
    return at


def _stands(one: Version, case: _Case, post: KnownPost, at: Collection[int]) -> bool:
    """Whether a text is one to choose from. A file that somebody gave for another post is none: a person
    says of it what it is."""
    own = (case.first.id, post.baseline.snapshot.id if post.baseline else None)
    if one.snapshot.id in at or one.snapshot.id in own:
        return True
    copied = kind_of(one, (), case.wanting.made, DEFAULT) in COPIED
    return copied and one.since < case.first.taken_at
