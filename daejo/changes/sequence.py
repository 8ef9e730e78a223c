"""What two sequences have in common, in order: for blocks, for lines of code, for words.

``difflib`` is not used: 10,000 repeated lines take it seconds, and its junk rule drops what is
frequent. Here unique elements anchor (patience), small gaps are solved exactly, and what is left in
a large gap of repeats is matched occurrence by occurrence; the work is bounded.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

EXACT_CELLS = 60_000
"""A gap up to this many cells (rows x columns) is solved exactly: about 12 ms."""
TOTAL_CELLS = 1_500_000
"""All exact gaps of one comparison together; beyond it only anchors are used."""
ROUNDS = 60
"""How often a text may be walked in all, as a multiple of its length; bounds hostile nesting."""

_Range = tuple[int, int, int, int]


def common(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Index pairs of equal elements, ascending on both sides.

    >>> common("abcd", "xbyd")
    [(1, 1), (3, 3)]
    """
    found: list[tuple[int, int]] = []
    todo: list[_Range] = [(0, len(one), 0, len(other))]
    cells = TOTAL_CELLS
    steps = ROUNDS * (len(one) + len(other) + 1)
    while todo:
        span = _strip(one, other, todo.pop(), found)
        rows, columns = span[1] - span[0], span[3] - span[2]
        steps -= rows + columns
        if not rows or not columns or steps < 0:
            continue
        if rows * columns <= min(EXACT_CELLS, cells):
            cells -= rows * columns
            found.extend(_longest(one, other, span))
            continue
        anchors = _anchors(one, other, span)
        found.extend(anchors)
        todo.extend(_between(anchors, span))
    found.sort()
    return found


def rising(values: Sequence[int]) -> list[int]:
    """The indexes of a longest strictly rising subsequence of ``values``.

    >>> rising([3, 1, 2, 5, 4])
    [1, 2, 4]
    """
    tails: list[int] = []
    at: list[int] = []
    previous: list[int] = []
    for index, value in enumerate(values):
        place = bisect_left(tails, value)
        previous.append(at[place - 1] if place else -1)
        if place == len(tails):
            tails.append(value)
            at.append(index)
        else:
            tails[place], at[place] = value, index
    chain: list[int] = []
    last = at[-1] if at else -1
    while last >= 0:
        chain.append(last)
        last = previous[last]
    return chain[::-1]


def _strip(
    one: Sequence[Hashable], other: Sequence[Hashable], span: _Range, found: list[tuple[int, int]]
) -> _Range:
    """Match what is equal at both ends of a range; returns what is left between."""
    a, a_end, b, b_end = span
    while a < a_end and b < b_end and one[a] == other[b]:
        found.append((a, b))
        a, b = a + 1, b + 1
    while a < a_end and b < b_end and one[a_end - 1] == other[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
        found.append((a_end, b_end))
    return a, a_end, b, b_end


def _longest(one: Sequence[Hashable], other: Sequence[Hashable], span: _Range) -> Iterator[tuple[int, int]]:
    """The longest common subsequence of a range, by the textbook's table."""
    a, a_end, b, b_end = span
    columns = other[b:b_end]
    table = [[0] * (len(columns) + 1)]
    for row in range(a_end - 1, a - 1, -1):
        below, line, element = table[-1], [0] * (len(columns) + 1), one[row]
        for column in range(len(columns) - 1, -1, -1):
            if element == columns[column]:
                line[column] = below[column + 1] + 1
            else:
                line[column] = max(below[column], line[column + 1])
        table.append(line)
    table.reverse()
    row = column = 0
    while row < len(table) - 1 and column < len(columns):
        if one[a + row] == columns[column] and table[row][column] == table[row + 1][column + 1] + 1:
            yield a + row, b + column
            row, column = row + 1, column + 1
        elif table[row + 1][column] >= table[row][column + 1]:
            row += 1
        else:
            column += 1


def _anchors(one: Sequence[Hashable], other: Sequence[Hashable], span: _Range) -> list[tuple[int, int]]:
    """What is found once on each side of a range; failing that, the rarest element, in order."""
    left, right = _places(one, span[0], span[1]), _places(other, span[2], span[3])
    shared = [key for key in left if key in right]
    if not shared:
        return []
    pairs = [(left[k][0], right[k][0]) for k in shared if len(left[k]) == len(right[k]) == 1]
    if not pairs:
        rarest = min(shared, key=lambda k: (len(left[k]) * len(right[k]), left[k][0]))
        return list(zip(left[rarest], right[rarest], strict=False))
    pairs.sort()
    return [pairs[i] for i in rising([b for _, b in pairs])]


def _places(sequence: Sequence[Hashable], start: int, end: int) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for index in range(start, end):
        places[sequence[index]].append(index)
    return places


def _between(anchors: list[tuple[int, int]], span: _Range) -> Iterator[_Range]:
    if not anchors:
        return
    a, b = span[0], span[2]
    for left, right in (*anchors, (span[1], span[3])):
        if left > a and right > b:
            yield a, left, b, right
        a, b = left + 1, right + 1
