"""Fits the aligner's weights anew: `python benchmarks/weights.py ../shared/real [--write | --held-out]`.

The aligner is a linear-chain conditional random field (Lafferty et al. 2001); its three dozen weights are
fitted by stochastic gradient (Adam) to the disturbed documents of CORPUS/pairs, each read with a lexicon
that never saw its repository, once with a lexicon and once without. A third of the documents is made to
look like a blog's: images under names of its own, headings a level off, links and emphasis dropped.
``--held-out`` fits without each repository in turn and prints the F1 on it: what the weights are worth
on texts they have not seen. ``--write`` writes daejo/alignment/weights.py.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: threads only wait for one another

import numpy as np
from alignment import VARIANTS, Case, Links, cases, figures, mean
from lexicon import lexicon_of
from numpy.typing import NDArray

from daejo.alignment import Lexicon
from daejo.alignment.evidence import gather
from daejo.alignment.features import NAMES, candidates
from daejo.alignment.model import GAP_NAMES
from daejo.alignment.search import NEVER, Grid, Scores, best, odds, sums
from daejo.alignment.traits import Traits, traits
from daejo.blocks import Kind, MarkKind

TARGET = Path(__file__).parents[1] / "daejo" / "alignment" / "weights.py"
LIKE_A_BLOG = 0.35
LONGEST = 120
ROUNDS, RATE, BATCH, DECAY = 3, 0.1, 16, 1e-3
VERBATIM = 4.0
PAIRS, GAPS = len(NAMES), len(GAP_NAMES)
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Lesson:
    """One document: features of single, 2-1 and 1-2 candidates, and of gaps; which the truth allows."""

    features: tuple[Grid, Grid, Grid]
    gaps: tuple[Grid, Grid]
    allowed: tuple[NDArray[np.bool_], ...]
    paired: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    truth: Links


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--held-out", action="store_true")
    arguments = parser.parse_args()
    text = '"""Weights fitted by `benchmarks/weights.py`; do not edit by hand."""\n\n'
    text += "from __future__ import annotations\n\nfrom daejo.alignment.model import Model\n"
    for name, with_lexicon in (("WITH_LEXICON", True), ("WITHOUT_LEXICON", False)):
        lessons = all_lessons(arguments.corpus, with_lexicon=with_lexicon)
        if arguments.held_out:
            for repository, held in lessons.items():
                weights = fit([x for other, some in lessons.items() if other != repository for x in some])
                f1 = mean(figures(predicted(x, weights), x.truth).f1 for x in held)
                print(
                    f"{name} {repository}: held out, F1 {f1:.4f} over {len(held)} documents (no second pass)"
                )
        if arguments.write:
            text += f"\n{name} = {written(fit([x for some in lessons.values() for x in some]))}\n"
    if arguments.write:
        arguments.out.write_text(text, encoding="utf-8")
        print(f"wrote {arguments.out}; now: ruff format {arguments.out}")


def all_lessons(corpus: Path, *, with_lexicon: bool) -> dict[str, list[Lesson]]:
    repositories = sorted(p.name for p in (corpus / "pairs").iterdir() if p.is_dir())
    chance = np.random.default_rng(0)
    lessons = {}
    for repository in repositories:
        others = [r for r in repositories if r != repository]
        lexicon = lexicon_of(corpus, others) if with_lexicon else None
        some = [c for v in VARIANTS for c in cases(corpus / "pairs" / repository, v)]
        some = [c for c in some if 3 <= len(c.original) <= LONGEST and len(c.post) >= 3]
        lessons[repository] = [
            lesson(
                like_a_blog(c, int(chance.integers(0, 2))) if chance.random() < LIKE_A_BLOG else c, lexicon
            )
            for c in some
        ]
    return lessons


def like_a_blog(case: Case, drop: int) -> Case:
    post = []
    for number, block in enumerate(case.post):
        changed = replace(block, marks=tuple(m for m in block.marks if m.kind is MarkKind.IMAGE))
        if block.kind is Kind.IMAGE:
            changed = replace(changed, image=f"post_{number}.png", target=f"/assets/img/post_{number}.png")
        if block.kind is Kind.HEADING:
            changed = replace(changed, level=max(1, block.level - drop))
        post.append(changed)
    return replace(case, post=tuple(post))


def lesson(case: Case, lexicon: Lexicon | None) -> Lesson:
    ours, theirs = [traits(b) for b in case.original], [traits(b) for b in case.post]
    made = candidates((ours, theirs), gather(ours, theirs, lexicon))
    one, two_one, one_two = (np.stack(f, axis=-1) for f in (made.one, made.two_one, made.one_two))
    allowed, paired = permitted(rising(case.truth), len(ours), len(theirs))
    return Lesson(
        (one, two_one, one_two), (gap_features(ours), gap_features(theirs)), allowed, paired, case.truth
    )


def gap_features(blocks: list[Traits]) -> Grid:
    groups = np.array([min(t.group, 4) for t in blocks])
    lengths = np.array([t.length for t in blocks])
    columns = [groups == k for k in (1, 0, 2, 3, 4)]  # prose, heading, code, image, other
    return np.stack([*columns, np.exp(-lengths / 40)], axis=1).astype(np.float64)


def rising(truth: Links) -> list[tuple[int, int]]:
    """The longest part of the truth that is in order: the search in order must leave the rest alone."""
    links = sorted(link for link in truth if min(link) >= 0)
    size, before = [1] * len(links), [-1] * len(links)
    for b, later in enumerate(links):
        for a, earlier in enumerate(links[:b]):
            if earlier[0] <= later[0] and earlier[1] <= later[1] and size[a] >= size[b]:
                size[b], before[b] = size[a] + 1, a
    at = int(np.argmax(size)) if links else -1
    chain = []
    while at >= 0:
        chain.append(links[at])
        at = before[at]
    return chain[::-1]


def permitted(
    links: list[tuple[int, int]], n: int, m: int
) -> tuple[tuple[NDArray[np.bool_], ...], tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """Which steps the truth is made of; groups larger than the search knows are left open."""
    one, two_one, one_two = np.zeros((n, m), bool), np.zeros((n - 1, m), bool), np.zeros((n, m - 1), bool)
    ours, theirs = np.zeros(n, bool), np.zeros(m, bool)
    rows = {i: [j for a, j in links if a == i] for i, _ in links}
    columns = {j: [i for i, b in links if b == j] for _, j in links}
    for i, j in links:
        if rows[i] == [j] and columns[j] == [i]:
            one[i, j] = ours[i] = theirs[j] = True
        elif columns[j] == [i, i + 1] and rows[i] == rows[i + 1] == [j]:
            two_one[i, j] = ours[i] = ours[i + 1] = theirs[j] = True
        elif rows[i] == [j, j + 1] and columns[j] == columns[j + 1] == [i]:
            one_two[i, j] = ours[i] = theirs[j] = theirs[j + 1] = True
    return (one, two_one, one_two), (ours, theirs)


def scores(x: Lesson, w: Vector) -> Scores:
    pair, gap, gap_post = w[:PAIRS], w[PAIRS : PAIRS + GAPS], w[PAIRS + GAPS :]
    one, two_one, one_two = (f @ pair for f in x.features)
    return Scores(one, two_one, one_two, x.gaps[0] @ gap[1:], x.gaps[1] @ gap_post[1:], gap[0], gap_post[0])


def only_true(x: Lesson, s: Scores) -> Scores:
    steps = (np.where(a, f, NEVER) for a, f in zip(x.allowed, (s.one, s.two_one, s.one_two), strict=True))
    gap, gap_post = (np.where(p, NEVER, g) for p, g in zip(x.paired, (s.gap, s.gap_post), strict=True))
    return Scores(*steps, gap, gap_post, s.open, s.open_post)


def expected(x: Lesson, s: Scores) -> tuple[float, Vector]:
    """The logarithm of all alignments' weight, and how often each feature is expected in them."""
    chain = sums(s)
    chances = odds(s, chain)
    total = np.zeros(PAIRS + 2 * GAPS)
    for chance, feature in zip((chances.one, chances.two_one, chances.one_two), x.features, strict=True):
        total[:PAIRS] += np.tensordot(chance, feature, axes=([0, 1], [0, 1]))
    ends = s.gap[:, None] + chain.back_gap[1:] - chain.total
    opened, went_on = np.exp(chain.match[:-1] + s.open + ends), np.exp(chain.gap[:-1] + ends)
    ends = s.gap_post[None] + chain.back_gap_post[:, 1:] - chain.total
    before = np.logaddexp(chain.match, chain.gap)[:, :-1]
    opened_post, on_post = np.exp(before + s.open_post + ends), np.exp(chain.gap_post[:, :-1] + ends)
    total[PAIRS] = opened.sum()
    total[PAIRS + 1 : PAIRS + GAPS] = (opened + went_on).sum(axis=1) @ x.gaps[0]
    total[PAIRS + GAPS] = opened_post.sum()
    total[PAIRS + GAPS + 1 :] = (opened_post + on_post).sum(axis=0) @ x.gaps[1]
    return chain.total, total


def fit(lessons: list[Lesson]) -> Vector:
    w = np.zeros(PAIRS + 2 * GAPS)
    for name, start in {"bias": -4, "both_covered": 6, "length": -1, "foreign": -6, "merged": -3}.items():
        w[NAMES.index(name)] = start
    w[PAIRS:] = -1
    chance = np.random.default_rng(1)
    slope, power, step = np.zeros_like(w), np.zeros_like(w), 0
    for turn in range(ROUNDS):
        order, loss, blocks = chance.permutation(len(lessons)), 0.0, 0
        for start in range(0, len(order), BATCH):
            gradient = DECAY * BATCH * w
            for at in order[start : start + BATCH]:
                x = lessons[at]
                s = scores(x, w)
                true, seen = expected(x, only_true(x, s))
                every, wanted = expected(x, s)
                size = sum(len(p) for p in x.paired)
                gradient += (wanted - seen) * 5 / np.sqrt(size)
                loss, blocks = loss + every - true, blocks + size
            step += 1
            slope, power = 0.9 * slope + 0.1 * gradient, 0.99 * power + 0.01 * gradient**2
            pace = RATE * (1 - 0.9 * turn / ROUNDS)
            w -= pace * (slope / (1 - 0.9**step)) / (np.sqrt(power / (1 - 0.99**step)) + 1e-8)
        print(f"  round {turn + 1}: loss per block {loss / blocks:.4f}", flush=True)
    return w


def predicted(x: Lesson, w: Vector) -> Links:
    s = scores(x, w)
    steps = best(odds(s, sums(s)).link, 0.4)
    return {(i + a, j + b) for i, up, j, left in steps for a in range(up) for b in range(left)}


def written(w: Vector) -> str:
    # Prose left as it was is too rare in these documents to be learned, and too sure to be left at that.
    w = w.copy()
    w[NAMES.index("verbatim")] = VERBATIM
    parts = (NAMES, w[:PAIRS]), (GAP_NAMES, w[PAIRS : PAIRS + GAPS]), (GAP_NAMES, w[PAIRS + GAPS :])
    tables = (
        "{" + ", ".join(f'"{n}": {v:.3f}' for n, v in zip(names, values, strict=True)) + ",}"
        for names, values in parts
    )
    return "Model(pair={}, gap={}, gap_post={},)".format(*tables)


if __name__ == "__main__":
    main()
