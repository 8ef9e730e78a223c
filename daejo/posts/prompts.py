"""The order given to the translating machine, and the machine's answers, left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from daejo.blocks import Block
from daejo.posts.prose import Sight, sentences
from daejo.posts.residue import Residue, ResidueKind, ResidueSeverity, of_block

_FORMAT = r"(?:마크\s?다운|[Mm]ark\s?[Dd]own|MARKDOWN|\bMD\b)"
_CHANGE = r"(?:변경|변환|바꾸|바꿔|바꿀|바꾼|수정|전환|교체|대체|작성|표현|표시|정리|나타내|출력|만들)"
_TONE = r"(?:친절|친근|정중|공손|부드러|자연스러|다정|상냥|편안|따뜻|유쾌|전문적)\S{0,4}\s?(?:\S{1,6}\s)?(?:톤|말투|어조|문체|투로|느낌으로)"
_ABOVE = r"(?:위의?|아래의?|다음의?|이|해당|주어진|제공된|제공해\s?주신|앞서 언급한|입력하신|요청하신)\s?(?:내용|텍스트|글|문장|문서|본문|코드|표|테이블|원문)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape that the machine's orders and answers come in, held against single sentences."""

    why: str
    pattern: re.Pattern[str]
    confidence: float
    longest: int = 120
    """Characters; a longer sentence says more than an order."""


RULES: tuple[Rule, ...] = (
    Rule(
        "the order to change tags to Markdown",
        re.compile(rf"태그.{{0,60}}{_FORMAT}.{{0,40}}{_CHANGE}|{_FORMAT}.{{0,60}}태그.{{0,40}}{_CHANGE}"),
        0.97,
    ),
    Rule(
        "a table, image or code announced as changed to Markdown",
        re.compile(
            rf"{_FORMAT}\s?(?:형식|포맷|형태|문법|스타일|양식|표|테이블)?\S{{0,3}}\s?.{{0,30}}{_CHANGE}.{{0,30}}"
            r"(?:내용|것|코드|표|결과|버전|예시|테이블)(?:입니다|이에요|예요)"
            rf"|{_FORMAT}\s?(?:형식|포맷|형태)\S{{0,3}}\s?.{{0,30}}{_CHANGE}.{{0,20}}"
            r"(?:다음과 같|아래와 같|했습니다|하였습니다|되었습니다|해\s?드|드리|봅니다|보겠습니다|주세요|보세요|하세요|하십시오|하는 것|하면)"
            rf"|(?:다음|아래|여기|이것|위)\S{{0,2}}\s.{{0,12}}{_FORMAT}\s?(?:형식|포맷|형태)\S{{0,3}}\s?(?:된|작성된)\s?\S{{1,6}}입니다"
        ),
        0.9,
        80,
    ),
    Rule(
        "a table announced by who made it",
        re.compile(
            r"(?:표|테이블|table)\s?(?:형식|형태|포맷)?(?:으로|로)\s?\S{0,8}\s?"
            r"(?:나타내|정리|작성|표현|변환|변경|만들어|보여)\S{0,3}\s?드(?:리겠|립니다|릴게|렸습)"
        ),
        0.85,
        80,
    ),
    Rule(
        "the order to translate, or the promise to",
        re.compile(
            rf"{_TONE}.{{0,40}}(?:번역|작성|표현|답변|바꿔|변경|다시 쓰)|번역.{{0,30}}{_TONE}"
            rf"|{_ABOVE}\S{{0,2}}\s.{{0,40}}번역(?:해\s?(?:드|주)|해\s?보(?:겠|았)|하겠|하면 다음|한 (?:내용|결과|것))"
            r"|(?:한국어|한글|우리말|영어)로\s?(?:\S{1,8}\s)?번역(?:해\s?(?:드|주|보)|하겠|하면 다음|한 (?:내용|결과|것)|합니다\s?[:.])"
            r"|번역(?:해\s?드(?:리|릴|립|렸)|해\s?보겠습니다|하면 (?:다음|아래)와 같|해\s?주시면 감사|본은 다음|문은 다음|결과는 다음|결과입니다)"
            r"|^(?:번역|한국어 번역|번역문|번역 결과|번역본)\s?:"
        ),
        0.95,
    ),
    Rule(
        "an answer to a request that no reader made",
        re.compile(
            r"(?:요청|제공|입력|질문|문의|전달)(?:해\s?|하)\s?(?:주신|신)\s.{0,30}(?:코드|내용|텍스트|예제|문장|글|표|테이블|번역|형식|대로)"
            r"|번역(?:할|하실|될|이 필요한)\s?(?:내용|텍스트|문장|글)\S{0,2}\s.{0,20}(?:없|제공|입력|알려|공유|보내)"
            r"|(?:추가|다른|더)\S{0,3}\s?(?:번역|수정)\S{0,3}\s?(?:이|가)?\s?필요하(?:시면|신 경우)"
            r"|(?:AI|인공지능)\s?(?:언어\s?)?모델(?:로서|로써|이기 때문에)"
            r"|죄송(?:합니다|하지만).{0,30}(?:번역|도와드릴|제공할|처리할)\S{0,4}\s?(?:수\s?)?없"
        ),
        0.85,
        100,
    ),
    Rule(
        "an order or answer in English",
        re.compile(
            r"(?i:\b(?:translate|rewrite|convert|change)\b.{0,40}\b(?:the (?:following|above|table tag)|into korean|to korean"
            r"|to markdown|in a (?:friendly|kind|professional) tone)\b"
            r"|\bhere(?:'s| is| are)\b.{0,20}\b(?:translat\w+|korean version|markdown (?:version|format))\b"
            r"|\bas an ai (?:language )?model\b|\bi(?:'m| am) (?:sorry|unable|afraid)\b.{0,40}\b(?:translate|assist|help with)\b"
            r"|^(?:sure|certainly|of course)[!,.].{0,40}\b(?:translat|here)\w*)"
        ),
        0.85,
    ),
)

_TITLE = re.compile(
    r"(?:영어|영문|원문|원본)\s?제목.{0,300}(?:한글|한국어|번역\S?|국문)\s?제목|^(?:한글|한국어|번역)\s?제목\s?[:：]"
    r"|^(?:제목|번역|Title|Translation)\s?[:：]\s"
)
_CLOSING = re.compile(
    r"(?:참고|확인|도움이 되|즐거운|궁금|문의|이용)\S{0,8}\s?(?:\S{1,8}\s?)?(?:주세요|바랍니다|보세요|좋겠|하세요|주십시오)"
)


def prompts(sight: Sight) -> Iterator[Residue]:
    """Sentences of the body, and the title, that speak to or for the translating machine."""
    yield from _title(sight)
    told: set[int] = set()
    for i, block in sight.prose:
        # Inline code counts here: the order names its tags as `<table>`.
        said = block.text[:4000]
        hits = [(s, rule) for s in sentences(said) for rule in RULES if _fits(rule, s)]
        if hits:
            told.add(i)
            covered = sum(len(s) for s in dict.fromkeys(s for s, _ in hits))
            yield _residue(
                i, block, hits[0][0], max((r for _, r in hits), key=lambda r: r.confidence), covered
            )
    yield from _closings(sight, told)


def _fits(rule: Rule, sentence: str) -> bool:
    return len(sentence) <= rule.longest and bool(rule.pattern.search(sentence))


def _residue(i: int, block: Block, sentence: str, rule: Rule, covered: int) -> Residue:
    whole = covered >= 0.6 * len(block.text)
    return of_block(
        ResidueKind.PROMPT,
        i,
        block,
        rule.why,
        rule.confidence if whole else rule.confidence - 0.1,
        ResidueSeverity.HIGH,
        excerpt=sentence,
        whole=whole,
    )


def _title(sight: Sight) -> Iterator[Residue]:
    for name, text in (("title", sight.post.title), ("description", sight.post.description)):
        if _TITLE.search(text[:1000]):
            line = sight.post.field_lines.get(name, 1)
            yield Residue(
                ResidueKind.PROMPT,
                (line, line),
                f"the {name} holds the machine's whole answer",
                0.97,
                ResidueSeverity.HIGH,
                text[:200],
            )


def _closings(sight: Sight, told: set[int]) -> Iterator[Residue]:
    """A polite closing, where the rest of its translation unit is the machine's answer."""
    if not sight.has_units:
        return
    spoken = dict(sight.prose)
    for _, indexes in sight.units():
        prose = [i for i in indexes if i in spoken]
        rest = [i for i in prose if i not in told]
        if len(prose) == 2 and len(rest) == 1 and rest[0] == prose[-1]:
            block = spoken[rest[0]]
            if len(block.text) < 60 and _CLOSING.search(block.text):
                yield of_block(
                    ResidueKind.PROMPT, rest[0], block, "the machine's answer closes with it", 0.8, whole=True
                )
