"""Links of two versions: which lead elsewhere, and which are only written otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from daejo.alignment.terms import link_key

PAYLOAD = 60
"""Characters of a query from which on it asks for nothing but is an encoded state."""
MOST = 100
"""Targets that only one version has, up to which they are held together; a paragraph has a dozen. The
others tell nothing more."""
_FRONT_DOORS = frozenset({"docs", "doc", "documentation", "home", "en", "latest", "stable"})
_ENDINGS = frozenset(
    {
        "ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org",
        "github", "gitlab", "gitbook", "readthedocs", "netlify", "vercel", "pages", "web", "firebaseapp",
        "herokuapp", "appspot", "medium", "substack", "wordpress", "blogspot", "tistory", "notion",
    }
)  # fmt: skip
"""What stands before a host's ending and names no site: a country's second level, hosts of many sites."""
_ID = re.compile(r"(?:^|-)([0-9a-f]{9,12}|\d{9,24}|\d{4}\.\d{4,5})$")
"""Of a Medium story, of a post of a network, of a paper on arXiv: no two things have the same."""
_VIDEO = re.compile(
    r"^(?:m\.)?(?:youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]{0,200}&)?v=|embed/|shorts/|live/)|youtu\.be/)([\w-]{6,20})"
)
"""One video, by whatever address it is watched at."""
_SHOWN = frozenset(
    {
        "lang",
        "hl",
        "locale",
        "theme",
        "tab",
        "view",
        "t",
        "start",
        "width",
        "height",
        "w",
        "h",
        "size",
        "s",
        "v",
        "ver",
    }
    | {"format", "feature", "list", "index", "si", "version"}
)
"""Of a query, what says how a page is shown, where one came from or how new it is, not which page it is."""
_ENDING = re.compile(r"/index$|(?:/index)?\.(?:html?|mdx?|md)$")
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
    ours, theirs = Counter(map(_key, before)), Counter(map(_key, after))
    gone, new = list((ours - theirs).elements()), list((theirs - ours).elements())
    gone, new = gone[:MOST], new[:MOST]
    for one in list(gone):
        same = next((other for other in new if same_place(one, other) or moved_house(one, other)), None)
        if same is not None:
            gone.remove(one)
            new.remove(same)
    yield from zip(gone, new, strict=False)


def same_place(one: str, other: str) -> bool:
    """Whether two addresses may be one: made absolute or relative, another anchor, ending or locale.

    >>> same_place("x.org/?id=7", "x.org/?id=8"), same_place("x.org/?id=7", "x.org/?id=7&lang=en")
    (False, True)
    """
    left, right = _path(one), _path(other)
    if _asks_else(one, other):
        return False
    if left == right:
        return True
    if _absolute(one) and _absolute(other):
        return False
    shorter, longer = sorted((left, right), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


def moved_house(one: str, other: str) -> bool:
    """Whether a page kept its own name at another address: docs.x.org/guide/setup and x.dev/setup.

    Sites move, and pages move within them; of 47 targets that changed in real documentation while
    the text stayed, most had. At a site of another name the same last part ("setup", "download") is
    another page, unless it is an id, which a story or a paper keeps wherever it goes.
    """
    left, right = _parts(one), _parts(other)
    if _asks_else(one, other):
        return False
    if left.path and right.path:
        ids = _id(left.path[-1]), _id(right.path[-1])
        if ids[0] and ids[0] == ids[1]:
            return True
        if left.host and right.host and not akin(left.host, right.host):
            return False
        both = bool(left.host and right.host and left.host != right.host)
        same_anchor = both and left.anchor == right.anchor != ""
        return left.path[-1] == right.path[-1] or same_anchor
    named = (left.path or right.path)[-1:]
    return not set(named) - _FRONT_DOORS and akin(left.host, right.host)


def akin(one: str, other: str) -> bool:
    """Whether two hosts may be one site's: the name that one is registered under is in the other too.

    >>> akin("vitejs.dev", "docs.vite.org"), akin("docs.a.co.uk", "docs.b.co.uk"), akin("a.org", "b.org")
    (True, False, False)
    """
    left, right = _labels(one), _labels(other)
    return bool(left and right) and (left[-1] in right or right[-1] in left)


def _key(address: str) -> str:
    key = link_key(address)
    video = _VIDEO.match(key)
    return f"youtu.be/{video[1]}" if video else key


def _asks_else(one: str, other: str) -> bool:
    """Whether both addresses ask for something by the same word, and not for the same: ``?id=7``, ``?id=8``.

    A state that was encoded (a playground's code) is not asked for.
    """
    ours, theirs = _asked(one), _asked(other)
    return any(theirs.get(word, value) != value for word, value in ours.items())


def _asked(address: str) -> dict[str, str]:
    query = address.partition("#")[0].partition("?")[2]
    if not query or len(query) > PAYLOAD:
        return {}
    asked = dict(entry.partition("=")[::2] for entry in query.split("&"))
    return {word: value for word, value in asked.items() if value and word.lower() not in _SHOWN}


class _Parts(NamedTuple):
    host: str
    path: tuple[str, ...]
    anchor: str


def _parts(address: str) -> _Parts:
    bare, _, anchor = address.partition("#")
    bare = bare.partition("?")[0]
    host = bare.split("/")[0].lower() if _absolute(bare) else ""
    path = tuple(part.lower() for part in _path(bare) if part.lower() != host)
    return _Parts(host, path, anchor.lower())


def _labels(host: str) -> tuple[str, ...]:
    """The names in a host without its ending, the registered one last: "vitejs" is "vite" too.

    At a host of many sites (x.github.io) a site's name is the one before it.
    """
    labels = host.rpartition("@")[2].partition(":")[0].split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _ENDINGS:
        labels.pop()
    return tuple(label.removesuffix("js") or label for label in labels)


def _id(name: str) -> str:
    """The id that ends an address; "" where there is none."""
    found = _ID.search(name)
    return found[1] if found else ""


def _path(address: str) -> tuple[str, ...]:
    bare = address.split("#")[0].split("?")[0].rstrip("/")
    bare = _LOCALE.sub("", _ENDING.sub("", bare))
    return tuple(part for part in bare.split("/") if part not in ("", ".", ".."))


def _absolute(address: str) -> bool:
    host = address.split("/")[0]
    return "." in host.strip(".") and not host.endswith((".md", ".mdx", ".html"))
