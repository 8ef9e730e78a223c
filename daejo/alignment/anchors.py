"""Anchors: words so rare that they pin two long texts together, so that they can be aligned in pieces.

The search takes work in the product of both lengths. Texts longer than a piece are cut at blocks that
surely belong together: rare words in common, in one rising chain, with further anchors close by on
either side. Work then grows with the length itself.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from daejo.alignment.cognates import by_skeleton, cognates
from daejo.alignment.lexicon import Lexicon
from daejo.alignment.stems import korean_stem
from daejo.alignment.traits import Traits

PIECE = 120
"""Texts up to this many blocks are searched whole: moved sections are then weighed by every evidence."""
_LEAST_PIECE = 50
_LARGEST_PIECE = 400
"""Where no anchor is, cut by length at this many blocks: 400 x 400 is 60 MB of features."""
_RARE = 3
"""A word in more blocks than that pins nothing."""
_NEAR = 12
"""Blocks within which a cut needs another anchor on either side."""
_STRONG = 0.5
FOREVER = float("inf")

Piece = tuple[range, range]
Point = tuple[int, int]


def pieces(original: Sequence[Traits], post: Sequence[Traits], lexicon: Lexicon | None) -> list[Piece]:
    """Ranges of both texts that belong together, in order, covering both; one for short texts."""
    if max(len(original), len(post)) <= PIECE:
        return [(range(len(original)), range(len(post)))]
    cuts = _cuts(_chain(_votes(original, post, lexicon)))
    ends = [*cuts, (len(original), len(post))]
    found: list[Piece] = []
    start = (0, 0)
    for end in ends:
        found += _halved(range(start[0], end[0]), range(start[1], end[1]))
        start = end
    return found


def _votes(original: Sequence[Traits], post: Sequence[Traits], lexicon: Lexicon | None) -> dict[Point, float]:
    """How strongly rare words tie each pair of blocks that share any."""
    ours = _places(t.literal for t in original)
    words = by_skeleton(w for w in ours if w[1:2] != ":" and len(w) > 4)
    theirs = _places([*t.literal, *_english(t.hangul, words, lexicon)] for t in post)
    votes: dict[Point, float] = defaultdict(float)
    for word, left in ours.items():
        right = theirs.get(word)
        if right and len(left) <= _RARE and len(right) <= _RARE:
            for i in left:
                for j in right:
                    votes[i, j] += 1 / (len(left) * len(right))
    return votes


def _english(
    hangul: Iterable[str], words: dict[str, tuple[str, ...]], lexicon: Lexicon | None
) -> Iterable[str]:
    for run in hangul:
        if lexicon is not None and (known := lexicon.translations(korean_stem(run))):
            yield known[0].english
        elif likely := cognates(run, words):
            yield likely[0][0]


def _places(blocks: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, words in enumerate(blocks):
        for word in dict.fromkeys(words):
            places[word].append(at)
    return places


def _chain(votes: dict[Point, float]) -> list[tuple[Point, float]]:
    """The longest rising chain of pairs that are each other's best."""
    best_left: dict[int, tuple[float, int]] = {}
    best_right: dict[int, tuple[float, int]] = {}
    for (i, j), weight in votes.items():
        best_left[i] = max(best_left.get(i, (0.0, 0)), (weight, -j))
        best_right[j] = max(best_right.get(j, (0.0, 0)), (weight, -i))
    mutual = sorted(
        (i, j)
        for (i, j), w in votes.items()
        if w >= _STRONG and best_left[i] == (w, -j) and best_right[j] == (w, -i)
    )
    tails: list[int] = []
    tail_of: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(mutual):
        length = bisect_left(tails, j)
        before.append(tail_of[length - 1] if length else -1)
        tails[length : length + 1] = [j]
        tail_of[length : length + 1] = [at]
    chain = []
    at = tail_of[-1] if tail_of else -1
    while at >= 0:
        chain.append((mutual[at], votes[mutual[at]]))
        at = before[at]
    return chain[::-1]


def _cuts(chain: list[tuple[Point, float]]) -> list[Point]:
    """Where to cut: the strongest anchors that others back, a piece's length apart."""
    backed = [
        (point, weight)
        for (earlier, _), (point, weight), (later, _) in zip(chain, chain[1:], chain[2:], strict=False)
        if _close(earlier, point) and _close(point, later)
    ]
    cuts: list[Point] = []
    start = (0, 0)
    at = 0
    while at < len(backed):
        window = []
        while at < len(backed) and backed[at][0][0] - start[0] < PIECE:
            if min(backed[at][0][0] - start[0], backed[at][0][1] - start[1]) >= _LEAST_PIECE:
                window.append(backed[at])
            at += 1
        if not window and at < len(backed):
            window = [backed[at]]
            at += 1
        if window:
            start = max(window, key=lambda cut: (cut[1], cut[0]))[0]
            cuts.append(start)
            at = bisect_right(backed, (start, FOREVER))
    return cuts


def _close(one: Point, other: Point) -> bool:
    down, right = other[0] - one[0], other[1] - one[1]
    return down <= _NEAR and right <= _NEAR and abs(down - right) <= _NEAR // 2


def _halved(left: range, right: range) -> list[Piece]:
    """A piece that no anchor divides, cut in proportion until each part is small enough."""
    longest = max(len(left), len(right))
    parts = -(-longest // _LARGEST_PIECE)
    if parts <= 1:
        return [(left, right)] if longest else []
    edges = [(len(left) * k // parts, len(right) * k // parts) for k in range(parts + 1)]
    return [(left[a:b], right[c:d]) for (a, c), (b, d) in itertools.pairwise(edges)]
