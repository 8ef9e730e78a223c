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
_LISTED = {"while": "whilst", "learned": "learnt", "skeptical": "sceptical", "artifact": "artefact",
           "program": "programme", "judgment": "judgement", "disk": "disc", "math": "maths"}  # fmt: skip
_PHRASES = {"for example": "for instance", "because of": "due to", "need to": "have to",
            "until": "till", "everyone": "everybody", "someone": "somebody", "perhaps": "maybe",
            "via": "through", "may": "might", "instead of": "rather than"}  # fmt: skip
_TIMES = {"24 hours": "a day", "two weeks": "14 days", "an hour": "60 minutes", "a minute": "60 seconds",
          "a year": "12 months", "a week": "seven days", "a day": "24 hours"}  # fmt: skip
_NEXT_KEY = {"b": "v", "c": "x", "d": "f", "g": "h", "l": "k", "m": "n", "p": "o", "r": "t", "s": "d"}
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


def _next_key(block: Block, draw: random.Random) -> Block | None:
    """A consonant of a long word for that of the key beside it."""
    found = (
        list(re.finditer(r"(?<=[ ][a-z]{3})[bcdglmprs](?=[a-z]{4,} )", block.text))
        if block.kind in TEXTS
        else []
    )
    if not found:
        return None
    match = draw.choice(found)
    return spliced(block, *match.span(), _NEXT_KEY[match[0]])


MINOR: dict[str, Edit] = {
    "typo": one(_typo),
    "key beside": one(_next_key),
    "letters swapped in a little word": one(in_texts(r"(?<= )the(?= [a-z])", "teh", TEXTS)),
    "spelling of the list": one(swapped_words(_LISTED)),
    "phrase of the same sense": one(swapped_words(_PHRASES)),
    "time in other words": one(swapped_words(_TIMES)),
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
