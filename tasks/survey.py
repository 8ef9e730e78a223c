"""Every few minutes: which posts are new, edited or gone."""

from __future__ import annotations

from worker import log
from worker.app import app
from worker.calls import SURVEY, call
from worker.survey import known_roots
from worker.survey import survey as survey_posts
from worker.wire import process_house

logger = log.get(__name__)

LIMIT = 1_800.0
"""Seconds. The first survey reads every post: thousands of files on a slow disk."""


@call(app, SURVEY, limit=LIMIT)
def survey() -> None:
    """Read the posts again, and keep what is new, edited or vanished."""
    house = process_house()
    house.ledger.beat("survey", house.now())
    roots = known_roots(house.settings.post_paths, house.ledger)
    made = survey_posts(roots, house.ledger, house.now())
    for skipped in made.unread:
        logger.warning("unread", post=skipped.path, line=skipped.line, why=skipped.why)
    if made.news:
        logger.info("surveyed", vanished=len(made.vanished), **made.kept)
