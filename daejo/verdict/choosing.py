"""The texts that are known of an original x a post -> the one that it is held against.

One way for all who choose: a look that comes upon a new post, an archive that was asked, a person who says
``daejo baseline POST --auto``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from daejo.alignment import Lexicon
from daejo.archives import Sighting, stood
from daejo.baselines import Candidate, choose
from daejo.blocks import fingerprint
from daejo.findings import BaselineKind
from daejo.posts import Post
from daejo.verdict.known import Version
from daejo.verdict.policy import Policy

LEAST = 0.6
"""How sure a choice must be: a baseline that is rather wrong than right raises findings that are none.

Of those that say .4 to .6 one in five is right, of those above three in four (`make bench-archives`).
"""
COPIED = frozenset({BaselineKind.ARCHIVED, BaselineKind.HISTORY})
"""Kinds of texts that no look of ours brought."""
GIT = "git:"
"""How the source of a version out of a repository begins."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """``certainty``: how often such a choice is right, 0 to 1; of an assumed one: if the true text is among
    those that are known."""

    version: Version
    kind: BaselineKind
    certainty: float


def choose_version(
    versions: Sequence[Version], post: Post, lexicon: Lexicon | None, policy: Policy
) -> Chosen:
    """The version that ``post`` fits best, and how sure it is.

    Of few texts none may be the true one: a copy that is not said to stand on the day is the less sure the
    further from it. What is only assumed is told as unverified and claims no more than to be the nearest.
    ``versions`` are known by their snapshots' ids. ValueError where there is none.
    """
    made = post.made
    choice = choose([c for one in versions for c in candidates(one, made)], post, made, lexicon)
    best = next(one for one in versions if _key(one) == choice.chosen.key)
    kind = kind_of(best, versions, made, policy)
    among = _among(best, versions, made) if made and kind in COPIED else 1.0
    return Chosen(best, kind, choice.certainty * among)


def candidates(one: Version, made: datetime | None) -> tuple[Candidate, ...]:
    """One for each time that a text was seen, with the time where it says something.

    A text that was first seen after the translation may have stood before, as long as nobody tells since
    when it stands; not one that came in place of another that we saw.
    """
    blocks, said = one.snapshot.article.blocks, one.snapshot.article.updated
    if made is None or one.since <= made:
        moments: Iterable[datetime | None] = _seen(one)
    else:
        moments = (one.snapshot.taken_at if one.snapshot.sequence > 1 else said,)
    return tuple(Candidate(_key(one), blocks, at) for at in moments)


def kind_of(one: Version, versions: Sequence[Version], made: datetime | None, policy: Policy) -> BaselineKind:
    """How we know a text that was chosen. One that only our own looks brought, or somebody's file, may be
    the best of what we have and still not the one, unless it stood at the time by what we saw, or by the
    site's own word."""
    snapshot = one.snapshot
    if snapshot.source.startswith(("http://", "https://")):
        return BaselineKind.ARCHIVED
    if snapshot.source.startswith(GIT):
        return BaselineKind.HISTORY
    if made is None or (snapshot.source and not snapshot.sequence):
        return BaselineKind.ASSUMED
    if snapshot.taken_at <= made - policy.date_margin and made + policy.date_margin <= one.until:
        return BaselineKind.RECORDED
    said = snapshot.article.updated
    if said is None or said > made - policy.date_margin:
        return BaselineKind.ASSUMED
    later = any(one.since < other.since <= made for other in versions)
    return BaselineKind.ASSUMED if later else BaselineKind.DATED


def _among(best: Version, versions: Sequence[Version], made: datetime) -> float:
    """How likely the text that was translated is among the versions, as far as their days tell."""
    texts = {one.snapshot.id: fingerprint(one.snapshot.article.blocks) for one in versions}
    sightings = [Sighting(texts[one.snapshot.id], at) for one in versions for at in _seen(one)]
    return stood(texts[best.snapshot.id], made, sightings)


def _seen(one: Version) -> tuple[datetime, ...]:
    return tuple(dict.fromkeys((one.since, one.snapshot.taken_at, one.until)))


def _key(one: Version) -> str:
    return f"snapshot:{one.snapshot.id}"
