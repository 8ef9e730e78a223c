"""Foreign text made harmless, in one place: for a terminal, for JSON, for Markdown.

Everything that Daejo quotes was written by somebody else. In a terminal OSC 52 writes the clipboard,
OSC 8 hides where a link leads, CSI 2J wipes the screen, and bidirectional controls show a text in
another order than it is stored (CVE-2021-42574).
"""

from __future__ import annotations

import re

from rich.text import Text

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINES = "\u2028\u2029"
_SURROGATES = "\ud800-\udfff"
"""Lone ones stand for the bytes of a file name that is not UTF-8; no stream can encode them."""

_HOSTILE = re.compile(f"[{_CONTROLS}{_BIDI}]")
_BREAKS = re.compile(f"[{_LINES}]")
_UNENCODABLE = re.compile(f"[{_SURROGATES}]")
_NEEDS_ESCAPE = re.compile(f"[\x7f-\x9f{_BIDI}{_LINES}{_SURROGATES}]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~$<>-])")


_NUMBERED = re.compile(r"^(\d{1,9})\.")


def safe(text: str) -> str:
    """``text`` without anything that steers a terminal. Newlines and tabs stay."""
    text = _HOSTILE.sub("", text.replace("\r\n", "\n"))
    text = _BREAKS.sub("\n", text)
    return _UNENCODABLE.sub("\ufffd", text)


def one_line(text: str, length: int | None = None) -> str:
    """``text`` safe, on one line, cut to ``length`` characters where that is given."""
    flat = " ".join(safe(text).split())
    if length is None or len(flat) <= length:
        return flat
    return flat[: max(length - 1, 0)].rstrip() + "…"


def cell(text: str, style: str = "") -> Text:
    """``text`` as Rich shows it: safe, and never taken for Rich's own markup."""
    return Text(safe(text).expandtabs(4), style=style)


def escape_json(text: str) -> str:
    """JSON text with what could steer a terminal, or cannot be encoded, as ``\\uXXXX``.

    Such characters occur in JSON only inside strings, so that the value stays the same.
    """
    return _NEEDS_ESCAPE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def markdown(text: str) -> str:
    """``text`` on one line, as Markdown that shows it and does nothing: no markup, table cell or mention."""
    escaped = _NUMBERED.sub(r"\1\\.", _MARKDOWN.sub(r"\\\1", one_line(text)))
    return escaped.replace("&", "&amp;").replace("@", "@&#8203;")
