"""Which blocks of two versions are one block: the same, edited, moved, split or merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from daejo.blocks import Block, Kind, Role
from daejo.changes.likeness import contained, likeness, traits
from daejo.changes.pieces import grown, longest_piece
from daejo.changes.sequence import common, rising

EDITED = 0.5
"""From this likeness on two blocks in the same place are one that was edited, not two."""
REPLACED = 0.4
"""... where each is the only one of its kind between two blocks that stayed. Measured on real documentation
with labelled changes: of 8 between .3 and .4 the labels call 7 another text, of 3 from .4 to .5 all an edit.
"""
LENGTHENED = 0.8
"""... or where so much of the shorter one is in the longer one."""
MOVED = 0.65
"""... where they are not in the same place."""
GAP_CELLS = 4_000
"""Up to this many comparisons a gap is searched exactly; a larger one only where words are rare."""
TOTAL_COMPARISONS = 40_000
"""All comparisons of one run together: one to two seconds at most."""
CANDIDATES = 8
"""How many blocks that share a rare word are compared with a block that has no partner yet."""


@dataclass(frozen=True, slots=True)
class Match:
    """Blocks that correspond, by index; ``moved``: not in the order of the others."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    moved: bool = False


def match(before: Sequence[Block], after: Sequence[Block]) -> list[Match]:
    """Every correspondence of two versions, ascending in ``after``; what is in none was added or removed."""
    return _Matcher(before, after).run()


class _Matcher:
    def __init__(self, before: Sequence[Block], after: Sequence[Block]) -> None:
        self.before, self.after = traits(before), traits(after)
        self.there: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self.moved: set[int] = set()
        self.left = TOTAL_COMPARISONS

    def run(self) -> list[Match]:
        for i, j in common([b.key for b in self.before], [a.key for a in self.after]):
            self._link(i, j)
        self._roles()
        for rows, columns in list(self._gaps()):
            self._edited(rows, columns)
            self._merged(rows, columns)
        self._moves()
        return self._joined()

    def _link(self, i: int, j: int) -> None:
        self.there[i], self.back[j] = j, i

    def _roles(self) -> None:
        """Title, subtitle and cover are what they are, whatever they say."""
        for role in (Role.TITLE, Role.SUBTITLE, Role.COVER):
            left = [i for i, b in enumerate(self.before) if b.block.role is role and i not in self.there]
            right = [j for j, a in enumerate(self.after) if a.block.role is role and j not in self.back]
            if len(left) == len(right) == 1 and self._ordered(left[0], right[0]):
                self._link(left[0], right[0])

    def _ordered(self, i: int, j: int) -> bool:
        return all((a < i) == (b < j) for a, b in self.there.items())

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """What is unmatched on both sides between two neighbouring matches."""
        a = b = 0
        for i, j in (*sorted(self.there.items()), (len(self.before), len(self.after))):
            if i > a and j > b:
                yield list(range(a, i)), list(range(b, j))
            a, b = i + 1, j + 1

    def _likeness(self, i: int, j: int) -> float:
        self.left -= 1
        return likeness(self.before[i], self.after[j])

    def _edited(self, rows: list[int], columns: list[int]) -> None:
        if len(rows) * len(columns) > min(GAP_CELLS, self.left):
            return self._edited_sparsely(rows, columns)
        scores = {(i, j): s for i in rows for j in columns if (s := self._likeness(i, j)) >= EDITED}
        for i, j in _best_chain(rows, columns, scores):
            self._link(i, j)
        return self._replaced(rows, columns)

    def _edited_sparsely(self, rows: list[int], columns: list[int]) -> None:
        """A gap too large for every pair: mutual best candidates, as many as stay in order."""
        pairs = sorted(self._mutual(rows, columns, EDITED))
        for k in rising([j for _, j in pairs]):
            self._link(*pairs[k])

    def _replaced(self, rows: list[int], columns: list[int]) -> None:
        """One block of a kind gone and one come between the same neighbours: rewritten in place."""
        for i, j in _lonely(self, rows, columns):
            one, other = self.before[i], self.after[j]
            shown = one.block.kind in (Kind.IMAGE, Kind.EMBED)
            if shown or self._likeness(i, j) >= REPLACED or contained(one, other) >= LENGTHENED:
                self._link(i, j)

    def _merged(self, rows: list[int], columns: list[int]) -> None:
        """One paragraph made of several that stood in its place, or several of one: the longest is it."""
        if len(rows) * len(columns) > min(GAP_CELLS, self.left):
            return
        self.left -= len(rows) * len(columns)
        for j in columns:
            free = [i for i in rows if i not in self.there]
            if j not in self.back and (piece := longest_piece(self.after[j], self.before, free)) is not None:
                self._link(piece, j)
        for i in rows:
            free = [j for j in columns if j not in self.back]
            if i not in self.there and (piece := longest_piece(self.before[i], self.after, free)) is not None:
                self._link(i, piece)

    def _moves(self) -> None:
        rows = [i for i, b in enumerate(self.before) if i not in self.there and b.matters]
        columns = [j for j, a in enumerate(self.after) if j not in self.back and a.matters]
        for i, j in self._same_elsewhere(rows, columns):
            self._link(i, j)
            self.moved.add(j)
        rows = [i for i in rows if i not in self.there]
        columns = [j for j in columns if j not in self.back]
        for i, j in list(self._mutual(rows, columns, MOVED)):
            self._link(i, j)
            self.moved.add(j)

    def _same_elsewhere(self, rows: list[int], columns: list[int]) -> Iterator[tuple[int, int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for i in rows:
            places[self.before[i].key].append(i)
        counts = Counter(self.after[j].key for j in columns)
        for j in columns:
            key = self.after[j].key
            if len(places.get(key, ())) == counts[key]:
                yield places[key].pop(0), j
                counts[key] -= 1

    def _mutual(self, rows: list[int], columns: list[int], least: float) -> Iterator[tuple[int, int]]:
        """Pairs that are each other's best among those that share a rare word, at least ``least`` alike."""
        best_there: dict[int, tuple[float, int]] = {}
        best_back: dict[int, tuple[float, int]] = {}
        for i, j in self._candidates(rows, columns):
            if self.left <= 0:
                break
            score = self._likeness(i, j)
            if score < least:
                continue
            best_there[i] = max(best_there.get(i, (0.0, -1)), (score, -j))
            best_back[j] = max(best_back.get(j, (0.0, -1)), (score, -i))
        for i, (_, j) in best_there.items():
            if -best_back[-j][1] == i:
                yield i, -j

    def _candidates(self, rows: list[int], columns: list[int]) -> Iterator[tuple[int, int]]:
        holders: dict[str, list[int]] = defaultdict(list)
        for j in columns:
            for word in self.after[j].bag:
                holders[word].append(j)
        for i in rows:
            votes: Counter[int] = Counter()
            rare = sorted((w for w in self.before[i].bag if w in holders), key=lambda w: (len(holders[w]), w))
            for word in rare[: 2 * CANDIDATES]:
                if len(holders[word]) > 2 * CANDIDATES and votes:
                    break
                votes.update(holders[word][: 4 * CANDIDATES])
            for j, _ in votes.most_common(CANDIDATES):
                yield i, j

    def _joined(self) -> list[Match]:
        """The matches, with paragraphs that were split or merged as one match of several blocks."""
        taken_before, taken_after = set(self.there), set(self.back)
        left: dict[int, tuple[int, ...]] = {i: (i,) for i in self.there}
        right: dict[int, tuple[int, ...]] = {j: (j,) for j in self.back}
        for i, j in sorted(self.there.items()):
            if self.before[i].key == self.after[j].key or not self.before[i].block.is_prose:
                continue
            right[j] = grown(right[j], self.after, taken_after, self.before[i], self.after[j])
            if right[j] == (j,):
                left[i] = grown(left[i], self.before, taken_before, self.after[j], self.before[i])
        return sorted(
            (Match(left[i], right[j], j in self.moved) for i, j in self.there.items() if j >= 0),
            key=lambda m: m.after[0],
        )


def _best_chain(
    rows: list[int], columns: list[int], scores: dict[tuple[int, int], float]
) -> Iterator[tuple[int, int]]:
    """The chain of pairs, ascending on both sides, with the highest sum of scores."""
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for r in range(len(rows) - 1, -1, -1):
        for c in range(len(columns) - 1, -1, -1):
            best[r][c] = max(
                best[r + 1][c],
                best[r][c + 1],
                best[r + 1][c + 1] + scores.get((rows[r], columns[c]), 0.0),
            )
    r = c = 0
    while r < len(rows) and c < len(columns):
        score = scores.get((rows[r], columns[c]), 0.0)
        if score and best[r][c] == best[r + 1][c + 1] + score:
            yield rows[r], columns[c]
            r, c = r + 1, c + 1
        elif best[r + 1][c] >= best[r][c + 1]:
            r += 1
        else:
            c += 1


def _lonely(matcher: _Matcher, rows: Iterable[int], columns: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Within a gap: free blocks, the only ones of their kind between two matches on both sides."""
    linked = sorted((i, matcher.there[i]) for i in rows if i in matcher.there)
    free_before = [i for i in rows if i not in matcher.there]
    free_after = [j for j in columns if j not in matcher.back]
    bounds = [(-1, -1), *linked, (len(matcher.before), len(matcher.after))]
    for (a, b), (a_end, b_end) in pairwise(bounds):
        ours = [i for i in free_before if a < i < a_end]
        theirs = [j for j in free_after if b < j < b_end]
        pairs = []
        for kind in Kind:
            left = [i for i in ours if matcher.before[i].block.kind is kind]
            right = [j for j in theirs if matcher.after[j].block.kind is kind]
            if len(left) == len(right) == 1:
                pairs.append((left[0], right[0]))
        pairs.sort()
        yield from (pairs[k] for k in rising([j for _, j in pairs]))
