"""Substantive edits of code: in blocks and in the text."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from block_edits import TEXTS, Edit, added, in_lines, in_texts, of_kind, one, removed

from daejo.blocks import Block, Kind, MarkKind

_COMMENT = re.compile(r"^\s*(?:#|//|--|\*|/\*|<!--|%|;|\"\"\"|''')|^\s*$")
_RUN = re.compile(r"\s*(?:\$ |pip |npm |python |uvicorn |fastapi |npx |git |yarn )")


def _running(pattern: str, new: str) -> Edit:
    """One line of code that is no comment, rewritten where ``pattern`` is found before any comment."""

    def line(text: str, _: random.Random) -> str | None:
        code = re.split(r"\s(?:#|//)", text)[0]
        if _COMMENT.match(text) or not re.search(pattern, code):
            return None
        return re.sub(pattern, new, code, count=1) + text[len(code) :]

    return one(of_kind(Kind.CODE, in_lines(line)))


def _line_removed(text: str, _: random.Random) -> str | None:
    return None if _COMMENT.match(text) else ""


def _line_added(block: Block, _: random.Random) -> Block | None:
    return replace(block, text=f"{block.text}\nprepare_the_second_bridge()")


def _line_added_inside(text: str, _: random.Random) -> str | None:
    return None if _COMMENT.match(text) else f"{text}\nprepare_the_second_bridge()"


def _flag_added(text: str, _: random.Random) -> str | None:
    return f"{text} --with-bridges" if _RUN.match(text) and "#" not in text else None


def _inline(pattern: str, new: str) -> Edit:
    """Inside what the text sets as code."""

    def make(block: Block, draw: random.Random) -> Block | None:
        spans = [(m.start, m.end) for m in block.marks if m.kind is MarkKind.CODE]
        inside = [m for m in re.finditer(pattern, block.text) if any(a <= m.start() < b for a, b in spans)]
        if not inside or not block.is_prose:
            return None
        at = draw.choice(inside).start()
        return in_texts(rf"(?<=^.{{{at}}}){pattern}", new, TEXTS)(block, draw)

    return one(make)


CODE: dict[str, Edit] = {
    "code line added": one(of_kind(Kind.CODE, _line_added)),
    "code line added inside": one(of_kind(Kind.CODE, in_lines(_line_added_inside))),
    "code line removed": one(of_kind(Kind.CODE, in_lines(_line_removed))),
    "code added": added(lambda _: [Block(Kind.CODE, "cross(bridge, twice=True)")], Kind.PARAGRAPH),
    "code removed": removed(Kind.CODE),
    "flag added": one(of_kind(Kind.CODE, in_lines(_flag_added))),
    "flag renamed": _running(r"--([a-z]+)", r"--no-\1"),
    "command": _running(r"\b(?:pip|npm|yarn|pnpm) ", "bridge "),
    "number in code": _running(r"(?<![\w.])(\d+)(?![\w.])", r"1\1"),
    "string in code": _running(r"(['\"])([\w /-]{2,})\1", r"\1\2 two\1"),
    "comparison in code": _running(r"==", "!="),
    "true in code": _running(r"\b(?:True|true)\b", "False"),
    "call's name": _running(r"\b(\w{3,})\(", r"\1_twice("),
    "argument added": _running(r"(?<=\w)\((?=\w)", "(bridge, "),
    "assignment": _running(r" = ", " += "),
    "letter case in code": _running(r"\b([a-z])(\w+)\(", r"A\1\2("),
    "inline code's ending": _inline(r"\.(?:py|js|vue|ts|json|md)\b", ".toml"),
    "inline code's call": _inline(r"\(\)", "(bridge=2)"),
    "inline code's case": _inline(r"(?<![\w.])True(?!\w)", "true"),
}
