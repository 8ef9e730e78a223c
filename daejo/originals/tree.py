"""HTML text -> element tree, or Unparseable: lxml gives up in silence, and says so only in its error log."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from daejo.errors import Unparseable
from daejo.originals.elements import Element
from daejo.originals.guard import check_markup

_GAVE_UP = frozenset({"ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY", "ERR_NAME_TOO_LONG", "ERR_INTERNAL_ERROR"})
_BREAKS = re.compile(r"</?wbr\s{0,9}/?>", re.IGNORECASE)
"""Where a long word may be broken: nothing to read, and libxml2 takes it for an element that the rest of the
paragraph is in."""
_NULL = dict.fromkeys([0], "�")


def tree_of(html: str) -> Element:
    """The root element of a page (scripts already cut out, see guard.without_scripts).

    Raises Unparseable for markup over the caps, and where the parser dropped part of the page
    (elements nested deeper than 255, one text over 10 MB).
    """
    check_markup(html)
    # lxml.html's own parser: trafilatura throws away, with a line in the log, what is no HtmlElement
    parser = lxml_html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    text = _BREAKS.sub("", html.translate(_NULL) if "\0" in html else html)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unparseable(f"the page's markup cannot be read ({str(error)[:80]})") from error
    for entry in parser.error_log:
        if entry.type_name in _GAVE_UP:
            raise Unparseable(f"the parser gave up within the page: {entry.message[:100]}")
    if root is None:
        raise Unparseable("the page holds no markup")
    return root
