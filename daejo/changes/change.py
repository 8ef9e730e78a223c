"""One difference between two versions of an original."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    EDITED = "edited"
    MOVED = "moved"


class Weight(StrEnum):
    """How much a change means to a reader of the translation."""

    COSMETIC = "cosmetic"
    MINOR = "minor"
    SUBSTANTIVE = "substantive"


MOVED_TOO = "moved"
"""The reason that an edited block has beside the others when it moved as well."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions of an original.

    ``before`` and ``after`` are block indexes in the two versions: several where a paragraph was
    split or merged, and for a moved run, whose blocks correspond one by one; empty on one side for
    added and removed. Blocks that no change names are the same in both, in the same order. The
    texts are kept with it, so that a change can be shown when neither version is at hand.
    """

    kind: ChangeKind
    weight: Weight
    before: tuple[int, ...]
    after: tuple[int, ...]
    before_text: str = ""
    after_text: str = ""
    reasons: tuple[str, ...] = ()
    """Why it has this weight, for a person: "number 3 → 4", "only emphasis"."""

    @property
    def moved(self) -> bool:
        """Whether the blocks are not in the order of the others any more, edited or not."""
        return self.kind is ChangeKind.MOVED or MOVED_TOO in self.reasons
