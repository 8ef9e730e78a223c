"""Names of HTML elements, by what a reader of the page gets from them."""

from __future__ import annotations

from typing import Any

Element = Any
"""An lxml element: lxml ships no types."""

_SKIP = """
    area button canvas datalist dialog form head input link map menu meta nav noscript object param script
    select source style svg template textarea title track
"""
_INLINE = """
    a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark math mjx-container
    nobr picture q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr
"""

SKIP = frozenset(_SKIP.split())
"""Elements that hold nothing to read."""
INLINE = frozenset(_INLINE.split())
"""Elements within a line of text; every other one begins a block."""
