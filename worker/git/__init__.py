"""Versions of files out of a git repository, through the ``git`` program."""

from worker.git.command import NoRepository
from worker.git.history import GitHistory, Step, Trail, Version, around, history_of, read_steps

__all__ = ["GitHistory", "NoRepository", "Step", "Trail", "Version", "around", "history_of", "read_steps"]
