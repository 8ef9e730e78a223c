"""The search: which blocks belong together, given how much speaks for each pair and each gap.

A linear-chain model over both texts: at each step a pair (1-1, 2-1, 1-2) or a block without a partner,
gaps costing once to open and little to go on. Forward and backward sums give, for every pair of
blocks, the probability that they belong together, all ways of aligning the rest considered; the
alignment returned is the one with the most expected right links (Holmes and Durbin 1998, "Dynamic
programming alignment accuracy"). Rows are numpy vectors: n steps of work m.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float64]
NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-odds: ``one`` n x m; ``two_one`` (n-1) x m, for blocks i and i+1 against j; ``one_two``
    n x (m-1); ``gap`` n and ``gap_post`` m: what leaving each block alone costs (negative), and what
    a run of such costs to open on either side."""

    one: Grid
    two_one: Grid
    one_two: Grid
    gap: Grid
    gap_post: Grid
    open: float
    open_post: float


@dataclass(frozen=True, slots=True)
class Chain:
    """Sums over all alignments of the beginnings (``forward_*``) and the ends; ``total`` of all."""

    match: Grid
    gap: Grid
    gap_post: Grid
    back_match: Grid
    back_gap: Grid
    back_gap_post: Grid
    total: float


def sums(s: Scores) -> Chain:
    """Forward and backward sums, in logarithms; each grid is (n+1) x (m+1)."""
    match, gap, gap_post = _forward(s)
    back = _backward(s)
    total = float(np.logaddexp(np.logaddexp(match[-1, -1], gap[-1, -1]), gap_post[-1, -1]))
    return Chain(match, gap, gap_post, *back, total)


def _forward(s: Scores) -> tuple[Grid, Grid, Grid]:
    n, m = s.one.shape
    match = np.full((n + 1, m + 1), NEVER)
    gap = np.full((n + 1, m + 1), NEVER)
    post = np.full((n + 1, m + 1), NEVER)
    whole = np.full((n + 1, m + 1), NEVER)
    run = np.concatenate([[0.0], np.cumsum(s.gap_post)])
    match[0, 0] = 0.0
    for i in range(n + 1):
        if i:
            row = match[i]
            row[1:] = whole[i - 1, :-1] + s.one[i - 1]
            if i > 1:
                row[1:] = np.logaddexp(row[1:], whole[i - 2, :-1] + s.two_one[i - 2])
            if m > 1:
                row[2:] = np.logaddexp(row[2:], whole[i - 1, :-2] + s.one_two[i - 1])
            gap[i] = np.logaddexp(match[i - 1] + s.open, gap[i - 1]) + s.gap[i - 1]
        before = np.logaddexp(match[i], gap[i])
        post[i, 1:] = np.logaddexp.accumulate(before[:-1] + s.open_post - run[:-1]) + run[1:]
        whole[i] = np.logaddexp(before, post[i])
    return match, gap, post


def _backward(s: Scores) -> tuple[Grid, Grid, Grid]:
    n, m = s.one.shape
    match = np.full((n + 1, m + 1), NEVER)
    gap = np.full((n + 1, m + 1), NEVER)
    post = np.full((n + 1, m + 1), NEVER)
    run = np.concatenate([[0.0], np.cumsum(s.gap_post)])
    for i in range(n, -1, -1):
        on = np.full(m + 1, NEVER)
        if i == n:
            on[m] = 0.0
        else:
            on[:-1] = match[i + 1, 1:] + s.one[i]
            if i + 2 <= n:
                on[:-1] = np.logaddexp(on[:-1], match[i + 2, 1:] + s.two_one[i])
            if m > 1:
                on[:-2] = np.logaddexp(on[:-2], match[i + 1, 2:] + s.one_two[i])
        # A gap of the post once open: on from any later place of this row.
        post[i] = np.logaddexp.accumulate((on + run)[::-1])[::-1] - run
        into_post = np.full(m + 1, NEVER)
        into_post[:-1] = post[i, 1:] + s.gap_post + s.open_post
        rest = np.logaddexp(on, into_post)
        if i < n:
            into_gap = gap[i + 1] + s.gap[i]
            gap[i] = np.logaddexp(rest, into_gap)
            match[i] = np.logaddexp(rest, into_gap + s.open)
        else:
            gap[i] = match[i] = rest
    return match, gap, post


@dataclass(frozen=True, slots=True)
class Odds:
    """Probabilities: of each 1-1, 2-1 and 1-2 pair as such, and ``link`` of two blocks together."""

    one: Grid
    two_one: Grid
    one_two: Grid
    link: Grid


def odds(s: Scores, chain: Chain) -> Odds:
    n, m = s.one.shape
    whole = np.logaddexp(np.logaddexp(chain.match, chain.gap), chain.gap_post)
    with np.errstate(under="ignore"):
        one = np.exp(whole[:-1, :-1] + s.one + chain.back_match[1:, 1:] - chain.total)
        two_one = np.exp(whole[:-2, :-1] + s.two_one + chain.back_match[2:, 1:] - chain.total)
        one_two = np.exp(whole[:-1, :-2] + s.one_two + chain.back_match[1:, 2:] - chain.total)
    link = one.copy()
    if n > 1:
        link[:-1] += two_one
        link[1:] += two_one
    if m > 1:
        link[:, :-1] += one_two
        link[:, 1:] += one_two
    return Odds(one, two_one, one_two, link)


STEPS = ((1, 1), (2, 1), (1, 2), (3, 1), (1, 3))


def best(link: Grid, least: float) -> list[tuple[int, int, int, int]]:
    """The alignment with the most expected right links, a link counting what it is above ``least``.

    Returns (first original, how many, first post, how many) of each pair, in order.
    """
    n, m = link.shape
    gain = link - least
    score = np.zeros((n + 1, m + 1))
    choice = np.full((n + 1, m + 1), -1, dtype=np.int8)
    steps = {step: _merged_gain(gain, *step) for step in STEPS if step[0] <= n and step[1] <= m}
    for i in range(1, n + 1):
        row = score[i - 1].copy()
        took = choice[i]
        for number, (up, left) in enumerate(STEPS):
            if (up, left) not in steps or up > i:
                continue
            offer = score[i - up, : m + 1 - left] + steps[(up, left)][i - up]
            better = offer > row[left:]
            row[left:] = np.where(better, offer, row[left:])
            took[left:][better] = number
        score[i] = np.maximum.accumulate(row)
        took[score[i] > row] = -2
    return _trace(choice, n, m)


def _merged_gain(gain: Grid, up: int, left: int) -> Grid:
    n, m = gain.shape
    total = np.zeros((n + 1 - up, m + 1 - left))
    for di in range(up):
        for dj in range(left):
            total += gain[di : n + 1 - up + di, dj : m + 1 - left + dj]
    return total


def _trace(choice: NDArray[np.int8], n: int, m: int) -> list[tuple[int, int, int, int]]:
    pairs = []
    i, j = n, m
    while i > 0 and j >= 0:
        taken = int(choice[i, j])
        if taken >= 0:
            up, left = STEPS[taken]
            i, j = i - up, j - left
            pairs.append((i, up, j, left))
        elif taken == -1:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]
