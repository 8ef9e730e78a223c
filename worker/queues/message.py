"""A flag as a message: what is in an entry of a stream. docs/queues.md is its public description."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from daejo.findings import Severity
from daejo.ports import FlagRow
from daejo.verdict import FlagKind

MESSAGE_VERSION = "1"
"""Raised when a field changes its meaning or goes; a new field does not raise it."""


@dataclass(frozen=True, slots=True)
class Message:
    """``entry`` is the entry's id in its stream; ``deliveries`` how often it was given out.

    ``flag.sent_at`` is None: a message does not know when it was sent.
    """

    entry: str
    flag: FlagRow
    deliveries: int = 1


def encode(flag: FlagRow) -> dict[str, str]:
    """The fields of an entry; a field without a value is left out."""
    fields = {
        "v": MESSAGE_VERSION,
        "flag_id": str(flag.id),
        "kind": flag.kind.value,
        "severity": flag.severity.value,
        "summary": flag.summary,
        "post": flag.post,
        "original": flag.original,
        "finding_id": None if flag.finding_id is None else str(flag.finding_id),
        "created_at": flag.created_at.isoformat(),
    }
    return {name: value for name, value in fields.items() if value is not None}


def decode(fields: Mapping[str, str]) -> FlagRow:
    """The flag of an entry. ValueError says why it is none of ours, or of a version we do not know."""
    version = fields.get("v", "")
    if version != MESSAGE_VERSION:
        raise ValueError(f"schema version {version[:20]!r}, and this Daejo reads {MESSAGE_VERSION!r}")
    try:
        finding = fields.get("finding_id")
        return FlagRow(
            id=int(fields["flag_id"]),
            kind=FlagKind(fields["kind"]),
            severity=Severity(fields["severity"]),
            summary=fields["summary"],
            created_at=datetime.fromisoformat(fields["created_at"]),
            post=fields.get("post"),
            original=fields.get("original"),
            finding_id=None if finding is None else int(finding),
        )
    except KeyError as error:
        raise ValueError(f"the field {error} is missing") from None


def identity(flag: FlagRow) -> str:
    """What tells one flag from another in Redis. The time is part of it: a database that is made anew
    counts its flags from 1 again, and these must not pass for sent."""
    return f"{flag.id}@{flag.created_at.isoformat()}"
