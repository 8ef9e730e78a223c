"""How much better or worse than a reference a candidate fits a translation, change by change.

Only the blocks in which the two versions differ are looked at, since the rest speaks for both alike.
Each change tells: are its blocks paired, what of the spellings that differ stands in the Korean blocks
that belong to it, what do those mean. Within a change what is counted grows like its logarithm: fifty
lines of one code block are not fifty witnesses.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from daejo.alignment.pair import Pair
from daejo.baselines.meaning import Meaning
from daejo.baselines.tokens import Class, Told
from daejo.blocks import Block
from daejo.changes import Change, ChangeKind
from daejo.findings.policy import claimable

Features = dict[str, float]
"""Name -> amount. Missing ones are 0; see `weights`."""


@dataclass(frozen=True, slots=True)
class Version:
    """One text held against the post: its blocks, what each says, and its pairs."""

    blocks: Sequence[Block]
    said: Sequence[Told]
    pairs: Sequence[Pair]


@dataclass(frozen=True, slots=True)
class Korean:
    """The post: its blocks, what each says, what its words mean, and which tokens it has anywhere."""

    blocks: Sequence[Block]
    said: Sequence[Told]
    meaning: Meaning
    spelled: frozenset[tuple[Class, str]]


def evidence(before: Version, after: Version, changes: Iterable[Change], korean: Korean) -> Features:
    """What speaks for ``after`` (above 0) and against it, beside ``before``; ``changes`` lead there."""
    sides = _Side(before), _Side(after)
    total: Features = defaultdict(float)
    for change in changes:
        if change.kind is not ChangeKind.MOVED:
            for name, amount in _of_one(change, sides, korean).items():
                total[name] += amount
    return total


class _Side:
    def __init__(self, version: Version) -> None:
        self.version = version
        self.pair = {i: pair for pair in version.pairs for i in pair.original}
        self.taken = frozenset(k for pair in version.pairs for k in pair.post)

    def partners(self, indexes: Iterable[int]) -> set[int]:
        return {k for i in indexes if i in self.pair for k in self.pair[i].post}

    def said(self, indexes: Iterable[int]) -> list[Told]:
        return [self.version.said[i] for i in indexes]


def _of_one(change: Change, sides: tuple[_Side, _Side], korean: Korean) -> Features:
    before, after = sides
    places = sorted(before.partners(change.before) | after.partners(change.after))
    told = before.said(change.before), after.said(change.after)
    post = [korean.said[k] for k in places]
    found: Features = defaultdict(float)
    for side, indexes, sign in ((before, change.before, -1), (after, change.after, 1)):
        _pairing(found, side, indexes, sign)
        for k in places:
            if k not in side.taken:
                found["alone in post"] += sign
                found["length alone in post"] += sign * _weight(korean.blocks[k])
    _spellings(found, told, post, korean.spelled)
    if post:
        _meanings(found, told, post, korean.meaning)
        if told[0] and told[1]:
            found["length"] = _apart(told[1], post) - _apart(told[0], post)
    return found


def _pairing(found: Features, side: _Side, indexes: Iterable[int], sign: int) -> None:
    for i in indexes:
        block = side.version.blocks[i]
        what = "text" if claimable(block) else "other"
        if i in side.pair:
            found[f"{what} paired"] += sign
            found["score"] += sign * side.pair[i].score
        else:
            found[f"{what} alone"] += sign
            found[f"length of {what} alone"] += sign * _weight(block)


def _weight(block: Block) -> float:
    return math.log(len(block.text) + 10) / 5


def _spellings(
    found: Features,
    told: tuple[list[Told], list[Told]],
    post: list[Told],
    spelled: frozenset[tuple[Class, str]],
) -> None:
    """Which of the spellings that only one of the versions has, or has oftener, the post has too.

    Of English words in prose only those count that the post keeps in Latin letters somewhere: the others
    are translated, and that they are not to be seen would speak for whichever version has fewer words.
    """
    was, now, there = (Counter(t for one in some for t in one.tokens) for some in (*told, post))
    kept: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for token in was.keys() | now.keys():
        before, after, here = was[token], now[token], there[token]
        if before != after and (token[0] is not Class.WORD or token in spelled):
            kept[token[0].value] += min(after, here) - min(before, here)
            lost[token[0].value] += max(0, after - here) - max(0, before - here)
    for name, amount in kept.items():
        found[f"{name} kept"] = _slow(amount)
    for name, amount in lost.items():
        found[f"{name} lost"] = _slow(amount)


def _meanings(
    found: Features, told: tuple[list[Told], list[Told]], post: list[Told], meaning: Meaning
) -> None:
    """Which of the words that only one of the versions has the Korean says; and what explains the Korean."""
    was, now = (frozenset[str]().union(*(one.words for one in some)) for some in told)
    literal = {key for one in post for _, key in one.tokens}
    says = [meaning.of(word) for word in dict.fromkeys(w for one in post for w in one.korean)]
    sure: dict[str, float] = {}
    for one in says:
        for word, strength in one.items():
            sure[word] = max(sure.get(word, 0.0), strength)
    kept = lost = 0.0
    for word in was ^ now:
        sign = 1 if word in now else -1
        strength = 1.0 if word in literal else sure.get(word, 0.0)
        kept += sign * strength
        if word not in literal:
            lost += sign * max(0.0, meaning.expected(word) - strength)
    found["meaning kept"], found["meaning lost"] = _slow(kept), _slow(lost)
    found["explained"] = _slow(sum(_best(one, now) - _best(one, was) for one in says))


def _best(meant: Mapping[str, float], words: frozenset[str]) -> float:
    return max((strength for word, strength in meant.items() if word in words), default=0.0)


def _apart(told: list[Told], post: list[Told]) -> float:
    """How far the lengths lie apart, both in Latin letters, as a logarithm."""
    return abs(math.log((sum(t.length for t in told) + 5) / (sum(t.length for t in post) + 5)))


def _slow(amount: float) -> float:
    return math.copysign(math.log1p(abs(amount)), amount)
