"""Which sentence of a paragraph a finding is about."""

from __future__ import annotations

from daejo.alignment.pair import Pair
from daejo.blocks import Block, Kind, Mark, MarkKind
from daejo.changes import changes
from daejo.findings import find
from daejo.findings.comparers import disagreements
from daejo.findings.passages import MOST, disagreeing, edited

ENGLISH = (
    "The museum opened in 1987 beside the old harbour. "
    "It has 3 floors with paintings of ships. "
    "Dogs have to wait at the door of the garden."
)
KOREAN = (
    "박물관은 1987년에 오래된 항구 옆에 문을 열었습니다. "
    "배를 그린 그림이 있는 3개 층이 있습니다. "
    "개는 정원 문 앞에서 기다려야 합니다."
)
SECOND = "배를 그린 그림이 있는 5개 층이 있습니다."


def prose(text: str, line: int | None = None) -> Block:
    return Block(Kind.PARAGRAPH, text, lines=(line, line + 3) if line else None)


def disagrees(one: object, other: object) -> bool:
    return bool(disagreements(one, other))  # type: ignore[arg-type]


def test_a_mismatch_points_at_its_sentence() -> None:
    wrong = prose(KOREAN.replace("3개 층", "5개 층"), 20)
    (finding,) = find([prose(ENGLISH)], [prose(ENGLISH)], [wrong], [Pair((0,), (0,), 0.9)], ())
    assert finding.evidence.sentence == SECOND
    assert finding.evidence.post == wrong.text


def test_of_a_pair_with_several_paragraphs_the_lines_are_those_of_the_one() -> None:
    first, rest = ENGLISH.split(". ", 1)
    original = [prose(f"{first}."), prose(rest)]
    halves = KOREAN.split(". ", 1)
    post = [prose(f"{halves[0]}.", 10), prose(halves[1].replace("3개 층", "5개 층"), 20)]
    (finding,) = find(original, original, post, [Pair((0, 1), (0, 1), 0.9)], ())
    assert (finding.evidence.sentence, finding.post_lines, finding.post) == (SECOND, (20, 23), (0, 1))


def test_an_edit_points_at_the_sentence_that_translates_what_was_edited() -> None:
    before, now = [prose(ENGLISH)], [prose(ENGLISH.replace("3 floors", "4 floors"))]
    (finding,) = find(before, now, [prose(KOREAN, 20)], [Pair((0,), (0,), 0.9)], changes(before, now))
    assert finding.evidence.sentence == "배를 그린 그림이 있는 3개 층이 있습니다."


def test_where_all_or_nothing_of_a_paragraph_was_edited_the_paragraph_is_meant() -> None:
    all_new = [prose("Ships are painted. Boats are drawn. Cats may enter.")]
    assert edited([prose(ENGLISH)], all_new, [prose(KOREAN)]) is None
    added = [prose(f"{ENGLISH} Tickets cost 9 euros.")]
    assert edited([prose(ENGLISH)], added, [prose(KOREAN)]) is None
    assert edited([prose("It has 3 floors.")], [prose("It has 4 floors.")], [prose(KOREAN)]) is None


def test_links_and_code_go_with_their_sentence() -> None:
    def with_link(text: str, word: str, address: str) -> Block:
        at = text.index(word)
        return Block(Kind.PARAGRAPH, text, marks=(Mark(at, at + len(word), MarkKind.LINK, address),))

    original = with_link(ENGLISH, "paintings", "https://a.org/paintings")
    post = with_link(KOREAN, "그림이", "https://a.org/statues")
    there = disagreeing([original], [post], disagrees)
    assert there is not None
    assert there.text == "배를 그린 그림이 있는 3개 층이 있습니다."


def test_a_paragraph_of_thousands_of_sentences_is_not_searched() -> None:
    many = [prose(" ".join(f"It has {n} floors." for n in range(MOST + 1)))]
    korean = [prose(" ".join(f"{n}개 층이 있습니다." for n in range(1, MOST + 2)))]
    assert disagreeing(many, korean, disagrees) is None
