"""What a page says of itself in its head and its ld+json."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bs4 import Tag
from bs4.filter import SoupStrainer

from daejo.blocks import clean
from daejo.originals.guard import without_scripts
from daejo.originals.soup import soup_of

_STRAINED = SoupStrainer(["title", "meta", "link", "html"])
_HEAD_END = re.compile(r"</head\b", re.IGNORECASE)
_LD = re.compile(r"<script[^>]{0,200}?application/ld\+json[^>]{0,200}?>", re.IGNORECASE)
_HEAD_AT_MOST = 400_000
_TITLE_AT_MOST = 2_000
_META_AT_MOST = 5_000
_ARTICLES = frozenset(
    {
        "NewsArticle",
        "SocialMediaPosting",
        "Article",
        "BlogPosting",
        "TechArticle",
        "Report",
        "ScholarlyArticle",
    }
)


@dataclass(frozen=True, slots=True)
class Head:
    """Titles in page order (a Medium page of 2026 has two, "Medium" first), meta values by name, ld+json."""

    titles: tuple[str, ...]
    meta: dict[str, str]
    canonical: str
    language: str
    story: dict[str, Any]
    """The ld+json object of the article, or {}."""

    @property
    def title(self) -> str:
        """The last title, which is the page's own."""
        return self.titles[-1] if self.titles else ""

    def first(self, *names: str) -> str:
        return next((self.meta[name] for name in names if self.meta.get(name)), "")


def head_of(html: str) -> Head:
    """The head of a page, in one linear pass. Raises Unparseable for hostile markup only."""
    end = _HEAD_END.search(html, 0, _HEAD_AT_MOST)
    head = html[: end.start() if end else min(len(html), 60_000)]
    story = next(_ld_articles(html), {})
    head = without_scripts(head)
    soup = soup_of(head, _STRAINED)
    meta: dict[str, str] = {}
    canonical = language = ""
    titles: list[str] = []
    for tag in soup.find_all(True):
        if tag.name == "title":
            titles.append(clean(tag.get_text()[:_TITLE_AT_MOST]))
        elif tag.name == "html":
            language = language or _attribute(tag, "lang")
        elif tag.name == "link":
            if "canonical" in _attribute(tag, "rel").split():
                canonical = canonical or _attribute(tag, "href")
        else:
            name = _attribute(tag, "property") or _attribute(tag, "name") or _attribute(tag, "itemprop")
            if name:
                meta.setdefault(name.lower(), clean(_attribute(tag, "content")[:_META_AT_MOST]))
    return Head(tuple(titles), meta, canonical, language, story)


def moment(value: Any) -> datetime | None:
    """An ISO date and time as an aware one (UTC where it names no zone), or None."""
    if not isinstance(value, str) or not 8 <= len(value.strip()) <= 40:
        return None
    try:
        found = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def author_in(story: dict[str, Any]) -> str:
    """The author's name in an ld+json article."""
    who = story.get("author")
    names = [
        person.get("name") if isinstance(person, dict) else person
        for person in (who if isinstance(who, list) else [who])
    ]
    return clean(", ".join(name for name in names if isinstance(name, str)))


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else (value or "").strip()


def _ld_articles(html: str) -> Iterator[dict[str, Any]]:
    position = 0
    for _ in range(12):
        opening = _LD.search(html, position)
        if opening is None:
            return
        end = html.find("</script", opening.end())
        if end < 0:
            return
        position = end
        raw = html[opening.end() : end].strip()
        raw = (
            raw.removeprefix("//")
            .strip()
            .removeprefix("<![CDATA[")
            .removesuffix("]]>")
            .removesuffix("//")
            .strip()
        )
        try:
            value = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(value)


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    values = value if isinstance(value, list) else [value]
    for item in values:
        if not isinstance(item, dict):
            continue
        graph = item.get("@graph")
        if isinstance(graph, list):
            yield from (node for node in graph if isinstance(node, dict) and _is_article(node))
        elif _is_article(item):
            yield item


def _is_article(item: dict[str, Any]) -> bool:
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and k in _ARTICLES for k in kinds)
