"""What a person who held a translation against one text of its original has seen, and what came later."""

from __future__ import annotations

from daejo.blocks import clean
from daejo.findings.ending import within
from daejo.findings.finding import Finding, FindingKind
from daejo.findings.ground import text_of
from daejo.originals.article import Article


def known_by(finding: Finding, article: Article) -> bool:
    """Whether a review against ``article`` settles a finding; not where a later text brought it.

    An edit was seen where the text has what the original says now, a passage taken out where the text
    has it no more. What the translation shows by itself was seen in any case.
    """
    said = text_of(article.blocks, range(len(article.blocks)))
    front = {clean(article.title), clean(article.subtitle)}
    if finding.kind is FindingKind.ORPHAN:
        before = finding.evidence.before
        return not before or not within(before, said)
    if finding.kind is FindingKind.MOVED:
        return within(finding.evidence.after, said)
    if finding.kind in (FindingKind.STALE, FindingKind.MISSING):
        after = finding.evidence.after
        return all(within(part, said) or clean(part) in front for part in after.split("\n\n") if part)
    return True
