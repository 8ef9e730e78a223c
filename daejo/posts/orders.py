"""The shapes that orders to a translating machine, and its answers, come in: a table to read and to change.

Learned from the sentences in 125 of 1,083 real posts (facts: 14 % of the posts hold one); written as
word classes, because no two of them are worded alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


def _one_of(words: str) -> str:
    """An alternative of each word; ``_`` stands for a blank."""
    return f"(?:{'|'.join(w.replace('_', ' ') for w in words.split())})"


FORMAT = r"(?:마크\s?다운|[Mm]ark\s?[Dd]own|MARKDOWN)"
_TAG = r"(?:태그|\b[Tt]ags?\b)"
_THING = r"(?:표|테이블|이미지|그림|사진|코드|텍스트|내용|링크|본문)"
_FORM = r"(?:형식|포맷|형태|문법|스타일|양식|구문|서식)"
_CHANGE = _one_of("""
    변경 변환 바꾸 바꿔 바꿀 바꾼 바꾸어 수정 전환 교체 대체 작성 표현 표시 정리 나타내 출력 만들어
""")
_NEXT = r"(?:다음|아래|됩니다|돼요)"
_WANTED = _one_of(rf"""
    주세요 주십시오 주시기 주시면 줘 보세요 봅시다 봅니다 봐요 보겠 볼게요 보았습니다 봤습니다 보면_{_NEXT}
    드리 드릴 드립 드려 드렸 하세요 하십시오 하시오 하라 하기 했습니다 하였습니다 했어요 할게요
    되었습니다 됐습니다 하겠습니다 하면_{_NEXT} 하시면_{_NEXT} 하실_수 해야 합니다
""")
_DONE_TO = rf"{_CHANGE}(?:\s?해서|\s?하여|\s?해|어)?\s?{_WANTED}"
_TONE = (
    r"(?:친절|친근|정중|공손|부드러|자연스러|다정|상냥|편안|따뜻|유쾌|전문적)\S{0,4}\s?(?:\S{1,6}\s)?"
    r"(?:톤|말투|어조|문체|투로|느낌으로)"
)
_ABOVE = (
    r"(?:위의?|아래의?|다음의?|이|해당|주어진|제공된|제공해\s?주신|앞서 언급한|입력하신|요청하신)\s?"
    r"(?:내용|텍스트|글|문장|문서|본문|코드|표|테이블|원문)"
)
_OFFER = r"해\s?(?:드리|드릴|드립|드렸|주세요|주십시오|주시기|줘)"
_ANSWER = r"(?:하겠|하면 다음|한 (?:내용|결과|것))"


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape, held against single sentences."""

    why: str
    pattern: re.Pattern[str]
    confidence: float
    longest: int = 120
    """Characters; a longer sentence says more than an order."""
    alone: bool = True
    """Whether the sentence says nothing else. False: the machine put it in the place of a real one."""
    across: bool = False
    """Held against whole short blocks as well: "알겠습니다! 번역해 드리겠습니다." is one answer."""
    subject: re.Pattern[str] | None = None
    """What the shape speaks of: in a post whose own subject that is, it is no order."""


MARKDOWN = re.compile(FORMAT)
TRANSLATION = re.compile(r"번역|[Tt]ranslat")


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns))


RULES: tuple[Rule, ...] = (
    Rule(
        "the order to change tags to Markdown",
        _any(
            rf"{_TAG}.{{0,60}}{FORMAT}.{{0,40}}{_CHANGE}",
            rf"{FORMAT}.{{0,60}}{_TAG}.{{0,40}}{_CHANGE}",
        ),
        0.97,
        subject=MARKDOWN,
    ),
    Rule(
        "a table, image or code announced as changed to Markdown",
        _any(
            rf"{FORMAT}\s?{_FORM}?\S{{0,3}}\s?.{{0,30}}{_CHANGE}.{{0,12}}"
            r"(?:내용|것|코드|표|결과|버전|예시|테이블|텍스트|이미지)(?:입니다|이에요|예요)",
            rf"{FORMAT}\s?{_FORM}\S{{0,3}}\s?.{{0,15}}{_DONE_TO}",
            rf"{_THING}\S{{0,3}}\s(?:\S{{1,6}}\s)?{FORMAT}(?:으로|로)\s?{_DONE_TO}",
            rf"(?:다음|아래|여기|이것|위)\S{{0,2}}\s.{{0,12}}{FORMAT}\s?{_FORM}\S{{0,3}}\s?(?:된|작성된)\s?\S{{1,6}}입니다",
        ),
        0.9,
        80,
        subject=MARKDOWN,
    ),
    Rule(
        "changing to Markdown told as if it were the author's",
        _any(rf"{FORMAT}\s?{_FORM}\S{{0,3}}\s?.{{0,10}}{_CHANGE}(?:하는|한) (?:것|작업|부분)"),
        0.85,
        80,
        alone=False,
        subject=MARKDOWN,
    ),
    Rule(
        "a table announced by who made it",
        _any(
            r"(?:표|테이블|table)\s?(?:형식|형태|포맷)?(?:으로|로)\s?\S{0,8}\s?"
            r"(?:나타내|정리|작성|표현|변환|변경|만들어|보여)\S{0,3}\s?드(?:리겠|립니다|릴게|렸습)",
        ),
        0.85,
        80,
    ),
    Rule(
        "the order to translate, or the promise to",
        _any(
            rf"{_TONE}.{{0,40}}(?:번역|작성|표현|답변|바꿔|변경|다시 쓰)",
            rf"번역.{{0,30}}{_TONE}",
            rf"{_ABOVE}\S{{0,2}}\s.{{0,40}}번역(?:{_OFFER}|{_ANSWER}|해\s?보(?:겠|았)|해야 합니다)",
            rf"(?:한국어|한글|우리말|영어)로\s?(?:\S{{1,8}}\s)?번역(?:{_OFFER}|{_ANSWER}|합니다\s?[:.])",
            rf"번역(?:{_OFFER}|해\s?보겠습니다|하면 (?:다음|아래)와 같)",
            r"번역(?:본은 다음|문은 다음|결과는 다음|결과입니다)",
            r"^(?:번역|한국어 번역|번역문|번역 결과|번역본)\s?:",
        ),
        0.95,
        subject=TRANSLATION,
    ),
    Rule(
        "a translation announced by who made it",
        _any(
            r"번역(?:된|한)\s?(?:내용|텍스트|결과|문장|글|버전)\S{0,2}\s?(?:다음|아래)",
            r"(?:다음|아래|여기|위)\S{0,3}\s.{0,20}번역(?:된|한|해\s?본)\s?"
            r"(?:내용|텍스트|결과|문장|글|버전|것)(?:입니다|이에요|예요)",
            r"(?:코드|부분|내용|문장|텍스트)\S{0,4}\s.{0,20}번역(?:하지 않|할 수 없|이 필요하지|할 필요가)",
        ),
        0.85,
        80,
        subject=TRANSLATION,
    ),
    Rule(
        "an answer to a request that no reader made",
        _any(
            r"(?:요청|제공|입력|질문|문의|전달)해\s?주신\s.{0,30}(?:코드|내용|텍스트|예제|문장|글|표|테이블|번역|형식|대로)",
            r"요청하신\s.{0,30}(?:했습니다|드립니다|드리겠습니다|드릴게요|다음과 같|아래와 같|입니다)",
            r"번역(?:할|하실|될)\s?(?:내용|텍스트|문장|글)\S{0,2}\s.{0,20}(?:없|제공|입력|알려|공유|보내)",
            r"(?:추가|다른|더)\S{0,3}\s?(?:번역|수정)\S{0,3}\s?(?:이|가)?\s?필요하(?:시면|신 경우)",
            r"(?:AI|인공지능)\s?(?:언어\s?)?모델(?:로서|로써|이기 때문에)",
            r"죄송(?:합니다|하지만).{0,30}(?:번역|도와드릴|제공할|처리할).{0,8}없",
        ),
        0.85,
        100,
    ),
    Rule(
        "the machine offers its help",
        _any(
            r"^(?:안녕하세요[!.]?\s)?(?:무엇|어떤|어떻게|더)\S{0,3}\s.{0,20}(?:도와드릴까요|필요하신가요)",
            r"^(?:네[,!]?\s?)?(?:알겠습니다|이해했습니다|물론입니다|물론이죠)[.!]\s?.{0,30}(?:번역|변경|도와|드리겠)",
        ),
        0.75,
        80,
        across=True,
    ),
    Rule(
        "an order or answer in English",
        _any(
            r"(?i:\b(?:translate|rewrite|convert|change)\b.{0,40}\b(?:the (?:following|above|table tag)"
            r"|(?:in)?to korean|to markdown|in a (?:friendly|kind|professional) tone)\b)",
            r"(?i:\bhere(?:'s| is| are)\b.{0,20}\b(?:translat\w+|korean version|markdown (?:form|ver)))",
            r"(?i:\bas an ai (?:language )?model\b)",
            r"(?i:\bi(?:'m| am) (?:sorry|unable|afraid)\b.{0,40}\b(?:translate|assist|help with)\b)",
            r"(?i:^(?:sure|certainly|of course)[!,.].{0,40}\b(?:translat|here)\w*)",
        ),
        0.85,
    ),
)
