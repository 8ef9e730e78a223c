"""Links of two versions: which lead elsewhere, and which are only written otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from daejo.alignment.terms import link_key

PAYLOAD = 60
"""Characters of an anchor or query from which on it is no name but an encoded state."""
_FRONT_DOORS = frozenset({"docs", "doc", "documentation", "home", "en", "latest", "stable"})
_ENDING = re.compile(r"(?:/index)?\.(?:html?|mdx?|md)$")
_LOCALE = re.compile(r"^(?:docs|en|latest|stable)/")


def turned_links(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(before, after) of each link that leads to another page, in the order of the text.

    A link that only came or went is markup: what it stands on was said before, and posts drop links
    anyway.

    >>> list(turned_links(("/docs/setup.md",), ("https://x.org/docs/setup/#linux",)))
    []
    >>> list(turned_links(("x.org/a",), ("x.org/b",)))
    [('x.org/a', 'x.org/b')]
    """
    gone = list((Counter(map(link_key, before)) - Counter(map(link_key, after))).elements())
    new = list((Counter(map(link_key, after)) - Counter(map(link_key, before))).elements())
    for one in list(gone):
        same = next((other for other in new if same_place(one, other) or moved_house(one, other)), None)
        if same is not None:
            gone.remove(one)
            new.remove(same)
    yield from zip(gone, new, strict=False)


def same_place(one: str, other: str) -> bool:
    """Whether two addresses may be one: made absolute or relative, another anchor, ending or locale."""
    left, right = _path(one), _path(other)
    if left == right:
        return True
    if _absolute(one) and _absolute(other):
        return False
    shorter, longer = sorted((left, right), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


def moved_house(one: str, other: str) -> bool:
    """Whether a page kept its own name at another address: docs.old.org/guide/x and new.dev/x.

    Sites move, and pages move within them; of 47 targets that changed in real documentation while
    the text stayed, most had. An encoded state behind a ``#`` (a playground's code) is no name.
    """
    left, right = _parts(one), _parts(other)
    if left.host == right.host and (left.payload or right.payload):
        return True
    if left.path and right.path:
        same_anchor = bool(left.anchor) and left.anchor == right.anchor and left.host != right.host
        return left.path[-1] == right.path[-1] or same_anchor
    named = (left.path or right.path)[-1:]
    return not set(named) - _FRONT_DOORS and bool(_labels(left.host) & _labels(right.host))


class _Parts(NamedTuple):
    host: str
    path: tuple[str, ...]
    anchor: str
    payload: bool


def _parts(address: str) -> _Parts:
    bare, _, anchor = address.partition("#")
    bare, _, query = bare.partition("?")
    host = bare.split("/")[0].lower() if _absolute(bare) else ""
    path = tuple(part.lower() for part in _path(bare) if part.lower() != host)
    return _Parts(host, path, anchor.lower(), max(len(anchor), len(query)) > PAYLOAD)


def _labels(host: str) -> set[str]:
    """The names in a host, without its ending: "vite" of vite.dev; "vitejs" is "vite" too."""
    return {label.removesuffix("js") for label in host.split(".")[:-1]} - {"docs", "blog", "github"}


def _path(address: str) -> tuple[str, ...]:
    bare = address.split("#")[0].split("?")[0].rstrip("/")
    bare = _LOCALE.sub("", _ENDING.sub("", bare))
    return tuple(part for part in bare.split("/") if part not in ("", ".", ".."))


def _absolute(address: str) -> bool:
    host = address.split("/")[0]
    return "." in host.strip(".") and not host.endswith((".md", ".mdx", ".html"))
