"""English words that Korean writes in Hangul are known by their consonants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daejo.alignment.cognates import by_skeleton, cognates, english_skeleton, korean_skeleton

TABLE = """
모델 model 컴포넌트 component 텍스트 text 서버 server
서비스 service 앱 app 데이터 data 프레임워크 framework
자바스크립트 javascript 파이썬 python 애플리케이션 application 클라이언트 client
이미지 image 패키지 package 라이브러리 library 토큰 token
인터페이스 interface 쿼리 query 유저 user 트랜스포머 transformer
메시지 message 디렉터리 directory 옵션 option 템플릿 template
버튼 button 이벤트 event 렌더링 rendering 알고리즘 algorithm
"""
WORDS = TABLE.split()
SAME = list(zip(WORDS[::2], WORDS[1::2], strict=True))


@pytest.mark.parametrize(("korean", "english"), SAME)
def test_cognates_have_one_skeleton(korean: str, english: str) -> None:
    assert korean_skeleton(korean) == english_skeleton(english)


def test_a_particle_behind_the_word_does_no_harm() -> None:
    known = by_skeleton(["component", "model", "server"])
    assert [word for word, _ in cognates("컴포넌트를", known)] == ["component"]
    assert cognates("그러나", known) == ()


@given(st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=12))
def test_every_hangul_word_has_a_skeleton(word: str) -> None:
    assert set(korean_skeleton(word)) <= set("AKNTLMPSH")


@given(st.text(max_size=20))
def test_every_latin_word_has_a_skeleton(word: str) -> None:
    assert set(english_skeleton(word.lower())) <= set("AKNTLMPSH")
