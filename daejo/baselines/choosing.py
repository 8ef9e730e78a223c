"""Candidates x translation -> the version that it was made from."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from daejo.alignment import Lexicon, align
from daejo.baselines.candidate import Candidate, Choice
from daejo.baselines.certainty import certainty
from daejo.baselines.dating import prior
from daejo.baselines.evidence import Features, Korean, Version, evidence
from daejo.baselines.meaning import Meaning
from daejo.baselines.middle import middle
from daejo.baselines.tokens import Told, told
from daejo.baselines.weights import FORM, WEIGHTS
from daejo.blocks import Block, fingerprint
from daejo.changes import changes
from daejo.posts import Post, residue_blocks

Text = tuple[Block, ...]
ALIKE = 0.02
"""Texts whose chances differ by less than this share fit alike: 16 of 146 documents had such rivals, all
of which differed in their English alone."""


def choose(
    candidates: Sequence[Candidate],
    post: Post,
    made: datetime | None = None,
    lexicon: Lexicon | None = None,
) -> Choice:
    """The candidate that ``post`` was translated from, and how sure that is.

    The texts decide: what differs between two versions, and which of it the Korean has. Dates only break
    ties (``made``: when the translation was made, aware; None where nobody knows). Of texts that fit alike
    the newest is taken, or the last in the order given where no candidate has a date: translators take the
    newest there is, and what no Korean word tells apart is nothing to call stale. Of candidates with one
    text the first is taken, or the one that stood when the translation was made.
    Raises ValueError where there is no candidate.
    """
    if not candidates:
        raise ValueError("no candidate to choose from")
    places: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(candidates):
        places[fingerprint(one.blocks)].append(index)
    groups = list(places.values())
    texts = [candidates[group[0]].blocks for group in groups]
    mixed = _mixed(texts)
    fits = [weighed(features, mixed=mixed) for features in compare(texts, post, lexicon)]
    moments = [[at for i in group if (at := candidates[i].at) is not None] for group in groups]
    chances = likely(fits, moments, made)
    best = max(alike(chances), key=lambda place: (_since(moments[place]), groups[place][-1]))
    shares = likely(fits)
    share_of = {i: shares[place] for place, group in enumerate(groups) for i in group}
    sure = certainty(chances[best], moments, made)
    chance_of = {i: min(chances[place], sure) for place, group in enumerate(groups) for i in group}
    return Choice(
        chosen=_of_its_time([candidates[i] for i in groups[best]], made),
        certainty=sure,
        fits=tuple(share_of[i] for i in range(len(candidates))),
        chances=tuple(chance_of[i] for i in range(len(candidates))),
    )


def compare(texts: Sequence[Text], post: Post, lexicon: Lexicon | None = None) -> list[Features]:
    """For each of some different texts what speaks for it, beside one of them (for which nothing does)."""
    if len(texts) == 1:
        return [{}]
    known: dict[Block, Told] = {}
    said = [tuple(_once(known, block) for block in text) for text in texts]
    meaning = Meaning((word for text in said for one in text for word in one.words), lexicon)
    told_by_post = tuple(map(told, post.blocks))
    spelled = frozenset(token for one in told_by_post for token in one.tokens)
    korean = Korean(post.blocks, told_by_post, meaning, spelled)
    nobodys = residue_blocks(post)
    at = middle(texts)
    # Each is aligned by itself: pairs carried over from another version cost 2.4 points of right choices.
    versions = [
        Version(text, words, align(text, post.blocks, lexicon, avoid=nobodys))
        for text, words in zip(texts, said, strict=True)
    ]
    return [
        evidence(versions[at], one, changes(texts[at], one.blocks), korean) if index != at else {}
        for index, one in enumerate(versions)
    ]


def weighed(features: Features, *, mixed: bool = False) -> float:
    """The log-odds of a text beside the reference. ``mixed``: the texts are pages and Markdown files, whose
    forms differ by how they were read; a Markdown post would fit the latter for that alone."""
    told = (name for name in features if not (mixed and name.startswith(FORM)))
    return sum(WEIGHTS.get(name, 0.0) * features[name] for name in told)


def _mixed(texts: Sequence[Text]) -> bool:
    return len({any(block.lines for block in text) for text in texts if text}) > 1


def _once(known: dict[Block, Told], block: Block) -> Told:
    if block not in known:
        known[block] = told(block)
    return known[block]


def likely(
    fits: Sequence[float], moments: Sequence[Sequence[datetime]] = (), made: datetime | None = None
) -> list[float]:
    """How likely each text is the true one, if one of them is: adds up to 1."""
    odds = [fit + date for fit, date in zip(fits, prior(moments, made) or [0.0] * len(fits), strict=True)]
    raw = [math.exp(one - max(odds)) for one in odds]
    return [one / sum(raw) for one in raw]


def alike(chances: Sequence[float]) -> list[int]:
    """The indexes of those that are as likely as the likeliest: so small a difference says nothing."""
    return [place for place, chance in enumerate(chances) if chance >= max(chances) * (1 - ALIKE)]


def _since(stood: Sequence[datetime]) -> datetime:
    return max(stood, default=datetime.min.replace(tzinfo=UTC))


def _of_its_time(same: Sequence[Candidate], made: datetime | None) -> Candidate:
    """Of candidates with one text the one that stood when the translation was made, else the first."""
    if made is not None:
        earlier = [one for one in same if one.at is not None and one.at <= made]
        if earlier:
            return max(earlier, key=lambda one: one.at or made)
    return same[0]
