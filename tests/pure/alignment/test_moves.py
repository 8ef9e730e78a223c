"""What moved is found as chains; what tells nothing goes with them, and moves alone never."""

from __future__ import annotations

import numpy as np

from daejo.alignment.moves import moved, swapped


def found(score: list[list[float]], telling: list[list[bool]]) -> set[tuple[int, int]]:
    places = [range(10, 10 + len(score)), range(len(score[0]))]
    return {(i, j) for i, j, _ in moved(np.array(score), np.array(telling), *places)}


def test_two_fair_pairs_in_a_row_are_a_chain() -> None:
    assert found([[2.0, -9.0], [-9.0, 2.0]], [[True, True], [True, True]]) == {(10, 0), (11, 1)}


def test_one_fair_pair_alone_did_not_move() -> None:
    assert found([[2.0]], [[True]]) == set()


def test_a_heading_that_recurs_goes_with_its_section() -> None:
    score = [[3.0, -9.0, -9.0], [-9.0, 6.0, -9.0], [-9.0, -9.0, 3.0]]
    telling = [[False] * 3, [True] * 3, [False] * 3]
    assert found(score, telling) == {(10, 0), (11, 1), (12, 2)}


def test_forty_equal_lines_are_no_chain() -> None:
    score = np.full((40, 40), -9.0)
    np.fill_diagonal(score, 6.0)
    assert found(score.tolist(), np.zeros((40, 40), dtype=bool).tolist()) == set()


def beside(odds: float, known: set[tuple[int, int]], *, telling: bool = True) -> list[tuple[int, int]]:
    """Of a leftover original block 4 and a leftover post block 5."""
    found = swapped(np.array([[odds]]), np.array([[telling]]), [4], [5], known)
    return [(i, j) for i, j, _ in found]


def test_a_fair_pair_that_changed_places_with_its_neighbour_is_one() -> None:
    assert beside(1.0, {(5, 4)}) == [(4, 5)]
    assert beside(1.0, {(3, 6)}) == [(4, 5)]


def test_of_one_that_stands_anywhere_else_a_fair_pair_says_nothing() -> None:
    assert beside(1.0, {(5, 3), (3, 3), (4, 4)}) == []


def test_a_neighbour_that_is_unlike_or_tells_nothing_is_none() -> None:
    assert beside(-0.5, {(5, 4)}) == []
    assert beside(3.0, {(5, 4)}, telling=False) == []
