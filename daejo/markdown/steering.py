"""Lines that steer a page and are not read, each from the tool that understands it: a table to change."""

from __future__ import annotations

import re

STEERING: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("admonition of Docusaurus, VitePress, MyST", re.compile(r":{3,}")),
    ("admonition or tab of MkDocs blocks", re.compile(r"/{3,}(?:\s|$)")),
    ("admonition of MkDocs", re.compile(r"[!?]{3}\+?\s+[A-Za-z][\w-]{0,30}(?:\s*$|\s+(?:inline|[\"']))")),
    ("tab of MkDocs", re.compile(r'===[+!]?\s+"')),
    ("alert of GitHub", re.compile(r"(?:>\s{0,4})?\[![A-Za-z]+\][-+]?\s*$")),
    (
        "callout of Obsidian, with its title",
        re.compile(r"(?:>\s{0,4})?\[![A-Za-z]+\][-+]?\s[^\n]{1,60}(?<![.!?:,;])$"),
    ),
    ("directive of doc-builder", re.compile(r"\[\[(?:open-in-colab|autodoc)\]\]")),
    ("condition of Svelte", re.compile(r"\{[#:/@](?:if|else|each|await|key|html)\b[^}]{0,200}\}\s*$")),
    ("include of MkDocs", re.compile(r"\{[*!][^\n]{0,500}[*!]\}\s*$")),
    ("include of VitePress", re.compile(r"<<<\s{0,9}[@./\w]")),
    ("include of snippets", re.compile(r"-{1,2}8<-{1,2}\s")),
    ("shortcode of Hugo", re.compile(r"(?:\{\{[<%][^\n]{0,500}[>%]\}\}\s*)$")),
    ("tag of Liquid", re.compile(r"\{%[^\n]{0,500}%\}\s*$")),
    (
        "attributes of kramdown, of attr_list",
        re.compile(r"\{(?::\s?[^{}\n]{1,300}|\s?(?:[.#][\w-]|[\w-]{1,30}=)[^{}\n]{0,300})\}\s*$"),
    ),
    ("table of contents", re.compile(r"\[(?:TOC|toc|\[toc\])\]\s*$")),
)
"""Held against the stripped line, from its beginning."""

_FIRST = frozenset(":/!?=>[{<-")
"""How any of them begins: prose is not held against each."""


def steers(line: str) -> bool:
    """Whether a line (stripped, not empty) only steers the page."""
    return line[0] in _FIRST and any(rule.match(line) for _, rule in STEERING)
