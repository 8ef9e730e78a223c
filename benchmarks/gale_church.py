"""The baseline: Gale and Church 1993, "A Program for Aligning Sentences in Bilingual Corpora".

Lengths in characters only; the whole table, in plain Python, as the usual implementations have it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

VARIANCE = 6.8
PRIORS = {(1, 1): 0.89, (1, 0): 0.00495, (0, 1): 0.00495, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}
COST = {step: -math.log(prior) for step, prior in PRIORS.items()}
FAR = 1e9


def gale_church(original: Sequence[int], post: Sequence[int]) -> set[tuple[int, int]]:
    """Links (original index, post index) between blocks of these lengths."""
    n, m = len(original), len(post)
    ratio = sum(post) / max(1, sum(original))
    left = [0, *_sums(original)]
    right = [0, *_sums(post)]
    table = [[FAR] * (m + 1) for _ in range(n + 1)]
    taken: list[list[tuple[int, int] | None]] = [[None] * (m + 1) for _ in range(n + 1)]
    table[0][0] = 0.0
    steps = tuple(COST.items())
    for i in range(n + 1):
        for j in range(m + 1):
            best, step = table[i][j], None
            for (up, back), cost in steps:
                if up > i or back > j:
                    continue
                total = table[i - up][j - back] + cost
                if total < best:
                    total += _mismatch(left[i] - left[i - up], right[j] - right[j - back], ratio)
                    if total < best:
                        best, step = total, (up, back)
            if step:
                table[i][j], taken[i][j] = best, step
    return _links(taken, n, m)


def _sums(lengths: Sequence[int]) -> list[int]:
    total, sums = 0, []
    for length in lengths:
        total += length
        sums.append(total)
    return sums


def _mismatch(one: int, other: int, ratio: float) -> float:
    if one == other == 0:
        return 0.0
    mean = (one + other / ratio) / 2
    delta = abs(other - one * ratio) / math.sqrt(max(mean, 1) * VARIANCE)
    return -math.log(max(math.erfc(delta / math.sqrt(2)), 1e-30))


def _links(taken: list[list[tuple[int, int] | None]], n: int, m: int) -> set[tuple[int, int]]:
    links = set()
    i, j = n, m
    while step := taken[i][j]:
        up, back = step
        i, j = i - up, j - back
        links |= {(i + a, j + b) for a in range(up) for b in range(back)}
    return links
