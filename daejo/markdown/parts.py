"""A paragraph parted where a line holds nothing but images."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from daejo.markdown.tags import only_tags

BREAKS = ("softbreak", "hardbreak")


@dataclass(slots=True)
class Part:
    """Lines of a paragraph: how many lines come before, how many it has, its tokens."""

    offset: int
    lines: int
    tokens: list[Token]
    shows: bool = False
    """Holds nothing but images."""


def by_pictures(tokens: Sequence[Token]) -> list[Part]:
    """A paragraph parted where a line holds nothing but images.

    Posts put an image right under its sentence; to a reader these are two things.
    """
    parts: list[Part] = []
    for line in _lines(tokens):
        line.shows = only_pictures(line.tokens)
        if parts and not line.shows and not parts[-1].shows:
            parts[-1].tokens += line.tokens
            parts[-1].lines += line.lines
        else:
            parts.append(line)
    return parts


def _lines(tokens: Sequence[Token]) -> list[Part]:
    lines = [Part(0, 1, [])]
    depth = 0
    for token in tokens:
        depth += token.nesting
        if token.type not in BREAKS:
            lines[-1].lines += token.content.count("\n")
            lines[-1].tokens.append(token)
        elif depth == 0:
            lines[-1].tokens.append(token)
            lines.append(Part(lines[-1].offset + lines[-1].lines, 1, []))
        else:
            lines[-1].lines += 1
            lines[-1].tokens.append(token)
    return lines


def only_pictures(tokens: Sequence[Token]) -> bool:
    read = [t for t in tokens if t.type == "image" or t.content.strip()]
    return bool(read) and all(t.type == "image" or _is_img(t) for t in read)


def _is_img(token: Token) -> bool:
    if token.type not in ("html_inline", "code_inline"):
        return False
    found = only_tags(token.content.strip())
    return bool(found) and all(t.name == "img" and t.get("src") for t in found)
