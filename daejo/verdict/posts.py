"""One post against its original: pairs, findings, and what becomes of the known ones."""

from __future__ import annotations

from typing import NamedTuple

from daejo.alignment import Pair
from daejo.blocks import Block
from daejo.findings import BaselineKind, Settled, hold, residue_findings, settle
from daejo.originals.article import Article
from daejo.posts import lint
from daejo.posts.post import Post
from daejo.verdict.conclusion import PostVerdict
from daejo.verdict.known import Known, KnownPost, Snapshot
from daejo.verdict.policy import Policy
from daejo.verdict.rereading import only_read_anew


class _Ground(NamedTuple):
    """What a post is held against; ``kind`` where the newest snapshot becomes its baseline."""

    blocks: tuple[Block, ...]
    kind: BaselineKind | None


def judge_posts(known: Known, article: Article, policy: Policy, *, fresh: bool) -> tuple[PostVerdict, ...]:
    """A verdict for each post that has something new to be judged by.

    ``fresh`` says that ``article`` is a new snapshot; otherwise only posts whose revision was not
    yet judged against the known snapshot are.
    """
    return tuple(
        judge_post(known, post, article, policy) for post in known.posts if fresh or _unjudged(known, post)
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


def judge_post(known: Known, known_post: KnownPost, article: Article, policy: Policy) -> PostVerdict:
    """Hold one post against ``article``, the original as it is now."""
    post = known_post.post
    ground = _ground(known, known_post, article, policy)
    held = hold(ground.blocks, article.blocks, post, policy.findings, known.lexicon)
    settled = settle(
        known_post.findings, held.findings, post.blocks, article.blocks, held.pairs, policy.findings
    )
    return _verdict(known_post, settled, held.pairs, ground.kind)


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
