"""What a post is held against at a judgement, and from it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from daejo.blocks import Block, fingerprint, of_this_reading
from daejo.findings import BaselineKind, Closed, FindingState, KnownFinding
from daejo.originals.article import Article
from daejo.posts.post import Post
from daejo.verdict.choosing import LEAST, Chosen, choose_version
from daejo.verdict.known import Known, KnownPost, Snapshot, Version
from daejo.verdict.policy import Policy
from daejo.verdict.rereading import only_read_anew

IN_HAND = 0
"""The id of a snapshot that is not kept yet: the text that a look has just brought."""
_DEALT_WITH = frozenset({Closed.REVISED, Closed.APPEARED, Closed.REMOVED})
"""Ends of a finding that the translator brought about."""


@dataclass(frozen=True, slots=True)
class Basis:
    """``kind`` where another baseline is in force from now on; then ``snapshot`` says which one (None: the
    newest) and ``certainty`` how sure a choice that was."""

    article: Article
    kind: BaselineKind | None = None
    snapshot: int | None = None
    certainty: float | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.article.blocks


@dataclass(frozen=True, slots=True)
class InHand:
    """The original as it is now; ``fresh`` where that is a snapshot yet to be kept."""

    article: Article
    fresh: bool
    now: datetime


def basis_of(known: Known, post: KnownPost, hand: InHand, policy: Policy) -> Basis:
    """A post without a baseline gets the known text that it fits best, else the newest; one whose baseline
    is only assumed an earlier text that it fits better. What a person or an earlier choice said stays."""
    baseline = post.baseline
    chosen = _chosen(known, post, hand, policy)
    if chosen is not None:
        one = chosen.version.snapshot
        return Basis(one.article, chosen.kind, one.id, chosen.certainty)
    if baseline is None:
        return Basis(hand.article, baseline_kind(hand.article, post.post, policy, known.snapshot))
    newest = known.snapshot is not None and known.snapshot.id == baseline.snapshot.id
    if newest and only_read_anew(baseline.snapshot, hand.article):
        return Basis(hand.article, baseline.kind, None, baseline.certainty)
    return Basis(baseline.snapshot.article)


def baseline_kind(article: Article, post: Post, policy: Policy, seen: Snapshot | None = None) -> BaselineKind:
    """How sure it is that the version at hand is the one that was translated.

    ``seen`` is what Daejo had of the original before this look, where it had anything.
    """
    made = post.made
    if made is None:
        return BaselineKind.ASSUMED
    if article.updated and article.updated <= made - policy.date_margin:
        return BaselineKind.DATED
    if seen and seen.fingerprint == article.fingerprint and seen.taken_at <= made - policy.date_margin:
        return BaselineKind.RECORDED
    return BaselineKind.ASSUMED


def open_to_choice(post: KnownPost) -> bool:
    """Whether nobody, person or earlier choice, said yet what a post is held against, nor dealt with what
    was found by it: an assumption that somebody worked by is not turned under their hands."""
    baseline = post.baseline
    if baseline is None:
        return True
    assumed = baseline.kind is BaselineKind.ASSUMED and baseline.certainty is None
    return assumed and post.judged is None and not any(map(_worked_on, post.findings))


def _worked_on(one: KnownFinding) -> bool:
    return one.state in (FindingState.ACKNOWLEDGED, FindingState.REVISED) or one.closed in _DEALT_WITH


def _chosen(known: Known, post: KnownPost, hand: InHand, policy: Policy) -> Chosen | None:
    """Another text than the post would be held against anyway; None where that cannot be told."""
    if not open_to_choice(post):
        return None
    versions, default = _versions(known, post, hand)
    if len({fingerprint(one.snapshot.article.blocks) for one in versions}) < 2:
        return None
    best = choose_version(versions, post.post, known.lexicon, policy)
    looks = [one for one in versions if one.snapshot.sequence]
    if best.certainty < LEAST and looks:
        best = choose_version(looks, post.post, known.lexicon, policy)
    same = fingerprint(best.version.snapshot.article.blocks) == fingerprint(default.blocks)
    return None if same or best.certainty < LEAST else best


def _versions(known: Known, post: KnownPost, hand: InHand) -> tuple[Sequence[Version], Article]:
    """What there is to choose from, and what the post is held against without a choice.

    Only what our reader of now made: another reading of one text differs for that alone.
    """
    kept = [one for one in known.versions if of_this_reading(one.snapshot.fingerprint)]
    baseline = post.baseline
    if baseline is not None:
        own = next((one for one in kept if one.snapshot.id == baseline.snapshot.id), None)
        # A later one was not there yet when the post was: it can only have been followed since.
        earlier = [one for one in kept if one.since < baseline.snapshot.taken_at and one is not own]
        return [own, *earlier] if own else (), baseline.snapshot.article
    if not hand.fresh:
        return kept, hand.article
    sequence = known.snapshot.sequence + 1 if known.snapshot else 1
    fresh = Snapshot(IN_HAND, sequence, hand.now, hand.article.fingerprint, hand.article)
    return [*kept, Version(fresh, hand.now)], hand.article
