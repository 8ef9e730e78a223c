"""The conductor of one recall: an archive is asked for the text that a translation was made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from daejo.archives import Copy, Recovered, Sighting, asks_to_wait, in_order, recover, stood
from daejo.baselines import Candidate, choose
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
from daejo.originals import Article
from daejo.ports import Archive, Ledger, Wanting
from daejo.posts.post import Post
from daejo.verdict import Known, Snapshot

ENOUGH = 2
"""Whole copies that are compared: the nearest before and the nearest after, where both are there."""
TRIES = 3
"""Copies that are fetched at most, broken ones too."""
LADDER = tuple(timedelta(days=days) for days in (1, 3, 10, 30, 180))
"""How long a post waits before an archive is asked for it again, time after time; then never."""
SLOW = timedelta(days=30)
"""The least wait where it answered and has none: what it has of a past day hardly changes."""
LEAST = 0.6
"""How sure a choice must be: a baseline that is rather wrong than right raises findings that are none.

Of those that say .4 to .6 one in five is right, of those above three in four (`make bench-archives`).
"""
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


@dataclass(frozen=True, slots=True)
class _Seen:
    """A text as it stood at one moment."""

    snapshot_id: int
    article: Article
    at: datetime

    @property
    def key(self) -> str:
        return f"snapshot:{self.snapshot_id}"

    @property
    def since(self) -> datetime:
        """By the site's own word, or by our seeing it."""
        return min(self.article.updated or self.at, self.at)


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
    try:
        return replace(_decide(case, ledger, brought.used, known, post.post), wait=brought.wait)
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


def _decide(case: _Case, ledger: Ledger, used: Sequence[_Used], known: Known, post: Post) -> Recalled:
    """Keep the copies, and choose among them and our own first text by how well the translation fits."""
    wanting, first = case.wanting, case.first
    seen = [_Seen(first.id, first.article, first.taken_at)]
    for one in used:
        article, since = one.found.article, one.found.since
        snapshot_id = ledger.keep_copy(wanting.original_id, article, since, one.copy.url)
        seen.append(_Seen(snapshot_id, article, one.found.at))
    choice = choose(_candidates(seen, wanting.made), post, wanting.made, known.lexicon)
    taken = [one for one in seen[1:] if one.key == choice.chosen.key]
    certainty = choice.certainty * stood(choice.chosen.key, wanting.made, _sightings(seen))
    if not taken or certainty < LEAST:
        ledger.asked(wanting.post_id, case.now, None)
        if not taken:
            return Recalled(wanting, Answer.OURS, "the translation fits the text of our first look better")
        return Recalled(wanting, Answer.UNSURE, "which text was translated cannot be told from its copies")
    chosen = taken[0]
    ledger.set_baseline(
        wanting.post_id,
        chosen.snapshot_id,
        BaselineKind.ARCHIVED,
        case.now,
        certainty,
        # Comparing took its time: what a person said in it counts more.
        instead_of=BaselineKind.ASSUMED,
    )
    return Recalled(wanting, Answer.ARCHIVED, f"a copy of {chosen.at:%Y-%m-%d}", chosen.at, certainty)


def _sightings(seen: Sequence[_Seen]) -> list[Sighting]:
    return [Sighting(one.key, at) for one in seen for at in dict.fromkeys((one.since, one.at))]


def _candidates(seen: Sequence[_Seen], made: datetime) -> tuple[Candidate, ...]:
    """One for each time that a text was seen, with the time where it says something.

    A text that was first seen after the translation may have stood before, as long as nobody tells since
    when it stands.
    """
    early = {one.snapshot_id for one in seen if one.since <= made}
    return tuple(
        Candidate(one.key, one.article.blocks, at)
        for one in seen
        for at in dict.fromkeys((one.since, one.at) if one.snapshot_id in early else (one.article.updated,))
    )
