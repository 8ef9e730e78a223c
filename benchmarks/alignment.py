"""How well, how honestly and how quickly blocks are paired: `make bench-alignment CORPUS=../shared/real`.

For every repository under CORPUS/pairs and every variant: mean precision, recall and F1 over documents,
beside a Gale-Church baseline, with no lexicon, with one learned from the *other* repositories, and with
the one that ships (it has seen these very documents: its column says only that it is in order). Then
whether scores are calibrated, the time per document beside the baseline's, the essays, and growth.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one document is one core's work, as in production

from gale_church import gale_church
from growth import growth
from lexicon import lexicon_of

from daejo.alignment import Lexicon, Pair, align, starter
from daejo.blocks import Block
from daejo.markdown import read_markdown
from daejo.posts import read_post
from worker.comparing import read_original

VARIANTS = ("hard", "prose-hard", "essay-hard", "essay-bare-hard", "source_now")
WAYS = ("gale-church", "none", "others", "shipped")
T = TypeVar("T")
Links = set[tuple[int, int]]


@dataclass(frozen=True)
class Case:
    name: str
    original: tuple[Block, ...]
    post: tuple[Block, ...]
    truth: Links


@dataclass(frozen=True)
class Figures:
    precision: float
    recall: float
    f1: float


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--short", action="store_true", help="every eighth document, growth to 800 blocks")
    parser.add_argument("--every", type=int, default=1, help="only every n-th document")
    parser.add_argument("--json", type=Path, help="the figures as JSON as well")
    arguments = parser.parse_args()
    every = 8 if arguments.short else arguments.every
    bench = Bench(arguments.corpus, every)
    bench.run()
    figures = bench.report()
    figures |= essays(arguments.corpus)
    figures |= growth(arguments.corpus, largest=800 if arguments.short else 6400)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1, sort_keys=True), encoding="utf-8")


class Bench:
    """All documents, all ways; what came of it."""

    def __init__(self, corpus: Path, every: int) -> None:
        self.corpus = corpus
        self.every = every
        self.scores: dict[tuple[str, str, str], list[Figures]] = defaultdict(list)
        self.times: dict[str, list[float]] = defaultdict(list)
        self.judged: list[tuple[float, bool]] = []
        self.repositories = sorted(p.name for p in (corpus / "pairs").iterdir() if p.is_dir())

    def run(self) -> None:
        for repository in self.repositories:
            others = [r for r in self.repositories if r != repository]
            lexicons = {"none": None, "others": lexicon_of(self.corpus, others), "shipped": starter()}
            for variant in VARIANTS:
                for case in cases(self.corpus / "pairs" / repository, variant, self.every):
                    self._case(repository, variant, case, lexicons)

    def _case(self, repository: str, variant: str, case: Case, lexicons: dict[str, Lexicon | None]) -> None:
        lengths = [len(b.text) + 1 for b in case.original], [len(b.text) + 1 for b in case.post]
        links, spent = timed(gale_church, *lengths)
        self.times["gale-church"].append(spent)
        self.scores[repository, variant, "gale-church"].append(figures(links, case.truth))
        for way, lexicon in lexicons.items():
            pairs, spent = timed(align, case.original, case.post, lexicon)
            self.times[way].append(spent)
            self.scores[repository, variant, way].append(figures(linked(pairs), case.truth))
            if way == "others":
                self.judged += judged(pairs, case.truth)

    def report(self) -> dict[str, float]:
        found: dict[str, float] = {}
        print(f"{'repository':12}{'variant':18}{'docs':>5}  " + "  ".join(f"{way:^20}" for way in WAYS))
        print(" " * 37 + "  ".join(f"{'P':>6}{'R':>7}{'F1':>7}" for _ in WAYS))
        for repository in (*self.repositories, "all"):
            for variant in VARIANTS:
                row = [self._mean(repository, variant, way) for way in WAYS]
                count = len(self._of(repository, variant, "none"))
                cells = "  ".join(f"{f.precision:6.4f}{f.recall:7.4f}{f.f1:7.4f}" for f in row)
                print(f"{repository:12}{variant:18}{count:5}  {cells}")
                if repository == "all":
                    found |= {f"{variant}.{way}": f.f1 for way, f in zip(WAYS, row, strict=True)}
        found["calibration_error"] = reliability(self.judged)
        return found | self._speed()

    def _of(self, repository: str, variant: str, way: str) -> list[Figures]:
        wanted = self.repositories if repository == "all" else [repository]
        return [f for r in wanted for f in self.scores[r, variant, way]]

    def _mean(self, repository: str, variant: str, way: str) -> Figures:
        of = self._of(repository, variant, way)
        return Figures(*(mean(getattr(f, part) for f in of) for part in ("precision", "recall", "f1")))

    def _speed(self) -> dict[str, float]:
        print("\nTime per document (ms), and as a ratio to Gale-Church on the same document")
        base = self.times["gale-church"]
        found = {}
        for way in WAYS:
            ratios = sorted(t / b for t, b in zip(self.times[way], base, strict=True))
            middle, late = statistics.median(ratios), ratios[int(len(ratios) * 0.95)]
            ms = sorted(t * 1000 for t in self.times[way])
            print(
                f"{way:12} median {statistics.median(ms):7.1f}  95 % {ms[int(len(ms) * 0.95)]:8.1f}"
                f"  ratio: median {middle:5.2f}  95 % {late:5.2f}"
            )
            found[f"speed_ratio.{way}"] = middle
        return found


def cases(folder: Path, variant: str, every: int = 1) -> Iterator[Case]:
    """The documents of one repository in one variant."""
    now = variant == "source_now"
    wanted = [
        p
        for p in sorted(folder.iterdir())
        if ("--" not in p.name if now else p.name.endswith(f"--{variant}"))
    ]
    if variant == "hard":
        wanted = [p for p in wanted if not p.name.endswith(("prose-hard", "essay-hard", "bare-hard"))]
    for path in wanted[::every]:
        yield case_of(path, now=now)


def case_of(path: Path, *, now: bool = False) -> Case:
    truth = json.loads((path / "truth.json").read_text("utf-8"))
    # As a look reads them: front matter is no block, and the truth has none.
    original = read_original(path / ("source_now.md" if now else "source_then.md"))[0].blocks
    post = read_post((path / "translation.md").read_bytes(), path.name).blocks
    if now:
        lines = [(x["line"], x["ko_line"]) for x in truth["now"] if x["ko_line"] is not None]
    else:
        lines = [(e, k) for e, k, *_ in truth["align_then"]]
    return Case(path.name, original, post, links_of(lines, original, post))


def links_of(lines: Iterable[tuple[int, int]], original: tuple[Block, ...], post: tuple[Block, ...]) -> Links:
    """Truth by lines as truth by indexes; a line that begins no block counts as missed."""
    ours = {b.lines[0]: i for i, b in enumerate(original) if b.lines}
    theirs = {b.lines[0]: j for j, b in enumerate(post) if b.lines}
    return {(ours.get(e, -1), theirs.get(k, -1)) for e, k in lines}


def linked(pairs: Iterable[Pair]) -> Links:
    return {(i, j) for pair in pairs for i in pair.original for j in pair.post}


def judged(pairs: Iterable[Pair], truth: Links) -> list[tuple[float, bool]]:
    """Each pair's score, and whether all that it links is true."""
    return [(p.score, {(i, j) for i in p.original for j in p.post} <= truth) for p in pairs]


def figures(found: Links, truth: Links) -> Figures:
    right = len(found & truth)
    precision = right / len(found) if found else float(not truth)
    recall = right / len(truth) if truth else 1.0
    return Figures(precision, recall, 2 * right / (len(found) + len(truth)) if found or truth else 1.0)


def reliability(judged: list[tuple[float, bool]]) -> float:
    """Prints how often pairs of each score are right; returns the expected calibration error."""
    print("\nAre scores calibrated? (lexicon of the other repositories)")
    print("   score        pairs   mean score   right")
    bands = (
        (0.0, 0.5),
        (0.5, 0.6),
        (0.6, 0.7),
        (0.7, 0.8),
        (0.8, 0.9),
        (0.9, 0.95),
        (0.95, 0.99),
        (0.99, 1.01),
    )
    error = 0.0
    for low, high in bands:
        inside = [(s, ok) for s, ok in judged if low <= s < high]
        if inside:
            score, right = mean(s for s, _ in inside), mean(ok for _, ok in inside)
            error += abs(score - right) * len(inside) / len(judged)
            print(f"{low:5.2f} - {min(high, 1.0):4.2f} {len(inside):9,} {score:12.3f} {right:7.3f}")
    print(f"expected calibration error {error:.4f}")
    return error


def essays(corpus: Path) -> dict[str, float]:
    """Real posts against the originals written for them, with the lexicon that ships and with none."""
    folders = sorted((corpus / "essays").iterdir()) if (corpus / "essays").is_dir() else []
    found = {}
    for way, lexicon in (("none", None), ("shipped", starter())):
        total = [essay(folder, lexicon) for folder in folders]
        right, made, true = (sum(t[k] for t in total) for k in range(3))
        f1 = 2 * right / max(1, made + true)
        print(
            f"\nEssays ({len(folders)}), lexicon {way}: P {right / max(1, made):.4f}"
            f"  R {right / max(1, true):.4f}  F1 {f1:.4f}  ({right} of {made} links right, {true} true)"
        )
        found[f"essays.{way}"] = f1
    return found


def essay(folder: Path, lexicon: Lexicon | None) -> tuple[int, int, int]:
    """Links right, made and true; the title is in the post's front matter and counts neither way."""
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    original = read_markdown((folder / "source_then.md").read_text("utf-8"))
    post = read_post((folder / "translation.md").read_bytes(), folder.name).blocks
    links = links_of([(e, k) for e, k, *_ in truth["align_then"]], original, post)
    found = linked(align(original, post, lexicon))
    return len(found & links), len(found), len(links)


def timed(do: Callable[..., T], *given: object) -> tuple[T, float]:
    """What ``do`` returns, and the processor seconds it took."""
    start = time.process_time()
    made = do(*given)
    return made, time.process_time() - start


def mean(numbers: Iterable[float]) -> float:
    every = list(numbers)
    return sum(every) / len(every) if every else 0.0


if __name__ == "__main__":
    main()
