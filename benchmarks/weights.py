"""Fits the aligner's weights anew: `python benchmarks/weights.py ../shared/real [--write | --held-out]`.

The aligner is a linear-chain conditional random field (Lafferty et al. 2001) that is run twice, the second
time with what the first one's pairs teach; its weights are fitted by stochastic gradient (Adam) to the
disturbed documents of CORPUS/pairs, each read with a lexicon that never saw its repository, once with a
lexicon and once without. A third of the documents is made to look like a blog's: images under names of its
own, headings a level off, links and emphasis dropped.
``--held-out`` fits without each repository in turn and prints, by variant, the F1 of the whole aligner on
it: what the weights are worth on texts they have not seen. ``--write`` writes daejo/alignment/weights.py.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: threads only wait for one another

import numpy as np
from alignment import VARIANTS, cases, figures, linked, mean
from lexicon import lexicon_of
from numpy.typing import NDArray
from weights_lessons import Lesson, lessons_of

from daejo.alignment import align
from daejo.alignment.features import NAMES, TAUGHT
from daejo.alignment.model import GAP_NAMES, Model, Passes
from daejo.alignment.search import NEVER, Scores, odds, sums
from daejo.alignment.taught import taught

TARGET = Path(__file__).parents[1] / "daejo" / "alignment" / "weights.py"
ROUNDS, RATE, BATCH, DECAY = 5, 0.1, 16, 1e-3
VERBATIM = 4.0
FOR = ("image_same", "identical", "markup_same", "shape", "code_spans")
"""Being the same never speaks against a pair, whatever chance these few documents would teach."""
GAPS = len(GAP_NAMES)
Vector = NDArray[np.float64]


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
    text += "from __future__ import annotations\n\nfrom daejo.alignment.model import Model, Passes\n"
    for name, with_lexicon in (("WITH_LEXICON", True), ("WITHOUT_LEXICON", False)):
        lessons = all_lessons(arguments.corpus, with_lexicon=with_lexicon)
        if arguments.held_out:
            held_out(arguments.corpus, name, lessons, with_lexicon=with_lexicon)
        if arguments.write:
            passes = fitted([x for some in lessons.values() for x in some])
            text += f"\n{name} = Passes(first={written(passes.first)}, second={written(passes.second)},)\n"
    if arguments.write:
        arguments.out.write_text(text, encoding="utf-8")
        print(f"wrote {arguments.out}; now: ruff format {arguments.out}")


def held_out(corpus: Path, name: str, lessons: dict[str, list[Lesson]], *, with_lexicon: bool) -> None:
    for repository in lessons:
        others = [r for r in lessons if r != repository]
        passes = fitted([x for other in others for x in lessons[other]])
        lexicon = lexicon_of(corpus, others) if with_lexicon else None
        for variant in VARIANTS:
            f1 = [
                figures(linked(align(c.original, c.post, lexicon, weights=passes)), c.truth).f1
                for c in cases(corpus / "pairs" / repository, variant)
            ]
            print(f"{name} {repository:10} {variant:16} held out: F1 {mean(f1):.4f} ({len(f1)} documents)")


def all_lessons(corpus: Path, *, with_lexicon: bool) -> dict[str, list[Lesson]]:
    repositories = sorted(p.name for p in (corpus / "pairs").iterdir() if p.is_dir())
    chance = np.random.default_rng(0)
    lessons = {}
    for repository in repositories:
        others = [r for r in repositories if r != repository]
        lexicon = lexicon_of(corpus, others) if with_lexicon else None
        some = [c for v in VARIANTS for c in cases(corpus / "pairs" / repository, v)]
        lessons[repository] = lessons_of(some, lexicon, chance)
    return lessons


def apart(w: Vector) -> tuple[Vector, Vector, Vector]:
    """The weights of pairs, of gaps in the original and of gaps in the post."""
    return w[: -2 * GAPS], w[-2 * GAPS : -GAPS], w[-GAPS:]


def scores(x: Lesson, w: Vector) -> Scores:
    pair, gap, gap_post = apart(w)
    one, two_one, one_two = ((f @ pair.astype(np.float32)).astype(np.float64) for f in x.features)
    return Scores(one, two_one, one_two, x.gaps[0] @ gap[1:], x.gaps[1] @ gap_post[1:], gap[0], gap_post[0])


def only_true(x: Lesson, s: Scores) -> Scores:
    steps = (np.where(a, f, NEVER) for a, f in zip(x.allowed, (s.one, s.two_one, s.one_two), strict=True))
    gap, gap_post = (np.where(p, NEVER, g) for p, g in zip(x.paired, (s.gap, s.gap_post), strict=True))
    return Scores(*steps, gap, gap_post, s.open, s.open_post)


def expected(x: Lesson, s: Scores) -> tuple[float, Vector]:
    """The logarithm of all alignments' weight, and how often each feature is expected in them."""
    chain = sums(s)
    chances = odds(s, chain)
    pairs = x.features[0].shape[-1]
    total = np.zeros(pairs + 2 * GAPS)
    for chance, feature in zip((chances.one, chances.two_one, chances.one_two), x.features, strict=True):
        total[:pairs] += np.tensordot(chance.astype(np.float32), feature, axes=([0, 1], [0, 1]))
    ends = s.gap[:, None] + chain.back_gap[1:] - chain.total
    opened, went_on = np.exp(chain.match[:-1] + s.open + ends), np.exp(chain.gap[:-1] + ends)
    ends = s.gap_post[None] + chain.back_gap_post[:, 1:] - chain.total
    before = np.logaddexp(chain.match, chain.gap)[:, :-1]
    opened_post, on_post = np.exp(before + s.open_post + ends), np.exp(chain.gap_post[:, :-1] + ends)
    total[pairs] = opened.sum()
    total[pairs + 1 : pairs + GAPS] = (opened + went_on).sum(axis=1) @ x.gaps[0]
    total[pairs + GAPS] = opened_post.sum()
    total[pairs + GAPS + 1 :] = (opened_post + on_post).sum(axis=0) @ x.gaps[1]
    return chain.total, total


def fit(lessons: list[Lesson]) -> Vector:
    pairs = lessons[0].features[0].shape[-1]
    w = np.zeros(pairs + 2 * GAPS)
    for name, start in {"bias": -4, "both_covered": 6, "length": -1, "foreign": -6, "merged": -3}.items():
        w[NAMES.index(name)] = start
    w[pairs:] = -1
    mean_w, steps = np.zeros_like(w), 0
    never_against = [NAMES.index(name) for name in FOR]
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
            w[never_against] = np.maximum(w[never_against], 0)
            if turn >= ROUNDS / 2:
                mean_w, steps = mean_w + w, steps + 1
        print(f"  round {turn + 1}: loss per block {loss / blocks:.4f}", flush=True)
    return mean_w / steps  # Polyak and Juditsky 1992: the mean of the late steps, not the last one


def second(x: Lesson, w: Vector) -> Lesson:
    """The same document as the second pass sees it, the first one's weights being ``w``."""
    s = scores(x, w)
    more = taught(x.related, odds(s, sums(s)).link)
    one, two_one, one_two = (
        np.concatenate([f, np.stack(m, axis=-1)], axis=-1, dtype=np.float32)
        for f, m in zip(x.features, more, strict=True)
    )
    return replace(x, features=(one, two_one, one_two))


def fitted(lessons: list[Lesson]) -> Passes:
    first = fit(lessons)
    return Passes(model(first), model(fit([second(x, first) for x in lessons])))


def model(w: Vector) -> Model:
    pair, gap, gap_post = apart(w)
    named = dict(zip((*NAMES, *TAUGHT), pair.tolist(), strict=False))
    # Prose left as it was is too rare in these documents to be learned, and too sure to be left at that.
    named["verbatim"] = VERBATIM
    gaps = (dict(zip(GAP_NAMES, some.tolist(), strict=True)) for some in (gap, gap_post))
    return Model(named, *gaps)


def written(one: Model) -> str:
    tables = (
        "{" + ", ".join(f'"{name}": {value:.3f}' for name, value in table.items()) + ",}"
        for table in (one.pair, one.gap, one.gap_post)
    )
    return "Model(pair={}, gap={}, gap_post={},)".format(*tables)


if __name__ == "__main__":
    main()
