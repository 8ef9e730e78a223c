"""HTML tags inside Markdown, one by one. No tree: real posts mix tags that nobody ever closes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

MAX_TAG = 4000
"""Characters of one tag. Bounds the regular expression: 20,000 times ``<a `` ends at once."""

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][\w.:-]*)(?P<rest>(?:\s(?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'){0,400})?/?)>"
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'=<>/]{1,100})(?:\s{0,9}=\s{0,9}(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+)))?"
)

_NAMES = """
a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas
caption center cite code col colgroup data dd del details dfn dialog div dl dt em embed fieldset
figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input
ins kbd label legend li link main map mark math menu meta meter nav noscript object ol optgroup
option output p param picture pre progress q rp rt ruby s samp script section select small source
span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time
title tr track tt u ul var video wbr
"""
KNOWN = frozenset(_NAMES.split())
"""Elements of HTML. A tag of another name is a component (``<Tip>``), or a type somebody forgot to escape."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag in a text: ``text[start:end]``."""

    name: str
    """Lower-case where it is an element of HTML, else as written."""
    closing: bool
    empty: bool
    """Written ``<x/>``."""
    start: int
    end: int
    source: str

    @property
    def known(self) -> bool:
        return self.name in KNOWN

    def get(self, name: str) -> str:
        """An attribute's value, unescaped; "" where it is missing."""
        for found in _ATTRIBUTE.finditer(self.source, len(self.name) + 1):
            if found["name"].lower() == name:
                return unescape(found["double"] or found["single"] or found["bare"] or "")
        return ""


def tags(text: str) -> Iterator[Tag]:
    """The tags of ``text`` in order; what is no whole tag is passed over."""
    for found in _TAG.finditer(text):
        name = found["name"]
        lower = name.lower()
        yield Tag(
            name=lower if lower in KNOWN else name,
            closing=bool(found["close"]),
            empty=found["rest"].endswith("/"),
            start=found.start(),
            end=found.end(),
            source=found[0],
        )


def only_tags(line: str) -> tuple[Tag, ...]:
    """The tags of a line that holds nothing else; empty where it holds text as well, or none."""
    if not line.lstrip().startswith("<") or not line.rstrip().endswith(">"):
        return ()
    found = []
    at = 0
    for tag in tags(line):
        if line[at : tag.start].strip():
            return ()
        found.append(tag)
        at = tag.end
    return () if line[at:].strip() else tuple(found)


def without_tags(text: str) -> str:
    """What remains to be read of an HTML fragment; entities decoded, white space as it was."""
    parts = []
    at = 0
    for tag in tags(text):
        parts.append(text[at : tag.start])
        if tag.name in _BREAKING:
            parts.append(" ")
        at = tag.end
    parts.append(text[at:])
    return unescape("".join(parts))


_BREAKING = frozenset({"br", "p", "div", "li", "tr", "td", "th", "hr"})
