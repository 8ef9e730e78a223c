"""What is known and what a look brought -> everything that this look concludes, as one value."""

from daejo.history import Outcome, PastLook
from daejo.verdict.conclusion import FLAG_OF_FINDING, Flag, FlagKind, PostVerdict, Verdict
from daejo.verdict.flags import joined_flag
from daejo.verdict.judge import failed, judge, judge_anew
from daejo.verdict.known import (
    Baseline,
    Guard,
    Known,
    KnownPost,
    OriginalState,
    PastField,
    Snapshot,
    Version,
)
from daejo.verdict.policy import Policy

__all__ = [
    "FLAG_OF_FINDING",
    "Baseline",
    "Flag",
    "FlagKind",
    "Guard",
    "Known",
    "KnownPost",
    "OriginalState",
    "Outcome",
    "PastField",
    "PastLook",
    "Policy",
    "PostVerdict",
    "Snapshot",
    "Verdict",
    "Version",
    "failed",
    "joined_flag",
    "judge",
    "judge_anew",
]
