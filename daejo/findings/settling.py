"""What a new reading means for the findings that were known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from daejo.alignment.pair import Pair
from daejo.alignment.quantities import values
from daejo.blocks import Block
from daejo.changes import weigh_texts
from daejo.findings.ending import Ending, bare, says_the_old
from daejo.findings.finding import Evidence, Finding, FindingKind
from daejo.findings.life import Closed, FindingState, KnownFinding, Settled
from daejo.findings.misrevised import marked, marks, says_another, strange
from daejo.findings.policy import DEFAULT, Policy
from daejo.findings.recognising import recognise, revised_before
from daejo.findings.returned import returned


def settle(
    known: Sequence[KnownFinding],
    found: Sequence[Finding],
    post: Sequence[Block],
    now: Sequence[Block] = (),
    pairs: Sequence[Pair] = (),
    policy: Policy = DEFAULT,
) -> Settled:
    """Which findings open, move on and close, now that ``found`` is what a reading finds in ``post``.

    ``known`` are a post's live findings, and the closed ones that may not be opened again. A finding
    keeps its key for as long as it lives. ``now`` is the original, ``pairs`` are of it and the post; both
    are empty where it was never read.
    """
    followed = {
        key: one.finding.evidence.after
        for key, one in revised_before(known).items()
        if one.finding.kind is FindingKind.STALE
    }
    back = tuple(returned(followed, {one.key for one in found}, now, post, pairs, policy))
    told = frozenset(k for one in back for k in one.post)
    found = (*(one for one in found if not _told(one, told)), *back)
    ending = Ending(found, now, post, pairs)
    agreed = _agreed(known)
    return _Settling(known, [one for one in found if not agreed(one)], ending, policy).run()


def _agreed(known: Sequence[KnownFinding]) -> Callable[[Finding], bool]:
    """Whether somebody said of a paragraph that it does for what the original says now.

    A review makes that text the baseline: what was stale is a disagreement with it then, and no news.
    """
    live = {one.finding.key for one in known if one.state is not FindingState.CLOSED}
    fine = {
        (bare(one.finding.evidence.revised or one.finding.evidence.post), one.finding.evidence.after)
        for one in known
        if one.state is FindingState.ACKNOWLEDGED and one.finding.kind is FindingKind.STALE
    }

    def agreed(found: Finding) -> bool:
        said = (bare(found.evidence.post), found.evidence.before)
        return found.kind is FindingKind.MISMATCH and said in fine and found.key not in live

    return agreed


def _told(found: Finding, outdated: frozenset[int]) -> bool:
    """Whether a stale finding of the same paragraph says already why it disagrees."""
    return found.kind is FindingKind.MISMATCH and bool(outdated.intersection(found.post))


@dataclass
class _Settling:
    known: Sequence[KnownFinding]
    found: Sequence[Finding]
    ending: Ending
    policy: Policy
    opened: list[Finding] = field(default_factory=list)
    moved_on: list[tuple[int, Finding]] = field(default_factory=list)
    closed: list[tuple[int, Closed]] = field(default_factory=list)
    revised: list[tuple[int, Finding]] = field(default_factory=list)

    def run(self) -> Settled:
        partners = recognise(self.known, self.found)
        dealt_with = revised_before(self.known)
        for one in self.found:
            partner = partners.get(one.key)
            if partner is not None and partner.state is FindingState.REVISED:
                self._unconfirmed(one, partner)
            elif partner is not None:
                self._again(one, partner)
            elif one.key in dealt_with:
                self._after_revision(one, dealt_with[one.key].finding)
            else:
                self.opened.append(one)
        again = {partner.id for partner in partners.values()}
        for known in self.known:
            live = known.state is not FindingState.CLOSED and known.id not in again
            if live and not self.ending.hidden(known):
                self.closed.append((known.id, self.ending.why(known.finding)))
        return Settled(tuple(self.opened), tuple(self.moved_on), tuple(self.closed), tuple(self.revised))

    def _again(self, found: Finding, known: KnownFinding) -> None:
        if self.ending.revised(known.finding) or says_another(known.finding):
            found = self._marked(found)
        kept = _continued(known.finding, found)
        if found.kind is FindingKind.STALE and _back(kept):
            self.closed.append((known.id, Closed.RESTORED))
        elif known.state is FindingState.ACKNOWLEDGED:
            self._acknowledged(kept, known)
        elif self._dealt_with(known.finding, kept):
            self._revised(kept, known)
        elif kept != known.finding:
            self.moved_on.append((known.id, kept))

    def _dealt_with(self, known: Finding, found: Finding) -> bool:
        """Whether the translator revised the very paragraph, and the original stayed as it was then.

        Where both changed since the last reading, nobody knows which came first: it stays open.
        """
        replaced = bool(known.evidence.before and known.evidence.post)  # removed, or rewritten
        own = known.kind is FindingKind.STALE or (
            replaced and known.kind in (FindingKind.ORPHAN, FindingKind.MISSING)
        )
        same = self.ending.same_text(known.evidence.after, found.evidence)
        wrong = says_the_old(found.evidence) or says_another(found)
        return own and same and self.ending.revised(known) and not wrong

    def _revised(self, kept: Finding, known: KnownFinding) -> None:
        """Believed, or put before a person, as the policy has it."""
        if self.policy.confirm and kept.kind is FindingKind.STALE:
            self.revised.append((known.id, _as_revised(known.finding, kept)))
        else:
            self.closed.append((known.id, Closed.REVISED))

    def _unconfirmed(self, found: Finding, known: KnownFinding) -> None:
        """The paragraph was revised, and nobody has confirmed it yet."""
        held = known.finding.evidence
        kept = _as_revised(known.finding, found)
        if self._news(held.after, found.evidence) or _taken_back(found, known.finding):
            self.closed.append((known.id, Closed.REVISED))
            self._after_revision(found, known.finding)
        elif not self.policy.confirm:
            self.closed.append((known.id, Closed.REVISED))
        elif kept != known.finding:
            self.moved_on.append((known.id, kept))

    def _acknowledged(self, found: Finding, known: KnownFinding) -> None:
        """Somebody looked at it; that holds until the original says something else."""
        before = known.finding.evidence.after
        if self._news(before, found.evidence):
            self.closed.append((known.id, Closed.RESOLVED))
            if known.finding.evidence.revised:
                self._after_revision(found, known.finding)
            else:
                self.opened.append(found)
            return
        kept = replace(found, evidence=replace(found.evidence, after=before))
        if known.finding.evidence.revised:
            kept = _as_revised(known.finding, kept)
        if kept != known.finding:
            self.moved_on.append((known.id, kept))

    def _after_revision(self, found: Finding, revised: Finding) -> None:
        """It is found for as long as the baseline stays; only a further edit makes it news, or a
        translation that is again as it was, or says a wrong number since.

        What the translator then held in hand is the original at the time of the revision.
        """
        found = self._marked(found)
        if _taken_back(found, revised) or _went_wrong(found, revised):
            self.opened.append(_continued(revised, found))
        elif self._news(revised.evidence.after, found.evidence):
            before = replace(found.evidence, before=revised.evidence.after)
            self.opened.append(_continued(replace(found, evidence=before), found))

    def _marked(self, found: Finding) -> Finding:
        return marked(found, self.known, self.ending.now, self.ending.post)

    def _news(self, before: str, now: Evidence) -> bool:
        if self.ending.same_text(before, now):
            return False
        return weigh_texts(before, now.after)[0] in self.policy.reopens


def _continued(known: Finding, found: Finding) -> Finding:
    """``found`` as the same finding as ``known``: under its key, held against what it was held against."""
    before = known.evidence.before
    # Another key of the same place: the post is held against another text now, which says what was before.
    if found.kind is not FindingKind.STALE or before == found.evidence.before or known.key != found.key:
        return replace(found, key=known.key)
    _, reasons = weigh_texts(before, found.evidence.after)
    evidence = replace(found.evidence, before=before, details=(*reasons, *marks(found)))
    return replace(found, key=known.key, evidence=evidence)


def _as_revised(known: Finding, found: Finding) -> Finding:
    """``known`` where it stands now, with what its paragraph was revised to.

    What it was about stays: how a revised paragraph is found says little about what is to be confirmed.
    """
    evidence = replace(known.evidence, revised=found.evidence.post)
    here = replace(known, original=found.original, post=found.post, post_lines=found.post_lines)
    return replace(here, evidence=evidence)


def _taken_back(found: Finding, revised: Finding) -> bool:
    """Whether the translation says again what it said before it was revised."""
    return bare(found.evidence.post) == bare(revised.evidence.post)


def _went_wrong(found: Finding, revised: Finding) -> bool:
    """Whether the translation says a wrong number that it did not say before it was revised."""
    return says_another(found) and bool(strange(found) - set(values(revised.evidence.post)))


def _back(finding: Finding) -> bool:
    return finding.evidence.before == finding.evidence.after
