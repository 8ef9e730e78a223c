"""The aligner pairs what says the same, and promises what every caller leans on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daejo.alignment import align
from daejo.blocks import Block, Kind


def p(text: str) -> Block:
    return Block(Kind.PARAGRAPH, text)


def h(text: str, level: int = 2) -> Block:
    return Block(Kind.HEADING, text, level)


ORIGINAL = (
    h("Why we moved to Postgres"),
    p("In May 2024 our database held 131 million rows, and every query took 3.5 seconds."),
    p("MongoDB had served us well for years."),
    h("The migration"),
    p("We wrote a small Python script that copied 10,000 documents at a time."),
    Block(Kind.CODE, "for doc in source.find():\n    # copy one\n    target.insert(doc)"),
    p("The component library and the text editor did not notice."),
)
POST = (
    h("Postgres로 옮긴 이유"),
    p("2024년 5월, 우리 데이터베이스에는 1억 3100만 개의 행이 있었고 쿼리마다 3.5초가 걸렸습니다."),
    p("MongoDB는 여러 해 동안 잘 버텨 주었습니다."),
    h("마이그레이션"),
    p("한 번에 1만 개의 문서를 복사하는 작은 Python 스크립트를 작성했습니다."),
    Block(Kind.CODE, "for doc in source.find():\n    # 하나 복사\n    target.insert(doc)"),
    p("컴포넌트 라이브러리와 텍스트 에디터는 눈치채지 못했습니다."),
)


def links(
    original: tuple[Block, ...], post: tuple[Block, ...]
) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(pair.original, pair.post) for pair in align(original, post)}


def straight(*indexes: int) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {((i,), (i,)) for i in indexes}


def test_a_faithful_translation_pairs_block_by_block() -> None:
    assert links(ORIGINAL, POST) == straight(*range(7))


def test_a_paragraph_that_was_left_out_stays_alone() -> None:
    assert links(ORIGINAL, POST[:2] + POST[3:]) == {
        ((i,), (i if i < 2 else i - 1,)) for i in (0, 1, 3, 4, 5, 6)
    }


def test_two_paragraphs_melted_into_one_are_one_pair() -> None:
    melted = (*POST[:1], p(f"{POST[1].text} {POST[2].text}"), *POST[3:])
    assert ((1, 2), (1,)) in links(ORIGINAL, melted)


def test_a_moved_section_is_found_again() -> None:
    moved = {(pair.original, pair.post) for pair in align(ORIGINAL, POST[3:] + POST[:3])}
    assert moved >= {((1,), (5,)), ((4,), (1,)), ((5,), (2,))}


def test_blocks_to_avoid_take_no_partner() -> None:
    assert all(4 not in pair.post for pair in align(ORIGINAL, POST, avoid={4}))


def test_every_pair_says_why() -> None:
    said = {pair.original: pair.reasons for pair in align(ORIGINAL, POST)}
    assert "same code" in said[(5,)]
    assert any(reason.startswith("numbers") for reason in said[(1,)])
    assert any("component" in reason for reason in said[(6,)])


def test_the_same_input_gives_the_same_pairs() -> None:
    assert align(ORIGINAL, POST) == align(ORIGINAL, POST)


KINDS = st.sampled_from(list(Kind))
WORDS = st.sampled_from(["model", "모델", "3", "2024년", "Postgres", "x", "합니다", "the", "", "🐛", "?"])
BLOCKS = st.builds(
    lambda kind, said, level: Block(kind, " ".join(said), level if kind is Kind.HEADING else 0),
    KINDS,
    st.lists(WORDS, max_size=6),
    st.integers(1, 6),
)
TEXTS = st.lists(BLOCKS, max_size=12).map(tuple)


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_every_block_is_in_at_most_one_pair(original: tuple[Block, ...], post: tuple[Block, ...]) -> None:
    pairs = align(original, post)
    ours = [i for pair in pairs for i in pair.original]
    theirs = [j for pair in pairs for j in pair.post]
    assert len(ours) == len(set(ours))
    assert len(theirs) == len(set(theirs))
    assert all(pair.original and pair.post and 0 <= pair.score <= 1 for pair in pairs)
    assert set(ours) <= set(range(len(original)))
    assert set(theirs) <= set(range(len(post)))


@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_short_texts_pair_with_themselves(size: int) -> None:
    assert links(POST[:size], POST[:size]) == straight(*range(size))


SAID = st.lists(st.sampled_from(["alpha", "beta", "config", "server", "42", "Redis", "queue"]), min_size=1)
PROSE_OR_CODE = st.sampled_from([Kind.PARAGRAPH, Kind.CODE])


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.builds(
            lambda kind, said: Block(kind, " ".join(said)), st.sampled_from([Kind.PARAGRAPH, Kind.CODE]), SAID
        ),
        max_size=10,
    ).map(tuple)
)
def test_a_text_with_itself_pairs_all(text: tuple[Block, ...]) -> None:
    assert links(text, text) == straight(*range(len(text)))


@pytest.mark.parametrize("at", range(7))
def test_gaps_are_symmetric(at: int) -> None:
    """What is left out on the one side stays alone on the other, whichever side that is."""
    without = {i if i < at else i - 1: i for i in range(7) if i != at}
    assert links(ORIGINAL, POST[:at] + POST[at + 1 :]) == {((i,), (k,)) for k, i in without.items()}
    assert links(ORIGINAL[:at] + ORIGINAL[at + 1 :], POST) == {((k,), (i,)) for k, i in without.items()}


@pytest.mark.parametrize("kind", [Kind.CODE, Kind.HEADING, Kind.MARKUP, Kind.IMAGE])
def test_long_texts_of_one_kind_are_no_trouble(kind: Kind) -> None:
    text = tuple(Block(kind, f"line {i % 7}") for i in range(450))
    assert align(text, text[:3]) is not None
    assert align((), text) == align(text, ()) == ()


@pytest.mark.slow
def test_ten_thousand_blocks_are_aligned() -> None:
    original = tuple(p(f"Step {i} needs {i * 7} bytes of server{i}.") for i in range(10_000))
    post = tuple(p(f"{i}단계에는 server{i}의 {i * 7}바이트가 필요합니다.") for i in range(10_000) if i % 50)
    pairs = align(original, post)
    assert len(pairs) >= 9_700
    assert all(
        original[pair.original[0]].text.split()[1] + "단계" in post[pair.post[0]].text for pair in pairs
    )


@pytest.mark.parametrize("block", [Block(Kind.CODE, "x = 1"), h("Again"), p("Same words.")])
def test_a_text_of_one_block_repeated_pairs_with_itself(block: Block) -> None:
    assert links((block,) * 40, (block,) * 40) == straight(*range(40))


@pytest.mark.parametrize("said", ["가", "a-b ", "1.", "5억 ", "http://", "two ", "🐛", "component "])
def test_hostile_text_takes_linear_time(said: str) -> None:
    """300,000 syllables without a blank once took minutes."""
    text = said * (100_000 // len(said))
    align([p(text), p("x y")], [p(text + " 끝"), p("다른 문장")])
