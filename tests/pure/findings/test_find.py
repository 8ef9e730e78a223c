"""Pairs, changes and baseline -> findings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daejo.alignment.pair import Pair
from daejo.blocks import Block, Kind, Role
from daejo.changes import Change, ChangeKind, Weight, changes
from daejo.findings import Finding, FindingKind, Policy, Severity, carry, find

E = [
    "The first paragraph tells what the museum is for and who keeps it open.",
    "It has 3 floors, and every floor has a guard who knows the building.",
    "Visitors may bring their children, but dogs have to wait at the door.",
    "The last paragraph lists where recordings of the talks can be found.",
]
K = [
    "첫 단락은 박물관이 무엇을 위한 곳이며 누가 운영하는지 말합니다.",
    "3개 층이 있고, 층마다 건물을 잘 아는 경비원이 있습니다.",
    "방문객은 아이를 데려와도 되지만 개는 문 앞에서 기다려야 합니다.",
    "마지막 단락은 강연 녹음을 어디서 찾을 수 있는지 알려 줍니다.",
]


def english(texts: list[str]) -> list[Block]:
    return [Block(Kind.PARAGRAPH, text) for text in texts]


def korean(texts: list[str]) -> list[Block]:
    return [Block(Kind.PARAGRAPH, text, lines=(3 + 2 * i, 4 + 2 * i)) for i, text in enumerate(texts)]


def pairs(*links: tuple[int, int]) -> list[Pair]:
    return [Pair((i,), (k,), 0.9) for i, k in links]


def first_look(original: list[Block], post: list[Block], links: list[Pair]) -> tuple[Finding, ...]:
    return find(original, original, post, links, ())


ALL = pairs((0, 0), (1, 1), (2, 2), (3, 3))


def test_a_translation_that_has_everything_has_no_findings() -> None:
    assert first_look(english(E), korean(K), ALL) == ()


def test_a_lost_paragraph_is_missing_after_the_line_before_it() -> None:
    (finding,) = first_look(english(E), korean(K[:2] + K[3:]), pairs((0, 0), (1, 1), (3, 2)))
    assert (finding.kind, finding.original, finding.post) == (FindingKind.MISSING, (2,), ())
    assert finding.post_lines == (6, 6)


def test_a_lost_first_paragraph_belongs_before_the_first_line() -> None:
    (finding,) = first_look(english(E), korean(K[1:]), pairs((1, 0), (2, 1), (3, 2)))
    assert finding.post_lines == (2, 2)


def test_an_invented_paragraph_is_an_orphan() -> None:
    extra = korean([*K, "다음 글에서는 정원을 함께 둘러보겠습니다. 구독해 주세요!"])
    (finding,) = first_look(english(E), extra, ALL)
    assert (finding.kind, finding.original, finding.post) == (FindingKind.ORPHAN, (), (4,))


def test_two_leftovers_of_one_gap_are_no_finding() -> None:
    assert first_look(english(E), korean(K), pairs((0, 0), (2, 2), (3, 3))) == ()


def test_a_post_of_another_text_is_not_passed_over() -> None:
    others = korean([f"{word}에 대한 아주 다른 이야기를 여기에서 시작합니다." for word in "가나다라마바사아"])
    original = english([f"A tale of {word} that begins in this very place." for word in "ABCDEFGH"])
    assert len(first_look(original, others, [])) == 16


def test_a_leftover_beside_residue_is_missing_all_the_same() -> None:
    found = find(english(E), english(E), korean(K), pairs((0, 0), (2, 2), (3, 3)), (), residue=(1,))
    assert {f.kind for f in found} == {FindingKind.MISSING, FindingKind.ORPHAN}


@pytest.mark.parametrize(
    "lost",
    [
        Block(Kind.RULE, ""),
        Block(Kind.MARKUP, "/// tip"),
        Block(Kind.EMBED, "", target="https://video.example.org/1"),
        Block(Kind.HEADING, "The museum", level=1, role=Role.TITLE),
        Block(Kind.PARAGRAPH, "What nobody told us", role=Role.SUBTITLE),
        Block(Kind.IMAGE, "", image="cover.png", role=Role.COVER),
    ],
)
def test_what_every_translation_loses_is_no_finding(lost: Block) -> None:
    links = pairs((1, 0), (2, 1), (3, 2), (4, 3))
    assert first_look([lost, *english(E)], korean(K), links) == ()


def test_a_lost_picture_is_missing() -> None:
    picture = Block(Kind.IMAGE, "", image="plan.png")
    (finding,) = first_look([*english(E), picture], korean(K), ALL)
    assert (finding.kind, finding.severity) == (FindingKind.MISSING, Severity.LOW)


def test_prose_that_stayed_english_is_untranslated() -> None:
    (finding,) = first_look(english(E), korean([*K[:3], E[3]]), ALL)
    assert (finding.kind, finding.post_lines) == (FindingKind.UNTRANSLATED, (9, 10))


def test_a_wrong_figure_is_a_mismatch_and_says_which() -> None:
    wrong = korean([K[0], K[1].replace("3개", "5개"), *K[2:]])
    (finding,) = first_look(english(E), wrong, ALL)
    assert finding.kind is FindingKind.MISMATCH
    assert finding.evidence.details == ("number 3 ≠ 5",)


def test_an_edited_paragraph_is_stale_and_its_figure_no_mismatch() -> None:
    now = english([E[0], E[1].replace("3 floors", "4 floors"), *E[2:]])
    (finding,) = find(english(E), now, korean(K), ALL, changes(english(E), now))
    assert (finding.kind, finding.severity, finding.original) == (FindingKind.STALE, Severity.HIGH, (1,))
    assert (finding.evidence.before, finding.evidence.after) == (E[1], now[1].text)


def test_a_minor_edit_is_told_low_unless_the_policy_says_not() -> None:
    now = english([*E[:3], E[3].replace("The last paragraph lists", "It is the last paragraph that lists")])
    edits = changes(english(E), now)
    assert [c.weight for c in edits] == [Weight.MINOR]
    (finding,) = find(english(E), now, korean(K), ALL, edits)
    assert (finding.kind, finding.severity) == (FindingKind.STALE, Severity.LOW)
    policy = Policy(raised=frozenset({Weight.SUBSTANTIVE}))
    assert find(english(E), now, korean(K), ALL, edits, policy) == ()


def test_a_cosmetic_edit_of_every_block_raises_nothing() -> None:
    before = english(E)
    now = [replace(b, text=b.text.replace("paragraph", "Paragraph")) for b in before]
    assert find(before, now, korean(K), ALL, changes(before, now)) == ()


def test_half_of_a_merged_paragraph_removed_makes_it_stale() -> None:
    merged = korean([K[0], f"{K[1]} {K[2]}", K[3]])
    links = [Pair((0,), (0,), 0.9), Pair((1, 2), (1,), 0.9), Pair((3,), (2,), 0.9)]
    now = english([E[0], E[1], E[3]])
    (finding,) = find(english(E), now, merged, links, changes(english(E), now))
    assert (finding.kind, finding.post) == (FindingKind.STALE, (1,))


def test_a_paragraph_that_was_added_and_is_translated_already_is_no_finding() -> None:
    new = "On Mondays the garden opens at 9:30, and Anna Berg shows 12 visitors around."
    now = english([*E[:2], new, *E[2:]])
    post = korean([*K[:2], "월요일에는 정원이 9:30에 열리며 Anna Berg가 방문객 12명을 안내합니다.", *K[2:]])
    links = pairs((0, 0), (1, 1), (2, 3), (3, 4))
    assert find(english(E), now, post, links, changes(english(E), now)) == ()


def test_keys_survive_other_lines_other_pairs_and_edits_elsewhere() -> None:
    now = english([E[0], E[1].replace("3 floors", "4 floors"), *E[2:]])
    (one,) = find(english(E), now, korean(K), ALL, changes(english(E), now))
    shifted = [Block(Kind.PARAGRAPH, "새로 넣은 머리말입니다. 반갑습니다.", lines=(1, 1)), *korean(K)]
    links = pairs((0, 1), (1, 2), (2, 3), (3, 4))
    later = english([E[0].replace("museum", "library"), *[b.text for b in now[1:]]])
    found = find(english(E), later, shifted, links, changes(english(E), later))
    assert one.key in {f.key for f in found}


def test_repeated_texts_have_keys_of_their_own() -> None:
    again = [E[0], E[1], E[0], E[1], E[0]]
    found = first_look(english(again), korean([K[1], K[1]]), pairs((1, 0), (3, 1)))
    assert len({f.key for f in found}) == len(found) == 3


def test_carried_pairs_follow_edits_moves_splits_and_removals() -> None:
    edits = [
        Change(ChangeKind.REMOVED, Weight.SUBSTANTIVE, (0,), ()),
        Change(ChangeKind.EDITED, Weight.MINOR, (1,), (0, 1)),
        Change(ChangeKind.MOVED, Weight.MINOR, (2,), (3,)),
    ]
    assert [(p.original, p.post) for p in carry(ALL, edits, 4, 4)] == [
        ((0, 1), (1,)),
        ((2,), (3,)),
        ((3,), (2,)),
    ]


def test_pairs_that_share_a_merged_block_are_one() -> None:
    edits = [Change(ChangeKind.EDITED, Weight.MINOR, (1, 2), (1,))]
    assert [(p.original, p.post) for p in carry(ALL, edits, 4, 3)] == [
        ((0,), (0,)),
        ((1,), (1, 2)),
        ((2,), (3,)),
    ]


def test_changes_of_other_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="not those between texts"):
        carry(ALL, [], 4, 5)


texts = st.lists(st.sampled_from([*E, "Short one.", "x = 1"]), max_size=6)


@settings(max_examples=60)
@given(texts, texts, st.lists(st.sampled_from(K), max_size=6))
def test_whatever_changed_every_finding_points_into_its_texts(
    before: list[str], after: list[str], post: list[str]
) -> None:
    baseline, now, there = english(before), english(after), korean(post)
    links = pairs(*((i, i) for i in range(min(len(before), len(post)))))
    edits = changes(baseline, now)
    found = find(baseline, now, there, links, edits)
    assert len({f.key for f in found}) == len(found)
    assert all(0 <= j < len(now) for f in found for j in f.original)
    assert all(0 <= k < len(there) for f in found for k in f.post)
    carried = carry(links, edits, len(baseline), len(now))
    taken = [j for p in carried for j in p.original], [k for p in carried for k in p.post]
    assert all(len(side) == len(set(side)) for side in taken)


def test_a_title_that_is_set_as_another_heading_is_not_missing() -> None:
    title = Block(Kind.HEADING, "A museum of small things", level=1, role=Role.TITLE)
    before, after = [title, *english(E)], [replace(title, level=2, role=Role.BODY), *english(E)]
    links = pairs((1, 0), (2, 1), (3, 2), (4, 3))
    assert find(before, after, korean(K), links, changes(before, after)) == ()
