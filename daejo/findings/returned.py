"""Originals that went back to their baseline after the translation had followed them away."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from daejo.alignment.pair import Pair
from daejo.blocks import Block
from daejo.changes import weigh_texts
from daejo.findings.finding import Evidence, Finding, FindingKind
from daejo.findings.ground import lines_of, text_of
from daejo.findings.keys import Names, key_of
from daejo.findings.policy import Policy, severity_of_edit


def returned(
    followed: Mapping[str, str],
    found: Collection[str],
    now: Sequence[Block],
    post: Sequence[Block],
    pairs: Sequence[Pair],
    policy: Policy,
) -> Iterator[Finding]:
    """A stale finding for each pair whose translation says a later text than the original does.

    No search finds them: the original is as its baseline is, so nothing seems to have changed.
    ``followed`` has, by the key of a stale finding, the text that its translation was revised to;
    ``found`` the keys that were found. ``pairs`` are of ``now`` and ``post``.
    """
    if not followed:
        return
    names = Names(now)
    for pair in pairs:
        key = key_of(FindingKind.STALE, names.of(pair.original))
        if key in followed and key not in found:
            yield from _news(key, followed[key], now, post, pair, policy)


def _news(
    key: str, said: str, now: Sequence[Block], post: Sequence[Block], pair: Pair, policy: Policy
) -> Iterator[Finding]:
    says = text_of(now, pair.original)
    weight, reasons = weigh_texts(said, says)
    if said == says or weight not in policy.reopens:
        return
    yield Finding(
        kind=FindingKind.STALE,
        severity=severity_of_edit(reasons, weight),
        confidence=round(pair.score, 3),
        original=pair.original,
        post=pair.post,
        post_lines=lines_of(post, pair.post),
        evidence=Evidence(before=said, after=says, post=text_of(post, pair.post), details=reasons),
        key=key,
    )
