"""Minor edits: one block's spelling, punctuation or wording, with the same words of matter. Seeded."""

from __future__ import annotations

import random
import re

from block_edits import TEXTS, Edit, in_texts, one, swapped_words
from mutations import spliced

from daejo.blocks import Block

_LONG = re.compile(r"(?<![\w./`-])([a-z]{7,12})(?= [a-z])")
_BRITISH = {"color": "colour", "behavior": "behaviour", "customize": "customise", "optimize": "optimise",
            "organize": "organise", "initialize": "initialise", "center": "centre"}  # fmt: skip
_SHORT_FORMS = {"do not": "don't", "does not": "doesn't", "is not": "isn't", "cannot": "can't",
                "it is": "it's", "you are": "you're", "we will": "we'll", "that is": "that's"}  # fmt: skip
_LIKE_WORDS = {"while": "when", "which": "that", "just": "simply", "this": "the", "then": "so"}


def _typo(block: Block, draw: random.Random) -> Block | None:
    found = list(_LONG.finditer(block.text)) if block.kind in TEXTS else []
    if not found:
        return None
    match = draw.choice(found)
    at = match.start() + len(match[1]) // 2
    return spliced(block, at, at + 1, block.text[at] * 2)


MINOR: dict[str, Edit] = {
    "typo": one(_typo),
    "British spelling": one(swapped_words(_BRITISH)),
    "short form": one(swapped_words(_SHORT_FORMS)),
    "comma before and": one(in_texts(r"(?<=[a-z]{3}), (?=(?:and|or|but) )", " ", TEXTS)),
    "comma added": one(in_texts(r"(?<=[a-z]{3}) (?=(?:and|but|because|which) )", ", ", TEXTS)),
    "full stop": one(in_texts(r"(?<=[a-z])\.$", "", TEXTS)),
    "semicolon": one(in_texts(r"(?<=[a-z]), (?=[a-z])", "; ", TEXTS)),
    "exclamation": one(in_texts(r"(?<=[a-z])\.$", "!", TEXTS)),
    "brackets": one(in_texts(r", ([a-z ]{4,30}), ", r" (\1) ", TEXTS)),
    "article": one(in_texts(r"(?<=[a-z] )the (?=[a-z])", "a ", TEXTS)),
    "little word of the same sense": one(swapped_words(_LIKE_WORDS)),
    "word of grammar added": one(in_texts(r"(?<=[a-z] )(?=(?:use|see|make|run|have) )", "also ", TEXTS)),
}
