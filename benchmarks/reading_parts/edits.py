"""Part 3: two fetches of one story are one text; each of 20 kinds of edit is a change, at its block only."""

from __future__ import annotations

import random
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

from daejo.blocks import Block, block_fingerprint
from daejo.changes import changes
from daejo.originals import Page, read
from reading_parts.corpus import Saved, pages
from reading_parts.markup import MarkupPage
from reading_parts.mutations import EDITS, NotHere, Story
from reading_parts.state import StatePage

PAIR = ("omnivore-debugger.medium", "omnivore-erik-engheim")
SEED = 20261124


def run(corpus: Path, *, quick: bool) -> list[str]:
    print("\n3. two fetches of one story; 20 kinds of edit of each page")
    failures = _pair(corpus)
    for saved in pages(corpus):
        failures += _mutated(saved, quick=quick)
    return failures


def _pair(corpus: Path) -> list[str]:
    found = {saved.name: saved for saved in pages(corpus)}
    if not set(PAIR) <= set(found):
        print("  the pair is not in this corpus")
        return []
    one, other = (found[name].read() for name in PAIR)
    found = changes(one.blocks, other.blocks)
    print(f"  two fetches: {one.fingerprint} {other.fingerprint}, {len(found)} changes")
    same = one.fingerprint == other.fingerprint and one.version == other.version and not found
    return [] if same else ["two fetches of one story differ"]


def changed_blocks(before: Sequence[Block], after: Sequence[Block]) -> set[tuple[str, int]]:
    """("before"|"after", index) of every block that is not the same on both sides."""
    one = [block_fingerprint(b) for b in before]
    other = [block_fingerprint(b) for b in after]
    touched: set[tuple[str, int]] = set()
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            touched |= {("before", i) for i in range(a1, a2)} | {("after", i) for i in range(b1, b2)}
    return touched


def _told(before: Sequence[Block], after: Sequence[Block]) -> set[tuple[str, int]]:
    """The blocks that Daejo's own changes name."""
    found = changes(before, after)
    return {("before", i) for c in found for i in c.before} | {("after", i) for c in found for i in c.after}


def _either(name: str, touched: set[tuple[str, int]]) -> set[tuple[str, int]]:
    """Of two neighbours that changed places either may be told as the one that moved."""
    if name != "paragraph moved":
        return touched
    return {(side, index + step) for side, index in touched for step in (-1, 0, 1)}


def _mutated(saved: Saved, *, quick: bool) -> list[str]:
    rounds = 1 if quick else 5
    make = StatePage if saved.has_state else MarkupPage
    untouched = _blocks(make(saved.body))
    failures: list[str] = []
    if _prints(untouched) != _prints(saved.read().blocks):
        failures.append(f"{saved.name}: writing the page again changes what is read")
    right = done = 0
    absent: list[str] = []
    for name, edit in EDITS.items():
        tried = 0
        for turn in range(rounds):
            story: Story = make(saved.body)
            try:
                expected = edit(story, random.Random(f"{SEED} {saved.name} {name} {turn}"))
            except NotHere:
                break
            tried += 1
            touched = changed_blocks(untouched, _blocks(story))
            before = sum(1 for side, _ in touched if side == "before")
            after = sum(1 for side, _ in touched if side == "after")
            done += 1
            told = _told(untouched, _blocks(story))
            if touched and (before, after) in expected and told and told <= _either(name, touched):
                right += 1
            else:
                failures.append(f"{saved.name}: {name}: differ {sorted(touched)}, changes say {sorted(told)}")
        if not tried:
            absent.append(name)
    note = f"; the page holds nothing for: {', '.join(absent)}" if absent else ""
    print(f"  {saved.name:46} {right} of {done} edits found at their block and nowhere else{note}")
    return failures


def _blocks(story: Story) -> tuple[Block, ...]:
    return read(Page(url="page.html", body=story.written())).blocks


def _prints(blocks: Sequence[Block]) -> list[str]:
    return [block_fingerprint(block) for block in blocks]
