"""An edit as the weighing rules see it: both sides, and what is on one of them only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from daejo.blocks import Block, Kind
from daejo.changes.measures import same_times
from daejo.changes.sequence import common
from daejo.changes.side import Side
from daejo.changes.spellings import is_typo, is_variant
from daejo.changes.wording import FUNCTION_WORDS, stem, unjointed, words

_FRONTS = (
    re.compile(r"^\d{1,3}[.)]\s"),
    re.compile(r"^(?:note|tip|hint|info|important|warning|caution|danger)s?\b ?[:.!—-]?\s", re.IGNORECASE),
)
"""What a line begins with on one side, and a page shows in its margin on the other: the number of an item,
the label of a box."""
_START = 80


@dataclass(frozen=True)
class Edit:
    """A block before and after."""

    before: Side
    after: Side

    @classmethod
    def of(cls, before: Sequence[Block], after: Sequence[Block]) -> Edit:
        for front in _FRONTS:
            ours, theirs = (_less(front, side[0]) for side in (before, after))
            if (ours is not before[0]) != (theirs is not after[0]) and _same_start(ours, theirs):
                before, after = (ours, *before[1:]), (theirs, *after[1:])
        one, other = Side(tuple(before)), Side(tuple(after))
        if other.kind not in _WORDED:
            return cls(one, other)
        told = same_times(one.text, other.text)
        return cls(replace(one, told=told[0]), replace(other, told=told[1]))

    @cached_property
    def other_unit(self) -> frozenset[str]:
        """The values that are of one currency before and of another after (18 euros, 18 dollars), or percent
        on the only side that names any."""
        gone, new = self.before.money - self.after.money, self.after.money - self.before.money
        money = {value for value, _ in gone} & {value for value, _ in new}
        shares, others = self.before.shares, self.after.shares
        return frozenset(money | (set() if shares and others else shares | others))

    @property
    def is_prose(self) -> bool:
        return self.after.kind in _WORDED

    @property
    def both_show(self) -> bool:
        """Whether both sides show a file, by whatever syntax."""
        return bool(self.before.shows and self.after.shows)

    @cached_property
    def swapped(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Runs of words gone and come, place by place, without slips of the pen."""
        before, after = self.before.words, self.after.words
        runs = []
        a = b = 0
        for i, j in (*common(before, after), (len(before), len(after))):
            gone, new = before[a:i], after[b:j]
            if (gone or new) and unjointed("".join(gone)) != unjointed("".join(new)):
                runs.append((gone, new))
            a, b = i + 1, j + 1
        return tuple(runs)

    @cached_property
    def typos(self) -> tuple[tuple[str, str], ...]:
        """Words that are only spelled otherwise: slips, British and American."""
        return tuple(
            (one, other)
            for gone, new in self.swapped
            if len(gone) == len(new)
            for one, other in zip(gone, new, strict=True)
            if is_typo(one, other, FUNCTION_WORDS) or is_variant(one, other)
        )

    @cached_property
    def slips(self) -> frozenset[str]:
        """Words of either side that are a slip of the pen, or were one."""
        return frozenset(word for pair in self.typos for word in pair)

    @cached_property
    def middle(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Both sides' words without those that they begin and end with alike."""
        before, after = self.before.words, self.after.words
        start, most = 0, min(len(before), len(after))
        while start < most and before[start] == after[start]:
            start += 1
        end = 0
        while end < most - start and before[-1 - end] == after[-1 - end]:
            end += 1
        return before[start : len(before) - end], after[start : len(after) - end]

    @cached_property
    def replaced(self) -> tuple[tuple[str, str], ...]:
        """Words of matter, one for one in one place, of which the text has fewer and more than before."""
        had, has = Counter(map(stem, self.before.words)), Counter(map(stem, self.after.words))
        less, more = had - has, has - had
        slips = set(self.typos)
        others = FUNCTION_WORDS | self.before.figure_words | self.after.figure_words
        return tuple(
            (gone[0], new[0])
            for gone, new in self.swapped
            if len(gone) == len(new) == 1
            and stem(gone[0]) in less
            and stem(new[0]) in more
            and not others.intersection((*gone, *new))
            and (gone[0], new[0]) not in slips
        )

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """Words of matter that are not said any more."""
        return self._matter(0)

    @cached_property
    def new(self) -> tuple[str, ...]:
        return self._matter(1)

    def _matter(self, which: int) -> tuple[str, ...]:
        slips = {pair[which] for pair in self.typos}
        figures = (self.before, self.after)[which].figure_words
        other = {stem(w) for w in (self.after, self.before)[which].words}
        return tuple(
            word
            for run in self.swapped
            for word in run[which]
            if word not in FUNCTION_WORDS
            and word not in slips
            and word not in figures
            and stem(word) not in other
        )


def _less(front: re.Pattern[str], block: Block) -> Block:
    """A block less what it begins with; a word there is a label where a sign follows, or it is set apart."""
    begun = front.match(block.text) if block.is_prose else None
    if begun is None:
        return block
    if begun[0].strip().isalpha() and not any(m.start == 0 and m.end < begun.end() for m in block.marks):
        return block
    marks = (replace(m, start=max(0, m.start - begun.end()), end=m.end - begun.end()) for m in block.marks)
    return replace(block, text=block.text[begun.end() :], marks=tuple(m for m in marks if m.end >= 0))


def _same_start(one: Block, other: Block) -> bool:
    """Whether two blocks begin with the same word: what stood before it on one side was a label."""
    return words(one.text[:_START])[:1] == words(other.text[:_START])[:1] != []


_WORDED = frozenset({Kind.HEADING, Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE, Kind.TABLE, Kind.IMAGE})
