"""Edits that change what a text says, by kind: one each, seeded (block_edits says what one is)."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from block_edits import TEXTS, Edit, added, first, in_texts, of_kind, one, removed
from code_edits import CODE
from mutations import NAMES, code_tokens, names, numbers, spliced, urls, versions
from sense_edits import SENSE
from structure_edits import STRUCTURE

from daejo.blocks import Block, Kind, Mark, MarkKind

SENTENCE = "Nobody had told the gardener about the second bridge."
PARAGRAPH = (
    "In the evening the whole village came down to the river, and nobody spoke a word about the harvest."
)


def _word_removed(block: Block, draw: random.Random) -> Block | None:
    """A word that the block says once; of one said again it is rewording."""
    found = re.finditer(r"(?<=[a-z] )([a-z]{5})[a-z]{2,7} (?=[a-z])", block.text)
    alone = [m for m in found if block.text.lower().count(m[1]) == 1] if block.kind in TEXTS else []
    return spliced(block, *draw.choice(alone).span(), "") if alone else None


def _sentence_added(block: Block, _: random.Random) -> Block | None:
    return replace(block, text=f"{block.text} {SENTENCE}") if block.kind is Kind.PARAGRAPH else None


def _sentence_before(block: Block, _: random.Random) -> Block | None:
    return spliced(block, 0, 0, f"{SENTENCE} ") if block.kind is Kind.PARAGRAPH else None


def _sentence_removed(block: Block, _: random.Random) -> Block | None:
    if block.kind is not Kind.PARAGRAPH or not (
        match := re.search(r"[a-z]\. (?=[A-Z][^.]{20,}\.)", block.text)
    ):
        return None
    return spliced(block, match.end() - 1, len(block.text), "")


def _rewritten(block: Block, _: random.Random) -> Block | None:
    fits = block.kind is Kind.PARAGRAPH and len(block.text) > 60
    return replace(block, text=PARAGRAPH, marks=()) if fits else None


def _half_rewritten(block: Block, _: random.Random) -> Block | None:
    words = block.text.split()
    if block.kind is not Kind.PARAGRAPH or len(words) < 16:
        return None
    return replace(block, text=f"{' '.join(words[: len(words) // 2])} {SENTENCE}", marks=())


def _reworded(block: Block, _: random.Random) -> Block | None:
    words = block.text.split()
    if block.kind is not Kind.HEADING or len(words) < 2 or block.marks:
        return None
    return replace(block, text=" ".join((*words[:-1], "bridges")))


def _swapped(block: Block, _: random.Random) -> Block | None:
    if block.kind is not Kind.IMAGE:
        return None
    return replace(block, image="another-picture.png", target="/img/another-picture.png")


def _code_word(block: Block, draw: random.Random) -> Block | None:
    inline = any(m.kind is MarkKind.CODE for m in block.marks) and block.is_prose
    return first(code_tokens)(block, draw) if inline else None


def _code_block(block: Block, draw: random.Random) -> Block | None:
    return first(code_tokens)(block, draw) if block.kind is Kind.CODE else None


def _other_site(block: Block, draw: random.Random) -> Block | None:
    marks = [m for m in block.marks if m.kind is MarkKind.LINK and (m.target or "").startswith("http")]
    if not marks:
        return None
    mark = draw.choice(marks)
    other = replace(mark, target="https://another.example.org/bridges")
    return replace(block, marks=tuple(other if m is mark else m for m in block.marks))


def _link_words(block: Block, draw: random.Random) -> Block | None:
    marks = [m for m in block.marks if m.kind is MarkKind.LINK and block.text[m.start : m.end].islower()]
    if not marks:
        return None
    mark: Mark = draw.choice(marks)
    return spliced(block, mark.start, mark.end, "the second bridge")


SUBSTANTIVE: dict[str, Edit] = {
    "number": one(first(numbers)),
    "version": one(first(versions)),
    "name": one(first(names)),
    "negation": one(in_texts(r"\b(can|is|are|will|does)\b(?! not|n't)", r"\1 not")),
    "negation in a list": one(
        in_texts(r"\b(can|is|are|will|does)\b(?! not|n't)", r"\1 not", (Kind.LIST_ITEM,))
    ),
    "modality": one(in_texts(r"\bcan\b(?!'t|not| not)", "must")),
    "word of matter": one(in_texts(r"(?<= )[a-z]{7,12}(?= [a-z])", "gardenlike")),
    "word of matter in a list": one(
        in_texts(r"(?<= )[a-z]{7,12}(?= [a-z])", "gardenlike", (Kind.LIST_ITEM,))
    ),
    "short word of matter": one(in_texts(r"(?<= )[a-z]{3,5}(?= [a-z])", "cold", TEXTS)),
    "word added": one(in_texts(r"(?<=\bthe )(?=[a-z]{4,})", "rusty ", TEXTS)),
    "word removed": one(_word_removed),
    "sentence added": one(_sentence_added),
    "sentence added in front": one(_sentence_before),
    "sentence removed": one(_sentence_removed),
    "paragraph rewritten": one(_rewritten, "rewritten"),
    "half a paragraph rewritten": one(_half_rewritten),
    "paragraph added": added(lambda _: [Block(Kind.PARAGRAPH, PARAGRAPH)], Kind.PARAGRAPH),
    "paragraph removed": removed(Kind.PARAGRAPH),
    "list item added": added(
        lambda d: [Block(Kind.LIST_ITEM, f"The bridge of {d.choice(NAMES)}")], Kind.LIST_ITEM
    ),
    "list item removed": removed(Kind.LIST_ITEM),
    "heading added": added(
        lambda _: [Block(Kind.HEADING, "About the second bridge", level=2)], Kind.PARAGRAPH
    ),
    "heading reworded": one(_reworded),
    "code token": one(_code_block),
    "inline code": one(_code_word),
    "link target": one(first(urls)),
    "link to another site": one(_other_site),
    "link's words": one(_link_words),
    "image swapped": one(_swapped),
    "number in a heading": one(of_kind(Kind.HEADING, first(numbers))),
    "number in a list": one(of_kind(Kind.LIST_ITEM, first(numbers))),
    **SENSE,
    **CODE,
    **STRUCTURE,
}  # fmt: skip
