"""The Web port over HTTP: the one function that anything is fetched through."""

from worker.fetch.rules import FetchRules
from worker.fetch.web import HttpWeb

__all__ = ["FetchRules", "HttpWeb"]
