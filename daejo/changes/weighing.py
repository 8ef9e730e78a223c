"""How much a change means."""

from __future__ import annotations

from collections.abc import Sequence

from daejo.blocks import Block, Kind, clean
from daejo.changes.change import Weight
from daejo.changes.edit import Edit
from daejo.changes.includes import included
from daejo.changes.rules import RULES
from daejo.changes.tools import as_read

_QUIET = frozenset({Kind.RULE, Kind.MARKUP})
"""Kinds that say nothing to a reader by themselves."""


def weigh(before: Sequence[Block], after: Sequence[Block]) -> tuple[Weight, tuple[str, ...]]:
    """The weight of an edit, and the reasons for it; neither side empty."""
    edit = Edit.of(before, after)
    for weight in (Weight.SUBSTANTIVE, Weight.MINOR):
        reasons = tuple(reason for rule in RULES if rule.weight is weight for reason in rule.reasons(edit))
        if reasons:
            return weight, reasons
    return Weight.COSMETIC, (_only(edit),)


def weigh_texts(before: str, after: str) -> tuple[Weight, tuple[str, ...]]:
    """The same for an edit of which only the texts are known, read as prose."""
    return weigh((Block(Kind.PARAGRAPH, clean(before)),), (Block(Kind.PARAGRAPH, clean(after)),))


def weigh_alone(block: Block) -> Weight:
    """The weight of a block that came or went."""
    quiet = block.kind in _QUIET or (block.is_prose and block.text and not as_read(block.text).strip())
    return Weight.COSMETIC if quiet and not included(block.text) else Weight.SUBSTANTIVE


def _only(edit: Edit) -> str:
    before, after = edit.before, edit.after
    if len(before.blocks) != len(after.blocks):
        return "split or merged, the same words"
    if before.kind is not after.kind:
        return f"{before.kind.value} made {after.kind.value}"
    if before.seen == after.seen:
        return "only markup"
    return "only case, quotes or white space" if before.plain == after.plain else "only signs"
