"""One side of an edit: its words, figures, names, code and links."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from daejo.alignment.quantities import quantities
from daejo.alignment.quantity import MONEY
from daejo.alignment.terms import TermKind, code_terms, link_key, terms
from daejo.blocks import Block, Kind
from daejo.changes.includes import included
from daejo.changes.measures import alike
from daejo.changes.phrases import in_one_wording
from daejo.changes.tools import as_read
from daejo.changes.wording import in_plain_signs, plain, spelled_out, visible, words

_PERCENT = re.compile(r"%|\bper ?cent|\bpct\b", re.IGNORECASE)
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

    @cached_property
    def shares(self) -> frozenset[str]:
        """The values that are percent. Empty only where no percent is named in any spelling."""
        if not _PERCENT.search(self.text):
            return frozenset()
        return frozenset(q.value for q in quantities(self.text) if q.unit == "percent") or frozenset({""})

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
        return Counter(plain(t.key) for block in self.blocks for t in code_terms(block))

    @cached_property
    def code_spellings(self) -> dict[str, set[str]]:
        """How what is set as code is spelled: True is not true to who types it."""
        spelled: dict[str, set[str]] = {}
        for block in self.blocks:
            for term in code_terms(block):
                spelled.setdefault(plain(term.key), set()).add(in_plain_signs(term.spelling))
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
