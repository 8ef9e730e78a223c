"""How well `lint` finds the residue of real posts: precision and recall, kind by kind.

    python benchmarks/lint.py CORPUS [--misses]     CORPUS: the folder that holds posts/

The labels (benchmarks/lint_labels.toml) were made by reading the posts before any rule was tuned.
A finding is right where it overlaps a label of its kind that no other finding has taken.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from daejo.errors import PostError
from daejo.posts import Post, Residue, lint, read_post

LABELS = Path(__file__).with_name("lint_labels.toml")
MANY = 10
"""A kind with more labels than this must reach both goals."""
PRECISION, RECALL = 0.95, 0.90


@dataclass
class Score:
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, Residue]] = field(default_factory=list)
    missed: list[tuple[str, str, tuple[int, int]]] = field(default_factory=list)
    labelled: Counter[str] = field(default_factory=Counter)

    def add(self, post: Post, name: str, labels: dict[str, Any]) -> None:
        left = {kind: [_stretch(v) for v in labels[kind]] for kind in labels if kind != "ambiguous"}
        unsure = [_stretch(v) for v in labels.get("ambiguous", ())]
        for kind, stretches in left.items():
            self.labelled[kind] += len(stretches)
        for residue in lint(post):
            taken = next((s for s in left.get(residue.kind.value, ()) if _overlap(s, residue.lines)), None)
            if taken is not None:
                left[residue.kind.value].remove(taken)
                self.right[residue.kind.value] += 1
            elif not any(_overlap(s, residue.lines) for s in unsure):
                self.wrong.append((name, residue))
        self.missed += [(name, kind, s) for kind, stretches in left.items() for s in stretches]

    def table(self) -> list[tuple[str, int, float, float]]:
        wrong = Counter(r.kind.value for _, r in self.wrong)
        rows = []
        for kind in sorted({*self.labelled, *self.right, *wrong}, key=lambda k: (-self.labelled[k], k)):
            said = self.right[kind] + wrong[kind]
            precision = self.right[kind] / said if said else 1.0
            recall = self.right[kind] / self.labelled[kind] if self.labelled[kind] else 1.0
            rows.append((kind, self.labelled[kind], precision, recall))
        return rows


def measure(corpus: Path) -> tuple[Score, int, int]:
    """The score, how many posts were read, and how many could not be."""
    labels = tomllib.loads(LABELS.read_text(encoding="utf-8"))["post"]
    score, read, unreadable = Score(), 0, 0
    for path in sorted((corpus / "posts").glob("*.md")):
        try:
            post = read_post(path.read_bytes(), path.name)
        except PostError as error:
            print(error)
            unreadable += 1
            continue
        read += 1
        if post.digest[:12] in labels:
            score.add(post, path.name, labels[post.digest[:12]])
        else:
            print(f"no labels for {path.name}")
    return score, read, unreadable


def _stretch(value: int | list[int]) -> tuple[int, int]:
    return (value, value) if isinstance(value, int) else (value[0], value[1])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--misses", action="store_true", help="list what was missed and what was wrong")
    args = parser.parse_args()
    score, read, unreadable = measure(args.corpus)
    print(f"{read} posts read, {unreadable} unreadable")
    print(f"{'kind':14} {'labels':>6} {'precision':>9} {'recall':>7}")
    reached = unreadable == 0
    for kind, labels, precision, recall in score.table():
        low = labels > MANY and (precision < PRECISION or recall < RECALL)
        reached = reached and not low
        print(f"{kind:14} {labels:6} {precision:9.3f} {recall:7.3f}{'  below the goal' if low else ''}")
    if args.misses:
        for name, kind, lines in score.missed:
            print(f"missed  {kind:12} {name}:{lines[0]}")
        for name, residue in score.wrong:
            place = f"{residue.kind.value:12} {name}:{residue.lines[0]}"
            print(f"wrong   {place}  {residue.why}: {residue.excerpt[:80]}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
