"""What moved is found as chains; what tells nothing goes with them, and moves alone never."""

from __future__ import annotations

import numpy as np

from daejo.alignment.moves import moved


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
