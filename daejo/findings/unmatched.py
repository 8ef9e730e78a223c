"""Blocks without a counterpart: missing in the post, or without an original."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from daejo.blocks import Block, Kind
from daejo.findings.doubts import doubtful
from daejo.findings.finding import Evidence, Finding, FindingKind
from daejo.findings.ground import Ground, lines_of, text_of
from daejo.findings.keys import key_of
from daejo.findings.pictures import pictures_within
from daejo.findings.places import Places
from daejo.findings.policy import Policy, claimable, severity_of_loss
from daejo.posts.languages import is_language_menu


def missing(ground: Ground, late: frozenset[int], policy: Policy) -> Iterator[Finding]:
    """Original blocks that the post lacks: never translated, or added since.

    ``late`` are blocks of now that have a counterpart in the post after all. A title that is set as another
    heading is told in a post's front matter still.
    """
    paired = {j for pair in ground.carried for j in pair.original} | late
    unsure, _ = doubtful(ground)
    places = Places(len(ground.now), ground.post, ground.carried)
    shown = _pictures(ground.post, ground.paired_post)
    for j, block in enumerate(ground.now):
        if j in paired or not _claimable(block, shown):
            continue
        before = ground.back.get(j, ())
        if unsure.intersection(before) or (before and not any(claimable(ground.baseline[i]) for i in before)):
            continue
        added = not before and bool(ground.changes)
        names = ground.baseline_names.of(before) if before else ground.now_names.of((j,))
        yield Finding(
            kind=FindingKind.MISSING,
            severity=severity_of_loss(block, policy),
            confidence=policy.sure,
            original=(j,),
            post=(),
            post_lines=places.after(j),
            evidence=Evidence(
                before=text_of(ground.baseline, before),
                after=text_of(ground.now, (j,)),
                details=(_what(block.text, added=added),),
            ),
            key=key_of(FindingKind.MISSING, names),
        )


def orphans(ground: Ground, late: frozenset[int], policy: Policy) -> Iterator[Finding]:
    """Post blocks that no block of the baseline says. ``late`` have one in the original as it is now."""
    _, unsure = doubtful(ground)
    shown = _pictures(ground.now, {j for pair in ground.carried for j in pair.original})
    for k, block in enumerate(ground.post):
        if k in ground.paired_post or k in late or k in unsure or not _claimable(block, shown):
            continue
        yield Finding(
            kind=FindingKind.ORPHAN,
            severity=severity_of_loss(block, policy),
            confidence=policy.sure,
            original=(),
            post=(k,),
            post_lines=lines_of(ground.post, (k,)),
            evidence=Evidence(
                post=text_of(ground.post, (k,)), details=("nothing in the original says this",)
            ),
            key=key_of(FindingKind.ORPHAN, ground.post_names.of((k,))),
        )


def _pictures(blocks: Sequence[Block], paired: Collection[int]) -> frozenset[str]:
    """The pictures that a side shows without a counterpart: within a sentence, or in another place."""
    alone = (b.image for i, b in enumerate(blocks) if b.kind is Kind.IMAGE and b.image and i not in paired)
    return pictures_within(blocks) | frozenset(alone)


def _claimable(block: Block, within: Collection[str]) -> bool:
    """``within``: the pictures that the other side has without a counterpart."""
    return claimable(block) and not is_language_menu(block) and not (block.image and block.image in within)


def _what(text: str, *, added: bool) -> str:
    verb = "added to the original" if added else "not in the translation"
    return f"{verb}: {len(text)} characters" if text else verb
