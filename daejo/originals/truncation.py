"""Whether a page ends where it should: a download that broke off must not look like a deletion."""

from __future__ import annotations

import re

from daejo.errors import Unparseable

_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_TAIL = 20_000
_PAIRED = ("div", "article", "main", "section", "script", "style")
"""Elements whose end tag HTML never lets a page leave out."""


def check_end(html: str, shown: str) -> None:
    """Raise Unparseable for a page that breaks off: no end of document, and elements left open."""
    if _END.search(html, max(0, len(html) - _TAIL)) or _END.search(html):
        return
    if shown.rfind("<") > shown.rfind(">"):
        raise Unparseable("the page breaks off within a tag")
    lower = html.lower()
    for name in _PAIRED:
        if lower.count(f"<{name}>") + lower.count(f"<{name} ") > lower.count(f"</{name}"):
            raise Unparseable(f"the page breaks off: a <{name}> is never closed")
