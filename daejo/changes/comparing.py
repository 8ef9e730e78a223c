"""Before x after -> changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daejo.blocks import Block, Kind, block_fingerprint
from daejo.changes.change import MOVED_TOO, Change, ChangeKind, Weight
from daejo.changes.matching import Match, match
from daejo.changes.weighing import weigh, weigh_alone


def changes(before: Sequence[Block], after: Sequence[Block]) -> tuple[Change, ...]:
    """What changed from one version to another, in the order of the later one; what was removed
    stands where it stood.

    Blocks that no change names are equal (by fingerprint) and in the same order. The work is bounded,
    and near-linear in the number of blocks, whatever the texts.
    """
    matches = match(before, after)
    found = [
        *((change.after[0], 1, change) for change in _matched(before, after, matches)),
        *((j, 1, change) for j, change in _added(after, matches)),
        *((j, 2, change) for j, change in _removed(before, matches)),
    ]
    found.sort(key=lambda entry: (entry[0], entry[1], entry[2].before))
    return tuple(change for *_, change in found)


def _matched(before: Sequence[Block], after: Sequence[Block], matches: list[Match]) -> Iterator[Change]:
    run: list[Match] = []
    for one in matches:
        same = _same(before, after, one)
        if run and not (one.moved and same and _follows(run[-1], one)):
            yield _moved(before, after, run)
            run = []
        if one.moved and same:
            run.append(one)
        elif not same:
            yield _edited(before, after, one)
    if run:
        yield _moved(before, after, run)


def _same(before: Sequence[Block], after: Sequence[Block], one: Match) -> bool:
    if len(one.before) != 1 or len(one.after) != 1:
        return False
    return block_fingerprint(before[one.before[0]]) == block_fingerprint(after[one.after[0]])


def _follows(one: Match, other: Match) -> bool:
    return other.before[0] == one.before[0] + 1 and other.after[0] == one.after[0] + 1


def _moved(before: Sequence[Block], after: Sequence[Block], run: list[Match]) -> Change:
    """A run of blocks that stayed together and went elsewhere: nothing new is said, so it is minor."""
    rows, columns = tuple(m.before[0] for m in run), tuple(m.after[0] for m in run)
    what = "section" if before[rows[0]].kind is Kind.HEADING and len(run) > 1 else f"{len(run)} blocks"
    return Change(
        ChangeKind.MOVED,
        Weight.MINOR,
        rows,
        columns,
        _text([before[i] for i in rows]),
        _text([after[j] for j in columns]),
        (f"{'block' if len(run) == 1 else what} moved",),
    )


def _edited(before: Sequence[Block], after: Sequence[Block], one: Match) -> Change:
    left, right = [before[i] for i in one.before], [after[j] for j in one.after]
    weight, reasons = weigh(left, right)
    shape = (MOVED_TOO,) if one.moved else ()
    if len(left) != len(right):
        shape = (*shape, f"{_paragraphs(len(left))} made {len(right)}")
    return Change(
        ChangeKind.EDITED, weight, one.before, one.after, _text(left), _text(right), (*reasons, *shape)
    )


def _added(after: Sequence[Block], matches: list[Match]) -> Iterator[tuple[int, Change]]:
    kept = {j for m in matches for j in m.after}
    for j, block in enumerate(after):
        if j not in kept:
            change = Change(
                ChangeKind.ADDED, weigh_alone(block), (), (j,), "", _text([block]), (f"{_name(block)} added",)
            )
            yield j, change


def _removed(before: Sequence[Block], matches: list[Match]) -> Iterator[tuple[int, Change]]:
    """Each with the index in ``after`` of the block that it followed."""
    where = {i: m.after[-1] for m in matches for i in m.before if not m.moved}
    kept = {i for m in matches for i in m.before}
    followed = -1
    for i, block in enumerate(before):
        followed = where.get(i, followed)
        if i not in kept:
            change = Change(
                ChangeKind.REMOVED,
                weigh_alone(block),
                (i,),
                (),
                _text([block]),
                "",
                (f"{_name(block)} removed",),
            )
            yield followed, change


def _text(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text or block.image or block.target or "" for block in blocks)


def _name(block: Block) -> str:
    return block.kind.value.replace("_", " ")


def _paragraphs(count: int) -> str:
    return "1 paragraph" if count == 1 else f"{count} paragraphs"
