"""Sentences that the translation of their passage does not tell, found in the two texts alone.

A sentence that was translated shares more with the passage that translates it (names, numbers, words that
the lexicon knows, cognates) than with any other passage of the page, and makes it as long as it is. One
that was added since, or left out by the translator, does neither.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from daejo.alignment import Lexicon, Pair
from daejo.alignment.evidence import gather
from daejo.alignment.sentences import sentences
from daejo.alignment.traits import traits
from daejo.blocks import Block, Kind

LEAST = 0.75
"""Probability from which on a sentence is told. Weights and this bound were measured on the documents of
three repositories, each with weights and a lexicon of the other two: of 1,563 passages as they were
translated 7 are told, two of which the translator surely shortened; of sentences put into a passage on
purpose 214 of 226 (fastapi), 72 of 86 (Hugging Face's course) and 234 of 261 (vue). In essays, which are
translated more freely, 7 of 192 passages: it is no finding."""
WEIGHT_OF = {"one": -6.9, "shared": -3.0, "telling": 2.21, "longer": 3.99, "fits": 2.9, "more": 2.39}
BRACKETED = 0.8
"""Of 14 true pairs of headings with words in brackets one has none in Korean. Other words that come to a
heading cannot be told: translators reword headings freely."""
_COLON = re.compile(r"(?<=:)\s+(?=[A-Z])")
"""What stands behind a colon and begins like a sentence may have come by itself."""
_ASIDE = re.compile(r"(?<=\s)(\([^()]{0,100}[A-Za-z]{3}[^()]{0,100}\))")
_BRACKETS = re.compile(r"[(\[（【]")
SHORTEST = 40
"""Characters of a passage of which lengths tell something."""
FEWEST = 5
"""Passages of a page from which its own ratio of lengths is known; of fewer the others are taken to be
as long as usual."""
USUAL = 0.58
"""Logarithm of how much longer English is than its translation, in characters: the median of 157
documents, of which four in five lie between .47 and .66."""
MOST = 2_000
"""Sentences of one page. The longest document met has 700."""


@dataclass(frozen=True, slots=True)
class Untold:
    """A block of the original, the one block of the post that translates it, the sentence that is not in
    it, and how likely that is."""

    original: int
    post: int
    sentence: str
    probability: float


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of a passage that has several. ``share`` of its letters; ``longer`` is the logarithm of
    how much longer than usual the passage is beside its translation; ``more`` whether it has more
    sentences."""

    original: int
    post: int
    text: str
    share: float
    longer: float
    more: bool


def untold(
    original: Sequence[Block], post: Sequence[Block], pairs: Sequence[Pair], lexicon: Lexicon | None
) -> tuple[Untold, ...]:
    """The likeliest sentence of each passage that seems to be missing from its translation, in order.

    Only of pairs of one block each.
    """
    said = list(_sentences(original, post, pairs))[:MOST]
    if not said:
        return ()
    passages = [k for k, block in enumerate(post) if _passage(block)]
    places = {k: column for column, k in enumerate(passages)}
    held, _ = gather(
        [traits(Block(Kind.PARAGRAPH, one.text)) for one in said],
        [traits(post[k]) for k in passages],
        lexicon,
    )
    mass = np.maximum(held.mass, 1e-6)
    shared = (held.weights @ held.found.T) / mass[:, None]
    best: dict[int, Untold] = {}
    for row, one in enumerate(said):
        own = float(shared[row, places[one.post]])
        others = (float(shared[row].sum()) - own) / max(len(passages) - 1, 1)
        chance = _probability(one, own - others, float(mass[row]))
        known = best.get(one.original)
        if chance >= LEAST and (known is None or known.probability < chance):
            best[one.original] = Untold(one.original, one.post, one.text, round(chance, 3))
    return tuple(best.values())


def aside(original: Sequence[Block], post: Sequence[Block], pairs: Sequence[Pair]) -> tuple[Untold, ...]:
    """Headings with words in brackets ("(optional)") whose translation has no brackets."""
    found = []
    for pair in pairs:
        if len(pair.original) == len(pair.post) == 1:
            here, there = original[pair.original[0]], post[pair.post[0]]
            said = _ASIDE.search(here.text) if here.kind is there.kind is Kind.HEADING else None
            if said and not _BRACKETS.search(there.text):
                found.append(Untold(pair.original[0], pair.post[0], said[1], BRACKETED))
    return tuple(found)


def _probability(one: _Said, shared: float, mass: float) -> float:
    gone = -math.log(max(1 - one.share, 0.02))
    odds = (
        WEIGHT_OF["one"]
        + WEIGHT_OF["shared"] * math.sqrt(mass) * shared
        + WEIGHT_OF["telling"] * math.log(mass + 1)
        + WEIGHT_OF["longer"] * one.longer
        + WEIGHT_OF["fits"] * (abs(one.longer) - abs(one.longer - gone))
        + WEIGHT_OF["more"] * one.more
    )
    return 1 / (1 + math.exp(-max(min(odds, 50.0), -50.0)))


def _sentences(original: Sequence[Block], post: Sequence[Block], pairs: Sequence[Pair]) -> Iterator[_Said]:
    single = [(p.original[0], p.post[0]) for p in pairs if len(p.original) == len(p.post) == 1]
    told = [(i, k) for i, k in single if _passage(original[i], SHORTEST) and _passage(post[k])]
    ratios = [math.log(len(original[i].text) / len(post[k].text)) for i, k in told]
    usual = median([*ratios, *[USUAL] * (FEWEST - len(ratios))])
    for (i, k), ratio in zip(told, ratios, strict=True):
        text = original[i].text
        ours = [part for one in sentences(text) for part in _COLON.split(one.text)]
        more = _ended(text) > max(_ended(post[k].text), 1)
        for one in ours if len(ours) > 1 else ():
            yield _Said(i, k, one, len(one) / len(text), ratio - usual, more)


def _ended(text: str) -> int:
    """Sentences that end like one; a heading's fragment or "a.k.a." makes no second sentence."""
    return sum(sentence.text.rstrip("\"')]”’*_").endswith((".", "!", "?")) for sentence in sentences(text))


def _passage(block: Block, shortest: int = 1) -> bool:
    return block.is_prose and block.kind is not Kind.HEADING and len(block.text) >= shortest
