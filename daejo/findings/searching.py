"""Pairs x changes x baseline -> findings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from daejo.alignment.pair import Pair
from daejo.blocks import Block
from daejo.changes import Change
from daejo.findings.disagreement import mismatches
from daejo.findings.finding import Finding, FindingKind
from daejo.findings.ground import Ground, lines_of
from daejo.findings.late import late
from daejo.findings.order import displaced, out_of_order
from daejo.findings.passages import edited
from daejo.findings.policy import DEFAULT, Policy
from daejo.findings.rewriting import linked
from daejo.findings.staleness import moved, removed, stale
from daejo.findings.unmatched import missing, orphans
from daejo.findings.untranslated import untranslated


def find(
    baseline: Sequence[Block],
    now: Sequence[Block],
    post: Sequence[Block],
    pairs: Sequence[Pair],
    changes: Sequence[Change],
    policy: Policy = DEFAULT,
    residue: Collection[int] = (),
) -> tuple[Finding, ...]:
    """Every place where ``post`` does not match the original, by the post's lines.

    ``pairs`` are of ``baseline`` and ``post``; ``changes`` lead from ``baseline`` to ``now``, and are
    empty where the two are one text. ``residue`` are post blocks that are nothing but residue: they
    are nobody's translation. Keys are unique. Raises ValueError where the arguments do not fit.
    """
    ground = Ground(
        tuple(baseline), tuple(now), tuple(post), tuple(pairs), tuple(changes), frozenset(residue)
    )
    told = drifted(ground, policy)
    outdated = frozenset(k for one in told if one.kind is FindingKind.STALE for k in one.post)
    found = (*told, *untranslated(ground), *mismatches(ground, outdated))
    return tuple(sorted(linked(ground, _unique(found)), key=_place))


def drifted(ground: Ground, policy: Policy = DEFAULT) -> tuple[Finding, ...]:
    """What one text has and the other lacks, has elsewhere, or has changed: all that an edit can bring."""
    arrived = late(ground)
    crossing = out_of_order(ground.carried)
    shifted = [finding for finding in moved(ground) if not crossing.isdisjoint(finding.post)]
    return (
        *(_pointed(ground, finding) for finding in stale(ground, policy)),
        *removed(ground),
        *shifted,
        *displaced(ground, frozenset(k for finding in shifted for k in finding.post)),
        *missing(ground, frozenset(i for p in arrived for i in p.original), policy),
        *orphans(ground, frozenset(k for p in arrived for k in p.post), policy),
    )


def _pointed(ground: Ground, finding: Finding) -> Finding:
    """A stale finding with the sentence of the post whose original was edited, where one can be told."""
    before = [i for j in finding.original for i in ground.back.get(j, ())]
    there = edited(
        [ground.baseline[i] for i in dict.fromkeys(before)],
        [ground.now[j] for j in finding.original],
        [ground.post[k] for k in finding.post],
    )
    if there is None:
        return finding
    return replace(
        finding,
        post_lines=lines_of(ground.post, [finding.post[k] for k in there.blocks]),
        evidence=replace(finding.evidence, sentence=there.text),
    )


def _unique(found: Sequence[Finding]) -> Sequence[Finding]:
    """One finding a key: two that hang on one text and are of one kind are one."""
    return tuple({finding.key: finding for finding in reversed(found)}.values())


def _place(finding: Finding) -> tuple[int, int, str, str]:
    line = finding.post_lines[0] if finding.post_lines else 0
    return (line, finding.original[0] if finding.original else -1, finding.kind.value, finding.key)
