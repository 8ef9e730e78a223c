"""The contract of detectors on real documents: ``python benchmarks/contract.py CORPUS``.

Kubernetes' localization teams compare detectors by families of edits made in one place of a page that is
up to date (kubernetes/website, pull request 54952). Here are the same families, on every document of
CORPUS/pairs as it was translated: how often `candidate_outdated` or `outdated_low_severity` was said where
the edit asks for something, and `up_to_date` where it does not. From the two files alone, then with the
baseline. ``--every N``: one document in N; ``--short``: one in 24, from the two files alone. Prints ``figure
NAME VALUE`` lines last.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pair_cases import Case, base_cases

from daejo.blocks import Block, Kind
from daejo.findings import hold
from daejo.originals import read
from daejo.originals.page import Page as Fetched
from daejo.originals.page import Source
from daejo.posts import read_post
from daejo.trees import Standing, contract
from worker.comparing import read_original

SEED = 20261124
ADDED = " Note that this behaviour may change in a later version, so check it again after every upgrade."
ITEM = "Check that the operation has completed successfully."
COMMENT = re.compile(r"\s*(?:#|//|/\*|\*|--\s|<!--)")
"""A comment is the translator's; a word in it is no command."""
BENIGN = " 이 내용은 읽는 분의 이해를 돕기 위한 설명입니다."


@dataclass(frozen=True)
class Page:
    """A document as lines with its blocks."""

    lines: list[str]
    blocks: tuple[Block, ...]

    def of(self, *kinds: Kind, shortest: int = 0) -> list[tuple[int, int]]:
        """First and last line (0-based) of the blocks of these kinds that stand alone on their lines."""
        return [
            (b.lines[0] - 1, b.lines[1] - 1)
            for b in self.blocks
            if b.kind in kinds and b.lines and len(b.text) >= shortest
        ]


Edit = Callable[[Page, random.Random], list[str] | None]


def _pick(page: Page, draw: random.Random, *kinds: Kind, shortest: int = 0) -> tuple[int, int] | None:
    places = page.of(*kinds, shortest=shortest)
    return draw.choice(places) if places else None


def _append(text: str) -> Edit:
    def edit(page: Page, draw: random.Random) -> list[str] | None:
        place = _pick(page, draw, Kind.PARAGRAPH, shortest=60)
        if place is None or "<" in page.lines[place[1]]:
            return None
        lines = list(page.lines)
        lines[place[1]] = lines[place[1]].rstrip() + text
        return lines

    return edit


def _delete(kind: Kind, shortest: int = 0) -> Edit:
    def edit(page: Page, draw: random.Random) -> list[str] | None:
        place = _pick(page, draw, kind, shortest=shortest)
        return page.lines[: place[0]] + page.lines[place[1] + 1 :] if place else None

    return edit


def _heading(page: Page, draw: random.Random) -> list[str] | None:
    place = _pick(page, draw, Kind.HEADING)
    if place is None or not page.lines[place[0]].startswith("##"):
        return None
    lines = list(page.lines)
    anchor = re.search(r"\s*\{[^}]*\}\s*$", lines[place[0]])
    cut = anchor.start() if anchor else len(lines[place[0]].rstrip())
    lines[place[0]] = f"{lines[place[0]][:cut]} (updated){lines[place[0]][cut:]}"
    return lines


def _item(page: Page, draw: random.Random) -> list[str] | None:
    place = _pick(page, draw, Kind.LIST_ITEM)
    mark = re.match(r"\s*([-*+]|\d+\.)\s+", page.lines[place[0]]) if place else None
    if place is None or mark is None:
        return None
    return [*page.lines[: place[1] + 1], f"{mark.group()}{ITEM}", *page.lines[place[1] + 1 :]]


def _code(change: Callable[[str], str]) -> Edit:
    def edit(page: Page, draw: random.Random) -> list[str] | None:
        place = _pick(page, draw, Kind.CODE)
        inside = range(place[0] + 1, place[1]) if place else range(0)
        said = [
            i
            for i in inside
            if re.search(r"[a-z]{3,} +[a-z]", page.lines[i]) and not COMMENT.match(page.lines[i])
        ]
        if not said:
            return None
        lines = list(page.lines)
        at = draw.choice(said)
        lines[at] = change(lines[at])
        return lines if lines[at] != page.lines[at] else None

    return edit


def _emphasis(page: Page, draw: random.Random) -> list[str] | None:
    del draw
    lines = [re.sub(r"(?<![*\w`])\*\*([^*`]+)\*\*(?![*\w])", r"__\1__", line) for line in page.lines]
    return lines if lines != page.lines else None


def _links(page: Page, draw: random.Random) -> list[str] | None:
    del draw
    lines = [
        re.sub(r"\]\((?!https?:|#)/?([^)\s]+)\)", r"](https://docs.example.org/\1)", x) for x in page.lines
    ]
    return lines if lines != page.lines else None


def _swap(page: Page, draw: random.Random) -> list[str] | None:
    places = page.of(Kind.PARAGRAPH, shortest=40)
    near = [(a, b) for a, b in pairwise(places) if b[0] - a[1] == 2]
    if not near:
        return None
    one, other = draw.choice(near)
    here, there = page.lines[one[0] : one[1] + 1], page.lines[other[0] : other[1] + 1]
    return [*page.lines[: one[0]], *there, "", *here, *page.lines[other[1] + 1 :]]


ENGLISH: dict[str, tuple[Edit, bool]] = {
    "nothing": (lambda page, _: page.lines, False),
    "emphasis written otherwise": (_emphasis, False),
    "relative links made absolute": (_links, False),
    "sentence added to a paragraph": (_append(ADDED), True),
    "heading reworded": (_heading, True),
    "list item added": (_item, True),
    "code: a command changed": (
        _code(lambda x: re.sub(r"([a-z]{3,})( +[a-z])", r"\1ed\2", x, count=1)),
        True,
    ),
    "code: a flag added": (_code(lambda x: f"{x} --namespace=default"), True),
}
KOREAN: dict[str, tuple[Edit, bool]] = {
    "translation: a benign clause": (_append(BENIGN), False),
    "translation: two paragraphs swapped": (_swap, False),
    "translation: paragraph deleted": (_delete(Kind.PARAGRAPH, 25), True),
    "translation: list item deleted": (_delete(Kind.LIST_ITEM, 8), True),
    "translation: code block deleted": (_delete(Kind.CODE), True),
}


def judge(case: Case, english: list[str], korean: list[str], *, baseline: bool) -> Standing:
    post = read_post("\n".join(korean).encode(), "post.md")
    now = _read("\n".join(english))
    held = hold(_read(_then(case)) if baseline else now, now, post)
    return contract(now, post.blocks, held.pairs, held.findings, held.changes, alone=not baseline).status


def _read(text: str) -> tuple[Block, ...]:
    return read(Fetched(url="page.md", body=text.encode(), source=Source.FILE)).blocks


def _then(case: Case) -> str:
    return (case.folder / "source_then.md").read_text("utf-8")


def measure(cases: list[Case], *, baseline: bool) -> Counter[str]:
    print(f"\n{'with the baseline' if baseline else 'from the two files alone'}")
    print(f"{'family':40} {'asks':>5} {'pages':>6} {'up to date':>11} {'low':>5} {'candidate':>10}  right")
    total: Counter[str] = Counter()
    for name, (edit, asks) in (ENGLISH | KOREAN).items():
        told: Counter[Standing] = Counter()
        for case in cases:
            page = _page(case, korean=name in KOREAN)
            made = edit(page, random.Random(f"{SEED}{name}{case.name}"))
            if made is None:
                continue
            texts = (_then(case).split("\n"), made) if name in KOREAN else (made, _korean(case))
            told[judge(case, *texts, baseline=baseline)] += 1
        fine = told[Standing.UP_TO_DATE]
        found = told.total() - fine
        total.update(tp=found, fn=fine) if asks else total.update(fp=found, tn=fine)
        right = (found if asks else fine) / max(told.total(), 1)
        print(
            f"{name:40} {'yes' if asks else 'no':>5} {told.total():6} {fine:11} {told[Standing.LOW]:5} "
            f"{told[Standing.OUTDATED]:10}  {right:.3f}"
        )
    return total


def _page(case: Case, *, korean: bool) -> Page:
    if korean:
        return Page(_korean(case), case.post)
    return Page(_then(case).split("\n"), read_original(case.folder / "source_then.md")[0].blocks)


def _korean(case: Case) -> list[str]:
    return (case.folder / "translation.md").read_text("utf-8").split("\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--short", action="store_true")
    asked = parser.parse_args()
    cases = list(base_cases(asked.corpus))[:: 24 if asked.short else asked.every]
    for baseline in (False,) if asked.short else (False, True):
        t = measure(cases, baseline=baseline)
        precision = t["tp"] / max(t["tp"] + t["fp"], 1)
        recall = t["tp"] / max(t["tp"] + t["fn"], 1)
        name = "baseline" if baseline else "alone"
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"figure contract.{name}.precision {precision:.4f}")
        print(f"figure contract.{name}.recall {recall:.4f}")
        print(f"figure contract.{name}.f1 {f1:.4f}")


if __name__ == "__main__":
    main()
