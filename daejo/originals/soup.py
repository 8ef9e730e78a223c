"""BeautifulSoup over lxml, behind the caps: for heads, error pages and feed items: small and wild."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer

from daejo.originals.guard import check_markup

_XML_DECLARATION = re.compile(r"<\?xml[^>]{0,200}>")


def soup_of(html: str, parse_only: SoupStrainer | None = None) -> BeautifulSoup:
    """A soup of some HTML (scripts already cut out). Raises Unparseable for markup over the caps.

    It is told that this is HTML: on a text that looks like XML, or like a file's name, bs4 warns.
    """
    check_markup(html)
    text = "<!DOCTYPE html>" + _XML_DECLARATION.sub("", html, count=1)
    return BeautifulSoup(text, "lxml", parse_only=parse_only)
