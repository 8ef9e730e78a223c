"""The pages of a corpus, and texts as words and blocks, by means that share no code with Daejo."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from daejo.blocks import Block, Kind
from daejo.originals import Article, Page, Source, read

WORD = re.compile(r"\w+")
BREAKING = frozenset("p h1 h2 h3 h4 h5 h6 li div pre figure figcaption blockquote td th tr br hr".split())  # noqa: SIM905
KINDS = {
    **{f"h{n}": Kind.HEADING for n in range(1, 7)},
    "p": Kind.PARAGRAPH,
    "li": Kind.LIST_ITEM,
    "pre": Kind.CODE,
    "figcaption": Kind.IMAGE,
    "table": Kind.TABLE,
    "blockquote": Kind.QUOTE,
    "div": Kind.PARAGRAPH,
    "td": Kind.TABLE,
}


@dataclass(frozen=True)
class Saved:
    name: str
    body: bytes
    expected: str | None

    @property
    def page(self) -> Page:
        return Page(url=f"{self.name}.html", body=self.body, source=Source.FILE)

    @property
    def has_state(self) -> bool:
        return b"__APOLLO_STATE__" in self.body

    def read(self) -> Article:
        return read(self.page)


def pages(corpus: Path) -> list[Saved]:
    found = []
    for path in sorted((corpus / "pages").glob("*.html")):
        if path.name.endswith(".expected.html") or "HEAD-ONLY" in path.name:
            continue
        expected = path.with_name(path.name.removesuffix(".html") + ".expected.html")
        text = expected.read_text("utf-8") if expected.exists() else None
        found.append(Saved(path.name.removesuffix(".html"), path.read_bytes(), text))
    return found


def word_scores(got: str, wanted: str) -> tuple[float, float, float]:
    """Precision, recall, F1 of words, each word counted as often as it stands there."""
    a, b = Counter(WORD.findall(got.casefold())), Counter(WORD.findall(wanted.casefold()))
    both = sum((a & b).values())
    precision, recall = both / max(1, sum(a.values())), both / max(1, sum(b.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def text_of_html(html: str) -> str:
    soup = soup_of(html)
    for tag in soup(["script", "style", "noscript"]):
        tag.decompose()
    for tag in soup.find_all(list(BREAKING)):
        tag.insert_before("\n")
        tag.append("\n")
    return soup.get_text()


def soup_of(html: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return BeautifulSoup(html, "lxml")


def kinds_of_html(html: str) -> Iterator[tuple[str, Kind]]:
    """(words, kind) of each innermost block element of some HTML."""
    for tag in soup_of(html).find_all(list(KINDS)):
        if tag.find(list(KINDS)) is not None:
            continue
        words = key(text_of_html(str(tag)))
        if words:
            yield words, _kind(tag)


def _kind(tag: Tag) -> Kind:
    for name, kind in (
        ("blockquote", Kind.QUOTE),
        ("li", Kind.LIST_ITEM),
        ("pre", Kind.CODE),
        ("table", Kind.TABLE),
    ):
        if tag.find_parent(name) is not None:
            return kind
    return KINDS[tag.name]


def kinds_of_blocks(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Kind]]:
    for block in blocks:
        if block.text:
            yield key(block.text), block.kind


def key(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def kind_agreement(got: list[tuple[str, Kind]], wanted: list[tuple[str, Kind]]) -> float:
    """Of the expected blocks, the share that stand there as one block of the same kind."""
    have = Counter(got)
    right = 0
    for block in wanted:
        if have[block] > 0:
            have[block] -= 1
            right += 1
    return right / max(1, len(wanted))
