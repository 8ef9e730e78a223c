"""Residue: what a translator, mostly a machine, left in a post and a reader stumbles over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from daejo.blocks import Block


class ResidueKind(StrEnum):
    PROMPT = "prompt"
    """The order given to the translating machine, or the machine's answer to it."""
    PERSONA = "persona"
    """The machine introduces itself, greets the reader, or speaks to whom it was told to speak to."""
    GARBLED = "garbled"
    """Korean in Latin letters, or broken characters."""
    SCRIPT = "script"
    """Han, kana or Cyrillic in the midst of Korean."""
    UNTRANSLATED = "untranslated"
    """Prose that stayed English."""
    REPEATED = "repeated"
    """A passage that stands twice."""
    PLACEHOLDER = "placeholder"
    """A table or link of which only the form was filled in ("열1 | 항목1")."""
    IMAGE_UNUSED = "image_unused"
    """An image that was downloaded, or that the numbering leaves out, and is shown nowhere."""
    IMAGE_MISSING = "image_missing"
    """An image that is shown and is not there."""
    FENCE = "fence"
    """A code fence that nobody closed: what follows is shown as code."""


class ResidueSeverity(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Residue:
    """One place in one post that a person should mend.

    ``lines`` is [first, last] in the file, 1-based. ``confidence`` is 0 to 1. ``excerpt`` is the
    offending text, at most 200 characters. ``blocks`` are the post's block indexes it lies in;
    ``whole`` tells that those blocks hold nothing else, so that they have no partner in the original.
    """

    kind: ResidueKind
    lines: tuple[int, int]
    why: str
    confidence: float
    severity: ResidueSeverity = ResidueSeverity.MEDIUM
    excerpt: str = ""
    blocks: tuple[int, ...] = ()
    whole: bool = False


EXCERPT = 200


def of_block(
    kind: ResidueKind,
    index: int,
    block: Block,
    why: str,
    confidence: float,
    severity: ResidueSeverity = ResidueSeverity.MEDIUM,
    *,
    excerpt: str | None = None,
    whole: bool = False,
) -> Residue:
    """Residue that lies in one block."""
    return Residue(
        kind=kind,
        lines=block.lines or (1, 1),
        why=why,
        confidence=confidence,
        severity=severity,
        excerpt=(block.text if excerpt is None else excerpt)[:EXCERPT],
        blocks=(index,),
        whole=whole,
    )
