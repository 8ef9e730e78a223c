"""One post against its original: pairs, findings, and what becomes of the known ones."""

from __future__ import annotations

from dataclasses import dataclass, replace

from daejo.alignment import Pair
from daejo.changes import article_changes
from daejo.findings import (
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
from daejo.verdict.basis import Basis, InHand, basis_of
from daejo.verdict.conclusion import PostVerdict
from daejo.verdict.fields import said_of_itself
from daejo.verdict.handing import hand_over
from daejo.verdict.known import Known, KnownPost
from daejo.verdict.parts import share_of, told_once
from daejo.verdict.policy import Policy
from daejo.verdict.sureness import sureness


def judge_posts(known: Known, hand: InHand, policy: Policy) -> tuple[PostVerdict, ...]:
    """A verdict for each post, where there is something new to judge any of them by.

    Where the text in hand is no new snapshot, there is nothing new where every post's revision was judged
    against the known one.
    """
    if not hand.fresh and not any(_unjudged(known, post) for post in known.posts):
        return ()
    article = hand.article
    # Together, also where only one was touched: what one post lacks, another may have.
    held = [_hold(known, post, hand, policy) for post in known.posts]
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
    """One post held against the original as it is now, on a basis."""

    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    basis: Basis
    elsewhere: frozenset[str] = frozenset()
    """Keys of what another post of the same original has."""

    def telling(self, told: tuple[Finding, ...]) -> _Held:
        """The same, where only ``told`` is to be said of this post."""
        untold = {one.key for one in self.findings} - {one.key for one in told}
        return replace(self, findings=told, elsewhere=frozenset(untold))


def _hold(known: Known, known_post: KnownPost, hand: InHand, policy: Policy) -> _Held:
    post = known_post.post
    basis = basis_of(known, known_post, hand, policy)
    held = hold(basis.blocks, hand.article.blocks, post, policy.findings, known.lexicon)
    fields = article_changes(basis.article, hand.article)
    beside = field_findings(post, fields, held.findings, policy.findings)
    sure = sureness(known, known_post, basis, hand)
    return _Held(held.pairs, tuple(map(sure.of, (*held.findings, *beside))), basis)


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
    return _verdict(known_post, replace(settled, closed=closed), held.pairs, held.basis)


def _verdict(
    known_post: KnownPost,
    settled: Settled,
    pairs: tuple[Pair, ...] = (),
    basis: Basis | None = None,
) -> PostVerdict:
    return PostVerdict(
        post_id=known_post.id,
        revision=known_post.revision,
        pairs=pairs,
        opened=settled.opened,
        moved_on=settled.moved_on,
        closed=settled.closed,
        revised=settled.revised,
        baseline=basis.kind if basis else None,
        baseline_snapshot=basis.snapshot if basis else None,
        certainty=basis.certainty if basis else None,
    )


def _unjudged(known: Known, post: KnownPost) -> bool:
    return known.snapshot is not None and post.judged != (post.revision, known.snapshot.id)
