"""Why a finding is found no more, or is only hidden."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from daejo.alignment.pair import Pair
from daejo.alignment.quantities import values
from daejo.blocks import Block
from daejo.findings.finding import Evidence, Finding, FindingKind
from daejo.findings.ground import text_of
from daejo.findings.life import Closed, FindingState, KnownFinding
from daejo.findings.recognising import Kin

HIDING = frozenset({FindingKind.STALE, FindingKind.ORPHAN, FindingKind.MISMATCH})
"""What is found instead of another finding of the same paragraph while its original is edited or gone."""


_PUNCTUATION = re.compile(r"[\s.,!?;:…·“”‘’\"'「」]")


def bare(text: str) -> str:
    """A text's paragraphs less punctuation and blanks: a comma taken out revises nothing."""
    return "\n\n".join(_PUNCTUATION.sub("", paragraph) or paragraph for paragraph in text.split("\n\n"))


def says_the_old(evidence: Evidence) -> bool:
    """Whether the translation still holds a number that the original gave up, and not the one it has now."""
    was, now, says = values(evidence.before), values(evidence.after), values(evidence.post)
    gone, come = was - now, now - was
    return bool(gone & says) and bool(come) and not come & says


class Ending:
    """``found`` is what is found in ``post``, ``now`` the original, ``pairs`` theirs."""

    def __init__(
        self, found: Sequence[Finding], now: Sequence[Block], post: Sequence[Block], pairs: Sequence[Pair]
    ) -> None:
        self._found, self.now, self.post, self._pairs = found, now, post, pairs

    def hidden(self, known: KnownFinding) -> bool:
        """Whether a finding that is not found holds as before, and only cannot be seen for now.

        What somebody acknowledged must not ring again because the author took the text out, or
        edited it, and then thought better of it. An open mismatch is held against the baseline, so
        an edit since cannot have mended it; another baseline may.
        """
        finding = known.finding
        if known.state is FindingState.REVISED:
            return False
        if finding.kind is FindingKind.MISSING:
            return known.state is FindingState.ACKNOWLEDGED and not self._there(finding)
        if known.state is FindingState.OPEN:
            return finding.kind is FindingKind.MISMATCH and self._edited_since(finding.evidence)
        kinds = HIDING - {finding.kind}
        if finding.kind is FindingKind.MOVED:
            return any(within(text, finding.evidence.post) for kind in kinds for text in self._told[kind])
        return any(finding.evidence.post in self._told[kind] for kind in kinds)

    def _edited_since(self, mismatch: Evidence) -> bool:
        """Whether the paragraph of a mismatch is out of date by the very text that it disagreed with."""
        stale = (one.evidence for one in self._found if one.kind is FindingKind.STALE)
        return any((one.post, one.before) == (mismatch.post, mismatch.before) for one in stale)

    def revised(self, known: Finding) -> bool:
        """Whether the post's text that a finding was about is no longer there, punctuation aside."""
        return not within(bare(known.evidence.post), bare(self._post_text))

    def same_text(self, before: str, found: Evidence) -> bool:
        """Whether the original says what it said ``before``, be the paragraph paired with more or fewer now.

        What the pair has no more must stand in the original still, and what it has too much must have
        stood in the baseline: else that is an edit.
        """
        was, now = set(before.split("\n\n")), set(found.after.split("\n\n"))
        if was == now or not was & now:
            return before == found.after
        there = all(within(text, self._now_text) for text in was - now)
        return there and (now - was).issubset(found.before.split("\n\n"))

    def why(self, known: Finding) -> Closed:
        """Why a finding is found no more."""
        if known.kind is FindingKind.MISSING:
            return Closed.APPEARED if self._there(known) else Closed.RESTORED
        if known.kind is FindingKind.STALE and within(known.evidence.before, self._now_text):
            return Closed.RESTORED
        if self.revised(known):
            removed = known.kind in (FindingKind.ORPHAN, FindingKind.RESIDUE)
            return Closed.REMOVED if removed else Closed.REVISED
        if known.kind is FindingKind.ORPHAN:
            return Closed.RESTORED if known.evidence.before else Closed.APPEARED
        return Closed.RESTORED if known.kind is FindingKind.MOVED else Closed.RESOLVED

    def _there(self, missing: Finding) -> bool:
        """Whether the original still has the text that was missing, be it edited: as it is not found
        missing any more, it has a counterpart. Texts that had one all along are not the edited one."""
        text = missing.evidence.after
        return text in self._texts or self._fresh.has(text)

    @cached_property
    def _told(self) -> dict[FindingKind, set[str]]:
        """By kind the post's texts of which something is found."""
        told: dict[FindingKind, set[str]] = defaultdict(set)
        for one in self._found:
            if one.evidence.post:
                told[one.kind].add(one.evidence.post)
        return told

    @cached_property
    def _texts(self) -> frozenset[str]:
        return frozenset(text_of(self.now, (j,)) for j in range(len(self.now)))

    @cached_property
    def _fresh(self) -> Kin:
        """What the original says that the baseline's pairs know nothing of."""
        paired = {j for pair in self._pairs for j in pair.original}
        return Kin(text_of(self.now, (j,)) for j in range(len(self.now)) if j not in paired)

    @cached_property
    def _now_text(self) -> str:
        return text_of(self.now, range(len(self.now)))

    @cached_property
    def _post_text(self) -> str:
        return text_of(self.post, range(len(self.post)))


def within(part: str, whole: str) -> bool:
    """Whether blocks' texts stand in others, as whole blocks and together."""
    return f"\n\n{part}\n\n" in f"\n\n{whole}\n\n"
