"""Part 1: words and kinds of blocks against the expected texts."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import trafilatura
from readability import Document

from reading_parts.corpus import (
    WORD,
    Saved,
    kind_agreement,
    kinds_of_blocks,
    kinds_of_html,
    pages,
    text_of_html,
    word_scores,
)

EXPECTED = Path(__file__).resolve().parents[1] / "reading_expected.toml"
FLOOR = 0.995


def run(corpus: Path, *, quick: bool) -> list[str]:  # noqa: ARG001 all parts are called alike
    print("1. words and blocks against the expected text  (precision recall F1 | kinds)")
    failures: list[str] = []
    explained = tomllib.loads(EXPECTED.read_text("utf-8"))["explained"]
    means: dict[str, list[float]] = {"daejo": [], "trafilatura": [], "readability": []}
    for saved in pages(corpus):
        if saved.expected is None:
            continue
        print(f"\n  {saved.name}")
        wanted = text_of_html(saved.expected)
        wanted_kinds = list(kinds_of_html(saved.expected))
        for reader, (text, kinds) in _readings(saved).items():
            precision, recall, f1 = word_scores(text, wanted)
            means[reader].append(f1)
            agreement = kind_agreement(kinds, wanted_kinds)
            print(f"    {reader:12} {precision:.4f} {recall:.4f} {f1:.4f} | {agreement:.3f}")
            if reader == "daejo":
                _explain(text, wanted)
                failures += _below(saved.name, precision, recall, explained.get(saved.name, {}))
    print()
    best = {reader: sum(scores) / max(1, len(scores)) for reader, scores in means.items()}
    if any(best["daejo"] < other for other in best.values()):
        failures.append("mean F1 is not the best of the three")
    for reader, scores in means.items():
        print(f"  mean F1 {reader:12} {sum(scores) / max(1, len(scores)):.4f}")
    return failures


def _below(name: str, precision: float, recall: float, known: dict[str, Any]) -> list[str]:
    """What is below its floor; a page whose reason is written down has a floor of its own."""
    failures = []
    for what, value in (("precision", precision), ("recall", recall)):
        floor = known.get(what, FLOOR)
        if floor != FLOOR and value < FLOOR:
            print(f"      {what} below {FLOOR}: {known['why']}")
        if value < floor:
            failures.append(f"{name}: {what} {value:.4f} < {floor}")
    return failures


def _readings(saved: Saved) -> dict[str, tuple[str, list[Any]]]:
    article = saved.read()
    ours = "\n".join(b.text for b in article.blocks)
    html = saved.body.decode("utf-8", "replace")
    found = trafilatura.extract(html, include_comments=False) or ""
    shaped = (
        trafilatura.extract(html, include_comments=False, output_format="html", include_formatting=True) or ""
    )
    summary = Document(html).summary()
    return {
        "daejo": (ours, list(kinds_of_blocks(article.blocks))),
        "trafilatura": (found, list(kinds_of_html(shaped))),
        "readability": (text_of_html(summary), list(kinds_of_html(summary))),
    }


def _explain(got: str, wanted: str) -> None:
    a, b = Counter(WORD.findall(got.casefold())), Counter(WORD.findall(wanted.casefold()))
    more, less = a - b, b - a
    if more:
        print(f"      only ours ({sum(more.values())} words): {' '.join(more.elements())[:220]}")
    if less:
        print(f"      only theirs ({sum(less.values())} words): {' '.join(less.elements())[:220]}")
