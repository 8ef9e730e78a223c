"""The state of a scan over a Markdown file's lines: what was read, what was dropped, what is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from daejo.blocks import Block, Kind, clean_code
from daejo.markdown.fences import Fence, Fences, dedented, is_prose_in_html

_LONG_LINE = 100_000
"""Characters. A longer line is text, whatever it holds."""


@dataclass(slots=True)
class Scan:
    """``lines`` as CommonMark shall see them, ``blocks`` already read, ``dropped`` [first, last] 0-based."""

    lines: list[str]
    blocks: list[Block] = field(default_factory=list)
    dropped: list[tuple[int, int, str]] = field(default_factory=list)
    mended: list[int] = field(default_factory=list)
    """First lines of code fences that nobody closed, or that stand around prose."""


class Ends:
    """Where a text is found next, without searching the same lines twice for what is not there."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._missing: dict[str, int] = {}

    def next(self, needle: str, start: int) -> int | None:
        if start >= self._missing.get(needle, len(self._lines) + 1):
            return None
        for i in range(start, len(self._lines)):
            if needle in self._lines[i].lower():
                return i
        self._missing[needle] = start
        return None


@dataclass(slots=True)
class Scanner:
    source: Sequence[str]
    first_line: int
    out: list[str]
    fences: Fences
    ends: Ends
    scan: Scan
    closed: int = -1
    """A line that closed a fence which is no code."""
    in_head: bool = True
    """Nothing was read yet but imports: only there is ``import x from "y"`` certainly not prose."""

    def block(self, kind: Kind, first: int, last: int, text: str, **more: object) -> None:
        lines = (first + self.first_line, last + self.first_line)
        self.scan.blocks.append(Block(kind, text, lines=lines, **more))  # type: ignore[arg-type]

    def take(self, first: int, last: int) -> str:
        taken = "\n".join(self.source[first : last + 1])
        for k in range(first, last + 1):
            self.out[k] = ""
        return taken

    def step(self, i: int, readers: Sequence[Reader]) -> int:
        """Reads what begins at line ``i``; the next line to look at."""
        fence = self.fences.at(i) if i != self.closed else None
        if fence is not None:
            return self.fence(fence)
        text = self.source[i].strip()
        if not text or len(text) > _LONG_LINE:
            return i + 1
        for reader in readers:
            following = reader(self, i, text)
            if following is not None:
                return following
        self.in_head = False
        if text.startswith("[^"):
            # A footnote. To CommonMark "[^1]: https://…" is the address of a link, and no text.
            self.out[i] = self.source[i].replace("]:", "]&#58;", 1)
        return i + 1

    def fence(self, fence: Fence) -> int:
        self.in_head = False
        if fence.mended or fence.stray:
            self.scan.mended.append(fence.first)
        if not fence.stray and is_prose_in_html(self.source[fence.start : fence.stop], fence):
            self.scan.mended.append(fence.first)
            self.take(fence.first, fence.first)
            self.take(fence.stop, fence.last)
            self.closed = fence.stop
            return fence.start
        self.take(fence.first, fence.last)
        if fence.stray:
            self.scan.dropped.append((fence.first, fence.last, "a code fence that closes nothing"))
            return fence.last + 1
        code = clean_code(dedented(self.source[fence.start : fence.stop], fence))
        self.block(Kind.CODE, fence.first, fence.last, code, language=fence.language or None)
        return fence.last + 1


Reader: TypeAlias = Callable[[Scanner, int, str], int | None]
"""Reads what begins at a line, given stripped as well: the next line to look at, None where it is not its."""
