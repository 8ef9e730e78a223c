"""Findings on a first look, without a baseline: ``python benchmarks/findings.py CORPUS``.

1. source_now against the translation, on the base cases of CORPUS/pairs: `missing` against the truth's
   added blocks, `orphan` against its removed ones; rewrites not counted, moved blocks counted neither
   way. source_then against the translation, where nothing is wrong: blocks for one false finding, and
   the false ones of each kind in 1,000 blocks.
2. CORPUS/pairs/*--hard in which two sections changed places: in how many of them the move is seen.
3. In every pair of source_then with the translation one value of the English changed at a time
   (number, version, name, URL, code token), where the old one stands in the Korean: how many are seen.
4. CORPUS/essays: missing, mismatch, untranslated and orphans against the truth; losses that every
   such translation has (captions, embeds, subtitles, plugs) count neither way.

``--short``: one document in eight, one value in five. Prints ``figure NAME VALUE`` lines last.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from mutations import VALUES
from pair_cases import CONTENT, Case, Lines, Score, base_cases, essays, lines_of

from daejo.alignment import Lexicon, starter
from daejo.alignment.pair import Pair
from daejo.alignment.quantities import values
from daejo.blocks import Block
from daejo.findings import Finding, FindingKind, find
from daejo.findings.comparers import disagreements
from daejo.findings.latin import usage_of
from daejo.posts import residue_blocks

SEED = 20261124
OPTIONAL = ("caption", "embed", "subtitle", "newsletter plug")


def first_look(cases: Sequence[Case], lexicon: Lexicon | None) -> dict[str, float]:
    scores = {"missing": Score(), "orphan": Score()}
    for case in cases:
        found = _found(case, case.now, lexicon)
        truth = case.truth
        moved = [x for x in truth["now"] if x["label"] == "moved"]
        soft_now = {x[0] for x in truth["replaced"]} | {x["line"] for x in moved}
        soft_post = {x[2] for x in truth["replaced"]} | {x["ko_line"] for x in moved}
        content = {x["line"] for x in truth["now"] if x["kind"] in CONTENT}
        missing = {
            _nearest(n, content) for f in found[FindingKind.MISSING] for n in lines_of(case.now, f.original)
        }
        added = {x["line"] for x in truth["now"] if x["label"] == "added" and x["kind"] in CONTENT}
        scores["missing"].add(_of(case, (missing & content) - soft_now), _of(case, added - soft_now))
        kinds = {k for _, k, kind in truth["align_then"] if kind not in CONTENT}
        orphan = {n for f in found[FindingKind.ORPHAN] for n in lines_of(case.post, f.post)}
        gone = {x["ko_line"] for x in truth["removed"] if x["kind"] in CONTENT}
        scores["orphan"].add(_of(case, orphan - kinds - soft_post), _of(case, gone - soft_post))
    for kind, score in scores.items():
        print(f"  {kind:8} {score}")
    return {f"{kind} f1": score.f1 for kind, score in scores.items()}


def false_alarms(cases: Sequence[Case], lexicon: Lexicon | None) -> dict[str, float]:
    kinds: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    blocks = 0
    for case in cases:
        blocks += len(case.then)
        found = _found(case, case.then, lexicon)
        kinds.update({kind.value: len(some) for kind, some in found.items()})
        classes.update(d.split()[0] for f in found[FindingKind.MISMATCH] for d in f.evidence.details)
    rate = blocks / max(kinds.total(), 1)
    print(f"  {kinds.total()} false findings in {blocks} blocks, one in {rate:.0f}")
    for kind in FindingKind:
        told = f"  ({', '.join(f'{n} {what}' for what, n in classes.most_common())})"
        per = 1000 * kinds[kind] / max(blocks, 1)
        print(
            f"  {kind.value:12} {per:.2f} in 1,000{told if kind is FindingKind.MISMATCH and classes else ''}"
        )
    return {
        "blocks for one false finding": rate,
        "false moved": float(kinds[FindingKind.MOVED]),
    }


def moved_sections(cases: Sequence[Case], lexicon: Lexicon | None) -> dict[str, float]:
    """Of the documents whose sections were swapped, those where `moved` is found, and findings of it."""
    seen = tried = told = 0
    for case in cases:
        folder = case.folder.with_name(f"{case.folder.name}--hard")
        if not folder.is_dir():
            continue
        swapped = Case(case.name, folder)
        if not any(op[0] == "swap" for op in swapped.truth["ops"]):
            continue
        found = _found(swapped, swapped.then, lexicon)[FindingKind.MOVED]
        tried, seen, told = tried + 1, seen + bool(found), told + len(found)
    print(f"  {seen} of {tried} seen, in {told} findings")
    return {"moved sections seen": seen / max(tried, 1)}


def changed_values(cases: Sequence[Case], lexicon: Lexicon | None, *, short: bool) -> dict[str, float]:
    draw = random.Random(SEED)
    hit: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for case in cases:
        usage = usage_of(case.then)
        for pair in case.pairs(case.then, lexicon):
            for kind, before, after in _changed(case, pair, draw, short=short):
                tried[kind] += 1
                post = [case.post[k] for k in pair.post]
                said = set(disagreements(after, post, usage)) - set(disagreements(before, post, usage))
                hit[kind] += bool(said)
    for kind in VALUES:
        print(f"  {kind:12} {hit[kind]:5} of {tried[kind]} seen: {hit[kind] / max(tried[kind], 1):.4f}")
    return {f"{kind} seen": hit[kind] / max(tried[kind], 1) for kind in VALUES}


def _changed(
    case: Case, pair: Pair, draw: random.Random, *, short: bool
) -> Iterator[tuple[str, list[Block], list[Block]]]:
    """Every value of a pair's English that its Korean has, changed: (kind, before, after)."""
    post = [case.post[k] for k in pair.post]
    said = " ".join(block.text for block in post)
    before = [case.then[i] for i in pair.original]
    for place, block in enumerate(before):
        for kind, spots in VALUES.items():
            for value, changed in spots(block, draw):
                if short and draw.random() > 0.2:
                    continue
                stands = value in (m for b in post for m in b.links) if kind == "url" else value in said
                if stands or (kind == "number" and values(value).keys() & values(said).keys()):
                    yield kind, before, [*before[:place], changed, *before[place + 1 :]]


def essay_findings(cases: Sequence[Case], lexicon: Lexicon | None) -> dict[str, float]:
    scores: dict[str, Score] = defaultdict(Score)
    for case in cases:
        found = _found(case, case.then, lexicon)
        english, korean = Lines(case.then), Lines(case.post)
        truth = case.truth
        lost = {english.block(n): why for n, why in truth["missing"]}
        optional = {i for i, why in lost.items() if why.startswith(OPTIONAL)}
        said = {i for f in found[FindingKind.MISSING] for i in f.original}
        scores["missing"].add(_of(case, said - optional), _of(case, set(lost) - optional))
        for kind, true in (
            (FindingKind.MISMATCH, {korean.block(x[1]) for x in truth["mismatch"]}),
            (FindingKind.UNTRANSLATED, {korean.block(x[1]) for x in truth["untranslated"]}),
            (FindingKind.ORPHAN, {korean.block(x[0]) for x in truth["orphans"]}),
        ):
            held = {f.post[0]: f for f in found[kind]}
            scores[kind.value].add(_of(case, set(held)), _of(case, true))
            if kind is FindingKind.ORPHAN:
                _name_orphans(case, held, true)
    for kind, score in scores.items():
        print(f"  {kind:12} {score}")
    return {
        "essays missing f1": scores["missing"].f1,
        "essays mismatch precision": scores["mismatch"].precision,
        "essays mismatch recall": scores["mismatch"].recall,
        "essays untranslated recall": scores["untranslated"].recall,
        "essays orphans missed": float(scores["orphan"].true - scores["orphan"].right),
        "essays orphans false": float(scores["orphan"].said - scores["orphan"].right),
    }


def _name_orphans(case: Case, held: dict[int, Finding], true: set[int | None]) -> None:
    for k in sorted(set(held) | {k for k in true if k is not None}):
        word = "right" if k in held and k in true else "false" if k in held else "missed"
        lines = case.post[k].lines
        print(f"    {word:6} {case.name} line {lines[0] if lines else '?'}")


def _found(
    case: Case, original: Sequence[Block], lexicon: Lexicon | None
) -> dict[FindingKind, list[Finding]]:
    found: dict[FindingKind, list[Finding]] = defaultdict(list)
    pairs, residue = case.pairs(original, lexicon), residue_blocks(case.post_file)
    for finding in find(original, original, case.post, pairs, (), residue=residue):
        found[finding.kind].append(finding)
    return found


def _nearest(line: int, lines: set[int]) -> int:
    """The truth's first line of the block that begins at ``line``."""
    return line if line in lines else max((n for n in lines if n <= line and line - n < 3), default=line)


def _of(case: Case, places: set[int] | set[int | None]) -> set[tuple[str, int | None]]:
    return {(case.name, place) for place in places}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--short", action="store_true")
    asked = parser.parse_args()
    cases, lexicon = base_cases(asked.corpus, short=asked.short), starter()
    if not cases:
        print(f"{asked.corpus} holds no folder pairs/")
        return 2
    print("source_now against the translation")
    figures = first_look(cases, lexicon)
    print("source_then against the translation")
    figures |= false_alarms(cases, lexicon)
    print("two sections changed places")
    figures |= moved_sections(cases, lexicon)
    print("one value changed at a time")
    figures |= changed_values(cases, lexicon, short=asked.short)
    print("essays")
    figures |= essay_findings(essays(asked.corpus), lexicon)
    print()
    for name, value in figures.items():
        print(f"figure {name.replace(' ', '-')} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
