"""`daejo lexicon`: which words the posts taught."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from daejo.alignment import Lexicon, starter
from daejo.alignment.lexicon import Entry
from daejo.lessons import Learned, Mark
from db import SqlLedger

Daejo = Callable[..., Any]
TAUGHT = {"등대": (Entry("lighthous", 0.8, 12),), "선원": (Entry("sailor", 0.7, 5),)}


@pytest.fixture
def taught(daejo: Daejo, tmp_path: Path) -> Iterator[SqlLedger]:
    daejo("db", "upgrade")
    ledger = SqlLedger(f"sqlite:///{tmp_path}/daejo.sqlite")
    known = next((k, g[0]) for k, g in starter().entries.items() if "~" not in k)
    lexicon = Lexicon(TAUGHT | {known[0]: (Entry(known[1].english, 0.5, 99),)})
    ledger.keep_lexicon(
        Learned(lexicon, 900, 12, (Mark(1, 1, 1),), "1:x"), datetime(2026, 5, 1, 9, tzinfo=UTC)
    )
    yield ledger
    ledger.close()


def test_before_anything_was_learned_it_says_so(daejo: Daejo) -> None:
    ended = daejo("lexicon")
    assert ended.code == 0
    assert "Nothing was learned from your posts yet" in ended.out
    empty = daejo("lexicon", "--format", "json").json
    assert (empty["learned_at"], empty["word_pairs"], empty["words"]) == (None, 0, [])


def test_what_only_the_posts_taught_comes_first(daejo: Daejo, taught: SqlLedger) -> None:
    found = daejo("lexicon", "--format", "json").json
    assert (found["texts"], found["pairs"], found["word_pairs"]) == (12, 900, 3)
    words = [(word["korean"], word["texts"], word["ships"]) for word in found["words"]]
    assert words[:2] == [("등대", 12, False), ("선원", 5, False)]
    assert words[2][1:] == (99, True)
    assert len(daejo("lexicon", "--limit", "1", "--format", "json").json["words"]) == 1


def test_a_word_is_found_in_whatever_form_and_language(daejo: Daejo, taught: SqlLedger) -> None:
    for word in ("등대에서", "lighthouses"):
        [found] = daejo("lexicon", word, "--format", "json").json["words"]
        assert (found["korean"], found["english"], found["texts"]) == ("등대", "lighthous", 12)
    assert "등대" in daejo("lexicon", "등대").out
    assert "Nothing is known of 없느은" in daejo("lexicon", "없느은").out


def test_a_word_that_ships_is_found_before_anything_was_learned(daejo: Daejo) -> None:
    found = daejo("lexicon", "model", "--format", "json").json["words"]
    assert "모델" in [word["korean"] for word in found]
    assert all(word["ships"] and not word["texts"] for word in found)


def test_learning_from_too_little_says_that_nothing_came_of_it(daejo: Daejo) -> None:
    ended = daejo("lexicon", "--learn", "--format", "json")
    assert ended.code == 0
    assert "nothing was learned" in ended.err
    assert ended.json["words"] == []


def test_doctor_tells_of_it(daejo: Daejo, taught: SqlLedger) -> None:
    def told(**more: str) -> str:
        checks = daejo("doctor", "--format", "json", **more).json["checks"]
        return str(next(check["told"] for check in checks if check["name"] == "lexicon"))

    assert "3 word pairs of your own" in told()
    assert "DAEJO_LEARN is 0" in told(DAEJO_LEARN="0")
