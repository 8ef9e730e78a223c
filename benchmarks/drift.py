"""Changes, their weight, and the Korean lines that they make stale: ``python benchmarks/drift.py CORPUS``.

1. On the base cases of CORPUS/pairs that have edits, source_then as the baseline: precision, recall
   and F1 of added, edited (not cosmetic) and removed blocks, pooled; the share of edited and removed
   ones whose Korean lines are right; how often our cosmetic is the truth's.
   "Strict" counts a rewritten block as added and removed, as the truth does where fewer than half of
   its letters stayed; most of these are one link or markup written otherwise, which a reader of the
   page does not see. "Rewrites apart" leaves them out.
2. Cosmetic edits of every kind, one place each in every document: how many raise a finding.
3. Substantive edits of every kind: how many are found, and at the right Korean lines; then without a
   baseline, on one document in eight.

``--short``: one document in eight, no run without baseline. Prints ``figure NAME VALUE`` lines last.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from cosmetic_edits import COSMETIC
from pair_cases import CONTENT, Case, Lines, Score, base_cases, lines_of
from substantive_edits import SUBSTANTIVE, Edited

from daejo.alignment import starter
from daejo.alignment.pair import Pair
from daejo.blocks import Block
from daejo.changes import Change, ChangeKind, Weight, changes
from daejo.findings import Finding, FindingKind, find
from daejo.originals import read
from daejo.originals.page import Page, Source

SEED = 20261124


class Labels:
    """Part 1, pooled over documents."""

    def __init__(self) -> None:
        self.strict: dict[str, Score] = defaultdict(Score)
        self.apart: dict[str, Score] = defaultdict(Score)
        self.places = Score()
        self.agreed = self.judged = 0

    def add(self, case: Case, pairs: Sequence[Pair]) -> None:
        found = changes(case.then, case.now)
        said = self._said(case, found, pairs)
        truth = case.truth
        care = {x["line"]: x for x in truth["now"] if x["kind"] in CONTENT}
        unclear = set(truth["ambiguous_then_lines"])
        moved = {x["line"] for x in truth["now"] if x["label"] == "moved"}
        soft = {
            x["line"]
            for x in truth["now"]
            if x["then_line"] in unclear
            or (x["label"] == "edited" and (x.get("cosmetic") or x.get("ko_updated")))
        }
        real = {
            "added": {n for n, x in care.items() if x["label"] == "added"},
            "edited": {n for n, x in care.items() if x["label"] == "edited"} - soft,
            "removed": {x["ko_line"] for x in truth["removed"] if x["kind"] in CONTENT},
        }
        rewritten = {x[0] for x in truth["replaced"]}
        apart = {"added": rewritten, "edited": rewritten, "removed": {x[2] for x in truth["replaced"]}}
        said["added"] = (said["added"] & set(care)) - moved
        said["edited"] = (said["edited"] & set(care)) - moved - soft
        for label, true in real.items():
            mark = {(case.name, n) for n in said[label]}, {(case.name, n) for n in true}
            self.strict[label].add(*mark)
            drop = {(case.name, n) for n in apart[label]}
            self.apart[label].add(mark[0] - drop, mark[1] - drop)
        self._judge(case, found, care)
        self._place(case, found, pairs)

    def _said(self, case: Case, found: Sequence[Change], pairs: Sequence[Pair]) -> dict[str, set[int]]:
        truth_line = _nearest({x["line"] for x in case.truth["now"]})
        korean = Lines(case.post)
        ko_line = {korean.block(k): k for _, k, kind in case.truth["align_then"] if kind in CONTENT}
        post = {i: pair.post for pair in pairs for i in pair.original}
        said: dict[str, set[int]] = defaultdict(set)
        for change in found:
            if change.kind is ChangeKind.ADDED:
                said["added"] |= {truth_line(n) for n in lines_of(case.now, change.after)}
            elif change.kind is ChangeKind.EDITED and change.weight is not Weight.COSMETIC:
                said["edited"] |= {truth_line(n) for n in lines_of(case.now, change.after)}
            elif change.kind is ChangeKind.REMOVED:
                said["removed"] |= {
                    ko_line[k] for i in change.before for k in post.get(i, ()) if k in ko_line
                }
        return said

    def _judge(self, case: Case, found: Sequence[Change], care: dict[int, dict[str, object]]) -> None:
        lines = Lines(case.now)
        weight = {j: c.weight for c in found if c.kind is ChangeKind.EDITED for j in c.after}
        for line, x in care.items():
            block = lines.block(line)
            if x["label"] == "edited" and block in weight:
                self.judged += 1
                self.agreed += (weight[block] is Weight.COSMETIC) == bool(x.get("cosmetic"))

    def _place(self, case: Case, found: Sequence[Change], pairs: Sequence[Pair]) -> None:
        """Whether the Korean blocks of edited and removed ones are those of the truth."""
        true = {i: set(pair.post) for pair in case.true_pairs for i in pair.original}
        post = {i: set(pair.post) for pair in pairs for i in pair.original}
        for change in found:
            if change.weight is not Weight.COSMETIC and change.kind is not ChangeKind.ADDED:
                for i in change.before:
                    if i in true:
                        right = bool(true[i] & post.get(i, set()))
                        self.places.add({1} if right else set(), {1})

    def show(self) -> dict[str, float]:
        figures = {}
        for title, scores in (("strict", self.strict), ("rewrites apart", self.apart)):
            print(title)
            for label, score in scores.items():
                print(f"  {label:8} {score}")
                figures[f"{label} f1, {title}"] = score.f1
        figures["right korean lines"] = self.places.recall
        figures["cosmetic agreement"] = self.agreed / max(self.judged, 1)
        print(f"right Korean lines {self.places.recall:.4f} of {self.places.true}")
        print(f"cosmetic as the truth has it {figures['cosmetic agreement']:.4f} of {self.judged}")
        return figures


def _nearest(lines: set[int]) -> object:
    ordered = sorted(lines)

    def nearest(line: int) -> int:
        return max((n for n in ordered if n <= line), default=line)

    return nearest


def cosmetic(cases: Sequence[Case], aligned: dict[str, tuple[Pair, ...]]) -> dict[str, float]:
    draw, tried, false = random.Random(SEED), defaultdict(int), defaultdict(int)
    for case in cases:
        source = (case.folder / "source_then.md").read_text("utf-8")
        known = _keys(find(case.then, case.then, case.post, aligned[case.name], ()))
        for kind, edit in COSMETIC.items():
            text = edit(source, draw)
            if text is None:
                continue
            now = read(Page(url="source.md", body=text.encode(), source=Source.FILE)).blocks
            found = find(case.then, now, case.post, aligned[case.name], changes(case.then, now))
            tried[kind] += 1
            false[kind] += bool(_keys(found) - known)
    for kind in COSMETIC:
        print(f"  {kind:20} {false[kind]:4} of {tried[kind]} raise a finding")
    share = sum(false.values()) / max(sum(tried.values()), 1)
    print(f"cosmetic edits that raise a finding: {share:.4f} of {sum(tried.values())}")
    return {"cosmetic silence": 1 - share}


def substantive(
    cases: Sequence[Case], aligned: dict[str, tuple[Pair, ...]], *, baseline: bool
) -> dict[str, float]:
    draw, tried, hit = random.Random(SEED), defaultdict(int), defaultdict(int)
    lexicon = starter()
    for case in cases:
        true = {i: set(pair.post) for pair in case.true_pairs for i in pair.original}
        for kind, edit in SUBSTANTIVE.items():
            made = edit(case.then, sorted(true), draw)
            if made is None:
                continue
            tried[kind] += 1
            if baseline:
                edits = changes(case.then, made.blocks)
                found = find(case.then, made.blocks, case.post, aligned[case.name], edits)
            else:
                pairs = case.pairs(made.blocks, lexicon)
                found = find(made.blocks, made.blocks, case.post, pairs, ())
            hit[kind] += any(_points(f, made, true[made.at], case.post) for f in found)
    for kind in SUBSTANTIVE:
        print(f"  {kind:20} {hit[kind]:4} of {tried[kind]}")
    share = sum(hit.values()) / max(sum(tried.values()), 1)
    name = "substantive found" if baseline else "substantive found without baseline"
    print(f"{name}, at the right Korean lines: {share:.4f} of {sum(tried.values())}")
    return {name: share}


def _points(finding: Finding, made: Edited, post: set[int], blocks: Sequence[Block]) -> bool:
    if made.what == "added":
        lines = [blocks[k].lines for k in post]
        after = max(span[1] for span in lines if span)
        return finding.kind is FindingKind.MISSING and finding.post_lines == (after, after)
    kinds = {
        "edited": {FindingKind.STALE, FindingKind.ORPHAN},
        "removed": {FindingKind.ORPHAN, FindingKind.STALE},
        "rewritten": {FindingKind.STALE, FindingKind.ORPHAN},
    }[made.what]
    return finding.kind in kinds and bool(post & set(finding.post))


def _keys(found: Sequence[Finding]) -> set[str]:
    return {finding.key for finding in found}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--short", action="store_true")
    asked = parser.parse_args()
    cases = base_cases(asked.corpus, short=asked.short)
    if not cases:
        print(f"{asked.corpus} holds no folder pairs/")
        return 2
    started, lexicon = time.perf_counter(), starter()
    aligned = {case.name: case.pairs(case.then, lexicon) for case in cases}
    print(f"{len(cases)} documents aligned in {time.perf_counter() - started:.1f} s\n")
    labels = Labels()
    for case in cases:
        if case.drifted:
            labels.add(case, aligned[case.name])
    figures = labels.show()
    print("\nCosmetic edits")
    figures |= cosmetic(cases, aligned)
    print("\nSubstantive edits, with a baseline")
    figures |= substantive(cases, aligned, baseline=True)
    if not asked.short:
        print("\nSubstantive edits, without a baseline")
        figures |= substantive(cases[::8], aligned, baseline=False)
    print()
    for name, value in figures.items():
        print(f"figure {name.replace(' ', '-').replace(',', '')} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
