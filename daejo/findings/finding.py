"""Where a translation does not match its original, with the evidence and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    MISSING = "missing"
    STALE = "stale"
    ORPHAN = "orphan"
    MISMATCH = "mismatch"
    MOVED = "moved"
    UNTRANSLATED = "untranslated"
    RESIDUE = "residue"


class Severity(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class BaselineKind(StrEnum):
    """How we know the original that a translation is held against."""

    RECORDED = "recorded"
    """Seen by Daejo when the translation was made or last revised."""
    REVIEWED = "reviewed"
    """A person said that the translation matches it."""
    ARCHIVED = "archived"
    """A web archive's copy nearest the translation's date."""
    DATED = "dated"
    """The site says that the text was not published anew after the translation was made."""
    HISTORY = "history"
    """A version out of a repository's history."""
    ASSUMED = "assumed"
    """The first one that we saw; unverified."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding rests on; texts as the blocks have them."""

    before: str = ""
    """The original's text as it was when it was translated."""
    after: str = ""
    """The original's text now."""
    post: str = ""
    """The translation's text."""
    details: tuple[str, ...] = ()
    """What disagrees, for a person: "number 3 → 4", "no counterpart for 212 characters"."""
    revised: str = ""
    """What the translator made of ``post`` afterwards, where somebody is asked to confirm it."""
    sentence: str = ""
    """The sentence of ``post`` that it is about, where that has several and one can be told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in one post.

    ``original`` are block indexes in the original as it is now (for `orphan` empty); ``post`` block
    indexes in the post (for `missing` empty). ``post_lines`` is [first, last], 1-based; for
    `missing` the line after which the text belongs, twice. ``key`` is the finding's identity: it
    survives re-reading, re-alignment and shifting lines, and is unique among a post's findings.
    """

    kind: FindingKind
    severity: Severity
    confidence: float
    original: tuple[int, ...]
    post: tuple[int, ...]
    post_lines: tuple[int, int] | None
    evidence: Evidence
    key: str
