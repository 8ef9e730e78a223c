"""What the tools of documentation write inside a line, as a reader of the page sees it: a table to change."""

from __future__ import annotations

import re

_WRITTEN: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("target in a shortcode", re.compile(r"\(\{\{[<%]\s?(?:rel)?ref\s[^{}\n]{1,200}[>%]\}\}\)"), ""),
    (
        "condition of Svelte",
        re.compile(r"\{[#:/@](?:if|else|each|await|then|key|html)\b[^{}\n]{0,200}\}"),
        " ",
    ),
    ("edge of a shortcode of Hugo", re.compile(r"\{\{[<%]\s?/?|/?[>%]\}\}"), " "),
    (
        "macro of MDN",
        re.compile(r"\{\{\w{1,40}\(\s?[\"']([^\"'{}\n]{1,200})[\"'][^{}\n]{0,200}\)\}\}"),
        r"\1",
    ),
    ("emoji or icon by its name", re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]{1,40}:(?![\w:])"), ""),
    ("mark of a footnote", re.compile(r"\[\^[\w-]{1,40}\]"), ""),
    ("keys of PyMdown", re.compile(r"\+\+([a-z0-9+-]{1,40})\+\+"), r"\1"),
    ("marker pen", re.compile(r"==(?=\S)([^=\n]{1,200})(?<=\S)=="), r"\1"),
    ("letters set low", re.compile(r"(?<=\w)~(\w{1,20})~"), r"\1"),
    ("letters set high", re.compile(r"(?<=\w)\^(\w{1,20})\^"), r"\1"),
)
"""(what it is, how it is written, what is read)."""
_SIGNS = re.compile(r"\{[#:/@]|\{\{|:[a-z]|\[\^|\+\+|==|~\w|\^\w")


def as_read(text: str) -> str:
    """A text without the tools' signs.

    >>> as_read("Press ++ctrl+c++ on an {{domxref('Element')}} of H~2~O.[^1]")
    'Press ctrl+c on an Element of H2O.'
    """
    if _SIGNS.search(text):
        for _, pattern, read in _WRITTEN:
            text = pattern.sub(read, text)
    return text
