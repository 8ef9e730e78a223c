"""An edit as the weighing rules see it: both sides' words, figures, names, code and links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from daejo.alignment.quantities import quantities
from daejo.alignment.quantity import MONEY
from daejo.alignment.terms import TermKind, code_terms, link_key, terms
from daejo.blocks import Block, Kind
from daejo.changes.includes import included
from daejo.changes.measures import alike, same_times
from daejo.changes.phrases import in_one_wording
from daejo.changes.sequence import common
from daejo.changes.spellings import is_typo, is_variant
from daejo.changes.tools import as_read
from daejo.changes.wording import (
    FUNCTION_WORDS,
    plain,
    spelled_out,
    stem,
    unjointed,
    visible,
    words,
)

_TIME = re.compile(r"[\s-](?:second|minute|hour|day|week|month|year)s?\b")


@dataclass(frozen=True)
class Side:
    """One side of an edit: one block, or several where a paragraph was split or merged."""

    blocks: tuple[Block, ...]
    told: str | None = None
    """The text with the times that the other side tells in other words; None where that is no prose."""

    @property
    def kind(self) -> Kind:
        return self.blocks[0].kind

    @cached_property
    def seen(self) -> str:
        """As it stands, without signs that nobody sees."""
        joint = "\n" if self.kind is Kind.CODE else " "
        return joint.join(visible(block.text) for block in self.blocks)

    @cached_property
    def written(self) -> str:
        return self.seen if self.kind is Kind.CODE else alike(as_read(self.seen))

    @property
    def text(self) -> str:
        return self.written if self.told is None else self.told

    @cached_property
    def plain(self) -> str:
        return plain(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """In order, short forms in full, and in one wording."""
        return tuple(in_one_wording(spelled_out(words(self.text))))

    @cached_property
    def other_forms(self) -> Counter[str]:
        """Words as they are written, where they are read as others: short forms, whilst, 36 hours."""
        return Counter(words(self.written)) - Counter(self.words)

    @cached_property
    def money(self) -> Counter[tuple[str, str]]:
        """Sums by value and currency."""
        return Counter((q.value, q.unit) for q in quantities(self.text) if q.unit in MONEY)

    def figures(self, apart: frozenset[str]) -> Counter[str]:
        """Quantities by value, whether in digits or in words; the values of ``apart`` by unit too."""
        found = quantities(self.text)
        return Counter(f"{q.value} {q.unit}" if q.value in apart else q.value for q in found)

    @cached_property
    def spellings(self) -> dict[str, str]:
        """How a figure's value, alone and with its unit, or a term's key is written here."""
        written = {q.value: q.spelling for q in quantities(self.text)}
        written.update((f"{q.value} {q.unit}", q.spelling) for q in quantities(self.text))
        written.update((t.key, t.spelling) for t in terms(self.text))
        return written

    @cached_property
    def times(self) -> dict[str, str]:
        """How a figure's value is written with the unit of time that follows it: 36 hours."""
        found = ((q, _TIME.match(self.text, q.end)) for q in quantities(self.text))
        return {q.value: q.spelling + unit[0] for q, unit in found if unit}

    @cached_property
    def figure_words(self) -> frozenset[str]:
        """Words that are part of a figure; the figures' own rule looks at them."""
        return frozenset(w for q in quantities(self.text) for w in words(q.spelling))

    @cached_property
    def names(self) -> Counter[str]:
        return Counter(t.key for t in terms(self.text) if t.kind is TermKind.NAME)

    @cached_property
    def code_words(self) -> Counter[str]:
        return Counter(t.key for block in self.blocks for t in code_terms(block))

    @cached_property
    def code_spellings(self) -> dict[str, set[str]]:
        """How what is set as code is spelled: True is not true to who types it."""
        spelled: dict[str, set[str]] = {}
        for block in self.blocks:
            for term in code_terms(block):
                spelled.setdefault(term.key, set()).add(term.spelling)
        return spelled

    @cached_property
    def links(self) -> tuple[str, ...]:
        return tuple(link_key(link) for block in self.blocks for link in block.links)

    @cached_property
    def targets(self) -> tuple[str, ...]:
        return tuple(block.target or "" for block in self.blocks if block.kind in (Kind.IMAGE, Kind.EMBED))

    @cached_property
    def shows(self) -> str:
        """The file that it shows, where it is an include; "" for everything else."""
        steers = self.kind in (Kind.MARKUP, Kind.CODE)
        return "; ".join(included(block.text) for block in self.blocks) if steers else ""

    @cached_property
    def images(self) -> tuple[str, ...]:
        return tuple(b.image or b.target or "" for b in self.blocks if b.kind is Kind.IMAGE)


@dataclass(frozen=True)
class Edit:
    """A block before and after."""

    before: Side
    after: Side

    @classmethod
    def of(cls, before: Sequence[Block], after: Sequence[Block]) -> Edit:
        one, other = Side(tuple(before)), Side(tuple(after))
        told = same_times(one.text, other.text) if other.kind in _WORDED else (None, None)
        return cls(replace(one, told=told[0]), replace(other, told=told[1]))

    @cached_property
    def other_currency(self) -> frozenset[str]:
        """The values that are of one currency before and of another after: 18 euros, 18 dollars."""
        gone, new = self.before.money - self.after.money, self.after.money - self.before.money
        return frozenset({value for value, _ in gone} & {value for value, _ in new})

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


_WORDED = frozenset({Kind.HEADING, Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE, Kind.TABLE, Kind.IMAGE})
