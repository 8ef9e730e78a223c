"""Values to keep, and a ledger on each engine to keep them in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from daejo.blocks import Block, Kind
from daejo.findings import BaselineKind, Evidence, Finding, FindingKind, Severity
from daejo.history import Outcome
from daejo.originals.article import Article
from daejo.originals.page import Page
from daejo.posts.post import Post
from daejo.verdict import Known, OriginalState, PostVerdict, Verdict
from db import SqlLedger

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def ledger(ledger_url: str, open_ledger: Callable[..., SqlLedger]) -> SqlLedger:
    return open_ledger(ledger_url)


@pytest.fixture
def open_ledger() -> Iterator[Callable[..., SqlLedger]]:
    """Open ledgers that are closed when the test ends."""
    opened: list[SqlLedger] = []

    def make(url: str, **named: timedelta | bool) -> SqlLedger:
        opened.append(SqlLedger(url, **named))
        return opened[-1]

    yield make
    for ledger in opened:
        ledger.close()


@pytest.fixture
def a_post() -> Callable[..., Post]:
    def make(
        path: str = "posts/one.md", text: str = "안녕하세요", link: str = "https://a.example/one"
    ) -> Post:
        digest = hashlib.sha256(text.encode()).hexdigest()
        blocks = (Block(Kind.PARAGRAPH, text, lines=(9, 9)),)
        return Post(path, digest, "하나", "One", link, blocks)

    return make


@pytest.fixture
def keep(ledger: SqlLedger, a_post: Callable[..., Post]) -> Callable[..., int]:
    """Keep a post; the id of its original."""

    def make(path: str = "posts/one.md", link: str = "https://a.example/one", **named: str) -> int:
        kept = ledger.keep_post(a_post(path, link=link, **named), f"web:{link}", link, NOW)
        assert kept.original_id is not None
        return kept.original_id

    return make


@pytest.fixture
def an_article() -> Callable[..., Article]:
    def make(*texts: str, url: str = "https://a.example/one") -> Article:
        return Article(url, "One", tuple(Block(Kind.PARAGRAPH, text) for text in texts))

    return make


@pytest.fixture
def a_verdict() -> Callable[..., Verdict]:
    """A verdict on what is known; with an article it is a new snapshot that every post is judged by."""

    def make(known: Known, article: Article | None = None, **named: object) -> Verdict:
        first = known.snapshot is None
        outcome = Outcome.UNCHANGED if article is None else Outcome.FIRST if first else Outcome.CHANGED
        judged = ()
        if article is not None:
            kind = BaselineKind.ASSUMED if first else None
            judged = tuple(PostVerdict(p.id, p.revision, pairs=(), baseline=kind) for p in known.posts)
        plain = Verdict(
            original_id=known.original_id,
            guard=known.guard,
            at=NOW,
            outcome=outcome,
            state=OriginalState.OK,
            next_look_at=NOW + timedelta(days=1),
            article=article,
            page=None if article is None else Page(article.url, b"<p>raw</p>"),
            posts=judged,
        )
        return replace(plain, **named)  # type: ignore[arg-type]

    return make


@pytest.fixture
def a_finding() -> Callable[..., Finding]:
    def make(key: str = "stale-1", kind: FindingKind = FindingKind.STALE, line: int = 9) -> Finding:
        evidence = Evidence("three", "four", "셋", ("number 3 → 4",))
        return Finding(kind, Severity.HIGH, 0.9, (0,), (0,), (line, line), evidence, key)

    return make
