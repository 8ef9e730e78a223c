"""A story's source (Markdown) -> Medium's paragraphs: type, text, markups in UTF-16 units."""

from __future__ import annotations

import difflib
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

HEADINGS = {"h1": "H3", "h2": "H4"}
SPANS = {"strong": "STRONG", "em": "EM", "link": "A"}


@dataclass(frozen=True)
class Markup:
    kind: str
    start: int
    end: int
    href: str | None = None


@dataclass(frozen=True)
class Paragraph:
    kind: str
    text: str
    name: str = ""
    markups: tuple[Markup, ...] = ()
    image: str | None = None
    language: str | None = None


def read_source(path: Path) -> list[Paragraph]:
    """The paragraphs of one version, in order, without names."""
    paragraphs: list[Paragraph] = []
    around: list[str] = []
    for token in MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8")):
        if token.type == "fence":
            paragraphs.append(
                Paragraph("PRE", token.content.rstrip("\n"), language=token.info.strip() or None)
            )
        elif token.type == "inline":
            paragraphs.append(_paragraph(_kind(around), token))
        elif token.nesting == 1:
            around.append(token.tag)
        elif token.nesting == -1:
            around.pop()
    return paragraphs


def named(story_id: str, paragraphs: list[Paragraph], before: list[Paragraph]) -> list[Paragraph]:
    """The same with names: Medium keeps a paragraph's name when its text is edited."""
    names = [_new_name(story_id, p.kind + p.text) for p in paragraphs]
    ours, theirs = [(p.kind, p.text) for p in paragraphs], [(p.kind, p.text) for p in before]
    matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and i_end - i == j_end - j):
            names[j:j_end] = [p.name for p in before[i:i_end]]
    return [replace(p, name=name) for p, name in zip(paragraphs, names, strict=True)]


def _kind(around: list[str]) -> str:
    for tag in reversed(around):
        if tag in HEADINGS:
            return HEADINGS[tag]
        if tag in ("ul", "ol"):
            return tag.upper()[:2] + "I"
        if tag == "blockquote":
            return "BQ"
    return "P"


def _paragraph(kind: str, token: Token) -> Paragraph:
    children = token.children or []
    if len(children) == 1 and children[0].type == "image":
        return Paragraph("IMG", children[0].content, image=str(children[0].attrs["src"]).replace("%2A", "*"))
    text, markups, opened = "", [], []
    for child in children:
        if child.nesting == 1:
            opened.append((_units(text), child.attrs.get("href")))
        elif child.nesting == -1:
            start, href = opened.pop()
            name = child.type.removesuffix("_close")
            markups.append(Markup(SPANS[name], start, _units(text), str(href) if href else None))
        elif child.type == "code_inline":
            markups.append(Markup("CODE", _units(text), _units(text + child.content)))
            text += child.content
        else:
            text += child.content or " "
    return Paragraph(kind, text, markups=tuple(sorted(markups, key=lambda m: (m.start, -m.end))))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _new_name(story_id: str, text: str) -> str:
    return hashlib.blake2b((story_id + text).encode(), digest_size=2).hexdigest()
