"""Pairs x changes x baseline -> findings, and what becomes of them."""

from daejo.findings.carrying import carry
from daejo.findings.fields import field_findings, front_matter, weighty
from daejo.findings.finding import BaselineKind, Evidence, Finding, FindingKind, Severity
from daejo.findings.holding import Held, hold
from daejo.findings.life import Closed, FindingState, KnownFinding, Settled
from daejo.findings.policy import Policy
from daejo.findings.residues import residue_findings
from daejo.findings.reviewing import known_by
from daejo.findings.searching import find
from daejo.findings.settling import settle

__all__ = [
    "BaselineKind",
    "Closed",
    "Evidence",
    "Finding",
    "FindingKind",
    "FindingState",
    "Held",
    "KnownFinding",
    "Policy",
    "Settled",
    "Severity",
    "carry",
    "field_findings",
    "find",
    "front_matter",
    "hold",
    "known_by",
    "residue_findings",
    "settle",
    "weighty",
]
