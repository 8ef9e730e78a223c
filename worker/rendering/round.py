"""What a round saw, as lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from daejo.findings import Closed
from daejo.ports import OriginalRow
from daejo.verdict import Flag, Outcome
from worker.rendering.safety import one_line
from worker.rendering.words import many
from worker.rounds import Looked, Round

GOOD = (Outcome.FIRST, Outcome.UNCHANGED, Outcome.CHANGED)
WORD = {
    "first": "read for the first time",
    "unchanged": "as they were",
    "changed": "changed",
    "preview": "for members only",
    "suspect": "suddenly much shorter",
    "not_found": "not found",
    "not_an_article": "no article",
    "too_large": "too large",
    "login": "behind a login",
}


SETTLED = {
    Closed.REVISED: "the translation was revised",
    Closed.RESTORED: "the original is again as it was translated",
    Closed.APPEARED: "the counterpart is there now",
    Closed.REMOVED: "the passage was taken out of the translation",
    Closed.ELSEWHERE: "another post of the same original has it",
    Closed.RESOLVED: "it is found no more",
}
LISTED = 12
"""Findings of one look that are named one by one."""
REASONS = 5
"""Reasons that are told where no site answered."""


def round_lines(made: Round, originals: Sequence[OriginalRow], now: datetime) -> Iterator[str]:
    """What was looked at, what changed, what could not be read; "nothing new" where that is so."""
    if not made.looks:
        yield _in_hand(made, originals, now) or _nothing(originals, now)
        return
    told = ", ".join(f"{count} {WORD.get(word, word)}" for word, count in made.outcomes.most_common())
    yield f"{many(len(made.looks), 'original')} looked at: {told}."
    if made.unanswered:
        yield from _unanswered(made)
    else:
        yield from _answered(made)
    if busy := _in_hand(made, originals, now):
        yield busy


def look_lines(seen: Looked) -> Iterator[str]:
    """One look: what was seen, and what it raised."""
    if seen.crash:
        yield f"  not looked at: {one_line(seen.url)}: {one_line(seen.crash, 300)}{_please(seen)}"
        return
    word = seen.outcome.value.replace("_", " ") if seen.outcome else "crashed"
    yield f"  {word}: {one_line(seen.url)}: {one_line(seen.detail, 300)}"
    for flag in seen.flags:
        yield f"    {flag.kind.value}: {one_line(_said(flag), 200)}"
    for why, ended in _by_reason(seen):
        numbers = ", ".join(f"#{number}" for number in ended[:LISTED])
        more = f" and {len(ended) - LISTED} more" if len(ended) > LISTED else ""
        yield f"    settled: {numbers}{more}: {SETTLED[why]}"
    for number in seen.revised:
        yield f"    revised: #{number}: read it against the new text, then daejo ack {number}"


def _said(flag: Flag) -> str:
    """A flag's line without its kind, which stands before it: a queue's reader has the line alone."""
    return flag.summary.replace(f": {flag.kind.value}: ", ": ", 1)


def _by_reason(seen: Looked) -> Iterator[tuple[Closed, list[int]]]:
    for why in Closed:
        ended = [number for number, reason in seen.closed if reason is why]
        if ended:
            yield why, ended


def _answered(made: Round) -> Iterator[str]:
    """Looks that brought news. A text that is as it was has some where its post changed, or what that is
    held against."""
    for seen in made.looks:
        if seen.outcome is Outcome.CHANGED or seen.outcome not in GOOD or _judged_anew(seen):
            yield from look_lines(seen)
    if not any(seen.news for seen in made.looks) and not made.crashed:
        yield "Nothing new."


def _unanswered(made: Round) -> Iterator[str]:
    """Where no site answered, each reason once: two hundred posts have hardly more than one."""
    reasons = Counter(seen.detail for seen in made.looks)
    for why, count in reasons.most_common(REASONS):
        yield f"  unreachable{f', {count} times' if count > 1 else ''}: {one_line(why, 300)}"
    if len(reasons) > REASONS:
        yield f"  and {len(reasons) - REASONS} more reasons; see daejo report"
    for seen in made.looks:
        if seen.news:
            yield from look_lines(seen)
    yield "No site answered: is this machine on the network?"


def _judged_anew(seen: Looked) -> bool:
    return seen.outcome is Outcome.UNCHANGED and seen.news


def _please(seen: Looked) -> str:
    return "; please report it" if seen.crash.startswith("bug: ") else ""


def _in_hand(made: Round, originals: Sequence[OriginalRow], now: datetime) -> str:
    """What was due and somebody else holds, or held when it was killed; until when it is left alone."""
    ours = {seen.original_id for seen in made.looks}
    held = [
        row.leased_until
        for row in originals
        if row.id not in ours and row.leased_until is not None and row.leased_until > now
    ]
    if not held:
        return ""
    return f"Leased by another run or worker until {max(held):%H:%M:%S %Z}: {many(len(held), 'original')}."


def _nothing(originals: Sequence[OriginalRow], now: datetime) -> str:
    """Why nothing was looked at."""
    coming = [row.next_look_at for row in originals if row.next_look_at is not None]
    if not coming:
        return "Nothing is due."
    minutes = max((min(coming) - now).total_seconds() / 60, 0)
    when = f"{minutes:.0f} min" if minutes < 120 else f"{minutes / 60:.0f} h"
    return f"Nothing is due. The next look is in {when}; daejo run --all looks now."
