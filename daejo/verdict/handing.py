"""Findings that went along when their paragraph moved to another post of the same original."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from daejo.findings import Finding, FindingState, KnownFinding
from daejo.verdict.known import KnownPost


@dataclass(frozen=True, slots=True)
class Handed:
    """The posts as if every finding had always been where it is now; ``taken`` by post the ids that came."""

    posts: tuple[KnownPost, ...]
    taken: Mapping[int, tuple[int, ...]]


def hand_over(
    posts: Sequence[KnownPost], found: Sequence[Sequence[Finding]], vanished: Sequence[KnownPost] = ()
) -> Handed:
    """A post split in two, or renamed and edited at once, has its findings where their text is now.

    A live finding that is found in its post no more goes to the post in which the same one (by its key)
    is found for the first time. ``found`` is what is found in each of ``posts``; in ``vanished`` nothing.
    It keeps its number, its age and what people said of it, and is not announced again.
    """
    lost = _lost(posts, found, vanished)
    taken: dict[int, list[KnownFinding]] = {}
    for post, here in zip(posts, found, strict=True):
        known = {one.finding.key for one in post.findings}
        for one in here:
            if one.key not in known and one.key in lost:
                taken.setdefault(post.id, []).append(lost.pop(one.key))
    gone = {one.id for ones in taken.values() for one in ones}
    return Handed(
        tuple(_with(post, taken.get(post.id, []), gone) for post in posts),
        {post_id: tuple(one.id for one in ones) for post_id, ones in taken.items()},
    )


def _lost(
    posts: Sequence[KnownPost], found: Sequence[Sequence[Finding]], vanished: Sequence[KnownPost]
) -> dict[str, KnownFinding]:
    """By key, live findings that are found no more where they were."""
    lost: dict[str, KnownFinding] = {}
    for post, here in [*zip(posts, found, strict=True), *((post, ()) for post in vanished)]:
        keys = {one.key for one in here}
        for one in post.findings:
            if one.state is not FindingState.CLOSED and one.finding.key not in keys:
                lost.setdefault(one.finding.key, one)
    return lost


def _with(post: KnownPost, more: Sequence[KnownFinding], gone: set[int]) -> KnownPost:
    kept = [one for one in post.findings if one.id not in gone]
    return replace(post, findings=tuple(sorted([*kept, *more], key=lambda one: one.id)))
