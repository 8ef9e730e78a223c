"""Edits of a Markdown text that change how it is written and nothing that it says. Seeded.

Most are one place each; what a formatter or a change of tools does is everywhere at once.
"""

from __future__ import annotations

import re
import unicodedata

from admonition_edits import ADMONITIONS
from markup_edits import MARKUP
from text_places import Edit, everywhere, swap, whole
from tool_edits import TOOLS


def _wrapped(match: re.Match[str]) -> str:
    words = match[0].split(" ")
    middle = len(words) // 2
    return " ".join(words[:middle]) + "\n" + " ".join(words[middle:])


def _numeric(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


_SIGNS: dict[str, Edit] = {
    "curly quotes": swap(r'(?<= )"(\w[^"\n<>=]{1,60})"(?=[ .,])', lambda m: f"“{m[1]}”", prose=True),
    "all quotes curly": everywhere(
        r'(?<=[ (])"(\w[^"\n<>=]{1,60})"(?=[ .,)])', lambda m: f"“{m[1]}”", prose=True
    ),
    "single quotes": swap(r'(?<= )"(\w[^"\n<>=]{1,60})"(?=[ .,])', lambda m: f"'{m[1]}'", prose=True),
    "French quotes": swap(r'(?<= )"(\w[^"\n<>=]{1,60})"(?=[ .,])', lambda m: f"«{m[1]}»", prose=True),
    "curly apostrophe": everywhere(r"(?<=[a-z])'(?=(?:s|t|re|ve|ll|d|m)\b)", lambda _: "’", prose=True),
    "dash": swap(r"(?<=[a-z]) - (?=[a-z])", lambda _: " — ", prose=True),
    "two hyphens": swap(r"(?<=\w) ?— ?(?=\w)", lambda _: " -- ", prose=True),
    "range with a dash": swap(r"(?<=\d)-(?=\d)", lambda _: "–", prose=True),
    "ellipsis": everywhere(r"(?<=\w)\.\.\.", lambda _: "…", prose=True),
    "hard blank": swap(r"(?<=[a-z]) (?=[a-z]{3,})", lambda _: "\u00a0", prose=True),
    "thin blank": swap(r"(?<=[a-z]) (?=[a-z]{3,})", lambda _: "\u2009", prose=True),
    "blank of no width": swap(r"(?<=[a-z])(?= [a-z])", lambda _: "\u200b", prose=True),
    "soft hyphen": swap(r"(?<=[a-z]{4})(?=[a-z]{4})", lambda _: "\u00ad", prose=True),
    "entity": swap(r"(?<= )&(?= )", lambda _: "&amp;", prose=True),
    "numeric entity": swap(r"(?<=[a-z])['’](?=[a-z])", _numeric, prose=True),
    "blank as entity": swap(r"(?<=[a-z]) (?=[a-z]{3,})", lambda _: "&nbsp;", prose=True),
    "dash as entity": swap(r" [–—] ", lambda _: " &mdash; ", prose=True),
    "composed letters": whole(lambda text: unicodedata.normalize("NFD", text)),
    "escaped sign": swap(r"(?<=[a-z])(?=[!.?]\s)", lambda _: "\\", prose=True),
}
_WHITE_SPACE: dict[str, Edit] = {
    "wrapping": swap(r"^[A-Z][A-Za-z ,']{60,}[A-Za-z .]*$", _wrapped),
    "all wrapped": everywhere(r"^[A-Z][A-Za-z ,']{60,}[A-Za-z .]*$", _wrapped),
    "unwrapped": swap(r"(?<=[a-z,])\n(?=[a-z]{2,})", lambda _: " ", prose=True),
    "two blanks": swap(r"(?<=[a-z]) (?=[a-z]{3,})", lambda _: "  ", prose=True),
    "two blanks between sentences": everywhere(r"(?<=[a-z]\.) (?=[A-Z])", lambda _: "  ", prose=True),
    "blank at the end": swap(r"(?<=[a-z]\.)$", lambda _: " "),
    "blanks at every end": everywhere(r"(?<=[a-z.])$", lambda _: "   "),
    "empty line": swap(r"\n\n(?=[A-Z#])", lambda _: "\n\n\n\n"),
    "empty lines between items": everywhere(r"^([*+-] [^\n]*\n)(?=[*+-] )", lambda m: f"{m[1]}\n"),
    "line ends": whole(lambda text: text.replace("\n", "\r\n")),
    "no line end at the end": whole(lambda text: text.rstrip("\n")),
    "byte order mark": whole(lambda text: "\ufeff" + text),
    "tabs for indents": everywhere(r"^(?: {4})+(?=[*+-] |\d+\. )", lambda m: "\t" * (len(m[0]) // 4)),
    "deeper indents": everywhere(r"^( {2})(?=[*+-] )", lambda m: m[1] * 2),
}
COSMETIC: dict[str, Edit] = {**_SIGNS, **_WHITE_SPACE, **MARKUP, **ADMONITIONS, **TOOLS}
