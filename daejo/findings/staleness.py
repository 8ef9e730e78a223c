"""Changes of the original, carried through the pairs to the places of the post that they touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from daejo.alignment.pair import Pair
from daejo.changes import Change, ChangeKind, Weight
from daejo.changes.includes import included
from daejo.findings.finding import Evidence, Finding, FindingKind, Severity
from daejo.findings.following import already_says
from daejo.findings.ground import Ground, in_body, lines_of, text_of
from daejo.findings.keys import key_of
from daejo.findings.policy import LOST_IN_TRANSLATION, Policy, severity_of_edit, severity_of_loss

FOLLOWED = "the translation seems to have the new text already"
"""How the evidence begins of an edit that the translation follows."""
_ORDER = (Weight.COSMETIC, Weight.MINOR, Weight.SUBSTANTIVE)


def stale(ground: Ground, policy: Policy) -> Iterator[Finding]:
    """A finding for each pair whose original was edited, or lost one of several blocks."""
    touching: dict[Pair, list[Change]] = defaultdict(list)
    for change in ground.changes:
        if change.kind in (ChangeKind.EDITED, ChangeKind.REMOVED) and change.weight in policy.raised:
            for pair in dict.fromkeys(ground.pair_of[i] for i in change.before if i in ground.pair_of):
                touching[pair].append(change)
    for pair, touched in touching.items():
        now = ground.now_of(pair.original)
        if now:
            made = _stale(ground, pair, now, touched)
            told = made.evidence
            follows = already_says(told.before, told.after, told.post)
            yield _followed(made, policy) if follows else made


def _followed(made: Finding, policy: Policy) -> Finding:
    """Of an edit whose figures and names the translation has already: told, and lower than all others.

    Of 814 edits that a translation had not followed, none was taken for one that it had; it is told all
    the same, as words that no figure shows may lag behind.
    """
    evidence = replace(made.evidence, details=(FOLLOWED, *made.evidence.details))
    sure = round(min(made.confidence, 1 - policy.sure), 3)
    return replace(made, severity=Severity.LOW, confidence=sure, evidence=evidence)


def _stale(ground: Ground, pair: Pair, now: tuple[int, ...], touched: list[Change]) -> Finding:
    reasons = tuple(dict.fromkeys(reason for change in touched for reason in change.reasons))
    weight = max((change.weight for change in touched), key=_ORDER.index)
    return Finding(
        kind=FindingKind.STALE,
        severity=severity_of_edit(reasons, weight),
        confidence=round(pair.score, 3),
        original=now,
        post=pair.post,
        post_lines=lines_of(ground.post, pair.post),
        evidence=Evidence(
            before=text_of(ground.baseline, pair.original),
            after=text_of(ground.now, now),
            post=text_of(ground.post, pair.post),
            details=reasons,
        ),
        key=key_of(FindingKind.STALE, ground.baseline_names.of(pair.original)),
    )


def removed(ground: Ground) -> Iterator[Finding]:
    """An orphan for each pair whose original is gone altogether."""
    gone = {i for change in ground.changes if change.kind is ChangeKind.REMOVED for i in change.before}
    for pair in ground.pairs:
        if not gone.issuperset(pair.original) or ground.now_of(pair.original):
            continue
        block = ground.baseline[pair.original[0]]
        if block.kind in LOST_IN_TRANSLATION and not included(block.text):
            continue
        yield Finding(
            kind=FindingKind.ORPHAN,
            severity=severity_of_loss(block),
            confidence=round(pair.score, 3),
            original=(),
            post=pair.post,
            post_lines=lines_of(ground.post, pair.post),
            evidence=Evidence(
                before=text_of(ground.baseline, pair.original),
                post=text_of(ground.post, pair.post),
                details=("its original was removed",),
            ),
            key=key_of(FindingKind.ORPHAN, ground.baseline_names.of(pair.original)),
        )


def moved(ground: Ground) -> Iterator[Finding]:
    """A finding for each run of blocks that went elsewhere and has a translation that did not."""
    for change in ground.changes:
        if change.kind is not ChangeKind.MOVED:
            continue
        pairs = list(dict.fromkeys(ground.pair_of[i] for i in change.before if i in ground.pair_of))
        post = tuple(sorted({k for pair in pairs for k in pair.post}))
        if not post or not any(in_body(ground.now[j]) for j in change.after):
            continue
        yield Finding(
            kind=FindingKind.MOVED,
            severity=Severity.LOW,
            confidence=round(min(pair.score for pair in pairs), 3),
            original=change.after,
            post=post,
            post_lines=lines_of(ground.post, post),
            evidence=Evidence(
                before=change.before_text,
                after=change.after_text,
                post=text_of(ground.post, post),
                details=change.reasons,
            ),
            key=key_of(FindingKind.MOVED, ground.baseline_names.of(change.before)),
        )
