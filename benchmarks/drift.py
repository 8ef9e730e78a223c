"""Changes, their weight, and the Korean lines that they make stale: ``python benchmarks/drift.py CORPUS``.

1. On the base cases of CORPUS/pairs that have edits, source_then as the baseline: precision, recall
   and F1 of added, edited (not cosmetic) and removed blocks, pooled; the share of edited and removed
   ones whose Korean lines are right; how often our cosmetic is the truth's.
   "Strict" counts a rewritten block as added and removed, as the truth does where fewer than half of
   its letters stayed; most of these are one link or markup written otherwise, which a reader of the
   page does not see. "Rewrites apart" leaves them out. Both are of the changes; "findings" are what a
   translator is told, with minor edits (as the policy is) and without.
2. Cosmetic edits: how many raise a finding. Then minor ones: how many are taken for substantive.
3. Substantive edits of every kind: how many are found, and at the right Korean lines; then without a
   baseline, on one document in eight.

All documents of pairs/ and essays/ are edited, each in `KINDS` of the kinds, drawn; ``--all-kinds`` in all.
``--short``: one document in eight, no run without baseline. Prints ``figure NAME VALUE`` lines last.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent))

from block_edits import Edited
from cosmetic_edits import COSMETIC
from drift_labels import HEAVY, Labels
from minor_edits import MINOR
from pair_cases import Case, base_cases, essays
from substantive_edits import SUBSTANTIVE

from daejo.alignment import starter
from daejo.alignment.pair import Pair
from daejo.blocks import Block
from daejo.changes import changes
from daejo.findings import Finding, FindingKind, Policy, find
from daejo.findings.ground import Ground
from daejo.findings.policy import DEFAULT
from daejo.findings.rewriting import linked
from daejo.findings.searching import drifted
from daejo.originals import read
from daejo.originals.page import Page, Source

SEED = 20261124
KINDS = 40
"""Kinds of edits that one document is tried with, of each part."""
Aligned = Mapping[str, tuple[Pair, ...]]
Kind = TypeVar("Kind")


def raised(
    case: Case, now: Sequence[Block], pairs: Sequence[Pair], policy: Policy = DEFAULT
) -> tuple[Finding, ...]:
    """What `find` finds, but for mismatches: they hang on the baseline, no edit brings one, and they are nine
    tenths of its time."""
    edits = changes(case.then, now)
    ground = Ground(case.then, tuple(now), case.post, tuple(pairs), edits)
    return linked(ground, drifted(ground, policy))


class Table:
    """How many edits of a kind were tried, and how many counted."""

    def __init__(self) -> None:
        self._tried: dict[str, int] = defaultdict(int)
        self._hit: dict[str, int] = defaultdict(int)

    def add(self, kind: str, *, hit: bool) -> None:
        self._tried[kind] += 1
        self._hit[kind] += hit

    @property
    def tried(self) -> int:
        return sum(self._tried.values())

    @property
    def share(self) -> float:
        return sum(self._hit.values()) / max(self.tried, 1)

    def show(self, kinds: Mapping[str, object], word: str) -> None:
        for kind in kinds:
            if self._tried[kind]:
                print(f"  {kind:30} {self._hit[kind]:4} of {self._tried[kind]:4}{word}")


def drawn(kinds: Mapping[str, Kind], name: str, *, every: bool) -> list[tuple[str, Kind]]:
    """Some of the kinds, drawn by the document's name; the more of them, the fewer documents each has."""
    listed = list(kinds.items())
    return listed if every else random.Random(f"{SEED} {name}").sample(listed, min(KINDS, len(listed)))


def cosmetic(cases: Sequence[Case], aligned: Aligned, *, every: bool) -> dict[str, float]:
    table, heavy = Table(), Table()
    for case in cases:
        source = (case.folder / "source_then.md").read_text("utf-8")
        known = _keys(raised(case, case.then, aligned[case.name]))
        for kind, edit in drawn(COSMETIC, case.name, every=every):
            text = edit(source, random.Random(f"{SEED} {case.name} {kind}"))
            if text is not None:
                now = read(Page(url="source.md", body=text.encode(), source=Source.FILE)).blocks
                table.add(kind, hit=bool(_keys(raised(case, now, aligned[case.name])) - known))
                told = raised(case, now, aligned[case.name], HEAVY)
                heavy.add(kind, hit=bool(_keys(told) - known))
    table.show(COSMETIC, " raise a finding")
    print(f"cosmetic edits that raise a finding: {table.share:.4f} of {table.tried}")
    print(f"... where minor edits raise none: {heavy.share:.4f}")
    return {"cosmetic silence": 1 - table.share}


def minor(cases: Sequence[Case], aligned: Aligned, *, every: bool) -> dict[str, float]:
    table = Table()
    for case in cases:
        places = sorted(i for pair in case.true_pairs for i in pair.original)
        known = _keys(raised(case, case.then, aligned[case.name]))
        for kind, edit in drawn(MINOR, case.name, every=every):
            made = edit(case.then, places, random.Random(f"{SEED} {case.name} {kind}"))
            if made is not None:
                told = raised(case, made.blocks, aligned[case.name], HEAVY)
                table.add(kind, hit=bool(_keys(told) - known))
    table.show(MINOR, " are taken for substantive")
    print(f"minor edits that are taken for substantive: {table.share:.4f} of {table.tried}")
    return {"minor silence": 1 - table.share}


def substantive(cases: Sequence[Case], aligned: Aligned, *, baseline: bool, every: bool) -> dict[str, float]:
    table, lexicon = Table(), starter()
    for case in cases:
        true = {i: set(pair.post) for pair in case.true_pairs for i in pair.original}
        told = set() if baseline else _told(find(case.then, case.then, case.post, aligned[case.name], ()))
        for kind, edit in drawn(SUBSTANTIVE, case.name, every=every):
            made = edit(case.then, sorted(true), random.Random(f"{SEED} {case.name} {kind}"))
            if made is None:
                continue
            if baseline:
                found = raised(case, made.blocks, aligned[case.name])
            else:
                pairs = case.pairs(made.blocks, lexicon)
                found = find(made.blocks, made.blocks, case.post, pairs, ())
            fresh = [f for f in found if baseline or not _told([f]) <= told]
            table.add(kind, hit=any(_points(f, made, true, case.post) for f in fresh))
    table.show(SUBSTANTIVE, "")
    name = "substantive found" if baseline else "substantive found without baseline"
    print(f"{name}, at the right Korean lines: {table.share:.4f} of {table.tried}")
    return {name: table.share}


def _points(finding: Finding, made: Edited, true: Mapping[int, set[int]], blocks: Sequence[Block]) -> bool:
    """Whether a finding tells of the edit at its Korean lines; a conflict of the two texts does as well."""
    post = true[made.at]
    if made.what == "added":
        lines = [blocks[k].lines for k in post]
        after = max(span[1] for span in lines if span)
        return finding.kind is FindingKind.MISSING and finding.post_lines == (after, after)
    if made.what == "moved":
        return finding.kind is FindingKind.MOVED and bool((post | true[made.at + 1]) & set(finding.post))
    kinds = (FindingKind.STALE, FindingKind.ORPHAN, FindingKind.MISMATCH)
    return finding.kind in kinds and bool(post & set(finding.post))


def _keys(found: Sequence[Finding]) -> set[str]:
    return {finding.key for finding in found}


def _told(found: Sequence[Finding]) -> set[tuple[str, tuple[int, ...], tuple[str, ...]]]:
    """What findings say of the post, whatever the original is: not news when it was said before the edit."""
    return {(f.kind.value, f.post or (f.post_lines or ()), f.evidence.details) for f in found}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--all-kinds", action="store_true")
    asked = parser.parse_args()
    cases = base_cases(asked.corpus, short=asked.short)
    if not cases:
        print(f"{asked.corpus} holds no folder pairs/")
        return 2
    edited = [*cases, *essays(asked.corpus)[:: 8 if asked.short else 1]]
    started, lexicon = time.perf_counter(), starter()
    aligned = {case.name: case.pairs(case.then, lexicon) for case in edited}
    print(f"{len(edited)} documents aligned in {time.perf_counter() - started:.1f} s\n")
    labels = Labels()
    for case in cases:
        if case.drifted:
            labels.add(case, aligned[case.name])
    figures = labels.show()
    print("\nCosmetic edits")
    figures |= cosmetic(edited, aligned, every=asked.all_kinds)
    print("\nMinor edits")
    figures |= minor(edited, aligned, every=asked.all_kinds)
    print("\nSubstantive edits, with a baseline")
    figures |= substantive(edited, aligned, baseline=True, every=asked.all_kinds)
    if not asked.short:
        print("\nSubstantive edits, without a baseline")
        figures |= substantive(edited[::8], aligned, baseline=False, every=asked.all_kinds)
    print()
    for name, value in figures.items():
        print(f"figure {name.replace(' ', '-').replace(',', '')} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
