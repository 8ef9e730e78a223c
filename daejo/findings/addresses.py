"""Where the links of a pair lead: the same page, in whichever language and spelling of its address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from daejo.alignment.terms import TermKind, link_key, terms
from daejo.blocks import Block
from daejo.changes.links import moved_house, same_place
from daejo.changes.listing import listed

_TAG = r"(?:en|ko|kr)(?:[-_](?:us|gb|kr))?"
_IN_PATH = re.compile(rf"(?<=/){_TAG}(?:/|$)|(?<=/)us(?:/|$)", re.IGNORECASE)
_IN_HOST = re.compile(rf"{_TAG}\.(?=[\w-]{{1,60}}\.[\w.-]{{2,60}}(?:[/:]|$))", re.IGNORECASE)
_IN_QUERY = re.compile(rf"[?&](?:hl|lang|locale|l)={_TAG}(?=&|#|$)", re.IGNORECASE)
_WRAPPED = re.compile(
    r"(?:^|//)(?:medium\.com/(?:r/|m/global-identity(?:-2)?)|www\.google\.[a-z.]{2,6}/url|l\.facebook\.com/l\.php"
    r"|lm?\.facebook\.com/l\.php|href\.li/|out\.reddit\.com/[\w-]{0,20})"
    r"\?(?:[^#\s]{0,500}?&)?(?:url|q|u|redirectUrl|to)=(https?(?::|%3A)[^&\s]{1,2000})",
    re.IGNORECASE,
)
"""Gates that only lead on to the page that their query names."""
_ARCHIVED = re.compile(r"(?:^|//)web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(.{1,2000})", re.IGNORECASE)
_VIDEO = re.compile(
    r"^(?:m\.)?youtube\.com/(?:watch\?(?:[^#]{0,300}?&)?v=|embed/|shorts/|live/)([\w-]{6,20})"
)
_NO_SITE = frozenset(
    {
        "docs", "blog", "help", "support", "google", "github", "gitlab", "gitbook", "readthedocs", "netlify",
        "vercel", "pages", "herokuapp", "medium", "substack", "wordpress", "blogspot", "tistory", "notion",
    }
)  # fmt: skip
"""Parts of hosts that name no site, or one of many."""
_MOST = 100
"""Targets that only one side has, up to which they are compared one by one; a paragraph has a dozen."""
_SAME_HOST = {"twitter.com": "x.com", "mobile.twitter.com": "x.com", "m.youtube.com": "youtube.com"}


class Target(NamedTuple):
    """An address without what does not tell pages apart; ``tongue`` as it names its language, or ""."""

    key: str
    tongue: str


def links(original: Sequence[Block], post: Sequence[Block]) -> Iterator[str]:
    """Where links lead, one by one; that a post has fewer or more of them is no finding."""
    linked = _linked(original), _linked(post)
    told = _and_written(original), _and_written(post)
    conflict = _conflict(told[0], told[1], told[1])
    if not conflict and linked[0].total() == linked[1].total():
        # An address that is written out as well hides that the link on it leads elsewhere.
        conflict = _conflict(linked[0], linked[1], told[1])
    if conflict:
        yield f"link {listed(t.key for t in conflict[0])} ≠ {listed(t.key for t in conflict[1])}"


def _conflict(
    ours: Counter[Target], theirs: Counter[Target], there: Counter[Target]
) -> tuple[list[Target], list[Target]] | None:
    """The targets that only one side has, where both sides have such; None where they agree, and where
    they are too many to be held together."""
    gone, new = list((ours - theirs).elements()), list((theirs - ours).elements())
    if max(len(gone), len(new)) > _MOST:
        return None
    for one in list(gone):
        same = next((other for other in new if same_page(one, other)), None)
        if same is not None:
            gone.remove(one)
            new.remove(same)
    gone = [one for one in gone if one not in there]
    return (gone, new) if gone and new else None


def same_page(one: Target, other: Target) -> bool:
    """Whether two addresses lead to one page, or to the same in another language.

    An encyclopedia's page has another name in each language; a site's pages have moved.
    """
    if one.key == other.key or same_place(one.key, other.key):
        return True
    doors = _front_door(one.key), _front_door(other.key)
    if all(doors):  # app.acme.dev and plus.acme.dev are two; docs.acme.dev and acme-docs.hosting.io are one
        return bool(doors[0] & doors[1]) and _registered(one.key) != _registered(other.key)
    if moved_house(one.key, other.key):
        return True
    if not one.key.split("#")[0] or not other.key.split("#")[0]:
        return True  # a place on the same page, by a heading that is translated
    return one.tongue != other.tongue and _host(one.key) == _host(other.key) and "." in _host(one.key)


def target(address: str) -> Target:
    """What an address leads to.

    >>> target("https://ko.example.org/guide/"), target("https://example.org/en/guide")
    (Target(key='example.org/guide', tongue='ko'), Target(key='example.org/guide', tongue='en'))
    """
    address = _unwrapped(address.strip())
    bare = _bare(address)
    tongue = _IN_PATH.search(bare) or _IN_HOST.match(bare)
    key = link_key(_IN_QUERY.sub("", address))
    key = _IN_PATH.sub("", key + "/").rstrip("/")
    key = _IN_HOST.sub("", key, count=1) if _IN_HOST.match(key) else key
    if video := _VIDEO.match(key):
        key = f"youtu.be/{video[1]}"
    host, slash, path = key.partition("/")
    return Target(_SAME_HOST.get(host, host) + slash + path, tongue[0][:2].lower() if tongue else "")


def _unwrapped(address: str) -> str:
    for _ in range(3):
        inner = _WRAPPED.search(address) or _ARCHIVED.search(address)
        if inner is None:
            break
        address = unquote(inner[1])
    return address


def _bare(address: str) -> str:
    return re.sub(r"^[a-z]{1,10}://", "", address, flags=re.IGNORECASE)


def _linked(blocks: Sequence[Block]) -> Counter[Target]:
    return Counter(target(link) for block in blocks for link in block.links)


def _and_written(blocks: Sequence[Block]) -> Counter[Target]:
    """Where links lead, and the addresses that are written out; one that is both counts once."""
    found: Counter[Target] = Counter()
    for block in blocks:
        written = (target(t.spelling) for t in terms(block.text) if t.kind is TermKind.LINK)
        found.update(_linked([block]) | Counter(written))
    return found


def _front_door(key: str) -> set[str]:
    """What names the site that a bare host is the front door of; empty for a page within one.

    >>> sorted(_front_door("acme-docs.hosting.io") & _front_door("docs.acme.dev"))
    ['acme']
    """
    host, _, path = key.partition("/")
    if path or "." not in host:
        return set()
    return {part for part in re.split(r"[.-]", host)[:-1] if len(part) > 3} - _NO_SITE


def _registered(key: str) -> list[str]:
    return _host(key).split(".")[-2:]


def _host(key: str) -> str:
    return key.split("/")[0]
