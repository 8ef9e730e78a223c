"""Once a day, asked every hour: the user's own lexicon, from the posts that were aligned since."""

from __future__ import annotations

from datetime import timedelta

from worker import log
from worker.app import app
from worker.calls import LEARN, call
from worker.learning import learn_if_due
from worker.wire import process_house

logger = log.get(__name__)

LIMIT = 600.0
"""Seconds. Five thousand posts are read in half a minute, and taught in seven seconds."""


@call(app, LEARN, limit=LIMIT)
def learn() -> None:
    """Learn the user's own lexicon again, where it is time and enough is new."""
    house = process_house()
    row = learn_if_due(house.ledger, house.now(), timedelta(seconds=house.settings.learn))
    if row is not None:
        logger.info("learned", words=len(row.lexicon), pairs=row.pairs, texts=row.texts)
