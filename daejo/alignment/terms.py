"""What a translation leaves in Latin script: names, identifiers, addresses, symbols.

These are the words that original and translation share letter by letter, so they pair blocks, and a
pair whose terms disagree is suspect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import unquote

from daejo.blocks import Block, MarkKind


class TermKind(StrEnum):
    WORD = "word"
    """Any word in Latin letters."""
    NAME = "name"
    """A word that is spelled as a name or an identifier: Postgres, iOS, HTTP, snake_case, utf8."""
    CODE = "code"
    """Set as code by the author."""
    LINK = "link"
    SYMBOL = "symbol"
    """An emoji or pictograph."""


@dataclass(frozen=True, slots=True)
class Term:
    """``text[start:end]``; ``key`` is equal for equal terms, whatever their case."""

    key: str
    kind: TermKind
    start: int
    end: int
    spelling: str


# Letters first; then letters, digits, and one joint at a time: foo_bar, Node.js, co-op, a/b, C++, C#.
# Accents count: "naïve", "São".
LATIN_WORD = re.compile(
    r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9_]*(?:['’](?:s|t|re|ve|ll|d|m)\b)?(?:[.\-][A-Za-zÀ-ɏ0-9_]+)*(?:\+\+|#)?"
)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"'`가-힣]{1,2000}")
SYMBOL = re.compile(r"[\U0001F000-\U0001FAFF☀-➿⬀-⯿]")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•–—\-(\[\"“‘']\s*)$")
_JOINED = re.compile(r"[0-9_#+.]")
_KEPT = 2_000
"""Characters of a text whose terms are remembered; a paragraph has 500."""
_TRACKING = re.compile(r"[?&](?:utm_[a-z]+|source|ref|gi|sk|fbclid|gclid)=[^&#]*")


def terms(text: str) -> tuple[Term, ...]:
    """Every Latin-script word, address and symbol of ``text``, in order.

    >>> [(t.key, t.kind.value) for t in terms("FastAPI의 TestClient를 씁니다 🐛")]
    [('fastapi', 'name'), ('testclient', 'name'), ('🐛', 'symbol')]
    """
    return _kept_terms(text) if len(text) <= _KEPT else _terms(text)


def _terms(text: str) -> tuple[Term, ...]:
    found: list[Term] = []
    covered = 0
    for url in _URL.finditer(text):
        found.extend(_words(text, covered, url.start()))
        spelling = url[0].rstrip(".,;:!?*_~")
        found.append(
            Term(link_key(spelling), TermKind.LINK, url.start(), url.start() + len(spelling), spelling)
        )
        covered = url.end()
    found.extend(_words(text, covered, len(text)))
    found.extend(Term(m[0], TermKind.SYMBOL, *m.span(), m[0]) for m in SYMBOL.finditer(text))
    return tuple(sorted(found, key=lambda t: (t.start, t.end)))


_kept_terms = lru_cache(maxsize=4096)(_terms)
"""Of one pair of documents each paragraph is asked for some fifteen times."""


def words(text: str) -> list[str]:
    """The keys of all Latin words of ``text``, in order; quicker than `terms`."""
    return [word_key(w) for w in LATIN_WORD.findall(text)]


def names(text: str) -> tuple[Term, ...]:
    """The terms that a translation is expected to keep as they are: names, identifiers, addresses."""
    return tuple(t for t in terms(text) if t.kind in (TermKind.NAME, TermKind.LINK))


def code_terms(block: Block) -> tuple[Term, ...]:
    """What the author set as code within a block of prose."""
    return tuple(
        Term(
            block.text[m.start : m.end].strip().lower(),
            TermKind.CODE,
            m.start,
            m.end,
            block.text[m.start : m.end],
        )
        for m in sorted(block.marks)
        if m.kind is MarkKind.CODE and block.text[m.start : m.end].strip()
    )


def word_key(word: str) -> str:
    """A Latin word for comparing: lower case, no possessive, plain apostrophes.

    >>> word_key("Medium’s")
    'medium'
    """
    key = word.lower().replace("’", "'")
    return key.removesuffix("'s").rstrip("'")


def link_key(url: str) -> str:
    """An address for comparing: no scheme, ``www.``, tracking parameters or slash at the end.

    >>> link_key("https://www.Example.com/a/?utm_source=x")
    'example.com/a'
    """
    rest = re.sub(r"^[a-z]{1,10}://", "", unquote(url.strip()), flags=re.IGNORECASE)
    rest = _TRACKING.sub("", rest)
    host, slash, path = rest.partition("/")
    host = host.lower().removeprefix("www.")
    return (host + slash + path).rstrip("/?&#")


def _words(text: str, start: int, end: int) -> Iterable[Term]:
    for match in LATIN_WORD.finditer(text, start, end):
        yield Term(word_key(match[0]), _kind(text, match), *match.span(), match[0])


def _kind(text: str, match: re.Match[str]) -> TermKind:
    word = match[0]
    if _JOINED.search(word) or word[1:] != word[1:].lower():
        return TermKind.NAME
    if word[0].isupper() and len(word) > 1:
        before = text[max(0, match.start() - 4) : match.start()]
        if not _SENTENCE_START.search(before):
            return TermKind.NAME
    return TermKind.WORD
