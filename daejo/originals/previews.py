"""Whether a page shows only the beginning of its text, by what it says of itself and where it ends.

A page that says it is not free may still hold the whole text (it is then hidden by a script, or
we are let in), so the word alone is nothing: something must show the cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from lxml import etree

from daejo.blocks import Block, Kind, words
from daejo.originals.article import Article, Completeness
from daejo.originals.completeness import count_in, judged
from daejo.originals.elements import INLINE, Element
from daejo.originals.head import Head
from daejo.originals.walls import Wall, wall_in

AGREES = 0.9
"""Of ``wordCount``: a text that long is whole, whatever stands behind it."""
SHORT = 0.75
"""Of ``wordCount``: on a page that says it is not free, a text shorter than this is its beginning."""
_AT_END = 4
"""Blocks from the end of the text that may be a wall, and ..."""
_BEHIND = 8
"""... lines of the page behind it. On a page that says it is not free three times as many."""
_HARDLY_ANY = 8
"""Words of a section for members that is as good as empty."""
_FOUND_BY = 6
"""Words by which the end of the text is found in the page."""
_PROSE = (Kind.PARAGRAPH, Kind.HEADING)
"""A quote, a list or code that ends a text tells of other pages' walls; a wall is no such block."""
_WORD = re.compile(r"\w+")
_NO_LINE = """
    nav footer noscript template dialog select option textarea svg script style head title pre code
"""
_UNREAD = frozenset(_NO_LINE.split())
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:comments?|responses|related|recommended|recommendations|read-next|cards?|teasers?|"
    r"latest|popular|trending|modal|popup|overlay|lightbox|cookies?|share|sharing|social|menu|sr-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SELECTOR = re.compile(r"([a-z][a-z0-9]{0,20})?([.#])([A-Za-z_][\w-]{0,80})")
_NOTE = "the page shows the beginning; the rest is for members"


def with_access(article: Article, root: Element, head: Head, *, parts: bool = True) -> Article:
    """The article, marked PREVIEW where the page keeps the rest for members, CUT where it is just short.

    ``parts``: whether an absent or empty ``cssSelector`` section tells of a cut (Medium's never does).
    """
    promised = count_in(head.story.get("wordCount"), article.blocks)
    here = words(article.blocks)
    if promised and here >= promised * AGREES:
        return article
    closed = says_closed(head)
    if _wall_ends(article.blocks, root, closed=closed) or (
        closed and (0 < here < promised * SHORT or (parts and _kept_back(head.story, root)))
    ):
        return replace(article, completeness=Completeness.PREVIEW, notes=(*article.notes, _NOTE))
    return judged(article, words=promised)


def says_closed(head: Head) -> bool:
    """Whether the page says that its text, or a part of it, is not free to read."""
    told = (head.story.get("isAccessibleForFree"), head.meta.get("isaccessibleforfree"))
    return (
        any(map(_is_false, told))
        or any(_is_false(part.get("isAccessibleForFree")) for part in _parts(head.story))
        or head.meta.get("article:content_tier", "").lower() == "locked"
    )


def _is_false(value: Any) -> bool:
    if isinstance(value, str):
        return value.strip().lower().rpartition("/")[2] in ("false", "no", "0")
    return value is False


def _parts(story: dict[str, Any]) -> Iterator[dict[str, Any]]:
    parts = story.get("hasPart")
    yield from (p for p in (parts if isinstance(parts, list) else [parts])[:20] if isinstance(p, dict))


# --- the section for members -------------------------------------------------------------------


def _kept_back(story: dict[str, Any], root: Element) -> bool:
    """Whether a section that the page says is for members is not there, or holds nothing."""
    for part in _parts(story):
        if not _is_false(part.get("isAccessibleForFree")):
            continue
        named = part.get("cssSelector")
        selectors = (
            [_SELECTOR.fullmatch(s.strip()) for s in named.split(",")] if isinstance(named, str) else []
        )
        if not selectors or None in selectors:
            continue  # a selector that is not read here is no evidence
        text = " ".join(islice(_texts(root, [s for s in selectors[:20] if s]), 50))
        if len(text.split()) < _HARDLY_ANY or (
            len(text) < 1_000 and wall_in(" ".join(text.split())) is Wall.SURE
        ):
            return True
    return False


def _texts(root: Element, selectors: Sequence[re.Match[str]]) -> Iterator[str]:
    for element in root.iter(etree.Element):
        for tag, kind, name in (s.groups() for s in selectors):
            value = element.get("class" if kind == "." else "id") or ""
            if name in value.split() and tag in (None, element.tag):
                yield "".join(element.itertext())
                break


# --- the wall ----------------------------------------------------------------------------------


def _wall_ends(blocks: Sequence[Block], root: Element, *, closed: bool) -> bool:
    reach = 3 if closed else 1
    said = [b for b in blocks if b.text]
    last = [b.text for b in said[-_AT_END * reach :] if b.kind in _PROSE]
    behind = _behind(said, root, _BEHIND * reach)
    if closed and any(wall_in(line) for line in (*last[-_AT_END:], *behind)):
        return True
    if any(wall_in(line) is Wall.SURE for line in (*last, *behind)):
        return True
    return any(wall_in(line) is Wall.LABEL for line in (*last[-1:], *behind[:1]))


def _behind(said: Sequence[Block], root: Element, most: int) -> list[str]:
    """The page's lines behind the last block of the text; none where that block is not found."""
    own = {b.text for b in said if b.kind not in _PROSE}
    lines = [line for line in lines_of(root) if line not in own]
    tails = [" ".join(_WORD.findall(line.casefold())[-_FOUND_BY:]) for line in lines]
    for block in reversed([b for b in said if b.kind in _PROSE][-_AT_END:]):
        tail = _WORD.findall(block.text.casefold())[-_FOUND_BY:]
        if len(tail) == _FOUND_BY and " ".join(tail) in tails:
            at = len(tails) - tails[::-1].index(" ".join(tail))
            return lines[at : at + most]
    return []


def lines_of(root: Element) -> Iterator[str]:
    """The text of a page line by line, one for each innermost block element, with its buttons and forms.

    Without what is hidden, and what stands around a text: comments, cards of other texts, footers.
    """
    run: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    left_out: Element | None = None
    for event, element in walk:
        inline = element.tag in INLINE
        if not inline and (line := " ".join("".join(run).split())):
            yield line
        run = run if inline else []
        if event == "end":
            left_out = None if element is left_out else left_out
            run.append(element.tail or "")
        elif left_out is None and _is_elsewhere(element):
            left_out = element
            walk.skip_subtree()
        else:
            run.append(element.text or "")
    if line := " ".join("".join(run).split()):
        yield line


def _is_elsewhere(element: Element) -> bool:
    if element.tag in _UNREAD or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.tag in ("html", "body", "main", "article"):
        return False
    if "display:none" in (element.get("style") or "").replace(" ", "").lower():
        return True
    signs = f"{element.get('class') or ''} {element.get('id') or ''}"
    return 3 < len(signs) < 400 and bool(_ELSEWHERE.search(signs))
