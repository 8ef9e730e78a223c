"""Edits of a Markdown text that change how it is written and nothing that it says. One place each, seeded."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Edit = Callable[[str, random.Random], str | None]
"""The text with one place written otherwise; None where there is no such place."""
_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)


def _outside_code(pattern: str, text: str, draw: random.Random) -> re.Match[str] | None:
    """One match of ``pattern`` that lies in no fence."""
    fences = [m.span() for m in _FENCE.finditer(text)]
    found = [
        m
        for m in re.finditer(pattern, text, re.MULTILINE)
        if not any(start < m.end() and m.start() < end for start, end in fences)
    ]
    return draw.choice(found) if found else None


def _swap(pattern: str, new: Callable[[re.Match[str]], str]) -> Edit:
    def edit(text: str, draw: random.Random) -> str | None:
        match = _outside_code(pattern, text, draw)
        return None if match is None else text[: match.start()] + new(match) + text[match.end() :]

    return edit


def _wrapped(match: re.Match[str]) -> str:
    words = match[0].split(" ")
    middle = len(words) // 2
    return " ".join(words[:middle]) + "\n" + " ".join(words[middle:])


def _refenced(text: str, draw: random.Random) -> str | None:
    found = [m for m in _FENCE.finditer(text) if m[1] == "```" and "~~~" not in m[0]]
    if not found:
        return None
    match = draw.choice(found)
    return text[: match.start()] + "~~~" + match[0][3:-3] + "~~~" + text[match.end() :]


def _relabelled(text: str, draw: random.Random) -> str | None:
    found = [m for m in _FENCE.finditer(text) if re.match(r"```\w+\n", m[0])]
    if not found:
        return None
    match = draw.choice(found)
    return text[: match.start()] + re.sub(r"^```\w+", "```text", match[0]) + text[match.end() :]


COSMETIC: dict[str, Edit] = {
    "wrapping": _swap(r"^[A-Z][A-Za-z ,']{60,}[A-Za-z .]*$", _wrapped),
    "bold style": _swap(r"(?<![*\w])\*\*([\w ]+)\*\*(?![*\w])", lambda m: f"__{m[1]}__"),
    "emphasis style": _swap(r"(?<![*\w])\*([\w ]+)\*(?![*\w])", lambda m: f"_{m[1]}_"),
    "bold added": _swap(r"(?<=[a-z] )([a-z]{5,})(?= [a-z])", lambda m: f"**{m[1]}**"),
    "bold removed": _swap(r"(?<![*\w])\*\*([\w ]+)\*\*(?![*\w])", lambda m: m[1]),
    "emphasis added": _swap(r"(?<=[a-z] )([a-z]{5,})(?= [a-z])", lambda m: f"*{m[1]}*"),
    "curly quotes": _swap(r'(?<= )"(\w[^"\n<>=]{1,60})"(?=[ .,])', lambda m: f"“{m[1]}”"),
    "curly apostrophe": _swap(r"(?<=[a-z])'(?=(?:s|t|re|ve|ll) )", lambda _: "’"),
    "dash": _swap(r"(?<=[a-z]) - (?=[a-z])", lambda _: " — "),
    "two blanks": _swap(r"(?<=[a-z]) (?=[a-z]{3,})", lambda _: "  "),
    "blanks at the end": _swap(r"(?<=[a-z]\.)$", lambda _: " "),
    "empty line": _swap(r"\n\n(?=[A-Z#])", lambda _: "\n\n\n\n"),
    "heading closed": _swap(r"^(#{2,4} [^#\n{]+[\w`?!])$", lambda m: f"{m[1]} ##"),
    "heading anchor": _swap(r"^(#{2,4} [^#\n{]+[\w`?!])(?: \{ ?#.*)?$", lambda m: f"{m[1]} {{#an-anchor}}"),
    "link made absolute": _swap(
        r"\]\((?:\.\./)+([\w/-]+)\.md", lambda m: f"](https://docs.example.org/{m[1]}"
    ),
    "tracking parameter": _swap(r"\]\((https?://[^\s)?#]+)\)", lambda m: f"]({m[1]}?utm_source=page)"),
    "link anchor": _swap(r"\]\(([^\s)#?]+)\)", lambda m: f"]({m[1]}#section)"),
    "link as HTML": _swap(
        r"(?<!!)\[([\w ]+)\]\((https?://[^\s)]+)\)", lambda m: f'<a href="{m[2]}">{m[1]}</a>'
    ),
    "fence style": _refenced,
    "fence label": _relabelled,
    "admonition syntax": _swap(r"^!!! (\w+)(?= |$)", lambda m: f"/// {m[1]}"),
    "comment": _swap(r"\n\n(?=[A-Z])", lambda _: "\n\n<!-- a note to editors -->\n\n"),
    "line ends": lambda text, _: text.replace("\n", "\r\n"),
    "hard blank": _swap(r"(?<=[a-z]) (?=[a-z]{3,})", lambda _: "\u00a0"),
    "image size": _swap(r"!\[[^\]\n]*\]\([^\s)]+\)", lambda m: f"{m[0]}{{width=300}}"),
    "alt text": _swap(r"(?<=!\[)[^\]\n]*(?=\]\()", lambda _: "another description"),
}
