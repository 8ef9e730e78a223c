"""More choices to learn from: a translated text beside texts that lack some of it, or have more.

The versions of a document mostly differ in a few blocks of one kind; what a whole passage more or less
counts is told by these: the translation has what was translated, and of a foreign passage nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from choice_fit import Sample
from pair_cases import Case

from daejo.alignment import starter
from daejo.baselines.choosing import compare
from daejo.blocks import Block, fingerprint
from daejo.findings.policy import claimable

FEWEST = 6
"""Passages that a document must have to lose some."""
LONG = 60
"""Letters of a passage that says something."""
Text = tuple[Block, ...]


def then_and_now(cases: Sequence[Case]) -> Iterator[Sample]:
    """What was translated, and what it became."""
    for case in cases:
        if fingerprint(case.then) != fingerprint(case.now):
            yield _sample(case, [case.then, case.now])


def more_and_less(cases: Sequence[Case]) -> Iterator[Sample]:
    """What was translated, and what it is without some passages or with a foreign one."""
    foreign = [block for case in cases for block in case.then if claimable(block) and len(block.text) > LONG]
    for case in cases:
        places = [i for i, block in enumerate(case.then) if claimable(block)]
        if len(places) >= FEWEST:
            yield _sample(case, [case.then, *_otherwise(case, places, foreign)])


def _sample(case: Case, texts: Sequence[Text]) -> Sample:
    true = [place == 0 for place in range(len(texts))]
    return Sample(case.name, compare(texts, case.post_file, starter()), true)


def _otherwise(case: Case, places: Sequence[int], foreign: Sequence[Block]) -> list[Text]:
    """Without a passage, without two, without three blocks in a row; with one more; with one for another."""
    draw, then = random.Random(case.name), case.then
    one, *two = draw.sample(places, 3)
    run = draw.randrange(len(then) - 3)
    more, instead = draw.choice(places), draw.choice(places)
    return [
        _without(then, {one}),
        _without(then, set(two)),
        _without(then, set(range(run, run + 3))),
        (*then[:more], draw.choice(foreign), *then[more:]),
        (*then[:instead], draw.choice(foreign), *then[instead + 1 :]),
    ]


def _without(text: Text, places: set[int]) -> Text:
    return tuple(block for i, block in enumerate(text) if i not in places)
