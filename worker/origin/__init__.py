"""A small origin on loopback: it replays the versions that a folder holds, chapter by chapter.

Read the other way round: everything that Daejo does to a real site, it does to this one, over HTTP.
"""

from worker.origin.server import Origin
from worker.origin.stories import Story, last_chapter, read_stories

__all__ = ["Origin", "Story", "last_chapter", "read_stories"]
