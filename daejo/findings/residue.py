"""What lint found in a post alone -> findings, beside those that need the original."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from daejo.blocks import Block, text_key
from daejo.findings.finding import Evidence, Finding, FindingKind, Severity
from daejo.posts import Residue, ResidueKind


def residue_findings(
    post: Sequence[Block], residues: Iterable[Residue], found: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """A finding for each residue in ``post`` that none of ``found`` speaks of already.

    English prose is `untranslated`, which pairs may have shown as well; all else is `residue`. The
    key is made from what the place says, so that shifting lines do not make another finding of it.
    """
    spoken_of = {i for f in found if f.kind is FindingKind.UNTRANSLATED for i in f.post}
    seen: Counter[str] = Counter()
    findings = []
    for residue in residues:
        if residue.kind is ResidueKind.UNTRANSLATED and spoken_of.intersection(residue.blocks):
            continue
        said = _said(post, residue)
        seen[said] += 1
        findings.append(_finding(residue, _key(said, seen[said])))
    return tuple(findings)


def _finding(residue: Residue, key: str) -> Finding:
    untranslated = residue.kind is ResidueKind.UNTRANSLATED
    return Finding(
        kind=FindingKind.UNTRANSLATED if untranslated else FindingKind.RESIDUE,
        severity=Severity(residue.severity.value),
        confidence=residue.confidence,
        original=(),
        post=residue.blocks,
        post_lines=residue.lines,
        evidence=Evidence(post=residue.excerpt, details=(residue.why,)),
        key=key,
    )


def _said(post: Sequence[Block], residue: Residue) -> str:
    blocks = "".join(text_key(post[i]) for i in residue.blocks) or residue.excerpt
    return f"residue\x1f{residue.kind.value}\x1f{blocks}"


def _key(said: str, occurrence: int) -> str:
    return hashlib.blake2b(
        f"{said}\x1f{occurrence}".encode("utf-8", "surrogatepass"), digest_size=16
    ).hexdigest()
