"""What the two sides of a pair must have in common, and what a translation may well change."""

from __future__ import annotations

import pytest

from daejo.blocks import Block, Kind, Mark, MarkKind
from daejo.findings.comparers import disagreements
from daejo.findings.latin import usage_of


def prose(text: str, *marks: Mark) -> Block:
    return Block(Kind.PARAGRAPH, text, marks=marks)


def linked(text: str, target: str) -> Block:
    return prose(text, Mark(0, len(text), MarkKind.LINK, target))


def coded(text: str, *words: str) -> Block:
    marks = [Mark(text.index(w), text.index(w) + len(w), MarkKind.CODE) for w in words]
    return prose(text, *marks)


def image(target: str) -> Block:
    return Block(Kind.IMAGE, "", image=target.rsplit("/", 1)[-1], target=target)


@pytest.mark.parametrize(
    ("english", "korean", "said"),
    [
        ("It costs 40 dollars.", "가격은 50달러입니다.", "number 40 dollars ≠ 50달러"),
        ("It grew by 84% in a year.", "1년 만에 141% 성장했습니다.", "number 84% ≠ 141%"),
        ("Since version 2.4.1 it works.", "2.4.7 버전부터 동작합니다.", "number 2.4.1 ≠ 2.4.7"),
        ("He names three goals.", "두 가지 목표를 말합니다.", "number three ≠ 두 가지"),
        ("It took two months.", "2주가 걸렸습니다.", "number 2 month ≠ 2 week"),
        ("They sold it to Reddit.", "그들은 GitHub에 팔았습니다.", "name Reddit ≠ GitHub"),
        ("We read the tables with polars.", "pandas_table로 표를 읽습니다.", "name ∅ ≠ pandas_table"),
    ],
)
def test_a_conflict_is_told_with_both_values(english: str, korean: str, said: str) -> None:
    assert said in disagreements([prose(english)], [prose(korean)])


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("They raised $131 billion.", "1310억 달러를 모았습니다."),
        ("It opened in May 2024.", "2024년 5월에 열었습니다."),
        ("Two and a half hours later.", "두 시간 반 뒤에."),
        ("About 10k people came in.", "약 1만 명이 왔습니다."),
        ("One of them said no.", "그중 누군가는 아니라고 했습니다."),
        ("Many APIs and GPUs are there.", "API와 GPU가 많이 있습니다."),
        ("Single-Page Applications are heavy.", "SPA는 무겁습니다."),
        ("Ask your Friend in April.", "4월에 친구에게 물어보세요."),
        ("The value provided by it.", "그것이 제공(Provide)하는 값입니다."),
        ("Listen to Authorization headers.", "Authoriztion 헤더를 들으세요."),
        ("It runs on Postgres.", "포스트그레스에서 돕니다."),
        ("However, this is short.", "그러나 이것은 짧습니다."),
    ],
)
def test_what_a_translation_writes_otherwise_is_no_conflict(english: str, korean: str) -> None:
    assert disagreements([prose(english)], [prose(korean)]) == ()


def test_a_word_that_the_text_also_writes_small_is_no_name_at_the_start_of_a_sentence() -> None:
    original = [prose(f"We like Daejo, and everybody knows reason number {i}.") for i in range(6)]
    english, korean = prose("Everybody may use it."), prose("누구나 Daejo를 쓸 수 있습니다.")
    assert disagreements([english], [korean], usage_of(original)) == ()
    assert disagreements([english], [korean]) != ()


def test_links_are_compared_by_where_they_lead() -> None:
    here = linked("guide", "https://a.org/guide")
    assert disagreements([here], [linked("가이드", "https://a.org/tour")])
    assert not disagreements([here], [linked("가이드", "http://www.a.org/guide/?utm_source=x")])
    assert not disagreements(
        [linked("guide", "https://a.org/en/guide")], [linked("가이드", "https://a.org/ko/guide")]
    )
    assert not disagreements([here], [prose("가이드")])


def test_code_is_compared_without_comments_and_translated_strings() -> None:
    before = Block(Kind.CODE, 'print("Hello there")  # greet\nrun(a)')
    assert not disagreements([before], [Block(Kind.CODE, 'print("안녕하세요")  # 인사\nrun(a)')])
    assert disagreements([before], [Block(Kind.CODE, 'print("안녕하세요")  # 인사\nrun(b)')])


def test_inline_code_is_compared_word_by_word() -> None:
    english = coded("Call open_file before read.", "open_file")
    assert disagreements([english], [coded("read 전에 close_file을 부르세요.", "close_file")])
    assert not disagreements([english], [coded("read 전에 open_file을 부르세요.", "open_file")])
    assert not disagreements([english], [prose("read 전에 파일을 여세요.")])


def test_pictures_are_compared_only_where_both_come_from_one_place() -> None:
    original = image("https://cdn.example.org/1*abc.png")
    assert disagreements([original], [image("https://cdn.example.org/1*xyz.png")])
    assert not disagreements([original], [image("/assets/img/post_3.png")])


def test_lines_that_steer_the_page_are_not_compared() -> None:
    one, other = Block(Kind.MARKUP, "<Card size={10}>"), Block(Kind.MARKUP, "<Card size={20}>")
    assert disagreements([one], [other]) == ()
