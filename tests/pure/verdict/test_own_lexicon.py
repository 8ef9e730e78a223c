"""Posts are judged with the user's own words, where the ledger knows some."""

from datetime import UTC, datetime

from daejo.alignment import Lexicon
from daejo.alignment.lexicon import Entry
from daejo.originals.page import Page, Request
from daejo.posts import read_post
from daejo.verdict import Guard, Known, KnownPost, OriginalState, judge

URL = "https://notes.example/words.md"
ORIGINAL = """The zibbler wants a blenk today.

A quondle likes every frimp again.
"""
POST = """---
title: "낱말"
link: "https://notes.example/words.md"
---

갸룬은 모든 뢰덧을 다시 좋아한다.

쀼젤은 오늘 츄팝을 원하고 있다.
"""
OWN = {"쀼젤": "zibbler", "츄팝": "blenk", "갸룬": "quondle", "뢰덧": "frimp"}


def pairs(lexicon: Lexicon | None) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    post = KnownPost(id=5, revision=1, post=read_post(POST.encode(), "words.md"))
    known = Known(1, Guard(1), Request(URL), OriginalState.NEW, posts=(post,), lexicon=lexicon)
    page = Page(URL, ORIGINAL.encode(), headers={"content-type": "text/markdown; charset=utf-8"})
    [verdict] = judge(known, page, datetime(2026, 3, 1, tzinfo=UTC)).posts
    return [(pair.original, pair.post) for pair in verdict.pairs]


def test_words_of_the_users_own_tell_which_paragraphs_belong_together() -> None:
    own = Lexicon({korean: (Entry(english, 0.9, 9),) for korean, english in OWN.items()})
    swapped = ((0,), (1,))
    assert swapped not in pairs(None)
    assert swapped in pairs(own)
