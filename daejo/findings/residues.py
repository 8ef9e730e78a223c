"""Residue of a post, as findings."""

from __future__ import annotations

from collections.abc import Sequence

from daejo.blocks import Block
from daejo.findings.finding import Evidence, Finding, FindingKind, Severity
from daejo.findings.inherited import original_has
from daejo.findings.keys import Names, key_of
from daejo.posts.residue import Residue, ResidueKind


def residue_findings(
    post: Sequence[Block], residue: Sequence[Residue], original: Sequence[Block] = ()
) -> tuple[Finding, ...]:
    """A finding for each piece of residue. English prose is left to `find`, which knows its original.

    What ``original`` has as well, where it is known, no translator brought in: a name in Chinese
    characters, a picture of a bare name.
    """
    names = Names(post)
    found: dict[str, Finding] = {}
    for one in residue:
        if one.kind is ResidueKind.UNTRANSLATED or original_has(one, original):
            continue
        said = names.of(one.blocks) or (one.excerpt,)
        key = key_of(FindingKind.RESIDUE, (one.kind.value, *said))
        found.setdefault(
            key,
            Finding(
                kind=FindingKind.RESIDUE,
                severity=Severity(one.severity.value),
                confidence=one.confidence,
                original=(),
                post=one.blocks,
                post_lines=one.lines,
                evidence=Evidence(post=one.excerpt, details=(one.why,)),
                key=key,
            ),
        )
    return tuple(found.values())
