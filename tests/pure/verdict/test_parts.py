"""Posts that are parts of one translation, and findings that go along with their paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from daejo.findings import (
    Evidence,
    Finding,
    FindingKind,
    FindingState,
    KnownFinding,
    Severity,
)
from daejo.posts.kinship import KIN, kinship
from daejo.posts.post import Post
from daejo.posts.reading import read_post
from daejo.verdict import KnownPost
from daejo.verdict.handing import hand_over
from daejo.verdict.parts import Share, told_once


def finding(kind: FindingKind, key: str, *original: int, before: str = "x") -> Finding:
    evidence = Evidence(before=before, after="y")
    return Finding(kind, Severity.MEDIUM, 0.95, original, (), None, evidence, key)


def share(covers: Iterable[int], *lacks: int, before: str = "x") -> Share:
    missing = tuple(finding(FindingKind.MISSING, f"m{j}", j, before=before) for j in lacks)
    return Share(frozenset(covers), missing)


def told(*shares: Share) -> list[list[int]]:
    return [[one.original[0] for one in here] for here in told_once(shares)]


def test_halves_do_not_miss_each_other() -> None:
    assert told(share(range(5), *range(5, 10)), share(range(5, 10), *range(5))) == [[], []]


def test_what_no_part_has_is_told_by_the_part_that_stands_before_it() -> None:
    first, second = share(range(1, 4), 0, 4, 5, 6, 7, 8), share(range(5, 8), 0, 1, 2, 3, 4, 8)
    assert told(first, second) == [[0, 4], [8]]
    assert told(second, first) == [[8], [0, 4]]


def test_three_parts_are_one_translation() -> None:
    shares = [share({0, 1}, 2, 3, 4, 5), share({2, 3}, 0, 1, 4, 5), share({4, 5}, 0, 1, 2, 3)]
    assert told(*shares) == [[], [], []]


def test_two_whole_translations_each_lack_what_they_lack() -> None:
    assert told(share({0, 1, 2, 4}, 3), share({0, 1, 2, 3, 4})) == [[3], []]
    assert told(share({0, 1, 2, 4}, 3), share({0, 1, 2, 4}, 3)) == [[3], [3]]


def test_a_post_that_translates_hardly_anything_of_it_is_no_part() -> None:
    assert told(share(range(9), 9), share({9}, *range(9))) == [[9], list(range(9))]


def test_what_was_added_is_there_where_it_is_not_found_missing() -> None:
    has = share({2, 3}, 0, 1)
    assert told(share({0, 1}, 4, before=""), has) == [[], []]


def test_other_findings_stay_where_they_are() -> None:
    stale = finding(FindingKind.STALE, "s", 7)
    one = replace(share({0, 1, 2}, 5), findings=(stale,))
    assert told_once([one, share({5, 6, 7})])[0] == (stale,)


# --- findings that go along


def known(number: int, key: str, state: FindingState = FindingState.OPEN) -> KnownFinding:
    return KnownFinding(number, finding(FindingKind.STALE, key, 1), state)


def post(number: int, *findings: KnownFinding) -> KnownPost:
    return KnownPost(number, 1, Post(f"{number}.md", "", "", "", None, ()), findings=findings)


def found(*keys: str) -> list[Finding]:
    return [finding(FindingKind.STALE, key, 1) for key in keys]


def test_a_finding_goes_to_the_post_that_has_it_now() -> None:
    handed = hand_over([post(1, known(10, "a"), known(11, "b")), post(2)], [found("a"), found("b")])
    assert handed.taken == {2: (11,)}
    assert [[one.id for one in kept.findings] for kept in handed.posts] == [[10], [11]]


def test_a_finding_of_a_vanished_post_goes_too_once() -> None:
    gone = [post(1, known(10, "a"))]
    handed = hand_over([post(2), post(3)], [found("a"), found("a")], gone)
    assert handed.taken == {2: (10,)}


def test_what_is_still_found_stays_and_what_the_other_knows_already_is_its_own() -> None:
    stays = hand_over([post(1, known(10, "a")), post(2)], [found("a"), found("a")])
    assert stays.taken == {}
    dealt_with = post(2, known(20, "a", FindingState.CLOSED))
    assert hand_over([post(1, known(10, "a")), dealt_with], [[], found("a")]).taken == {}


def test_closed_findings_stay_where_they_ended() -> None:
    old = post(1, known(10, "a", FindingState.CLOSED))
    assert hand_over([old, post(2)], [[], found("a")]).taken == {}


# --- which file was made out of which

TEXT = [f"이것은 {word} 이야기를 하는 충분히 긴 문단입니다." for word in ("첫째", "둘째", "셋째", "넷째")]


def read(*paragraphs: str) -> Post:
    return read_post("\n\n".join(paragraphs).encode(), "a.md")


@pytest.mark.parametrize(
    ("paragraphs", "kin"),
    [
        (TEXT, True),
        (TEXT[:2], True),
        ([TEXT[0], TEXT[1], TEXT[2], "전혀 다른 말을 하는 새로 쓴 문단입니다."], True),
        ([TEXT[0], "다른 사람이 옮긴 둘째 문단은 다릅니다.", "셋째도 그렇게 다르게 옮겼습니다."], False),
        (["## 결론", "다른 사람이 옮긴 문단은 이렇게 다릅니다."], False),
        ([], False),
    ],
)
def test_a_file_is_kin_to_the_one_whose_paragraphs_it_has(paragraphs: list[str], kin: bool) -> None:
    assert (kinship(read(*paragraphs), read("## 결론", *TEXT)) >= KIN) is kin
