"""The pairs that are weighed at all, with their features: single blocks, and two neighbours with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from daejo.alignment.evidence import Holdings
from daejo.alignment.features import INDEX, Shared, single
from daejo.alignment.sides import Matrix, Side, figures_of, neighbours, side
from daejo.alignment.traits import Traits


@dataclass(frozen=True, slots=True)
class Candidates:
    """Features of all pairs: single, two of the original with one of the post, one with two."""

    one: list[Matrix]
    two_one: list[Matrix]
    one_two: list[Matrix]

    def and_taught(self, more: tuple[list[Matrix], list[Matrix], list[Matrix]]) -> Candidates:
        """The same for the second pass, with the features `TAUGHT` at the end."""
        return Candidates(self.one + more[0], self.two_one + more[1], self.one_two + more[2])


def candidates(
    traits: tuple[Sequence[Traits], Sequence[Traits]], held: tuple[Holdings, Holdings]
) -> Candidates:
    ours, theirs = held
    number = {"": 0}
    figures = figures_of(*traits)
    original = side(traits[0], ours, number, figures[0])
    post = side(traits[1], theirs, number, figures[1])
    # Of a paragraph left in the original's language every word would be hard, and few stand verbatim.
    post = replace(post, hard=post.hard * np.array([not t.foreign for t in traits[1]], dtype=np.float32))
    shared = Shared(
        ours.weights @ ours.found.T,
        theirs.found @ theirs.weights.T,
        ours.weights @ ours.literal.T,
        theirs.literal @ theirs.weights.T,
    )
    one = single(original, post, shared)
    zero = np.zeros_like(shared.found)
    return Candidates(
        [*one, zero, zero, zero, zero, *_identical(*traits)],
        _two_one(original, post, shared, held, one),
        _one_two(original, post, shared, held, one),
    )


def _identical(original: Sequence[Traits], post: Sequence[Traits]) -> list[Matrix]:
    """1 where both blocks say the same letter by letter: code or an image; lines of markup and rules; and
    prose, left as it was."""
    number: dict[tuple[str, str, int], int] = {}
    ours = np.array([number.setdefault(t.identity, len(number)) for t in original], dtype=np.int64)
    theirs = np.array([number.setdefault(t.identity, len(number)) for t in post], dtype=np.int64)
    group = np.array([t.group for t in original])[:, None]
    same = ours[:, None] == theirs[None, :]
    parts = (same & (group > 1) & (group < 4), same & (group >= 4), same & (group <= 1))
    return [part.astype(np.float32) for part in parts]


def _two_one(
    original: Side, post: Side, shared: Shared, held: tuple[Holdings, Holdings], one: list[Matrix]
) -> list[Matrix]:
    ours, theirs = held
    merged = Shared(
        shared.found[:-1] + shared.found[1:],
        np.maximum(theirs.found[:-1], theirs.found[1:]) @ theirs.weights.T,
        shared.literal[:-1] + shared.literal[1:],
        np.maximum(theirs.literal[:-1], theirs.literal[1:]) @ theirs.weights.T,
    )
    cover, margin, margin_post = one[INDEX["both_covered"]], one[INDEX["margin"]], one[INDEX["margin_post"]]
    margins = np.minimum(margin[:-1], margin[1:]), np.maximum(margin_post[:-1], margin_post[1:])
    table = single(neighbours(original), post, merged, margins)
    part = one[INDEX["covered"]]
    halves = [np.minimum(cover[:-1], cover[1:]), np.minimum(part[:-1], part[1:])]
    place = _mean_place(ours, shared.found)
    halves.append(place[1:] - place[:-1])
    nowhere = np.zeros_like(merged.found)
    return [*table, np.ones_like(merged.found), *halves, nowhere, nowhere, nowhere]


def _one_two(
    original: Side, post: Side, shared: Shared, held: tuple[Holdings, Holdings], one: list[Matrix]
) -> list[Matrix]:
    ours, theirs = held
    merged = Shared(
        ours.weights @ np.maximum(ours.found[:-1], ours.found[1:]).T,
        shared.found_post[:, :-1] + shared.found_post[:, 1:],
        ours.weights @ np.maximum(ours.literal[:-1], ours.literal[1:]).T,
        shared.literal_post[:, :-1] + shared.literal_post[:, 1:],
    )
    cover, margin, margin_post = one[INDEX["both_covered"]], one[INDEX["margin"]], one[INDEX["margin_post"]]
    margins = np.maximum(margin[:, :-1], margin[:, 1:]), np.minimum(margin_post[:, :-1], margin_post[:, 1:])
    table = single(original, neighbours(post), merged, margins)
    part = one[INDEX["covered_post"]]
    halves = [np.minimum(cover[:, :-1], cover[:, 1:]), np.minimum(part[:, :-1], part[:, 1:])]
    place = _mean_place(theirs, shared.found_post.T).T
    halves.append(place[:, 1:] - place[:, :-1])
    nowhere = np.zeros_like(merged.found)
    return [*table, np.ones_like(merged.found), *halves, nowhere, nowhere, nowhere]


def _mean_place(own: Holdings, found: Matrix) -> Matrix:
    """Where in the other block the words of each block stand on the average, 0.5 where none does.

    Of two blocks melted into one, the first is found in its beginning and the second in its end.
    """
    at: Matrix = (own.weights @ (own.found * own.place).T + 0.05) / (found + 0.1)
    return at
