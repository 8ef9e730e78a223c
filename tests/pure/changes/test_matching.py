"""Which blocks of two versions are one block."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daejo.blocks import Block, Kind, Mark, MarkKind, Role, fingerprint
from daejo.changes import Change, ChangeKind, Weight, changes
from daejo.findings.carrying import correspondence


def prose(text: str, kind: Kind = Kind.PARAGRAPH) -> Block:
    return Block(kind, text)


ONE = prose("The first paragraph tells what the project is for and who made it.")
TWO = prose("A second paragraph names the people who answer questions in the evening.")
THREE = prose("Finally the third paragraph lists where the recordings can be found.")
FOUR = prose("One more paragraph about the weather in the north of the country.")
HEAD = Block(Kind.HEADING, "Where to begin", level=2)


def told(found: tuple[Change, ...]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(c.kind.value, c.before, c.after) for c in found]


def test_the_same_text_has_no_changes() -> None:
    assert changes([ONE, TWO], [ONE, TWO]) == ()
    assert changes([], []) == ()


def test_a_block_that_came_is_added_and_one_that_went_is_removed() -> None:
    assert told(changes([ONE, TWO], [ONE, THREE, TWO])) == [("added", (), (1,))]
    assert told(changes([ONE, THREE, TWO], [ONE, TWO])) == [("removed", (1,), ())]


def test_an_edited_block_is_not_a_removed_and_an_added_one() -> None:
    edited = prose(ONE.text.replace("who made it", "who wrote it in 2020"))
    (change,) = changes([ONE, TWO], [edited, TWO])
    assert (change.kind, change.before, change.after) == (ChangeKind.EDITED, (0,), (0,))
    assert change.before_text == ONE.text
    assert change.after_text == edited.text


def test_a_paragraph_replaced_by_another_one_is_removed_and_added() -> None:
    kinds = {c.kind for c in changes([ONE, TWO, THREE], [ONE, FOUR, THREE])}
    assert kinds == {ChangeKind.REMOVED, ChangeKind.ADDED}


def test_a_paragraph_that_kept_only_its_beginning_is_another_one() -> None:
    before = prose(
        "To open it manually, make sure you find a heavy brass key, polish it, and then turn it with:"
    )
    after = prose("To open it manually, add it to your door with:")
    assert {c.kind for c in changes([ONE, before, TWO], [ONE, after, TWO])} == {
        ChangeKind.REMOVED,
        ChangeKind.ADDED,
    }


def test_a_heading_of_which_a_word_stayed_in_its_place_is_an_edit() -> None:
    before, after = Block(Kind.HEADING, "Frozen Gardens"), Block(Kind.HEADING, "Gardens in Winter")
    (change,) = changes([ONE, before, TWO], [ONE, after, TWO])
    assert change.kind is ChangeKind.EDITED


def test_code_that_got_more_lines_is_an_edit_however_many() -> None:
    before = Block(Kind.CODE, "serve the_garden")
    after = Block(Kind.CODE, "serve the_garden\n" + "\n".join(f"water(bed={i})" for i in range(20)))
    (change,) = changes([ONE, before, TWO], [ONE, after, TWO])
    assert (change.kind, change.reasons) == (ChangeKind.EDITED, ("code: 0 lines gone, 20 lines new",))


def test_a_moved_block_is_moved() -> None:
    found = changes([ONE, TWO, THREE, FOUR], [TWO, THREE, FOUR, ONE])
    assert told(found) == [("moved", (0,), (3,))]
    assert found[0].weight is Weight.MINOR


def test_a_moved_section_is_one_change() -> None:
    section = [HEAD, FOUR]
    found = changes([*section, ONE, TWO, THREE], [ONE, TWO, THREE, *section])
    assert told(found) == [("moved", (0, 1), (3, 4))]
    assert "section moved" in found[0].reasons


def test_a_block_moved_and_edited_is_edited_and_says_that_it_moved() -> None:
    edited = prose(ONE.text.replace("project", "museum"))
    (change,) = changes([ONE, TWO, THREE, FOUR], [TWO, THREE, FOUR, edited])
    assert change.kind is ChangeKind.EDITED
    assert "moved" in change.reasons
    assert (change.before, change.after) == ((0,), (3,))


def test_a_split_paragraph_is_one_change_of_two_blocks() -> None:
    whole = prose(f"{ONE.text} {TWO.text}")
    (change,) = changes([whole, THREE], [ONE, TWO, THREE])
    assert (change.before, change.after, change.weight) == ((0,), (0, 1), Weight.COSMETIC)


def test_a_list_item_whose_label_became_an_item_of_its_own_was_split() -> None:
    whole = prose("See also Opening Hours", Kind.LIST_ITEM)
    parts = [prose("See also", Kind.LIST_ITEM), prose("Opening Hours", Kind.LIST_ITEM)]
    (change,) = changes([ONE, whole], [ONE, *parts])
    assert (change.before, change.after, change.weight) == ((1,), (1, 2), Weight.COSMETIC)


def test_a_split_paragraph_that_was_edited_too_is_one_change_with_its_weight() -> None:
    whole = prose(f"{ONE.text} {TWO.text}")
    (change,) = changes([whole, THREE], [ONE, prose(TWO.text.replace("evening", "morning")), THREE])
    assert (change.after, change.weight) == ((0, 1), Weight.SUBSTANTIVE)
    assert "1 paragraph made 2" in change.reasons


def test_a_paragraph_split_in_three_is_one_change() -> None:
    whole = prose(f"{ONE.text} {TWO.text} {FOUR.text}")
    (change,) = changes([whole, THREE], [ONE, TWO, FOUR, THREE])
    assert (change.before, change.after) == ((0,), (0, 1, 2))


def test_three_merged_paragraphs_are_one_change() -> None:
    whole = prose(f"{ONE.text} {TWO.text} {FOUR.text}")
    (change,) = changes([ONE, TWO, FOUR, THREE], [whole, THREE])
    assert (change.before, change.after) == ((0, 1, 2), (0,))


@pytest.mark.parametrize("merged", [True, False])
def test_a_paragraph_that_none_of_its_pieces_is_half_of_is_one_change_with_them(merged: bool) -> None:
    pieces = [ONE, TWO, prose("It opens at nine and closes when the last guest has left the hall."), FOUR]
    whole = [prose(" ".join(piece.text for piece in pieces))]
    sides = ([*pieces, THREE], [*whole, THREE]) if merged else ([*whole, THREE], [*pieces, THREE])
    (change,) = changes(*sides)
    assert sorted((change.before, change.after), key=len) == [(0,), (0, 1, 2, 3)]
    assert change.weight is Weight.COSMETIC


def test_a_short_block_beside_a_paragraph_that_lost_other_words_is_no_piece_of_it() -> None:
    after = [prose(ONE.text.removesuffix(" and who made it.")), prose("Try it out!")]
    assert {c.kind for c in changes([ONE, TWO], [*after, TWO])} == {ChangeKind.EDITED, ChangeKind.ADDED}


def test_merged_paragraphs_are_one_change_of_two_blocks() -> None:
    whole = prose(f"{ONE.text} {TWO.text}")
    (change,) = changes([ONE, TWO, THREE], [whole, THREE])
    assert (change.before, change.after) == ((0, 1), (0,))


def test_a_swapped_picture_is_an_edit() -> None:
    before, after = Block(Kind.IMAGE, "", image="a"), Block(Kind.IMAGE, "", image="b")
    (change,) = changes([ONE, before, TWO], [ONE, after, TWO])
    assert (change.kind, change.weight) == (ChangeKind.EDITED, Weight.SUBSTANTIVE)


def test_a_new_title_is_an_edit_however_different_it_is() -> None:
    before = Block(Kind.HEADING, "Ten tricks", level=1, role=Role.TITLE)
    after = Block(Kind.HEADING, "What nobody told me about databases", level=1, role=Role.TITLE)
    (change,) = changes([before, ONE], [after, ONE])
    assert change.kind is ChangeKind.EDITED


def test_only_markup_changed_is_recorded_as_cosmetic() -> None:
    bold = Block(Kind.PARAGRAPH, ONE.text, marks=(Mark(0, 3, MarkKind.STRONG),))
    (change,) = changes([ONE], [bold])
    assert (change.kind, change.weight) == (ChangeKind.EDITED, Weight.COSMETIC)


def test_lines_that_only_steer_the_page_come_and_go_cosmetically() -> None:
    found = changes([ONE], [Block(Kind.MARKUP, "/// tip"), ONE, Block(Kind.RULE, "")])
    assert {c.weight for c in found} == {Weight.COSMETIC}


def test_a_repeated_block_that_came_once_more_is_added_once() -> None:
    again = prose("Try it out!")
    assert len(changes([ONE, again, TWO, again], [ONE, again, TWO, again, THREE, again])) == 2


blocks = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from([Kind.PARAGRAPH, Kind.HEADING, Kind.CODE, Kind.IMAGE, Kind.RULE, Kind.MARKUP]),
        text=st.text(alphabet="ab c.1", max_size=12).map(str.strip),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(blocks, blocks)
def test_every_block_is_in_at_most_one_change_and_the_others_are_equal_in_order(
    before: list[Block], after: list[Block]
) -> None:
    found = changes(before, after)
    touched = [i for c in found for i in c.before], [j for c in found for j in c.after]
    assert all(len(side) == len(set(side)) for side in touched)
    kept = (
        [b for i, b in enumerate(before) if i not in touched[0]],
        [a for j, a in enumerate(after) if j not in touched[1]],
    )
    assert fingerprint(kept[0]) == fingerprint(kept[1])
    correspondence(found, len(before), len(after))


@settings(max_examples=30)
@given(blocks)
def test_a_text_is_unchanged_against_itself(text: list[Block]) -> None:
    assert changes(text, text) == ()


def _numbered(word: str, count: int) -> list[str]:
    return [f"word{i} {word} common text" for i in range(count)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["the same line again"] * 3000, ["the same line again"] * 1500 + ["other"]),
        (["a b", "c d"] * 500, ["c d", "x y"] * 500),
        (
            [f"word{i} and common text" for i in range(3000)],
            [f"word{i} or common text" for i in range(2999, -1, -1)],
        ),
    ],
)
def test_hostile_repetition_is_compared_in_bounded_time(before: list[str], after: list[str]) -> None:
    started = time.perf_counter()
    changes([prose(t) for t in before], [prose(t) for t in after])
    assert time.perf_counter() - started < 10
