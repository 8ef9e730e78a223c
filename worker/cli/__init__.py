"""The command line. Each command is a thin door: signature, help and examples; the work is elsewhere.

What is heavy (the craft, the ledger, numpy) is imported inside a command, so that ``daejo --help``
takes a tenth of a second.
"""

from worker.cli import comparing, reading
from worker.cli.program import app, main

__all__ = ["app", "comparing", "main", "reading"]
