"""Long texts are cut where rare words pin them together, and nothing is lost by it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from daejo.alignment import align
from daejo.alignment.anchors import PIECE, pieces
from daejo.alignment.traits import traits
from daejo.blocks import Block, Kind

SIZE = 3 * PIECE
ORIGINAL = [Block(Kind.PARAGRAPH, f"Step {i} needs {i * 7} bytes of server{i}.") for i in range(SIZE)]
POST = [Block(Kind.PARAGRAPH, f"{i}단계에는 server{i}의 {i * 7}바이트가 필요합니다.") for i in range(SIZE)]


def test_short_texts_stay_whole() -> None:
    some = [traits(b) for b in ORIGINAL[:PIECE]]
    assert pieces(some, some, None) == [(range(PIECE), range(PIECE))]


def test_cuts_lie_between_blocks_that_belong_together() -> None:
    cut = pieces([traits(b) for b in ORIGINAL], [traits(b) for b in POST], None)
    assert len(cut) > 2
    assert all(left == right for left, right in cut)


@given(st.integers(0, 900), st.integers(0, 900))
def test_pieces_cover_both_texts_in_order(left: int, right: int) -> None:
    same = traits(Block(Kind.PARAGRAPH, "the same everywhere"))
    cut = pieces([same] * left, [same] * right, None)
    assert [i for piece, _ in cut for i in piece] == list(range(left))
    assert [j for _, piece in cut for j in piece] == list(range(right))


def test_a_section_moved_far_away_is_found_in_another_piece() -> None:
    moved = POST[300:] + POST[40:60] + POST[60:300] + POST[:40]
    place = {block: j for j, block in enumerate(moved)}
    found = {pair.original: pair.post for pair in align(ORIGINAL, moved)}
    assert sum(found.get((i,)) == (place[POST[i]],) for i in range(SIZE)) >= 0.97 * SIZE
