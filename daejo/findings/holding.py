"""One translation held against its original: what a look and `daejo compare` both conclude from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from daejo.alignment import Lexicon, Pair, align, starter
from daejo.blocks import Block
from daejo.changes import Change, changes
from daejo.findings.carrying import carry
from daejo.findings.finding import Finding
from daejo.findings.policy import DEFAULT, Policy
from daejo.findings.residues import residue_findings
from daejo.findings.searching import find
from daejo.posts import Post, lint, residue_blocks


@dataclass(frozen=True, slots=True)
class Held:
    """``pairs`` are of the original as it is now and the post; ``changes`` lead there from the baseline."""

    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]


def hold(
    baseline: Sequence[Block],
    now: Sequence[Block],
    post: Post,
    policy: Policy = DEFAULT,
    lexicon: Lexicon | None = None,
) -> Held:
    """Hold ``post`` against its original: as it was translated (``baseline``), and as it is (``now``).

    Pairs are found against the baseline, because that is the text that the translator saw, and
    carried through its changes to the text of now. ``lexicon`` stands in for the one that ships.
    """
    edits = changes(baseline, now) if tuple(baseline) != tuple(now) else ()
    nobodys = residue_blocks(post)
    pairs = align(baseline, post.blocks, lexicon or starter(), avoid=nobodys)
    return Held(
        pairs=carry(pairs, edits, len(baseline), len(now)),
        changes=edits,
        findings=(
            *find(baseline, now, post.blocks, pairs, edits, policy, nobodys),
            *residue_findings(post.blocks, lint(post), (*baseline, *now)),
        ),
    )
