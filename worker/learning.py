"""Learning the user's own lexicon from their aligned posts, where enough is new since the last time."""

from __future__ import annotations

from datetime import datetime, timedelta

from daejo.lessons import MOST_POSTS, learned, maker, news
from daejo.ports import Ledger, LexiconRow

TRIED = "learn"
"""The name that the last try beats under: trying costs as much as learning, whatever comes of it."""


def learn_if_due(ledger: Ledger, now: datetime, every: timedelta) -> LexiconRow | None:
    """The same, unless it was tried less than ``every`` ago; never where ``every`` is nothing."""
    if not every:
        return None
    tried = [beat.at for beat in ledger.heartbeats() if beat.name == TRIED]
    return None if tried and now - max(tried) < every else learn(ledger, now)


def learn(ledger: Ledger, now: datetime) -> LexiconRow | None:
    """Learn from the posts as they are aligned now; None where nothing new came of it."""
    ledger.beat(TRIED, now)
    marks = ledger.aligned(MOST_POSTS)
    last = ledger.lexicon()
    if last is not None and last.maker == maker() and not news(marks, last.sources):
        return None
    made = learned(marks, ledger.lesson)
    return None if made is None else ledger.keep_lexicon(made, now)
