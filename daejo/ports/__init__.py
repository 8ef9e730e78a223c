"""What the craft asks of the world, in its own words: the Web, the Archive, the Ledger, the Queue."""

from daejo.ports.archive import Archive
from daejo.ports.ledger import Ledger
from daejo.ports.queue import Queue
from daejo.ports.rows import (
    Acknowledged,
    Alignment,
    ChangeRow,
    FieldRow,
    FindingRow,
    FlagRow,
    Heartbeat,
    Kept,
    Lease,
    LexiconRow,
    LookRow,
    OriginalRow,
    PostRow,
    Pruned,
    Wanting,
)
from daejo.ports.web import Web

__all__ = [
    "Acknowledged",
    "Alignment",
    "Archive",
    "ChangeRow",
    "FieldRow",
    "FindingRow",
    "FlagRow",
    "Heartbeat",
    "Kept",
    "Lease",
    "Ledger",
    "LexiconRow",
    "LookRow",
    "OriginalRow",
    "PostRow",
    "Pruned",
    "Queue",
    "Wanting",
    "Web",
]
