"""When a translation was made, as the versions of its file tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from daejo.blocks import Block
from daejo.changes import Change, ChangeKind, changes, word_diff

SUBSTANTIAL = 0.02
"""Part of a text's words from which on a commit revised it. A typo mended in a page of 300 words
is less; so is a link or a heading's anchor."""
LEAST = 8
"""Words below which no commit revised a text: in a page of 30 words every typo is a large part."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of the translation, and when it was kept (aware)."""

    at: datetime
    blocks: tuple[Block, ...]


def made_at(versions: Sequence[Kept]) -> datetime | None:
    """When the translation was made or last revised; ``versions`` come newest first, None without any.

    The last touch does not count as such: whoever mends a typo did not read the original again. A
    commit counts that added or removed a passage, or changed `SUBSTANTIAL` of the words and
    `LEAST` in number.
    """
    for newer, older in pairwise(versions):
        if revised(older.blocks, newer.blocks):
            return newer.at
    return versions[-1].at if versions else None


def revised(before: Sequence[Block], after: Sequence[Block]) -> bool:
    """Whether an edit of a translation is more than a typo mended: it may follow a newer original."""
    found = changes(before, after)
    if any(change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED) for change in found):
        return True
    total = sum(len(block.text.split()) for block in before) or 1
    return sum(_words(change) for change in found) >= max(SUBSTANTIAL * total, LEAST)


def _words(change: Change) -> int:
    """How many words an edit took out or put in, whichever is more."""
    if change.kind is not ChangeKind.EDITED:
        return 0
    pieces = word_diff(change.before_text, change.after_text)
    counted = {mark: sum(len(p.text.split()) for p in pieces if p.mark == mark) for mark in ("gone", "new")}
    return max(counted.values())
