"""Pairs x changes x baseline -> findings, and what becomes of them."""

from daejo.findings.finding import BaselineKind, Evidence, Finding, FindingKind, Severity
from daejo.findings.life import Closed, FindingState, KnownFinding, Settled
from daejo.findings.residue import residue_findings

__all__ = [
    "BaselineKind",
    "Closed",
    "Evidence",
    "Finding",
    "FindingKind",
    "FindingState",
    "KnownFinding",
    "Settled",
    "Severity",
    "residue_findings",
]
