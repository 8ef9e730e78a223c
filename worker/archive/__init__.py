"""The Archive port over the Memento protocol (RFC 7089)."""

from worker.archive.memento import MementoArchive

__all__ = ["MementoArchive"]
