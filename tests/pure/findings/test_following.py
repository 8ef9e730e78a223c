"""Whether a translation says the new text of an edit already."""

from __future__ import annotations

import pytest

from daejo.findings.following import already_says


@pytest.mark.parametrize(
    ("before", "after", "post"),
    [
        ("It has 3 floors.", "It has 4 floors.", "4개 층이 있습니다."),
        ("It costs 40 dollars.", "It costs 40 dollars, or 35 for students.", "40달러, 학생은 35달러입니다."),
        ("About 10k came in 2023.", "About 12k came in 2024.", "2024년에 1만 2천 명이 왔습니다."),
        ("You need Python 3.8 or later.", "You need Python 3.9 or later.", "Python 3.9 이상이 필요합니다."),
        ("It has 3 floors.", "It has 4 floors, and one more.", "4개 층이 더 있습니다."),
        ("We store it in MySQL.", "We store it in Postgres.", "Postgres에 저장합니다."),
        ("Call open_file first.", "Call read_file first.", "먼저 read_file을 부르세요."),
        ("They live for 30 minutes.", "They live 2 hours, or 120 minutes.", "두 시간, 즉 120분 유효합니다."),
        ("Run Docker on port 80.", "Run Podman on port 80.", "80번 포트에서 Podman을 실행합니다."),
    ],
)  # fmt: skip
def test_a_translation_that_has_the_new_figure_or_name_and_not_the_old_one_follows(
    before: str, after: str, post: str
) -> None:
    assert already_says(before, after, post)
    assert not already_says(after, before, post)


@pytest.mark.parametrize(
    ("before", "after", "post"),
    [
        # The old one stands, or both do, or neither.
        ("It has 3 floors.", "It has 4 floors.", "3개 층이 있습니다."),
        ("It has 3 floors.", "It has 4 floors.", "3개 층이 있고 방은 4개입니다."),
        ("It has 3 floors.", "It has 4 floors.", "층이 있습니다."),
        ("We store it in MySQL.", "We store it in Postgres.", "MySQL에 저장합니다."),
        ("We store it in MySQL.", "We store it in Postgres.", "데이터베이스에 저장합니다."),
        # One of two followed.
        ("It has 3 floors and 20 rooms.", "It has 4 floors and 25 rooms.", "4개 층과 방 20개가 있습니다."),
        # Nothing that both languages share.
        ("A guard waits outside.", "A doctor waits outside.", "밖에서 의사가 기다립니다."),
        # What no figure shows: another sentence, a sentence turned round.
        ("It has 3 floors.", "It has 4 floors. The quiet garden closes in winter.", "4개 층입니다."),
        ("You need 3 keys.", "You do not need 4 keys.", "열쇠 4개가 필요합니다."),
        # The same figures in another order; a figure that stood there before.
        ("Between 3 and 4 hours.", "Between 4 and 3 hours.", "4시간에서 3시간 사이."),
        ("In 4 rooms are 3 beds.", "In 4 rooms are 4 beds.", "방 4개에 침대 세 개."),
        # An idiom is no figure.
        ("They came.", "One of them came.", "그중 한 명이 왔습니다."),
        ("They came.", "Only after 1 day they came.", "1일 뒤에 왔습니다."),
        ("They came by bus.", "They came by bus 1.", "1번 버스로 왔습니다."),
        # Gone without a follower: that the translation lacks it may be how it was translated.
        ("It costs 40 dollars.", "It costs nothing.", "비용이 듭니다."),
        ("", "", ""),
    ],
)  # fmt: skip
def test_where_nothing_tells_or_the_old_one_stands_it_may_be_out_of_date(
    before: str, after: str, post: str
) -> None:
    assert not already_says(before, after, post)


def test_a_name_written_in_hangul_is_the_name() -> None:
    assert not already_says(
        "Store it in Postgres.", "Store it in MySQL.", "MySQL이 아니라 포스트그레스에 저장합니다."
    )


def test_an_address_that_was_written_out_counts() -> None:
    before, after = "See https://a.org/old for it.", "See https://a.org/new for it."
    assert already_says(before, after, "https://a.org/new 를 보세요.")
    assert not already_says(before, after, "https://a.org/old 를 보세요.")
