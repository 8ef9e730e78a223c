"""A comparison side by side, as Markdown and as JSON."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from daejo.alignment.pair import Pair
from daejo.blocks import Block, Kind
from daejo.findings import Evidence, Finding, FindingKind, Severity
from daejo.originals.article import Article
from daejo.posts.post import Post
from worker.comparing import Comparison
from worker.rendering.compare_json import compare_json
from worker.rendering.compare_markdown import compare_markdown
from worker.rendering.compare_table import compare_table
from worker.rendering.rows import rows

ENGLISH = ["A queue is a promise.", "It lost 300 messages in one night.", "Nobody knew.", "We moved on."]
KOREAN = [
    "큐는 약속입니다.",
    "하룻밤에 메시지 300개를 잃었습니다.",
    "이 문장은 원문에 없습니다.",
    "우리는 옮겼습니다.",
]


def comparison(pairs: list[Pair], findings: list[Finding]) -> Comparison:
    original = tuple(
        Block(Kind.PARAGRAPH, text, lines=(i * 2 + 1, i * 2 + 1)) for i, text in enumerate(ENGLISH)
    )
    post = tuple(Block(Kind.PARAGRAPH, text, lines=(i * 2 + 1, i * 2 + 1)) for i, text in enumerate(KOREAN))
    return Comparison(
        original=Article(url="story.md", title="Queues", blocks=original),
        post=Post(path="post.md", digest="", title="큐", original_title="", link=None, blocks=post),
        pairs=tuple(pairs),
        findings=tuple(findings),
    )


def finding(
    kind: FindingKind, original: tuple[int, ...], post: tuple[int, ...], evidence: Evidence
) -> Finding:
    lines = (post[0] * 2 + 1,) * 2 if post else (3, 3)
    return Finding(kind, Severity.HIGH, 0.93, original, post, lines, evidence, f"{kind}{original}{post}")


@pytest.fixture
def made() -> Comparison:
    pairs = [Pair((0,), (0,), 0.99), Pair((1,), (1,), 0.9), Pair((3,), (3,), 0.95)]
    return comparison(
        pairs,
        [
            finding(
                FindingKind.STALE,
                (1,),
                (1,),
                Evidence(
                    before="It lost 300 messages in one night.",
                    after="It lost 500 messages in one night.",
                    post=KOREAN[1],
                    details=("number 300 → 500",),
                ),
            ),
            finding(FindingKind.MISSING, (2,), (), Evidence(after=ENGLISH[2], details=("12 characters",))),
            finding(FindingKind.ORPHAN, (), (2,), Evidence(post=KOREAN[2])),
        ],
    )


def printed(made: Comparison, width: int, *, colour: bool = False) -> str:
    screen = Console(
        file=io.StringIO(), width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    screen.print(compare_table(made, screen))
    assert isinstance(screen.file, io.StringIO)
    return screen.file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 140])
def test_both_columns_keep_to_the_terminal_though_one_is_korean(made: Comparison, width: int) -> None:
    assert max(map(cell_len, printed(made, width).splitlines())) <= width


def test_the_words_that_differ_are_marked_with_and_without_colour(made: Comparison) -> None:
    plain = printed(made, 140)
    assert "[-300-]" in plain
    assert "{+500+}" in plain
    coloured = printed(made, 140, colour=True)
    assert "[-" not in coloured
    assert "\x1b[" in coloured


def test_each_gap_stands_where_it_belongs(made: Comparison) -> None:
    out = printed(made, 140)
    order = [out.index(text[:8]) for text in (ENGLISH[0], KOREAN[1], ENGLISH[2], KOREAN[2], KOREAN[3])]
    assert order[0] < order[1] < min(order[2:4])
    assert max(order[2:4]) < order[4]
    assert "1 out of date" in out
    assert "1 missing" in out
    assert "1 without original" in out


def test_markdown_has_a_section_for_each_finding(made: Comparison) -> None:
    out = compare_markdown(made)
    assert out.count("\n## ") == 3
    assert "~~300~~" in out
    assert "**500**" in out
    assert out.count("**To do:**") == 3


def test_json_counts_findings_and_says_stale(made: Comparison) -> None:
    shown = compare_json(made)
    assert shown["status"] == "stale"
    assert shown["pairs"][0] == {"original": [0], "post": [0], "score": 0.99}
    assert shown["findings"][0]["evidence"]["details"] == ["number 300 → 500"]
    assert compare_json(comparison([], []))["status"] == "in_sync"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=4))
def test_every_block_stands_in_exactly_one_row_whatever_is_paired(links: list[tuple[int, int]]) -> None:
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for left, right in links:
        if left not in taken[0] and right not in taken[1]:
            pairs.append(Pair((left,), (right,), 0.5))
            taken[0].add(left)
            taken[1].add(right)
    made = rows(comparison(pairs, []))
    assert sorted(i for row in made for i in row.original) == [0, 1, 2, 3]
    assert sorted(i for row in made for i in row.post) == [0, 1, 2, 3]
    assert [i for row in made for i in row.original] == sorted(i for row in made for i in row.original)


def test_a_finding_that_stands_in_no_row_is_told_below_the_table(made: Comparison) -> None:
    beside = Finding(
        FindingKind.RESIDUE, Severity.LOW, 0.95, (), (), (3, 3), Evidence(post="번역해 드리겠습니다"), "r"
    )
    screen = io.StringIO()
    console = Console(file=screen, width=100)
    console.print(compare_table(replace(made, findings=(*made.findings, beside)), console))
    out = screen.getvalue()
    assert "left over from translating, line 3" in out
    assert "번역해 드리겠습니다" in out
