"""Versions of files out of a git repository, through the ``git`` program."""

from worker.git.history import GitHistory, Trail, Version, history_of

__all__ = ["GitHistory", "Trail", "Version", "history_of"]
