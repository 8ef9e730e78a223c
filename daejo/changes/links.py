"""Links of two versions: which lead elsewhere, and which are only written otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from daejo.alignment.terms import link_key

_ENDING = re.compile(r"(?:/index)?\.(?:html?|mdx?|md)$")
_LOCALE = re.compile(r"^(?:docs|en|latest|stable)/")


def turned_links(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(before, after) of each link that leads elsewhere, "" where it came or went.

    A link made absolute or relative, another anchor, tracking or file ending is the same place. Links
    that only came or went are markup: what they link was said before, and posts drop links anyway.

    >>> list(turned_links(("/docs/setup.md",), ("https://x.org/docs/setup/#linux",)))
    []
    >>> list(turned_links(("x.org/a",), ("x.org/b",)))
    [('x.org/a', 'x.org/b')]
    """
    gone = list((Counter(map(link_key, before)) - Counter(map(link_key, after))).elements())
    new = list((Counter(map(link_key, after)) - Counter(map(link_key, before))).elements())
    for one in list(gone):
        same = next((other for other in new if same_place(one, other)), None)
        if same is not None:
            gone.remove(one)
            new.remove(same)
    yield from zip(gone, new, strict=False)


def same_place(one: str, other: str) -> bool:
    """Whether two addresses may be one place: the path of one ends with the path of the other."""
    left, right = _path(one), _path(other)
    if left == right:
        return True
    if _absolute(one) and _absolute(other):
        return False
    shorter, longer = sorted((left, right), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


def _path(address: str) -> tuple[str, ...]:
    bare = address.split("#")[0].split("?")[0].rstrip("/")
    bare = _LOCALE.sub("", _ENDING.sub("", bare))
    return tuple(part for part in bare.split("/") if part not in ("", ".", ".."))


def _absolute(address: str) -> bool:
    host = address.split("/")[0]
    return "." in host.strip(".") and not host.endswith((".md", ".mdx", ".html"))
