"""The calls: what Celery may call. Each is a sentence: ids in, None out; the work is elsewhere."""

from tasks.announce import announce
from tasks.learn import learn
from tasks.look import look
from tasks.prune import prune
from tasks.recall import recall
from tasks.survey import survey
from tasks.tick import tick

__all__ = ["announce", "learn", "look", "prune", "recall", "survey", "tick"]
