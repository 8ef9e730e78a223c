"""The sentence that a finding is about, and the block that a gap comes after."""

from __future__ import annotations

import io
from typing import Any

from rich.console import Console

from daejo.alignment.pair import Pair
from daejo.blocks import Block, Kind
from daejo.findings import Evidence, Finding, FindingKind, Severity
from daejo.originals.article import Article
from daejo.posts.post import Post
from db.codec import FINDING
from worker.comparing import Comparison
from worker.rendering.compare_json import compare_json
from worker.rendering.compare_markdown import compare_markdown
from worker.rendering.compare_table import compare_table
from worker.showing import Shown

SENTENCE = "3개 층이 있습니다."
TEXT = f"박물관입니다. {SENTENCE} 개는 밖에서 기다립니다."
EVIDENCE = Evidence("It has 4 floors.", "It has 4 floors.", TEXT, ("number 4 ≠ 3",), sentence=SENTENCE)
FOUND = Finding(FindingKind.MISMATCH, Severity.MEDIUM, 0.9, (0,), (0,), (7, 9), EVIDENCE, "mismatch:1")


def post(*blocks: Block) -> Post:
    return Post("post.md", digest="", title="", original_title="", link=None, blocks=blocks)


def test_the_table_and_the_json_name_the_sentence() -> None:
    made = Comparison(
        original=Article(
            url="a.md", title="Museum", blocks=(Block(Kind.PARAGRAPH, "It has 4 floors.", lines=(1, 1)),)
        ),
        post=post(Block(Kind.PARAGRAPH, TEXT, lines=(7, 9))),
        pairs=(Pair((0,), (0,), 0.9),),
        findings=(FOUND,),
    )
    screen = Console(file=io.StringIO(), width=120)
    screen.print(compare_table(made, screen))
    assert f"in “{SENTENCE}”" in screen.file.getvalue()  # type: ignore[attr-defined]
    assert compare_json(made)["findings"][0]["evidence"]["sentence"] == SENTENCE


def test_a_stored_finding_without_the_field_is_read() -> None:
    stored = FINDING.encode(FOUND).replace(f',"sentence":"{SENTENCE}"', "")
    assert "sentence" not in stored
    assert FINDING.decode(stored).evidence.sentence == ""
    assert FINDING.decode(FINDING.encode(FOUND)) == FOUND


def test_a_gap_comes_after_the_image_that_its_line_points_at() -> None:
    shown = Shown(
        row=None,  # type: ignore[arg-type]
        post=post(
            Block(Kind.PARAGRAPH, "첫 문단입니다.", lines=(1, 1)),
            Block(Kind.IMAGE, "", image="plan.png", target="/img/plan.png", lines=(3, 3)),
            Block(Kind.PARAGRAPH, "다음 문단입니다.", lines=(5, 5)),
        ),
        findings=(),
        made_at=None,  # type: ignore[arg-type]
    )
    assert shown.before(gap_after(3)) == "[image] plan.png"
    assert shown.before(gap_after(4)) == "[image] plan.png"
    assert shown.before(gap_after(5)) == "다음 문단입니다."
    assert shown.before(gap_after(0)) == ""


def gap_after(line: int) -> Any:
    class Row:
        finding = Finding(
            FindingKind.MISSING, Severity.LOW, 0.9, (1,), (), (line, line), Evidence(after="x"), "missing:1"
        )

    return Row()


def test_two_texts_that_are_none_of_each_others_are_warned_of() -> None:
    english = [f"Room number {n} of the museum is closed." for n in range(6)]
    korean = [f"노드 {n}의 컨테이너를 다시 시작합니다." for n in range(6)]
    made = Comparison(
        original=Article(
            url="a.md", title="Museum", blocks=tuple(Block(Kind.PARAGRAPH, text) for text in english)
        ),
        post=post(*(Block(Kind.PARAGRAPH, text, lines=(1, 1)) for text in korean)),
        pairs=(),
        findings=(),
    )
    (warning,) = compare_json(made)["warnings"]
    assert warning.startswith("These two do not seem to belong together")
    screen = Console(file=io.StringIO(), width=300)
    screen.print(compare_table(made, screen))
    assert warning in screen.file.getvalue()  # type: ignore[attr-defined]
    assert "do not seem to belong together" in compare_markdown(made)
