"""The user's own lexicon: does it help where it was learned, and does it harm elsewhere?
`make bench-lexicon CORPUS=../shared/real`.

It is learned as in production: of texts that Daejo aligned itself, without their truth. Measured at home
(learned from one half of a repository or of the essays, on the other half) and abroad (learned from
another repository or from the essays). The starter is one learned of repositories other than the one
measured on, as a blog of a new field would have it; for essays the one that ships as well. F1 is the mean
over documents with no lexicon at all, with the starter, and with the user's own laid over it; "better"
and "worse" count documents whose F1 the user's own raises or lowers, against the starter and against none.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from alignment import VARIANTS, Case, case_of, figures, linked, links_of, mean
from lexicon import SEEN_IN_DOCUMENTS, lexicon_of

from daejo.alignment import Lexicon, align, blend, starter
from daejo.lessons import Lesson, Mark, learned, lesson
from daejo.markdown import read_markdown
from daejo.posts import read_post

DISTURBED = VARIANTS[:-1]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--short", action="store_true", help="measure on every eighth document")
    parser.add_argument("--every", type=int, default=1, help="measure on every n-th document")
    parser.add_argument("--json", type=Path, help="the figures as JSON as well")
    arguments = parser.parse_args()
    bench = Bench(arguments.corpus, 8 if arguments.short else arguments.every)
    bench.run()
    found = bench.summary()
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1, sort_keys=True), encoding="utf-8")


@dataclass(frozen=True)
class Starter:
    name: str
    lexicon: Lexicon | None


@dataclass
class Tally:
    """F1 of each document with no lexicon, with the starter, and with the user's own laid over it."""

    scores: list[tuple[float, float, float]] = field(default_factory=list)

    def __str__(self) -> str:
        none, before, after = (mean(s[k] for s in self.scores) for k in range(3))
        return (
            f"{len(self.scores):6}{none:9.4f}{before:9.4f}{after:9.4f}{after - before:+9.4f}"
            f"{self.better(1):8}{self.worse(1):7}{self.better(0):10}{self.worse(0):7}"
        )

    def gain(self, over: int) -> float:
        return mean(s[2] - s[over] for s in self.scores)

    def better(self, than: int) -> int:
        return sum(s[2] > s[than] for s in self.scores)

    def worse(self, than: int) -> int:
        return sum(s[2] < s[than] for s in self.scores)


class Bench:
    def __init__(self, corpus: Path, every: int) -> None:
        self.corpus, self.every = corpus, every
        self.repositories = sorted(p.name for p in (corpus / "training").iterdir() if p.is_dir())
        self.essays = sorted((corpus / "essays").iterdir())
        self.totals: dict[tuple[str, str], Tally] = {}

    def run(self) -> None:
        print(
            f"{'measured on':28}{'own learned from':18}{'starter':>8}"
            f"{'docs':>6}{'none':>9}{'starter':>9}{'with own':>9}{'gain':>9}"
            f"{'better':>8}{'worse':>7}{'than none':>10}{'worse':>7}"
        )
        for repository in self.repositories:
            base = self._others(repository)
            learnt = self._texts(repository)[0::2]
            self._on(repository, "home", "its other half", base, learnt, {p.name for p in learnt})
            for field_ in (*(r for r in self.repositories if r != repository), "essays"):
                self._on(repository, "abroad", field_, base, self._texts(field_), set())
        for repository in self.repositories:
            for base in (Starter("shipped", starter()), self._others(repository)):
                self._measure("abroad", "essays", repository, base, self._texts(repository), self.essays)
        shipped = Starter("shipped", starter())
        self._measure("home", "essays", "its other half", shipped, self.essays[0::2], self.essays[1::2])

    def summary(self) -> dict[str, float]:
        """All documents of a place and a starter together."""
        print()
        found: dict[str, float] = {}
        for (where, base), tally in sorted(self.totals.items()):
            print(f"{'all, ' + where:46}{base:>8}{tally}")
            found |= {f"{where}.{base}.gain": tally.gain(1), f"{where}.{base}.gain-over-none": tally.gain(0)}
            found |= {f"{where}.{base}.worse": tally.worse(1) / max(1, len(tally.scores))}
        return found

    def _on(
        self, repository: str, where: str, source: str, base: Starter, learnt: list[Path], seen: set[str]
    ) -> None:
        for variant in DISTURBED:
            folder = self.corpus / "pairs" / repository
            wanted = [p for p in sorted(folder.iterdir()) if p.name.partition("--")[::2][1] == variant]
            unseen = [p for p in wanted if p.name.partition("--")[0] not in seen][:: self.every]
            self._measure(where, f"{repository} {variant}", source, base, learnt, unseen)

    def _measure(
        self, where: str, on: str, source: str, base: Starter, learnt: list[Path], folders: list[Path]
    ) -> None:
        own = own_lexicon(tuple(learnt), base.lexicon)
        if own is None:
            print(f"{on:28}{source:18}{base.name:>8}  teaches nothing: too few pairs")
            return
        laid, tally = blend(base.lexicon, own), Tally()
        tally.scores = [
            (f1(case, None), f1(case, base.lexicon), f1(case, laid)) for case in map(read_case, folders)
        ]
        self.totals.setdefault((where, base.name), Tally()).scores += tally.scores
        print(f"{on:28}{source:18}{base.name:>8}{tally}", flush=True)

    def _others(self, repository: str) -> Starter:
        """As the starter is made, of all repositories but one."""
        return Starter(
            "others", starter_of(self.corpus, tuple(r for r in self.repositories if r != repository))
        )

    def _texts(self, source: str) -> list[Path]:
        if source == "essays":
            return self.essays
        return sorted(p for p in (self.corpus / "training" / source).iterdir() if p.is_dir())


@cache
def starter_of(corpus: Path, repositories: tuple[str, ...]) -> Lexicon:
    return lexicon_of(corpus, list(repositories), SEEN_IN_DOCUMENTS)


_own: dict[tuple[tuple[Path, ...], int], Lexicon | None] = {}


def own_lexicon(folders: tuple[Path, ...], base: Lexicon | None) -> Lexicon | None:
    """What the posts in ``folders`` teach, aligned by Daejo with the starter that it has there."""
    key = folders, id(base)
    if key not in _own:
        marks = [Mark(number, 1, number) for number in range(len(folders))]
        made = learned(marks, lambda mark: _lesson(mark.post_id, folders[mark.post_id], base))
        if made:
            print(f"    ({made.pairs:,} pairs of {made.texts} texts -> {len(made.lexicon):,} word pairs)")
        _own[key] = made.lexicon if made else None
    return _own[key]


def _lesson(number: int, folder: Path, base: Lexicon | None) -> Lesson:
    original = read_markdown((folder / "source_then.md").read_text("utf-8"))
    post = read_post((folder / "translation.md").read_bytes(), folder.name).blocks
    return lesson(number, original, post, align(original, post, base))


@cache
def read_case(folder: Path) -> Case:
    if folder.parent.name != "essays":
        return case_of(folder)
    truth = json.loads((folder / "truth.json").read_text("utf-8"))["align_then"]
    original = read_markdown((folder / "source_then.md").read_text("utf-8"))
    post = read_post((folder / "translation.md").read_bytes(), folder.name).blocks
    return Case(folder.name, original, post, links_of([(e, k) for e, k, *_ in truth], original, post))


_scored: dict[tuple[str, int, int], float] = {}


def f1(case: Case, lexicon: Lexicon | None) -> float:
    key = case.name, id(case), id(lexicon)
    if key not in _scored:
        _kept.append(lexicon)  # an id names a lexicon only while it lives
        _scored[key] = figures(linked(align(case.original, case.post, lexicon)), case.truth).f1
    return _scored[key]


_kept: list[Lexicon | None] = []


if __name__ == "__main__":
    main()
