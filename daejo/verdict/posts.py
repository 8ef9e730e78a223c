"""One post against its original: pairs, findings, and what becomes of the known ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from daejo.alignment import Pair
from daejo.blocks import Block
from daejo.changes import FieldChange, article_changes
from daejo.findings import (
    BaselineKind,
    Closed,
    Finding,
    Settled,
    field_findings,
    front_matter,
    hold,
    residue_findings,
    settle,
)
from daejo.originals.article import Article
from daejo.posts import lint
from daejo.posts.post import Post
from daejo.verdict.conclusion import PostVerdict
from daejo.verdict.fields import said_of_itself
from daejo.verdict.handing import hand_over
from daejo.verdict.known import Known, KnownPost, Snapshot
from daejo.verdict.parts import share_of, told_once
from daejo.verdict.policy import Policy
from daejo.verdict.rereading import only_read_anew


class _Ground(NamedTuple):
    """What a post is held against; ``kind`` where the newest snapshot becomes its baseline."""

    blocks: tuple[Block, ...]
    kind: BaselineKind | None


def judge_posts(known: Known, article: Article, policy: Policy, *, fresh: bool) -> tuple[PostVerdict, ...]:
    """A verdict for each post, where there is something new to judge any of them by.

    ``fresh`` says that ``article`` is a new snapshot; otherwise there is nothing new where every post's
    revision was judged against the known snapshot.
    """
    if not fresh and not any(_unjudged(known, post) for post in known.posts):
        return ()
    # Together, also where only one was touched: what one post lacks, another may have.
    held = [_hold(known, post, article, policy) for post in known.posts]
    told = told_once([share_of(article.blocks, one.pairs, one.findings) for one in held])
    held = [one.telling(here) for one, here in zip(held, told, strict=True)]
    handed = hand_over(known.posts, told, known.vanished)
    return tuple(
        replace(_settled(post, one, article, policy), taken=handed.taken.get(post.id, ()))
        for post, one in zip(handed.posts, held, strict=True)
    )


def judge_alone(known: Known) -> tuple[PostVerdict, ...]:
    """What posts show by themselves, where no original was ever read: the residue in them."""
    verdicts = []
    for known_post in known.posts:
        found = residue_findings(known_post.post.blocks, lint(known_post.post))
        settled = settle(known_post.findings, found, known_post.post.blocks)
        if settled != Settled():
            verdicts.append(_verdict(known_post, settled))
    return tuple(verdicts)


@dataclass(frozen=True, slots=True)
class _Held:
    """One post held against the original as it is now; ``kind`` where that becomes its baseline."""

    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    kind: BaselineKind | None
    elsewhere: frozenset[str] = frozenset()
    """Keys of what another post of the same original has."""

    def telling(self, told: tuple[Finding, ...]) -> _Held:
        """The same, where only ``told`` is to be said of this post."""
        untold = {one.key for one in self.findings} - {one.key for one in told}
        return replace(self, findings=told, elsewhere=frozenset(untold))


def _hold(known: Known, known_post: KnownPost, article: Article, policy: Policy) -> _Held:
    post = known_post.post
    ground = _ground(known, known_post, article, policy)
    held = hold(ground.blocks, article.blocks, post, policy.findings, known.lexicon)
    fields: tuple[FieldChange, ...] = ()
    if known_post.baseline is not None and ground.kind is None:
        fields = article_changes(known_post.baseline.snapshot.article, article)
    beside = field_findings(post, fields, held.findings, policy.findings)
    return _Held(held.pairs, (*held.findings, *beside), ground.kind)


def _settled(known_post: KnownPost, held: _Held, article: Article, policy: Policy) -> PostVerdict:
    post = known_post.post
    settled = settle(
        known_post.findings,
        held.findings,
        (*post.blocks, *front_matter(post)),
        (*article.blocks, *said_of_itself(article)),
        held.pairs,
        policy.findings,
    )
    elsewhere = {one.id for one in known_post.findings if one.finding.key in held.elsewhere}
    closed = tuple((i, Closed.ELSEWHERE if i in elsewhere else why) for i, why in settled.closed)
    return _verdict(known_post, replace(settled, closed=closed), held.pairs, held.kind)


def _verdict(
    known_post: KnownPost,
    settled: Settled,
    pairs: tuple[Pair, ...] = (),
    baseline: BaselineKind | None = None,
) -> PostVerdict:
    return PostVerdict(
        post_id=known_post.id,
        revision=known_post.revision,
        pairs=pairs,
        opened=settled.opened,
        moved_on=settled.moved_on,
        closed=settled.closed,
        revised=settled.revised,
        baseline=baseline,
    )


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


def _ground(known: Known, known_post: KnownPost, article: Article, policy: Policy) -> _Ground:
    baseline = known_post.baseline
    if baseline is None:
        return _Ground(article.blocks, baseline_kind(article, known_post.post, policy, known.snapshot))
    newest = known.snapshot is not None and known.snapshot.id == baseline.snapshot.id
    if newest and only_read_anew(baseline.snapshot, article):
        return _Ground(article.blocks, baseline.kind)
    return _Ground(baseline.snapshot.article.blocks, None)


def _unjudged(known: Known, post: KnownPost) -> bool:
    return known.snapshot is not None and post.judged != (post.revision, known.snapshot.id)
