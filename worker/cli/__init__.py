"""The command line. Each command is a thin door: signature, help and examples; the work is elsewhere.

What is heavy (the craft, the ledger, numpy) is imported inside a command, so that ``daejo --help``
takes a tenth of a second.
"""

from worker.cli import (
    audit,
    baseline,
    comparing,
    flagging,
    learning,
    looking,
    operating,
    reading,
    reporting,
    surveying,
)
from worker.cli.program import app, main
from worker.origin.cli import demo, origin

app.command("demo", rich_help_panel="Trying it out")(demo)
app.command("origin", rich_help_panel="Trying it out")(origin)

__all__ = [
    "app",
    "audit",
    "baseline",
    "comparing",
    "flagging",
    "learning",
    "looking",
    "main",
    "operating",
    "reading",
    "reporting",
    "surveying",
]
