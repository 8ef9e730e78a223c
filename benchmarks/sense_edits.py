"""Substantive edits of one word or sign, that turn the sense of a sentence and leave most of its letters."""

from __future__ import annotations

import random
import re

from block_edits import TEXTS, Edit, in_texts, one, swapped_words
from mutations import spliced

from daejo.blocks import Block

OPPOSITES = {
    "enable": "disable", "enabled": "disabled", "before": "after", "increase": "decrease",
    "first": "last", "true": "false", "left": "right", "above": "below", "same": "different",
    "public": "private", "client": "server", "input": "output", "start": "stop", "open": "close",
    "more": "less", "large": "small", "add": "remove", "added": "removed", "new": "old",
    "optional": "required", "valid": "invalid", "import": "export", "read": "write", "sync": "async",
    "minimum": "maximum", "easy": "hard", "simple": "complex", "fast": "slow", "inside": "outside",
}  # fmt: skip
LITTLE = {
    "and": "or",
    "on": "off",
    "up": "down",
    "in": "out",
    "over": "under",
    "with": "without",
    "if": "unless",
}
HOW_MANY = {"all": "some", "most": "few", "each": "any", "every": "no", "both": "neither"}
MONTHS = {"January": "March", "February": "May", "April": "June", "July": "September", "August": "November",
          "October": "December"}  # fmt: skip
UNITS = {"MB": "GB", "seconds": "minutes", "hours": "days", "weeks": "months", "KB": "TB", "ms": "s"}
DUTIES = {
    "must": "should",
    "may": "must",
    "should": "can",
    "will": "might",
    "cannot": "can",
    "required": "optional",
}

_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "!=", "!=": "==", "≤": "≥", "≥": "≤"}

_BETWEEN = re.compile(
    r"\b([a-z]{5,})( (?:and then|before|after|to|from|into|over|instead of) (?:the |a )?)([a-z]{5,})\b"
)


def _exchanged(block: Block, draw: random.Random) -> Block | None:
    """Two nouns or names change places: the same words, another sense."""
    found = [m for m in _BETWEEN.finditer(block.text) if m[1] != m[3]] if block.kind in TEXTS else []
    if not found:
        return None
    match = draw.choice(found)
    return spliced(block, *match.span(), f"{match[3]}{match[2]}{match[1]}")


SENSE: dict[str, Edit] = {
    "opposite": one(swapped_words(OPPOSITES)),
    "little word": one(swapped_words(LITTLE)),
    "how many": one(swapped_words(HOW_MANY)),
    "duty": one(swapped_words(DUTIES)),
    "month": one(swapped_words(MONTHS)),
    "unit": one(in_texts(rf"(?<=\d) ?({'|'.join(UNITS)})\b", lambda m: f" {UNITS[m[1]]}", TEXTS)),
    "only": one(in_texts(r"(?<=[a-z] )(?=(?:the|in|for|when|one|if) )", "only ", TEXTS)),
    "negation removed": one(in_texts(r"\b(do|does|is|are|can|did|will)(?: not|n't)\b", r"\1", TEXTS)),
    "never": one(swapped_words({"always": "never", "often": "rarely"})),
    "number in words": one(swapped_words({"two": "three", "four": "five", "once": "twice", "six": "seven"})),
    "per cent": one(in_texts(r"\b(\d+)%", lambda m: f"{int(m[1]) + 3}%", TEXTS)),
    "per cent gone": one(in_texts(r"(?<=\d)%", "", TEXTS)),
    "person": one(swapped_words({"he": "she", "his": "her", "my": "his"}, TEXTS)),
    "why": one(swapped_words({"how": "why"}, TEXTS)),
    "pictograph of yes or no": one(in_texts("[✅❌]", lambda m: "❌" if m[0] == "✅" else "✅", TEXTS)),
    "money": one(in_texts(r"\$(\d+)", lambda m: f"${int(m[1]) + 3}", TEXTS)),
    "minus": one(in_texts(r"(?<=[ (])(?=\d+\b)", "-", TEXTS)),
    "comparison": one(in_texts(r" (<|>|<=|>=|==|!=|≤|≥) ", lambda m: f" {_TURNED[m[1]]} ", TEXTS)),
    "and more": one(in_texts(r"(?<=\d\.\d)\b(?![.+\d])", "+", TEXTS)),
    "places exchanged": one(_exchanged),
}
