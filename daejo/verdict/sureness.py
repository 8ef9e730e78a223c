"""No conclusion is surer than its ground: findings that hang on which text was translated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from daejo.blocks import Block
from daejo.findings import BaselineKind, Finding, FindingKind
from daejo.findings.ending import within
from daejo.findings.ground import text_of
from daejo.verdict.basis import Basis, InHand
from daejo.verdict.known import Known, KnownPost


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure it is which text was translated (None: nothing was chosen), and among which that was chosen;
    ``texts`` None where not all of them are known any more."""

    certainty: float | None = None
    texts: tuple[str, ...] | None = None

    def of(self, finding: Finding) -> Finding:
        """``finding`` no surer than the choice, where it would not be found by every one of the texts.

        That a translation lacks a passage, or has one too much, its pairs with the original of now show.
        A paragraph that all the texts have alike was edited after the choice, whichever was translated.
        """
        if self.certainty is None or finding.kind is not FindingKind.STALE:
            return finding
        before = finding.evidence.before
        if self.texts is not None and all(within(before, text) for text in self.texts):
            return finding
        return replace(finding, confidence=min(finding.confidence, round(self.certainty, 3)))


def sureness(known: Known, post: KnownPost, basis: Basis, hand: InHand) -> Sureness:
    """How sure a judgement of ``post`` can be at most."""
    if basis.kind is not None:
        now = [hand.article.blocks] if hand.fresh else []
        return Sureness(basis.certainty, _texts([*(v.snapshot.article.blocks for v in known.versions), *now]))
    baseline = post.baseline
    if baseline is None or baseline.certainty is None:
        return Sureness()
    if baseline.kind is BaselineKind.HISTORY or baseline.at is None:
        return Sureness(baseline.certainty)  # the other versions of a repository are not kept
    then = (v.snapshot for v in known.versions if v.snapshot.taken_at <= baseline.at)
    return Sureness(baseline.certainty, _texts(one.article.blocks for one in then))


def _texts(every: Iterable[Sequence[Block]]) -> tuple[str, ...]:
    return tuple(text_of(blocks, range(len(blocks))) for blocks in every)
