"""Which version was translated: ``python benchmarks/baselines.py CORPUS [--short] [--fit]``.

CORPUS/versions/REPO/SLUG has up to 24 versions of an English document; the translation and its date are
known (pairs/REPO/SLUG). A choice is right where the chosen version has the same blocks as the true one.
Versions are handed over in shuffled order; where several fit alike, as many of them count as right as
chance would find ("from the texts alone"), or the last in their history ("in the order of their history").

1. From the texts alone and with dates, with weights fitted on the other two repositories, and with those
   that ship (which have seen all of it); dates alone, for comparison.
2. How sure the choice said that it was, and how often it was right; misses by class.
3. The labels of `drift.py` with the chosen version in place of the true one.

``--fit`` prints the weights of `daejo/baselines/weights.py` anew. ``--short``: one document in twelve,
shipped weights, without the labels.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from choice_fit import Sample, fit, odds
from choice_lessons import more_and_less, then_and_now
from pair_cases import Case, base_cases, essays

from daejo.alignment import starter
from daejo.alignment.pair import Pair
from daejo.baselines.certainty import certainty
from daejo.baselines.choosing import alike, compare, likely
from daejo.baselines.weights import WEIGHTS
from daejo.blocks import Block, fingerprint
from daejo.changes import ChangeKind, Weight, changes
from daejo.findings.carrying import correspondence
from worker.comparing import read_original

SEED = 20261124


@dataclass
class Choice:
    """One document's versions, each text once, in shuffled order."""

    name: str
    case: Case
    texts: list[tuple[Block, ...]]
    true: list[bool]
    moments: list[list[datetime]]
    made: datetime

    @cached_property
    def sample(self) -> Sample:
        return Sample(self.name, compare(self.texts, self.case.post_file, starter()), self.true)


def choices(corpus: Path, *, short: bool) -> Iterator[Choice]:
    draw = random.Random(SEED)
    folders = sorted(f for f in (corpus / "versions").glob("*/*") if f.is_dir())
    for folder in folders[:: 12 if short else 1]:
        told = json.loads((folder / "versions.json").read_text("utf-8"))
        name = f"{folder.parent.name}/{folder.name}"
        versions = list(told["versions"])
        draw.shuffle(versions)
        places: dict[str, int] = {}
        made = datetime.fromtimestamp(told["translated_at"], UTC)
        choice = Choice(name, Case(name, corpus / "pairs" / name), [], [], [], made)
        for version in versions:
            blocks = read_original(folder / version["file"])[0].blocks
            place = places.setdefault(fingerprint(blocks), len(choice.texts))
            if place == len(choice.texts):
                choice.texts.append(blocks)
                choice.true.append(False)
                choice.moments.append([])
            choice.true[place] |= version["same_blocks_as_then"]
            choice.moments[place].append(datetime.fromtimestamp(version["time"], UTC))
        yield choice


Fits = Callable[[Choice], list[float]]


def right(choice: Choice, chances: Sequence[float]) -> float:
    """1 or 0; between where the best are alike."""
    best = alike(chances)
    return sum(choice.true[i] for i in best) / len(best)


def right_in_order(choice: Choice, chances: Sequence[float]) -> float:
    """1 or 0: of those alike the last one in their history, as `choose` takes it."""
    return float(choice.true[max(alike(chances), key=lambda i: max(choice.moments[i]))])


def share(
    title: str,
    every: Sequence[Choice],
    chances: Callable[[Choice], list[float]],
    score: Callable[[Choice, Sequence[float]], float] = right,
) -> float:
    scores = {choice.name: score(choice, chances(choice)) for choice in every}
    by = Counter(name.split("/")[0] for name in scores)
    parts = ", ".join(
        f"{repository} {sum(v for n, v in scores.items() if n.startswith(repository)) / count:.3f}"
        for repository, count in by.items()
    )
    mean = sum(scores.values()) / len(scores)
    print(f"  {title:58} {mean:.3f}  ({parts})")
    return mean


def sureness(every: Sequence[Choice], chances: Callable[[Choice], list[float]]) -> None:
    bands = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01))
    for low, high in bands:
        said = []
        for choice in every:
            sure = certainty(max(chances(choice)), choice.moments, choice.made)
            if low <= sure < high:
                said.append((sure, right(choice, chances(choice))))
        if said:
            mean, true = (sum(x[i] for x in said) / len(said) for i in (0, 1))
            print(
                f"  {low:.2f} to {min(high, 1):.2f}: {len(said):4} choices, said {mean:.3f}, right {true:.3f}"
            )


def misses(every: Sequence[Choice], chances: Callable[[Choice], list[float]]) -> None:
    """What lies between the version that was chosen and the true one."""
    classes: Counter[str] = Counter()
    for choice in every:
        said = chances(choice)
        if right(choice, said) == 1 or not any(choice.true):
            continue
        true = choice.true.index(True)
        rivals = [i for i in range(len(said)) if not choice.true[i]]
        chosen = max(rivals, key=lambda i: said[i])
        edits = changes(choice.texts[true], choice.texts[chosen])
        small = all(c.kind is ChangeKind.EDITED and c.weight is not Weight.SUBSTANTIVE for c in edits)
        what = "language or looks only" if small else "matter"
        how = "alike" if true in alike(said) else "the other fits better"
        classes[f"{how}, differing in {what}"] += 1
    for what, count in classes.most_common():
        print(f"  {count:3} {what}")


class Chosen(Case):
    """A case whose baseline is a version that was chosen, not the true one."""

    def __init__(self, case: Case, blocks: tuple[Block, ...]) -> None:
        super().__init__(case.name, case.folder)
        self.__dict__["then"] = blocks
        self.__dict__["true_pairs"] = _carried(case, blocks)


def _carried(case: Case, blocks: tuple[Block, ...]) -> tuple[Pair, ...]:
    there = correspondence(changes(case.then, blocks), len(case.then), len(blocks))
    return tuple(
        replace(pair, original=after)
        for pair in case.true_pairs
        if (after := tuple(sorted({j for i in pair.original for j in there.get(i, ())})))
    )


def drift(every: Sequence[Choice], chances: Callable[[Choice], list[float]]) -> dict[str, float]:
    from drift import Labels

    labels = {"true": Labels(), "chosen": Labels()}
    lexicon = starter()
    for choice in every:
        if not choice.case.drifted:
            continue
        said = chances(choice)
        blocks = choice.texts[max(range(len(said)), key=lambda i: said[i])]
        for which, case in (("true", choice.case), ("chosen", Chosen(choice.case, blocks))):
            labels[which].add(case, case.pairs(case.then, lexicon))
    figures = {}
    for which, made in labels.items():
        print(f"with the {which} version as the baseline")
        figures[which] = made.show()
    worst = max(figures["true"][name] - figures["chosen"][name] for name in figures["true"])
    print(f"largest drop of a figure: {worst:.4f}")
    return {"largest drop": worst}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--fit", action="store_true")
    asked = parser.parse_args()
    every = list(choices(asked.corpus, short=asked.short))
    if not every:
        print(f"{asked.corpus} holds no folder versions/")
        return 2
    shipped: Fits = lambda choice: odds(choice.sample.features, dict(WEIGHTS))  # noqa: E731
    figures: dict[str, float] = {}
    fits = shipped
    if not asked.short:
        samples = [choice.sample for choice in every]
        cases = [*base_cases(asked.corpus), *essays(asked.corpus)]
        samples += [*then_and_now(cases), *more_and_less(cases)]
        if asked.fit:
            print(json.dumps(fit(samples), indent=4))
            return 0
        others = {
            one: fit([s for s in samples if s.repository != one]) for one in {s.repository for s in samples}
        }
        fits = lambda choice: odds(choice.sample.features, others[choice.sample.repository])  # noqa: E731
    dated = lambda choice: likely(fits(choice), choice.moments, choice.made)  # noqa: E731
    undated = lambda choice: likely(fits(choice))  # noqa: E731
    print(
        f"{len(every)} documents, {sum(len(c.texts) for c in every)} different texts: the right one is chosen"
    )
    if not asked.short:
        figures["texts alone"] = share("from the texts alone, other repositories' weights", every, undated)
        figures["texts in order"] = share(
            "in the order of their history, the same", every, undated, right_in_order
        )
        figures["with dates"] = share("with dates, other repositories' weights", every, dated)
    figures["texts alone shipped"] = share(
        "from the texts alone, shipped weights", every, lambda c: likely(shipped(c))
    )
    figures["texts in order shipped"] = share(
        "in the order of their history, the same", every, lambda c: likely(shipped(c)), right_in_order
    )
    figures["with dates shipped"] = share(
        "with dates, shipped weights", every, lambda c: likely(shipped(c), c.moments, c.made)
    )
    share("dates alone", every, lambda c: likely([0.0] * len(c.texts), c.moments, c.made))
    for title, chances in (("from the texts alone", undated), ("with dates", dated)):
        print(f"\nHow sure it said it was, {title}")
        sureness(every, chances)
        print(f"Misses {title}, by what lies between")
        misses(every, chances)
    if not asked.short:
        print("\nLabels of drift, with dates")
        figures |= drift(every, dated)
    print()
    for name, value in figures.items():
        print(f"figure {name.replace(' ', '-')} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
