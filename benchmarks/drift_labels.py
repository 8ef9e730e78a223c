"""Changes of labelled documents as the truth has them: added, edited, removed; by changes and by findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pair_cases import CONTENT, Case, Lines, Score, lines_of

from daejo.alignment.pair import Pair
from daejo.changes import Change, ChangeKind, Weight, changes
from daejo.findings import Finding, FindingKind, Policy, find

HEAVY = Policy(raised=frozenset({Weight.SUBSTANTIVE}))
Said = dict[str, set[int]]


@dataclass(frozen=True)
class Truth:
    """Lines by label. ``soft`` and ``moved`` count neither way; ``apart`` are rewritten blocks."""

    real: Said
    apart: Said
    care: dict[int, dict[str, object]]
    soft: frozenset[int]
    moved: frozenset[int]

    @classmethod
    def of(cls, case: Case) -> Truth:
        truth = case.truth
        care = {x["line"]: x for x in truth["now"] if x["kind"] in CONTENT}
        unclear = set(truth["ambiguous_then_lines"])
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
        moved = frozenset(x["line"] for x in truth["now"] if x["label"] == "moved")
        return cls(real, apart, care, frozenset(soft), moved)


class Labels:
    """Pooled over documents."""

    def __init__(self) -> None:
        self.scores: dict[str, dict[str, Score]] = defaultdict(lambda: defaultdict(Score))
        self.places = Score()
        self.agreed = self.judged = self.same_words = 0

    def add(self, case: Case, pairs: Sequence[Pair]) -> None:
        found, truth = changes(case.then, case.now), Truth.of(case)
        self._score(case, truth, "strict", "rewrites apart", _by_changes(case, found, pairs))
        for name, policy in (("findings", Policy()), ("findings, no minor edits", HEAVY)):
            told = find(case.then, case.now, case.post, pairs, found, policy)
            self._score(case, truth, "", name, _by_findings(case, told))
        self._judge(case, found, truth.care)
        self._place(case, found, pairs)
        self.same_words += _same_words(case)

    def _score(self, case: Case, truth: Truth, strict: str, apart: str, said: Said) -> None:
        said["added"] = (said["added"] & set(truth.care)) - truth.moved
        said["edited"] = (said["edited"] & set(truth.care)) - truth.moved - truth.soft
        for label, true in truth.real.items():
            mark = {(case.name, n) for n in said[label]}, {(case.name, n) for n in true}
            drop = {(case.name, n) for n in truth.apart[label]}
            if strict:
                self.scores[strict][label].add(*mark)
            self.scores[apart][label].add(mark[0] - drop, mark[1] - drop)

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
        for title, scores in self.scores.items():
            print(title)
            for label, score in scores.items():
                print(f"  {label:8} {score}")
                figures[f"{label} f1, {title}"] = score.f1
        print(f"{self.same_words} blocks that the truth calls rewritten have the same visible words")
        figures["right korean lines"] = self.places.recall
        figures["cosmetic agreement"] = self.agreed / max(self.judged, 1)
        print(f"right Korean lines {self.places.recall:.4f} of {self.places.true}")
        print(f"cosmetic as the truth has it {figures['cosmetic agreement']:.4f} of {self.judged}")
        return figures


def _by_changes(case: Case, found: Sequence[Change], pairs: Sequence[Pair]) -> Said:
    nearest, ko_line = _Nearest(case), _korean_lines(case)
    post = {i: pair.post for pair in pairs for i in pair.original}
    said: Said = defaultdict(set)
    for change in found:
        if change.kind is ChangeKind.ADDED:
            said["added"] |= nearest.of(change.after)
        elif change.kind is ChangeKind.EDITED and change.weight is not Weight.COSMETIC:
            said["edited"] |= nearest.of(change.after)
        elif change.kind is ChangeKind.REMOVED:
            said["removed"] |= {ko_line[k] for i in change.before for k in post.get(i, ()) if k in ko_line}
    return said


def _by_findings(case: Case, found: Sequence[Finding]) -> Said:
    """As a script reads what ``daejo compare --baseline`` prints."""
    nearest, ko_line = _Nearest(case), _korean_lines(case)
    said: Said = defaultdict(set)
    for finding in found:
        if finding.kind is FindingKind.MISSING:
            said["added"] |= nearest.of(finding.original)
        elif finding.kind is FindingKind.STALE:
            said["edited"] |= nearest.of(finding.original)
        elif finding.kind is FindingKind.ORPHAN:
            said["removed"] |= {ko_line[k] for k in finding.post if k in ko_line}
    return said


def _korean_lines(case: Case) -> dict[int | None, int]:
    korean = Lines(case.post)
    return {korean.block(k): k for _, k, kind in case.truth["align_then"] if kind in CONTENT}


def _same_words(case: Case) -> int:
    then, now = Lines(case.then), Lines(case.now)
    pairs = [(then.block(x[1]), now.block(x[0])) for x in case.truth["replaced"]]
    return sum(
        case.then[i].text == case.now[j].text != ""
        for i, j in pairs
        if i is not None and j is not None and case.then[i].is_prose
    )


class _Nearest:
    """The truth's line that begins the block that holds ours."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._lines = sorted(x["line"] for x in case.truth["now"])

    def of(self, indexes: Sequence[int]) -> set[int]:
        return {
            max((n for n in self._lines if n <= line), default=line)
            for line in lines_of(self._case.now, indexes)
        }
