"""Seeded edits of one block, of a kind each: what a benchmark changes to see whether it is seen."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from daejo.alignment.quantities import quantities
from daejo.alignment.terms import TermKind, code_terms, terms
from daejo.blocks import Block, Kind, Mark, MarkKind
from daejo.changes.code import bare_lines

Spot = tuple[str, Block]
"""The value that stood there, and the block with another one."""
NAMES = ("Zephyrix", "Qualtron", "Marnoldo", "Vextara", "Olbrecht")
TOKEN = re.compile(r"\b[A-Za-z_][A-Za-z0-9_]{3,}\b")


def numbers(block: Block, draw: random.Random) -> Iterator[Spot]:
    if block.kind in (Kind.CODE, Kind.MARKUP):
        return
    for q in quantities(block.text):
        if not q.spelled and q.unit != "version" and (digits := re.search(r"\d+", q.spelling)):
            start = q.start + digits.start()
            value = str(int(digits[0]) + draw.choice((1, 2, 3, 7, 10, 20)))
            yield q.spelling, spliced(block, start, start + len(digits[0]), value)


def versions(block: Block, draw: random.Random) -> Iterator[Spot]:
    if block.kind in (Kind.CODE, Kind.MARKUP):
        return
    for q in quantities(block.text):
        if q.unit == "version" and (last := re.search(r"\d+$", q.spelling)):
            start = q.start + last.start()
            value = str(int(last[0]) + draw.choice((1, 2, 3)))
            yield q.spelling, spliced(block, start, start + len(last[0]), value)


def names(block: Block, draw: random.Random) -> Iterator[Spot]:
    if block.kind in (Kind.CODE, Kind.MARKUP):
        return
    coded = [(m.start, m.end) for m in block.marks if m.kind is MarkKind.CODE]
    for t in terms(block.text):
        inside = any(start <= t.start < end for start, end in coded)
        if t.kind is TermKind.NAME and not inside and t.spelling.isalnum() and len(t.spelling) > 2:
            yield t.spelling, spliced(block, t.start, t.end, draw.choice(NAMES))


def urls(block: Block, draw: random.Random) -> Iterator[Spot]:
    for mark in block.marks:
        if mark.kind is MarkKind.LINK and mark.target and "/" in mark.target:
            other = re.sub(
                r"(?<=/)[\w-]+(?=(?:\.html?|\.md)?/?(?:[?#]|$))", "changed-page", mark.target, count=1
            )
            if other != mark.target:
                yield mark.target, with_target(block, mark, other)
    del draw


def code_tokens(block: Block, draw: random.Random) -> Iterator[Spot]:
    if block.kind is Kind.CODE:
        running = bare_lines(block.text)
        tokens = {token for line in running for token in TOKEN.findall(line)}
        for found in [m for m in TOKEN.finditer(block.text) if m[0] in tokens][:6]:
            made = spliced(block, *found.span(), found[0] + draw.choice(("_v2", "Next", "Alt")))
            if bare_lines(made.text) != running:  # not where it stands in a comment
                yield found[0], made
        return
    for t in code_terms(block):
        if TOKEN.fullmatch(t.spelling):
            yield t.spelling, spliced(block, t.start, t.end, t.spelling + draw.choice(("_v2", "Next", "Alt")))


VALUES: dict[str, Callable[[Block, random.Random], Iterator[Spot]]] = {
    "number": numbers,
    "version": versions,
    "name": names,
    "url": urls,
    "code token": code_tokens,
}


def spliced(block: Block, start: int, end: int, text: str) -> Block:
    """The block with ``text`` in place of its text from ``start`` to ``end``; marks keep their words."""
    shift = len(text) - (end - start)

    def at(offset: int, *, closing: bool) -> int:
        if offset >= end and (offset > start or closing):
            return offset + shift
        return min(offset, start + len(text)) if offset > start else offset

    marks = tuple(
        replace(m, start=at(m.start, closing=False), end=at(m.end, closing=True)) for m in block.marks
    )
    return replace(block, text=block.text[:start] + text + block.text[end:], marks=marks)


def with_target(block: Block, mark: Mark, target: str) -> Block:
    return replace(block, marks=tuple(replace(m, target=target) if m is mark else m for m in block.marks))
