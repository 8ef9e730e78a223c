"""One post against its original: pairs, findings, and what becomes of the known ones."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from daejo.blocks import Block, same_version
from daejo.findings import BaselineKind, hold, settle
from daejo.originals.article import Article
from daejo.posts.post import Post
from daejo.verdict.conclusion import PostVerdict
from daejo.verdict.known import Baseline, Known, KnownPost
from daejo.verdict.policy import Policy


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


def judge_post(known: Known, known_post: KnownPost, article: Article, policy: Policy) -> PostVerdict:
    """Hold one post against ``article``, the original as it is now."""
    post = known_post.post
    ground = _ground(known, known_post, article, policy)
    held = hold(ground.blocks, article.blocks, post, policy.findings)
    settled = settle(known_post.findings, held.findings, post.blocks)
    return PostVerdict(
        post_id=known_post.id,
        revision=known_post.revision,
        pairs=held.pairs,
        opened=settled.opened,
        moved_on=settled.moved_on,
        closed=settled.closed,
        baseline=ground.kind,
    )


def baseline_kind(article: Article, post: Post, policy: Policy) -> BaselineKind:
    """How sure it is that the first version we see is the one that was translated."""
    made = _aware(post.date)
    if made and article.updated and article.updated <= made - policy.date_margin:
        return BaselineKind.DATED
    return BaselineKind.ASSUMED


def _ground(known: Known, known_post: KnownPost, article: Article, policy: Policy) -> _Ground:
    baseline = known_post.baseline
    if baseline is None:
        return _Ground(article.blocks, baseline_kind(article, known_post.post, policy))
    if _read_anew(known, baseline, article):
        return _Ground(article.blocks, baseline.kind)
    return _Ground(baseline.snapshot.article.blocks, None)


def _read_anew(known: Known, baseline: Baseline, article: Article) -> bool:
    """Whether the baseline is the newest text, only read by an older reader: not an edit by the author."""
    newest = known.snapshot is not None and known.snapshot.id == baseline.snapshot.id
    return newest and not same_version(baseline.snapshot.fingerprint, article.fingerprint)


def _unjudged(known: Known, post: KnownPost) -> bool:
    return known.snapshot is not None and post.judged != (post.revision, known.snapshot.id)


def _aware(date: datetime | None) -> datetime | None:
    if date is None or date.tzinfo:
        return date
    return date.replace(tzinfo=UTC)
