"""20 kinds of edit that authors make, on a story as a list of paragraphs, whatever page it lies in.

Each edit changes a story in place and returns how many blocks may then differ: (before, after) pairs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Protocol

PROSE = ("P", "QUOTE", "ITEM", "HEADING")


class NotHere(Exception):
    """The page holds nothing that this edit could be made to."""


class Story(Protocol):
    """A page whose paragraphs can be edited and which can be written out again."""

    def indexes(self, *kinds: str) -> list[int]:
        """Paragraphs of these kinds (P QUOTE ITEM HEADING CODE IMAGE EMBED), inside the story's body."""

    def text(self, index: int) -> str: ...
    def set_text(self, index: int, text: str) -> None: ...
    def remove(self, index: int) -> None: ...
    def insert_copy(self, index: int, text: str) -> None:
        """A paragraph like this one, after it, with another text and no markup."""

    def swap(self, index: int, other: int) -> None: ...
    def set_kind(self, index: int, kind: str) -> None: ...
    def mark(self, index: int, kind: str) -> None:
        """Bold (STRONG), emphasis (EM) or a link (A) on the first word of a paragraph without markup."""

    def plain(self, index: int) -> bool:
        """Whether the paragraph has text and no markup."""

    def retarget(self) -> int:
        """Point the first link of the body elsewhere; which paragraph it is in."""

    def replace_image(self, index: int) -> None: ...
    def written(self) -> bytes: ...


Edit = Callable[[Story, random.Random], set[tuple[int, int]]]
ONE = {(1, 1)}


def _pick(story: Story, rng: random.Random, *kinds: str, least: int = 1, plain: bool = True) -> int:
    found = [
        i
        for i in story.indexes(*kinds)
        if len(story.text(i).split()) >= least and (not plain or story.plain(i))
    ]
    if not found:
        raise NotHere
    return rng.choice(found)


def _words(change: Callable[[list[str], random.Random], None]) -> Edit:
    def edit(story: Story, rng: random.Random) -> set[tuple[int, int]]:
        index = _pick(story, rng, "P", "QUOTE", "ITEM", least=6)
        words = story.text(index).split()
        change(words, rng)
        story.set_text(index, " ".join(words))
        return ONE

    return edit


def _digit(story: Story, rng: random.Random) -> set[tuple[int, int]]:
    found = [
        i
        for i in story.indexes("P", "ITEM", "QUOTE", "HEADING")
        if re.search(r"\d", story.text(i)) and story.plain(i)
    ]
    if not found:
        raise NotHere
    index = rng.choice(found)
    story.set_text(index, re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 10), story.text(index), count=1))
    return ONE


def _replace(words: list[str], rng: random.Random) -> None:
    words[rng.randrange(len(words))] = "entirely"


def _delete(words: list[str], rng: random.Random) -> None:
    del words[rng.randrange(1, len(words) - 1)]


def _insert(words: list[str], rng: random.Random) -> None:
    words.insert(rng.randrange(1, len(words)), "moreover")


def _sentence(words: list[str], _: random.Random) -> None:
    words.append("This sentence was added later.")


def _punctuation(words: list[str], _: random.Random) -> None:
    words[0] += ";"


def _case(words: list[str], _: random.Random) -> None:
    index = next((i for i, w in enumerate(words) if w.swapcase() != w), None)
    if index is None:
        raise NotHere
    words[index] = words[index].swapcase()


def _typo(words: list[str], _: random.Random) -> None:
    index = max(range(len(words)), key=lambda i: len(words[i]))
    words[index] = words[index][:-1]


def _paragraph_removed(story: Story, rng: random.Random) -> set[tuple[int, int]]:
    story.remove(_pick(story, rng, "P", least=6, plain=False))
    return {(1, 0)}


def _paragraph_added(story: Story, rng: random.Random) -> set[tuple[int, int]]:
    story.insert_copy(_pick(story, rng, "P"), "Here stands a paragraph that was not there before.")
    return {(0, 1)}


def _moved(story: Story, rng: random.Random) -> set[tuple[int, int]]:
    found = story.indexes("P")
    pairs = [(a, b) for a, b in pairwise(found) if b == a + 1 and story.text(a) != story.text(b)]
    if not pairs:
        raise NotHere
    story.swap(*rng.choice(pairs))
    return {(1, 1)}


def _split(story: Story, rng: random.Random) -> set[tuple[int, int]]:
    index = _pick(story, rng, "P", least=12)
    words = story.text(index).split()
    story.set_text(index, " ".join(words[: len(words) // 2]))
    story.insert_copy(index, " ".join(words[len(words) // 2 :]))
    return {(1, 2)}


def _merged(story: Story, rng: random.Random) -> set[tuple[int, int]]:
    found = [i for i in story.indexes("P") if story.plain(i)]
    pairs = [a for a, b in pairwise(found) if b == a + 1]
    if not pairs:
        raise NotHere
    index = rng.choice(pairs)
    story.set_text(index, f"{story.text(index)} {story.text(index + 1)}")
    story.remove(index + 1)
    return {(2, 1)}


def _marked(kind: str) -> Edit:
    def edit(story: Story, rng: random.Random) -> set[tuple[int, int]]:
        story.mark(_pick(story, rng, "P", "ITEM", least=3), kind)
        return ONE

    return edit


def _retargeted(story: Story, _: random.Random) -> set[tuple[int, int]]:
    story.retarget()
    return ONE


def _heading_made(story: Story, rng: random.Random) -> set[tuple[int, int]]:
    story.set_kind(_pick(story, rng, "P", least=2), "HEADING")
    return ONE


def _quote_made(story: Story, rng: random.Random) -> set[tuple[int, int]]:
    story.set_kind(_pick(story, rng, "P", least=2), "QUOTE")
    return ONE


def _image_replaced(story: Story, rng: random.Random) -> set[tuple[int, int]]:
    found = story.indexes("IMAGE")
    if not found:
        raise NotHere
    story.replace_image(rng.choice(found))
    return ONE


def _caption_edited(story: Story, rng: random.Random) -> set[tuple[int, int]]:
    index = _pick(story, rng, "IMAGE")
    story.set_text(index, f"{story.text(index)} (2026)")
    return ONE


def _code_edited(story: Story, rng: random.Random) -> set[tuple[int, int]]:
    index = _pick(story, rng, "CODE", plain=False)
    story.set_text(index, f"{story.text(index)}\nreturn 1")
    return ONE


def _heading_edited(story: Story, rng: random.Random) -> set[tuple[int, int]]:
    index = _pick(story, rng, "HEADING")
    story.set_text(index, f"{story.text(index)}, again")
    return ONE


EDITS: dict[str, Edit] = {
    "one digit": _digit,
    "word replaced": _words(_replace),
    "word deleted": _words(_delete),
    "word added": _words(_insert),
    "letter dropped": _words(_typo),
    "sentence added": _words(_sentence),
    "punctuation": _words(_punctuation),
    "letter case": _words(_case),
    "paragraph removed": _paragraph_removed,
    "paragraph added": _paragraph_added,
    "paragraph moved": _moved,
    "paragraph split": _split,
    "paragraphs merged": _merged,
    "word made bold": _marked("STRONG"),
    "word made a link": _marked("A"),
    "link retargeted": _retargeted,
    "heading made": _heading_made,
    "quote made": _quote_made,
    "image replaced": _image_replaced,
    "caption edited": _caption_edited,
    "code edited": _code_edited,
    "heading edited": _heading_edited,
}
