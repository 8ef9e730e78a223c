"""What a round saw, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from daejo.ports import OriginalRow
from daejo.verdict import Outcome
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


def round_lines(made: Round, originals: Sequence[OriginalRow], now: datetime) -> Iterator[str]:
    """What was looked at, what changed, what could not be read; "nothing new" where that is so."""
    if not made.looks:
        yield _in_hand(made, originals, now) or _nothing(originals, now)
        return
    told = ", ".join(f"{count} {WORD.get(word, word)}" for word, count in made.outcomes.most_common())
    yield f"{many(len(made.looks), 'original')} looked at: {told}."
    for seen in made.looks:
        if seen.outcome is Outcome.CHANGED or seen.outcome not in GOOD:
            yield from look_lines(seen)
    if made.unanswered:
        yield "No site answered: is this machine on the network?"
    elif not made.flags and not made.crashed:
        yield "Nothing new."
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
        yield f"    {flag.kind.value}: {one_line(flag.summary, 200)}"


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
