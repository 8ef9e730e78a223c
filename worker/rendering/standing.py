"""Where a post stands, in words: what the state of its original means, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from daejo.findings import BaselineKind, FindingKind
from daejo.history import Outcome
from daejo.report import Row, Standing, Status
from daejo.verdict import OriginalState
from worker.rendering.words import ago, shown_path, sureness, typed
from worker.showing import Shown

STATUS = {
    Status.STALE: ("stale", "bold yellow"),
    Status.LOST: ("lost", "bold red"),
    Status.UNCHECKED: ("unchecked", "cyan"),
    Status.REVISED: ("revised", "blue"),
    Status.VANISHED: ("vanished", "dim"),
    Status.IN_SYNC: ("in sync", "green"),
}

FAILED = frozenset(
    {Outcome.SUSPECT, Outcome.UNREACHABLE, Outcome.DEFERRED, Outcome.UNPARSEABLE, Outcome.TOO_LARGE}
)
"""Outcomes of one look that leave an original's standing as it was, and that a person should hear of."""

COUNTED = {
    FindingKind.MISSING: "missing",
    FindingKind.STALE: "out of date",
    FindingKind.ORPHAN: "without original",
    FindingKind.MISMATCH: "not agreeing",
    FindingKind.MOVED: "moved",
    FindingKind.UNTRANSLATED: "untranslated",
    FindingKind.RESIDUE: "left over",
}

STATE = {
    OriginalState.NEW: "not looked at yet: daejo run",
    OriginalState.OK: "",
    OriginalState.PREVIEW: "the original is for members only now; the post can no longer be checked",
    OriginalState.GONE: "the original was deleted; decide whether the post stays",
    OriginalState.BLOCKED: "the original's site refuses to be read; look at it in a browser",
    OriginalState.REFUSED: "the original is not looked at, for the reason below",
    OriginalState.WITHHELD: "the original is withheld for legal reasons; decide whether the post stays",
    OriginalState.LOST: "the original's address shows no article; find where it is now and set the link",
    OriginalState.UNREADABLE: "what the original's address shows cannot be read; look at it in a browser",
    OriginalState.UNREACHABLE: "the original could not be had; Daejo keeps trying",
    OriginalState.QUARANTINED: "looking failed three times; try by hand: daejo look POST",
}

BASELINE = {
    BaselineKind.RECORDED: "checked against the original as Daejo saw it then",
    BaselineKind.REVIEWED: "checked against the original that a person reviewed it against",
    BaselineKind.ARCHIVED: "checked against a web archive's copy of that time",
    BaselineKind.DATED: "checked: the site says the text is older than the translation",
    BaselineKind.HISTORY: "checked against a version from the repository's history",
    BaselineKind.ASSUMED: "unverified: edits made before Daejo's first look cannot be seen",
}


SHARED = 3
"""Posts of one original that are named."""


def counted(standing: Standing) -> str:
    """The open findings in words: "2 out of date, 1 missing"."""
    return ", ".join(f"{count} {COUNTED[kind]}" for kind, count in standing.findings if count)


def situation(row: Row) -> tuple[str, ...]:
    """What a person should know of a post, most pressing first; empty where all is well."""
    standing = row.standing
    told = [counted(standing)]
    if standing.revised:
        told.append(f"{standing.revised} revised: confirm, or revise again")
    if standing.edited and not standing.vanished_at:
        can = standing.state is OriginalState.OK and not standing.problem
        told.append(f"edited since it was judged{': daejo run judges it' if can else ''}")
    if standing.vanished_at:
        told.append("the post's file is gone; add it where it is now, or leave it")
    if standing.problem:
        told.append(standing.problem)
    elif standing.state is not OriginalState.OK:
        told.append(STATE[standing.state])
        if standing.detail and standing.state is not OriginalState.NEW:
            told.append(standing.detail)
    elif standing.outcome in FAILED:
        told.append(f"the last look brought no text: {standing.detail}")
    if standing.overtaken and standing.made and standing.said_updated:
        told.append(
            f"the site says that it was changed on {standing.said_updated:%Y-%m-%d}, after the translation "
            f"({standing.made:%Y-%m-%d}); what changed then is not known"
        )
    if standing.watched_at:
        told.append(f"the link is one text with {standing.watched_at}, which is looked at for both")
    if standing.moved_to:
        told.append(f"the original moved for good; set the post's link to {standing.moved_to}")
    return tuple(t for t in told if t)


def verified(row: Row) -> str:
    """How well founded a standing is, in words."""
    standing = row.standing
    if standing.baseline is None:
        return "unverified: no original was read yet"
    told = BASELINE[standing.baseline]
    if standing.baseline is BaselineKind.ASSUMED and standing.archive_asked_at is not None:
        told += f"; a web archive was asked on {standing.archive_asked_at:%Y-%m-%d}, without result"
    if standing.baseline_certainty is None:
        return told
    sure = sureness(standing.baseline_certainty)
    if standing.baseline is BaselineKind.ASSUMED:
        return f"{told}; of the texts that are known it fits this one best, {sure}"
    return f"{told}: {sure} that it is the one"


def advised(shown: Shown) -> str:
    """That another text would be the better basis, and the command that takes it."""
    if shown.better is None:
        return ""
    post = typed(shown_path(shown.row.standing.path))
    sure = sureness(shown.better.certainty)
    return f"it fits snapshot {shown.better.version.snapshot.id} better, {sure}: daejo baseline {post} --auto"


def beside(shown: Shown) -> Iterator[str]:
    """What the original says of itself otherwise, field by field."""
    for row in shown.fields:
        one = row.change
        was, now = one.before or "nothing", one.after or "nothing"
        yield f"{one.field.value} {was} → {now} ({ago(row.at, shown.made_at)})"


def shared(shown: Shown) -> str:
    """The other posts of the same original."""
    named = ", ".join(shown_path(path) for path in shown.others[:SHARED])
    more = len(shown.others) - SHARED
    return f"the same original as {named}{f' and {more} more' if more > 0 else ''}"
